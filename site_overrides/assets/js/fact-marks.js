/*
 * <fact-marks> around official words: touching a fact's link elsewhere on the page (data-quote) brightens its words.
 * Without JavaScript the link still leads to the sentence.
 */
(() => {
  "use strict";

  class FactMarks extends HTMLElement {
    connectedCallback() {
      this.lit = (event) => {
        const link = event.target.closest?.("[data-quote]");
        this.light(link ? link.dataset.quote : "");
      };
      for (const name of ["pointerover", "focusin"]) document.addEventListener(name, this.lit);
    }

    disconnectedCallback() {
      for (const name of ["pointerover", "focusin"]) document.removeEventListener(name, this.lit);
    }

    light(quote) {
      for (const mark of this.querySelectorAll("mark")) {
        mark.classList.toggle("lit", Boolean(quote) && quote.includes(mark.textContent));
      }
    }
  }

  customElements.define("fact-marks", FactMarks);
})();
