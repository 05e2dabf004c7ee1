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
      const without = (node) => node instanceof Node && !this.contains(node);
      this.addEventListener("focusout", ({ relatedTarget }) => {
        if (without(relatedTarget)) details.open = false;
      });
      document.addEventListener("click", ({ target }) => {
        if (without(target)) details.open = false;
      });
    }
  }

  customElements.define("site-menu", SiteMenu);
})();
