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
        if (relatedTarget instanceof Node && !this.contains(relatedTarget)) details.open = false;
      });
      // The path is that of the press: a tool that was pressed may have been drawn anew by now.
      document.addEventListener("click", (event) => {
        if (!event.composedPath().includes(this)) details.open = false;
      });
    }
  }

  customElements.define("site-menu", SiteMenu);
})();
