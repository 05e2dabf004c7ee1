/*
 * <text-versions>: of the texts that a measure has had, leaves open the one that holds on the day that counts, and
 * opens another where the address leads into it. Without JavaScript all stand open, each headed with its days.
 * @uses day
 */
(() => {
  "use strict";

  class TextVersions extends HTMLElement {
    connectedCallback() {
      const texts = [...this.querySelectorAll("details.text")]; // the newest first
      const day = window.policyDay.today();
      const held = texts.find(({ dataset }) => !dataset.void && dataset.first <= day) ?? texts[texts.length - 1];
      for (const text of texts) text.open = text === held;
      this.lead = () => {
        const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const within = target && target.closest("details.text");
        if (!within || within.open) return;
        within.open = true;
        target.scrollIntoView();
      };
      window.addEventListener("hashchange", this.lead);
      this.lead();
    }

    disconnectedCallback() {
      window.removeEventListener("hashchange", this.lead);
    }
  }

  customElements.define("text-versions", TextVersions);
})();
