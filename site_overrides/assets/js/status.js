/*
 * Where a deadline stands today. "Today" is the calendar day in Asia/Shanghai, or ?asof=YYYY-MM-DD to try another.
 * <deadline-status spans="2022-12-15/2023-02-28 /2023-05-31|/2023-06-30"> says it in words; each span is
 * start/end, either may be empty, and `|` stands between the readings of an ambiguous one.
 * @uses words
 */
(() => {
  "use strict";

  const DAY = 86400000;
  const { STATUS_TODAY } = window.policyWords;

  // Browsers take the 30th of February for a day in March.
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text)
    && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

  const today = () => {
    const asked = new URLSearchParams(location.search).get("asof");
    if (isDay(asked ?? "")) return asked;
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit",
    }).formatToParts(new Date());
    const part = (type) => parts.find((one) => one.type === type).value;
    return `${part("year")}-${part("month")}-${part("day")}`;
  };

  const read = (text) => text.split(" ").filter(Boolean).map(
    (span) => span.split("|").map((reading) => reading.split("/")),
  );

  const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

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

  /* <past-notice spans="…">: says so plainly when every date is past, and that the page is for reference. */
  class PastNotice extends HTMLElement {
    connectedCallback() {
      const found = status(this.getAttribute("spans") ?? "");
      this.hidden = found.state !== "over";
      if (this.hidden) return;
      const [year, month, day] = found.date.split("-").map(Number);
      this.textContent = `写明的期限都已过去，最后一个是${year}年${month}月${day}日。本页供查考；现在还有没有这项政策，请问责任单位。`;
    }
  }

  window.policyStatus = { status, words, today };
  customElements.define("deadline-status", DeadlineStatus);
  customElements.define("past-notice", PastNotice);
})();
