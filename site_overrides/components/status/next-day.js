/*
 * When something that comes again comes next, from the day that counts on (see day.js).
 * <next-day days="03-31 10-31"> has its days in every year; the last of February is 02-29.
 * @uses day, words
 */
(() => {
  "use strict";

  const { NEXT_DAY } = window.policyWords;
  const { inWords, today } = window.policyDay;

  const inYear = (year, day) => (day === "02-29" && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
    ? `${year}-02-28` : `${year}-${day}`);

  const next = (days, from) => {
    const year = Number(from.slice(0, 4));
    const coming = [year, year + 1].flatMap((one) => days.map((day) => inYear(one, day))).sort();
    return coming.find((day) => day >= from);
  };

  class NextDay extends HTMLElement {
    connectedCallback() {
      const days = (this.getAttribute("days") ?? "").split(" ").filter(Boolean);
      this.textContent = days.length ? NEXT_DAY.replace("{}", inWords(next(days, today()))) : "";
    }
  }

  customElements.define("next-day", NextDay);
})();
