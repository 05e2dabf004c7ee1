/*
 * The day that counts: today in Asia/Shanghai, or the day chosen in the address (?asof=2023-04-30). `now` is always
 * today: a date of printing is no matter of choice. `kept` is an address of this site with the chosen day in it.
 * @uses words
 */
(() => {
  "use strict";

  const DAY = 86400000;
  const { ELAPSED } = window.policyWords;
  const root = new URL("../../", document.currentScript.src).href;

  // Browsers take the 30th of February for a day in March.
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text)
    && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

  const asked = new URLSearchParams(location.search).get("asof");
  const chosen = isDay(asked ?? "") ? asked : null;

  const now = () => {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit",
    }).formatToParts(new Date());
    const part = (type) => parts.find((one) => one.type === type).value;
    return `${part("year")}-${part("month")}-${part("day")}`;
  };

  const numbers = (day) => day.split("-").map(Number);

  const inWords = (day) => {
    const [year, month, date] = numbers(day);
    return `${year}年${month}月${date}日`;
  };

  const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

  /* 3年7个月, 12天: as words.elapsed says it. */
  const elapsed = (from, to) => {
    const [[year, month, date], [lastYear, lastMonth, lastDate]] = [numbers(from), numbers(to)];
    const all = (lastYear - year) * 12 + lastMonth - month - (lastDate < date ? 1 : 0);
    if (all < 1) return ELAPSED.days.replace("{}", days(from, to));
    const [years, months] = [Math.floor(all / 12), all % 12];
    return (years ? ELAPSED.years.replace("{}", years) : "") + (months ? ELAPSED.months.replace("{}", months) : "");
  };

  const kept = (href) => {
    if (!chosen) return href;
    const address = new URL(href, location.href);
    if (!address.href.startsWith(root) || !/(\.html|\/)$/.test(address.pathname)) return href;
    const [, path, query = "", anchor = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href);
    const asked = new URLSearchParams(query);
    asked.set("asof", chosen);
    return `${path}?${asked}${anchor}`;
  };

  window.policyDay = { asked, chosen, days, elapsed, inWords, kept, now, today: () => chosen ?? now() };
})();
