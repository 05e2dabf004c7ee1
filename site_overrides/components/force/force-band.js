/*
 * <force-band of="unit">: whether the document still holds, above everything else of its page. The built words are
 * those of the day that they name; here they become those of the day that counts. Its stretches stand in it as
 * [data-first], each with what is said of its days (data-said, with {} for the time between data-day and now).
 * @uses day, force-status, words
 */
(() => {
  "use strict";

  const { ELAPSED } = window.policyWords;
  const { days, elapsed, today } = window.policyDay;

  const said = ({ said: words, day }) => {
    const now = today();
    return words.replace("{}", day > now ? ELAPSED.days.replace("{}", days(now, day)) : elapsed(day, now));
  };

  class ForceBand extends HTMLElement {
    connectedCallback() {
      const { isGone, of } = window.policyForce;
      const found = of(this.getAttribute("of"));
      if (!found) return;
      this.dataset.code = found[1];
      let present = null;
      for (const one of this.querySelectorAll("[data-first]")) {
        one.removeAttribute("aria-current");
        if (one.dataset.first <= today()) present = one;
      }
      present?.setAttribute("aria-current", "true");
      this.querySelector(".age").textContent = present ? said(present.dataset) : "";
      for (const one of this.querySelectorAll(".ago")) {
        one.hidden = one.dataset.day > today();
        one.textContent = said(one.dataset);
      }
      const title = document.title.replace(/^【[^】]*】/, "");
      document.title = isGone(found) ? `【${found[2]}】${title}` : title;
    }
  }

  customElements.define("force-band", ForceBand);
})();
