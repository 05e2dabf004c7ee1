/*
 * <fact-marks> around official words: touching a fact's link elsewhere on the page brightens its words.
 * Both say where in the text they stand: data-span, from character to character.
 * Without JavaScript the link still leads to the sentence.
 */
(() => {
  "use strict";

  class FactMarks extends HTMLElement {
    connectedCallback() {
      this.lit = (event) => {
        const fact = event.target.closest?.("[data-span]:not(mark)");
        const isOurs = fact?.closest("details.text") === this.closest("details.text"); // each text has facts of its own
        this.light(isOurs ? fact.dataset.span : undefined);
      };
      for (const name of ["pointerover", "focusin"]) document.addEventListener(name, this.lit);
    }

    disconnectedCallback() {
      for (const name of ["pointerover", "focusin"]) document.removeEventListener(name, this.lit);
    }

    light(span) {
      const [start, end] = (span ?? "0-0").split("-").map(Number);
      for (const mark of this.querySelectorAll("mark")) {
        const [from, to] = mark.dataset.span.split("-").map(Number);
        mark.classList.toggle("lit", start <= from && to <= end);
      }
    }
  }

  customElements.define("fact-marks", FactMarks);
})();
