/*
 * <site-menu>: its <details> closes on Escape, on a press outside, and when the focus leaves it.
 */
(() => {
  "use strict";

  class SiteMenu extends HTMLElement {
    connectedCallback() {
      const details = this.querySelector("details");
      this.addEventListener("keydown", ({ key }) => {
        if (key !== "Escape" || !details.open) return;
        details.open = false;
        details.querySelector("summary").focus();
      });
      this.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget && !this.contains(relatedTarget)) details.open = false;
      });
      document.addEventListener("click", ({ target }) => {
        if (!this.contains(target)) details.open = false;
      });
    }
  }

  customElements.define("site-menu", SiteMenu);
})();
