/*
 * A visitor's words → { value, error, shown }: exact, or refused if a machine might take them for another number.
 * Months count from the year nought, as in generator/policyref/rules/parse.py.
 * @uses rules-figures, rules-numbers
 */
(() => {
  "use strict";

  const { exact, figure, times, over, order, shown, money, day, whole } = policyRules;
  const MONEY = {
    __proto__: null, 元: "1", 百元: "100", 千元: "1000", 万元: "10000", 十万元: "100000", 百万元: "1000000",
    千万元: "10000000", 亿元: "100000000", 万: "10000", 百万: "1000000", 千万: "10000000", 亿: "100000000",
  };
  const YUAN = ["", "元", "元整", "圆", "圆整", "块", "块钱", "元人民币"];
  const LARGEST = exact("1000000000000");
  const LONGEST = 40;
  const MARK = /^(?:¥|人民币|RMB|CNY)/i;
  const N = "(\\d+|[〇零一二三四五六七八九○十]+)";
  const DAY = new RegExp(
    `^(?:${N}年${N}月${N}[日号]|(\\d{4})(?:/(\\d\\d?)/|\\.(\\d\\d?)\\.)(\\d\\d?)|(\\d{4})-(\\d\\d?)-(\\d\\d?))$`);
  const MONTH = new RegExp(`^(?:${N}年${N}月份?|(\\d{4})[-/.](\\d\\d?))$`);

  const fold = (words) => words.normalize("NFKC").replace(/−/g, "-").trim();
  const isLong = (text) => [...text].length > LONGEST;

  const SMALL = new RegExp(`^${N}$`);
  const small = (words) => (SMALL.test(words) ? whole(words.replace(/○/g, "〇")) : null);
  const numbersOf = (pattern, text) => (isLong(text) ? [] : (pattern.exec(text) ?? []).slice(1).filter(Boolean)
    .map((one) => Number(small(one) ?? 0n)));

  const date = (text) => {
    const found = numbersOf(DAY, text);
    return found.length ? day(...found) : null;
  };

  const monthOf = (iso) => [BigInt(Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1), 1n];
  /* "2023-02-01", or null of what no calendar has. */
  const firstDay = ([months]) => day(Number(months / 12n), Number(months % 12n) + 1, 1);

  const month = (text) => {
    const first = date(text) ?? day(...[...numbersOf(MONTH, text), 0, 0].slice(0, 2), 1);
    return first && monthOf(first);
  };

  /* A number in the unit of its field; null where the words after it are no unit of that. */
  const understood = (text, { type, unit }) => {
    if (isLong(text)) return null;
    const year = type === "year" ? small(text.replace(/年$/, "")) : null;
    if (year !== null) return { value: [year, 1n], isBare: true };
    const [mark = ""] = (type === "money" && MARK.exec(text)) || [];
    const share = type === "rate" && text.startsWith("百分之") ? "百分之" : "";
    const found = figure(text.slice(mark.length + share.length).trimStart());
    if (!found) return null;
    const { value, unit: after, isBare } = found;
    if (type === "money") {
      const scale = isBare && !mark ? exact(MONEY[unit ?? "元"]) : exact("1");
      return YUAN.includes(after) ? { value: times(value, scale), isBare: isBare && !mark } : null;
    }
    if (type === "rate") {
      return after === "" || (after === "%" && !share) ? { value: over(value, exact("100")), isBare } : null;
    }
    return after === "" || after === (type === "year" ? "年" : unit) ? { value, isBare } : null;
  };

  const within = (value, { min, max, type }) => {
    const limit = (end) => (type === "date" ? end : exact(end));
    if (min !== null && order(value, limit(min)) < 0) return "min";
    return max !== null && order(value, limit(max)) > 0 ? "max" : { value };
  };

  const number = (text, field) => {
    const found = understood(text, field);
    if (!found) return "number";
    const { value } = found;
    const lowest = field.min === null ? null : exact(field.min);
    if (value[0] < 0n && field.type !== "rate" && (!lowest || lowest[0] >= 0n)) return "negative";
    if (order(value[0] < 0n ? [-value[0], value[1]] : value, LARGEST) > 0) return "toobig";
    if (["count", "year"].includes(field.type) && value[1] !== 1n) return "integer";
    return within(value, field);
  };

  const of = (text, field) => {
    if (field.type === "choice" || field.type === "yesno") {
      const options = field.type === "choice" ? field.options : ["是", "否"];
      const value = options.find((one) => one.normalize("NFKC") === text);
      return value ? { value } : "option";
    }
    if (field.type !== "date" && field.type !== "month") return number(text, field);
    const value = field.type === "date" ? date(text) : month(text);
    return value === null ? field.type : within(value, field);
  };

  const read = (words, field) => {
    const text = fold(words);
    if (!text) return { value: null, error: null, shown: null };
    const found = of(text, field);
    return typeof found === "string"
      ? { value: null, error: found, shown: null }
      : { value: found.value, error: null, shown: show(found.value, field) };
  };

  const grouped = (text) => text.replace(/\B(?=(\d{3})+$)/g, ",");

  /* What a sum is said in: from how many digits on, with which zeros at its end. */
  const SCALES = [{ least: 9, zeros: /0{6}$/, places: 8, word: "亿" }, { least: 5, zeros: /00$/, places: 4, word: "万" }];

  /* A sum as people say it: 1.5亿元, 5万元, 4000元, 60,120元, 60,120.50元. */
  const yuan = (value) => {
    const [, sign, digits, cents] = /^(-?)(\d+)\.(\d\d)$/.exec(money(value));
    const scale = cents === "00" && SCALES.find(({ least, zeros }) => digits.length >= least && zeros.test(digits));
    if (scale) {
      const part = digits.slice(-scale.places).replace(/0+$/, "");
      return `${sign}${digits.slice(0, -scale.places)}${part && `.${part}`}${scale.word}元`;
    }
    return `${sign}${digits.length > 4 ? grouped(digits) : digits}${cents === "00" ? "" : `.${cents}`}元`;
  };

  const dayInWords = (iso) => iso.replace(/0*(\d+)-0?(\d+)-0?(\d+)/, "$1年$2月$3日");

  /* A value as the page says it: 1.5万元, 2.5%, 20家, 2023年4月, 2023年4月30日. */
  const show = (value, { type, unit }) => {
    if (type === "money") return yuan(value);
    if (type === "rate") return `${shown(times(value, [100n, 1n]))}%`;
    if (type === "date") return dayInWords(value);
    if (type === "month") {
      const first = firstDay(value);
      return first ? dayInWords(first).replace(/1日$/, "") : shown(value);
    }
    return type === "choice" || type === "yesno" ? value : shown(value) + (type === "year" ? "年" : unit ?? "");
  };

  Object.assign(policyRules, {
    dayInWords, firstDay, fold, largest: LARGEST, monthOf, read, show, understood, units: MONEY, yuan,
  });
})();
