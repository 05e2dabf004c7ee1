/*
 * What of an answer does not make sense, and what may have been meant: policyRules.doubts(program, given, values) →
 * [{ input, found, says, instead }]. What makes sense, the program says (`senses` of an input); the same as
 * generator/policyref/rules/doubts.py.
 * @uses answer-words, rules-numbers, rules-parse
 */
(() => {
  "use strict";

  const { dayInWords, day, exact, fold, monthOf, order, over, show, times, understood, units } = policyRules;
  const { DOUBT } = window.policyAnswerWords;
  const MONTHS = { month: 1, quarter: 3, year: 12 };
  const TEN_THOUSAND = exact("10000");
  const HUNDRED = exact("100");

  const say = (key, words) => DOUBT[key].replace(/\{(\w+)\}/g, (_, name) => words[name]);

  const isBare = (words, field) => Boolean(understood(fold(words), field)?.isBare);

  const isWithin = (value, low, high) => {
    if (typeof value === "string") return (low ?? "") <= value && value <= (high ?? "9999-12-31");
    return (low === null || order(value, exact(low)) >= 0) && (high === null || order(value, exact(high)) <= 0);
  };

  /* What is a slip away: 元 typed where 万元 are asked, 万 forgotten or one too many; 0.5 for 50%. */
  const meant = (value, words, field) => {
    if (field.type === "rate") return [times(value, HUNDRED), over(value, HUNDRED)];
    if (field.type !== "money") return [];
    const own = isBare(words, field) ? [over(value, exact(units[field.unit ?? "元"]))] : [];
    return [...own, over(value, TEN_THOUSAND), times(value, TEN_THOUSAND)];
  };

  const lastDay = (iso, months) => {
    const [year, month] = iso.split("-").map(Number);
    const last = Math.ceil(month / months) * months;
    return [31, 30, 29, 28].map((date) => day(year, last, date)).find(Boolean);
  };

  const isBefore = (value, iso) => (typeof value === "string" ? value < iso : order(value, monthOf(iso)) < 0);

  const doubt = (value, words, field, [kind, first, second, bare]) => {
    const found = show(value, field);
    const most = bare !== undefined && isBare(words, field) ? bare : second;
    if (kind === "range" && !isWithin(value, first, most)) {
      const other = meant(value, words, field).find((one) => isWithin(one, first, most));
      const instead = other === undefined ? null : show(other, field);
      return [{ found, says: say(other === undefined ? "unlikely" : "instead", { found, instead }), instead }];
    }
    if (kind === "end" && lastDay(value, MONTHS[first]) !== value) {
      const instead = dayInWords(lastDay(value, MONTHS[first]));
      return [{ found, says: say(first, { found, instead }), instead }];
    }
    if (kind === "issued" && isBefore(value, first)) {
      return [{ found, says: say("issued", { found, issued: dayInWords(first) }), instead: null }];
    }
    return [];
  };

  const doubts = (program, given, values) => [...values].flatMap(([label, value]) => {
    const field = program.inputs[label];
    return field.senses.flatMap((sense) => doubt(value, given[label], field, sense))
      .map((one) => ({ input: label, ...one }));
  });

  Object.assign(policyRules, { doubts });
})();
