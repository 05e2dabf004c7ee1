/*
 * Where a deadline stands on the day that counts (see day.js). An application day says nothing of validity.
 * <deadline-status spans="2022-12-15/2023-02-28 /2023-05-31|/2023-06-30"> says it in words; each span is
 * start/end, either may be empty, and `|` stands between the readings of an ambiguous one.
 * @uses day, words
 */
(() => {
  "use strict";

  const { STATUS_TODAY } = window.policyWords;
  const { days, today } = window.policyDay;

  const read = (text) => text.split(" ").filter(Boolean).map(
    (span) => span.split("|").map((reading) => reading.split("/")),
  );

  const one = ([start, end], now) => {
    if (start && now < start) return { state: "upcoming", date: start, days: days(now, start) };
    if (end && now > end) return { state: "over", date: end, days: days(end, now) };
    if (!end) return { state: start ? "open" : "unclear", date: "", days: Infinity };
    const left = days(now, end);
    return { state: left <= 30 ? "closing" : "open", date: end, days: left };
  };

  /* Of several spans the one that matters: what is open and ends first, then what comes next, then what is past. */
  const ORDER = ["closing", "open", "upcoming", "unclear", "over"];
  const status = (text, now = today()) => {
    const all = read(text).map((readings) => first(readings.map((reading) => one(reading, now)), true));
    return first(all, false) ?? { state: "unclear", date: "", days: Infinity };
  };

  const first = (found, readings) => {
    found.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.days - b.days);
    const disputed = readings && found.some((one) => (one.state === "over") !== (found[0].state === "over"));
    return disputed ? { ...found[0], disputed } : found[0];
  };

  const words = ({ state, days: count, disputed }) => {
    const told = disputed ? "disputed" : state === "closing" && count === 0 ? "last" : state;
    return STATUS_TODAY[told].replace("{}", count);
  };

  class DeadlineStatus extends HTMLElement {
    connectedCallback() {
      const found = status(this.getAttribute("spans") ?? "");
      this.dataset.state = found.state;
      this.textContent = words(found);
    }
  }

  window.policyStatus = { status, words };
  customElements.define("deadline-status", DeadlineStatus);
})();
