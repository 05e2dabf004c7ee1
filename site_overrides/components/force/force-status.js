/*
 * Whether something holds on the day that counts. What follows of all documents was worked out when the site was built;
 * a page carries it as data (#force): unit → stretches [first day, code, word, marks, version, words of a row, the
 * words that are true of parts with nothing of their own, where these are others], or the name of a unit with the
 * same. Here the stretch of the day is looked up, and nothing else.
 * <force-status of="unit"> says its word and strongest mark, and is hidden where its `above`, the unit whose word
 * stands above it, says the same already; what is ended or over always says so.
 * <as-of> says the day that this is about.
 * @uses day, words
 */
(() => {
  "use strict";

  const { ASOF, FORCE_GONE } = window.policyWords;
  const { chosen, inWords, today } = window.policyDay;
  let timelines = null;

  /* Of stretches that follow each other the one that a day is in. */
  const on = (stretches, day = today()) => {
    const begun = stretches.filter(([first]) => first <= day);
    return begun.length ? begun[begun.length - 1] : null;
  };

  const of = (unit, day = today()) => {
    timelines ??= JSON.parse(document.getElementById("force")?.textContent ?? "{}");
    const found = timelines[unit] ?? [];
    return on(typeof found === "string" ? timelines[found] : found, day);
  };

  /* Ended by an act or by a date: what lists put last, and may leave out. */
  const isGone = (stretch) => FORCE_GONE.includes(stretch?.[1]);

  const saysNoMore = (found, above) => Boolean(above) && !isGone(found) && found[5] === (above[6] ?? above[5]);

  class ForceStatus extends HTMLElement {
    connectedCallback() {
      const found = of(this.getAttribute("of"));
      if (!found) return;
      this.dataset.code = found[1];
      this.textContent = found[5];
      const above = this.getAttribute("above");
      if (above) this.hidden = above === this.getAttribute("of") || saysNoMore(found, of(above));
    }
  }

  class AsOf extends HTMLElement {
    connectedCallback() {
      this.toggleAttribute("data-now", !chosen);
      this.textContent = (chosen ? ASOF.asof : ASOF.now).replace("{}", inWords(today()));
    }
  }

  window.policyForce = { isGone, of, on };
  customElements.define("force-status", ForceStatus);
  customElements.define("as-of", AsOf);
})();
