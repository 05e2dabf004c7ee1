/* Exact numbers, [numerator, denominator] in lowest terms, and days, "2023-04-30", which compare as text. */
(() => {
  "use strict";

  const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a);
  /** @type {(n: any, d?: any) => any} */
  const make = (n, d = 1n) => {
    const g = d < 0n ? -gcd(n, d) : gcd(n, d);
    return [n / g, d / g];
  };

  /* "-12.5" or "1/3" → an exact number. */
  const exact = (text) => {
    const [top, bottom = "1"] = text.split("/");
    const [whole, part = ""] = top.split(".");
    return make(BigInt(whole + part), BigInt(bottom) * 10n ** BigInt(part.length));
  };

  const add = ([a, b], [c, d]) => make(a * d + c * b, b * d);
  const minus = ([a, b], [c, d]) => make(a * d - c * b, b * d);
  const times = ([a, b], [c, d]) => make(a * c, b * d);
  const over = ([a, b], [c, d]) => make(a * d, b * c);

  /* Negative, zero or positive as a is less than, equal to or more than b. */
  const order = (a, b) => {
    if (typeof a === "string") return a < b ? -1 : a > b ? 1 : 0;
    const gap = a[0] * b[1] - b[0] * a[1];
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  };
  const least = (a, b) => (order(b, a) < 0 ? b : a);
  const most = (a, b) => (order(b, a) > 0 ? b : a);
  /** @type {(exact: [bigint, bigint]) => any} */
  const floor = ([n, d]) => [n / d - (n < 0n && n % d ? 1n : 0n), 1n];

  const decimal = (digits, places) => {
    const sign = digits < 0n ? "-" : "";
    const text = `${digits < 0n ? -digits : digits}`.padStart(places + 1, "0");
    return sign + (places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text);
  };

  /* The shortest decimal, or "1/3" where there is none. */
  const shown = ([n, d]) => {
    let places = 0, rest = d;
    for (; rest % 2n === 0n || rest % 5n === 0n; places++) rest /= rest % 10n === 0n ? 10n : rest % 5n ? 2n : 5n;
    return rest === 1n ? decimal(n * 10n ** BigInt(places) / d, places) : `${n}/${d}`;
  };

  /* Yuan to 0.01, half up. */
  const money = ([n, d]) => {
    const cents = (200n * (n < 0n ? -n : n) + d) / (2n * d);
    return decimal(n < 0n ? -cents : cents, 2);
  };

  const lastDay = (year, month) => {
    if (month === 2) return year % 4 || (!(year % 100) && year % 400) ? 28 : 29;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
  };

  /* "2023-04-30", or null for a day that the calendar does not have. */
  const day = (year, month, date) => {
    const two = (number) => `${number}`.padStart(2, "0");
    const real = year > 0 && year < 10000 && month > 0 && month < 13 && date > 0 && date <= lastDay(year, month);
    return real ? `${`${year}`.padStart(4, "0")}-${two(month)}-${two(date)}` : null;
  };

  /* The same day of a later month, or that month's last: 11-30 plus 3 is 02-28 or 02-29. */
  const addMonths = (from, count) => {
    const [year, month, date] = from.split("-").map(Number);
    const months = year * 12 + month - 1 + count;
    const then = [Math.floor(months / 12), months % 12 + 1];
    return day(...then, Math.min(date, lastDay(...then)));
  };

  globalThis.policyRules = { exact, add, minus, times, over, order, least, most, floor, shown, money, day, addMonths };
})();
