/*
 * Whether something holds on the day that counts. What follows of all documents was worked out when the site was built;
 * a page carries it as data (#force): unit → stretches [first day, code, word, marks, version, words of a row], or the
 * name of a unit with the same. Here the stretch of the day is looked up, and nothing else.
 * <force-status of="unit"> says its word and strongest mark, <as-of> the day that this is about.
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

  class ForceStatus extends HTMLElement {
    connectedCallback() {
      const found = of(this.getAttribute("of"));
      if (!found) return;
      this.dataset.code = found[1];
      this.textContent = found[5];
    }
  }

  class AsOf extends HTMLElement {
    connectedCallback() {
      this.textContent = (chosen ? ASOF.asof : ASOF.now).replace("{}", inWords(today()));
    }
  }

  window.policyForce = { isGone, of, on };
  customElements.define("force-status", ForceStatus);
  customElements.define("as-of", AsOf);
})();
