/*
 * A visitor's words → { value, error, shown }: exact, or refused if a machine might take them for another number.
 * @uses rules-numbers
 */
(() => {
  "use strict";

  const { exact, times, order, shown, money, day } = policyRules;
  const MONEY = {
    __proto__: null, 元: "1", 百元: "100", 千元: "1000", 万元: "10000", 十万元: "100000", 百万元: "1000000",
    千万元: "10000000", 亿元: "100000000", 万: "10000", 百万: "1000000", 千万: "10000000", 亿: "100000000",
  };
  const LARGEST = exact("1000000000000");
  const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(.*)$/;
  const DAY = /^(\d{4})(?:年(\d\d?)月(\d\d?)日|[/.](\d\d?)[/.](\d\d?)|-(\d\d?)-(\d\d?))$/;

  const fold = (words) => words.normalize("NFKC").replaceAll("−", "-").trim();

  /* What a number is multiplied by; undefined where the words after it are no unit of the field. */
  const factor = (suffix, { type, unit }) => {
    if (type === "money") return MONEY[suffix || unit];
    if (type === "rate") return suffix === "" || suffix === "%" ? "1/100" : undefined;
    return suffix === "" || suffix === unit || (type === "year" && suffix === "年") ? "1" : undefined;
  };

  const number = (text, field) => {
    const [, sign, whole, part = "", after] = NUMBER.exec(text) ?? [];
    const scale = whole && factor(after.trim(), field);
    if (!scale) return "number";
    const value = times(exact(sign + whole.replaceAll(",", "") + part), exact(scale));
    const lowest = field.min === null ? null : exact(field.min);
    if (value[0] < 0n && field.type !== "rate" && (!lowest || lowest[0] >= 0n)) return "negative";
    if (order(value[0] < 0n ? [-value[0], value[1]] : value, LARGEST) > 0) return "toobig";
    if (["count", "year"].includes(field.type) && value[1] !== 1n) return "integer";
    if (lowest && order(value, lowest) < 0) return "min";
    return field.max !== null && order(value, exact(field.max)) > 0 ? "max" : { value };
  };

  const date = (text, { min, max }) => {
    const value = day(...(DAY.exec(text) ?? []).slice(1).filter(Boolean).map(Number));
    return !value ? "date" : min && value < min ? "min" : max && value > max ? "max" : { value };
  };

  const read = (words, field) => {
    const text = fold(words);
    const give = (found) => typeof found === "string"
      ? { value: null, error: found, shown: null }
      : { value: found.value, error: null, shown: show(found.value, field) };
    if (!text) return { value: null, error: null, shown: null };
    if (field.type === "choice" || field.type === "yesno") {
      const options = field.type === "choice" ? field.options : ["是", "否"];
      const value = options.find((one) => one.normalize("NFKC") === text);
      return give(value ? { value } : "option");
    }
    const isDate = field.type === "date";
    if ([...text].length > 40) return give(isDate ? "date" : "number");
    return give(isDate ? date(text, field) : number(text, field));
  };

  const grouped = (text) =>
    text.replace(/^(-?)(\d+)/, (_, sign, whole) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ","));

  /* A value as the page says it: 1,000,000.01元, 2.5%, 20家, 2023年4月30日. */
  const show = (value, { type, unit }) => {
    if (type === "money") return `${grouped(money(value)).replace(/\.00$/, "")}元`;
    if (type === "rate") return `${shown(times(value, [100n, 1n]))}%`;
    if (type === "date") return value.replace(/0*(\d+)-0?(\d+)-0?(\d+)/, "$1年$2月$3日");
    return type === "choice" || type === "yesno" ? value : shown(value) + (type === "year" ? "年" : unit ?? "");
  };

  Object.assign(policyRules, { largest: LARGEST, read, show });
})();
