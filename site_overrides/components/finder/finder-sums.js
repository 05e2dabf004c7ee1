/*
 * What several benefits come to together, as elements: policyFinderSums.show(counted) for
 * [{ part, shown, state, standing }]. What the text names the visitor for stands apart from what has to be asked.
 * @uses answer-words, calculator-standing, combine, finder-words, rules-numbers, rules-parse, search-result
 */
(() => {
  "use strict";

  const { make, url } = window.policyResult;
  const { ADVICE, BOUND, LEFT_OUT, NATURE, PAYER, SEPARATE, TEST, TOTAL } = window.policyAnswerWords;
  const { SIGN, SUMS } = window.policyFinderWords;

  /* 1234567.50 → 1,234,567.50元 */
  const yuan = (text) => window.policyRules.show(window.policyRules.exact(text), { type: "money" });

  const between = ({ low, high }) => {
    if (high === null) return `${BOUND.at_least}${yuan(low)}`;
    if (low === high) return yuan(low);
    return low === "0.00" ? `${BOUND.at_most}${yuan(high)}` : `${yuan(low)}至${yuan(high)}`;
  };

  /* Benefits of one measure go together, for it says how they add up. */
  const combined = (counted) => {
    const parts = new Map();
    for (const { part, shown, standing } of counted) {
      const nothing = { benefits: {}, errors: {}, not_in_force: {} };
      const known = parts.get(part.key) ?? { ...part, benefits: [], duties: [], answer: nothing };
      const { answer } = standing;
      known.benefits = [...known.benefits, ...part.benefits.filter(({ id }) => id === shown.benefit)];
      Object.assign(known.answer.benefits, answer.benefits);
      Object.assign(known.answer.errors, answer.errors);
      Object.assign(known.answer.not_in_force, answer.not_in_force);
      parts.set(part.key, known);
    }
    return window.policyCombine([...parts.values()]);
  };

  const lines = ({ lines: found, apart }) =>
    found.map((line) => `${PAYER[line.payer]}，${NATURE[line.nature]}${between(line)}`).join("；")
      || (apart.length ? `${TOTAL.separate}，${SEPARATE}` : SUMS.none);

  /* What two benefits of one clause say alike is said once. */
  const unlike = (nodes) =>
    nodes.filter((one, at) => nodes.findIndex((other) => other.textContent === one.textContent) === at);

  const section = (title, rows) => {
    if (!rows.length) return [];
    const list = make("ul", "", { class: "plain" });
    list.append(...rows);
    return [make("h3", title), list];
  };

  const show = (counted) => {
    const paying = counted.filter(({ shown }) => shown.benefit);
    if (!paying.length) return [];
    const of = new Map(paying.map((one) => [`${one.shown.key}@${one.shown.benefit}`, one]));
    const result = combined(paying);

    const clause = ({ quote, by }) => {
      const link = make("a", "", { href: url([...of.values()].find(({ shown }) => shown.key === by).shown.page) });
      link.append(make("q", quote));
      return link;
    };

    const row = ({ measure, benefit }, ...more) => {
      const { shown, state } = of.get(`${measure}@${benefit}`);
      const node = make("li");
      const link = make("a", shown.name, { href: url(shown.address) });
      node.append(make("span", `${SIGN[state]} `, { "aria-hidden": "true" }), link, `（${shown.called}）：`, ...more);
      return node;
    };

    const left = result.left_out.map((one) => {
      const value = one.value ? [`（${yuan(one.value)}）`] : [];
      return row(one, LEFT_OUT[one.why], ...value, ...(one.quote ? ["：", clause(one)] : []));
    });
    const limited = result.limited.map((one) => {
      const node = make("li", `${TEST["<="]}${yuan(one.at_most)}：`);
      node.append(clause(one));
      return node;
    });
    const readings = paying.flatMap(({ part, shown }) => part.readings.map((one) => [...one, shown]));
    const days = new Map();
    for (const { part, shown, standing } of paying) {
      const box = window.policyStanding.beside(part, standing);
      const known = days.get(box.textContent) ?? { box, called: new Set() };
      days.set(box.textContent, { ...known, called: known.called.add(shown.called) });
    }
    const stood = [...days.values()].map(({ box, called }) => {
      const node = make("li", [...called].join("、"));
      node.append(box);
      return node;
    });
    const sure = paying.filter(({ state }) => state === "yes");
    const status = make("p", "", { class: "result", role: "status" });
    const said = [
      ...(sure.length ? [[SUMS.yes, combined(sure)]] : []),
      ...(sure.length < paying.length ? [[SUMS.all, result]] : []),
    ];
    said.forEach(([name, sum], at) => status.append(...(at ? [make("br")] : []), `${name}：${lines(sum)}`));
    return [
      make("h2", SUMS.title, { id: "sums" }), status,
      ...section(SUMS.counted, result.counted.map((one) => row(one, between(one)))),
      ...section(SUMS.limited, limited),
      ...section(`${SUMS.apart}：${SEPARATE}`, result.apart.map((one) => row(one, between(one)))),
      ...section(SUMS.left, left),
      ...section(SUMS.readings, unlike(readings.map(([question, why, name, shown]) =>
        make("li", `${shown.called} ${question}：${why}。${SUMS.other}${name}`)))),
      ...section(SUMS.stood, stood),
      make("p", `${SUMS.payers}${ADVICE}。`, { class: "hint" }),
    ];
  };

  window.policyFinderSums = { between, show };
})();
