/*
 * What a calculator answers, as elements: policyAnswer.show(part, given, standing). How the text stands on the day that
 * counts and the result first, then every clause with its words, what is missing, the next step, other readings of the
 * text, the line of the benefit.
 * @uses answer-words, calculator-curve, calculator-standing, rules-engine, rules-numbers, rules-parse, rules-steps
 * @uses search-result, status, words
 */
(() => {
  "use strict";

  const { make, url } = window.policyResult;
  const { calculate, exact, show: words, under, until } = window.policyRules;
  const { STATUS_TODAY } = window.policyWords;
  const { ADVICE, BOUND, HOLDS, OUTCOME, SEPARATE, TEST, TOTAL, WHOM_TO_ASK } = window.policyAnswerWords;
  const MARK = { true: "✓", false: "✗", null: "？" };

  const yuan = (text) => words(exact(text), { type: "money", unit: "元" });
  const day = (text) => words(text, { type: "date" });
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);

  const bounded = (bound, amount) => (BOUND[bound] ? `${BOUND[bound]} ` : "") + yuan(amount);

  /* A sum with what the text leaves open of it. */
  const sumOf = (bound, value, low) => {
    if (bound !== "between") return bounded(bound, value);
    return low === value ? yuan(value) : `${yuan(low)}至${yuan(value)}`;
  };

  /* The value of a row in words. */
  const value = (rule, { kind, value: found, low, needs }) => {
    if (kind === "incomplete") return OUTCOME.incomplete + needs.join("、");
    if (kind === "not_met") return rule.amount ? `${OUTCOME.not_met}，0元` : OUTCOME.nothing;
    if (kind === "outcome") return found;
    return kind === "date" ? `${rule.bound === "at_most" ? "最迟 " : ""}${day(found)}` : sumOf(kind, found, low);
  };

  const rows = (part, program, answer) => {
    const list = make("dl", "", { class: "got" });
    for (const rule of program.rules) {
      const row = answer.benefits[rule.id];
      const told = { "data-rule": rule.id, "data-kind": row.kind, "data-value": row.value ?? "" };
      list.append(make("dt", part.names[rule.id]), make("dd", value(rule, row), told));
    }
    return list;
  };

  const hint = (text) => [make("p", text, { class: "hint" })];

  const sum = (program, answer) => {
    const paying = program.rules.filter((rule) => rule.benefit && rule.amount);
    const benefits = paying.map((rule) => answer.benefits[rule.id]);
    if (benefits.length < 2) return [];
    if (answer.total === null) {
      if (program.total === "separate") return hint(`${TOTAL.separate}：${SEPARATE}。`);
      return benefits.some(({ kind }) => kind === "between") ? hint("不合计：原文有一项只写了范围。") : [];
    }
    const open = benefits.some(({ kind }) => kind === "incomplete");
    const way = program.total === "sum" && open ? `已能算出的${TOTAL.sum}` : TOTAL[program.total];
    const bounds = [...new Set(benefits.map(({ kind }) => kind).filter((kind) => BOUND[kind]))];
    const said = `${way}：${bounded(bounds.length === 1 ? bounds[0] : "equal", answer.total)}`;
    return [make("p", said, { class: "total", "data-value": answer.total })];
  };

  /* The length that a rule sets between two days: the trace has the days alone. */
  const length = (node, label) => {
    if (!Array.isArray(node)) return undefined;
    return node[0] === "within" && node[1] === label ? node[3] : node.map((one) => length(one, label)).find(Boolean);
  };
  const time = (months) => (months % 12 ? `${months}个月` : `${months / 12}年`);

  /* What a condition says of the input `field`; null is a number that is not known yet. */
  const condition = ({ input, test, against }, field, rule) => {
    if (field.type === "yesno") return against.includes("是") ? "" : "：没有";
    if (test === "is") return `是${against.map((one) => `“${one}”`).join("或")}`;
    if (test === "within") {
      return `起不足${time(length([rule.when, rule.cases], input))}${against === null ? "" : `（到 ${day(against)}）`}`;
    }
    if (against === null) return test === "more" ? "有增长" : `${TEST[test]}另外算出的数`;
    return TEST[test] + said(against, field);
  };

  const said = (text, field) => {
    if (field.type === "date") return day(text);
    return field.type === "choice" || field.type === "yesno" ? text : words(exact(text), field);
  };

  /* What is compared need not be an input: then it is a number that was computed, in no unit of its own. */
  const clause = (entry, program, rule) => {
    const type = isDay(entry.value) || isDay(entry.against) ? "date" : "";
    const field = program.inputs[entry.input] ?? { type, unit: "" };
    const is = entry.value === null || field.type === "yesno" ? "" : `（您填的是 ${said(entry.value, field)}）`;
    const computed = entry.value === null ? "" : ` ${said(entry.value, field)} `;
    const subject = entry.input ? entry.input : `算出的数${computed}`;
    const text = ` ${subject}${condition(entry, field, rule)}${entry.input ? is : ""}——${HOLDS[entry.holds]}`;
    const node = make("li", "", { "data-holds": String(entry.holds) });
    node.append(make("span", MARK[entry.holds], { "aria-hidden": "true" }), text);
    return node;
  };

  const grouped = (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const pretty = (text) => text.replace(/\d+(\.\d+)?/g, (one) => one.replace(/^\d+/, grouped));

  const formula = ({ formula: text, amount, cap }, name) => {
    const capped = cap !== null && window.policyRules.order(exact(amount), exact(cap)) > 0;
    const spaced = pretty(text).replace(/×/g, " × ").replace(/\+/g, " ＋ ");
    return make("li", `${name}：${spaced} ＝ ${pretty(amount)}元${capped ? `，超过封顶，按 ${yuan(cap)}` : ""}`);
  };

  const why = (part, program, answer) => {
    const box = make("details", "", { open: "" });
    box.append(make("summary", "为什么"));
    for (const rule of program.rules) {
      const entries = answer.trace.filter((entry) => entry.benefit === rule.id);
      const [quote, sentence] = part.quotes[rule.id];
      const list = make("ul", "", { class: "why" });
      const formulas = entries.filter((entry) => entry.formula !== undefined);
      const called = (entry) => (formulas.length < 2 ? "算式" : entry === formulas[0] ? "下限的算式" : "上限的算式");
      list.append(...entries.map((entry) => (
        formulas.includes(entry) ? formula(entry, called(entry)) : clause(entry, program, rule))));
      const source = make("p", "依据：");
      const link = make("a", "", { href: url(part.page + (sentence ? `#s${sentence}` : "")) });
      link.append(make("q", quote));
      source.append(link);
      if (program.rules.length > 1) box.append(make("h4", part.names[rule.id]));
      if (JSON.stringify(rule.when).includes('["any"')) {
        list.append(make("li", "其中写“或”的几项，有一项符合就可以"));
      }
      box.append(list, source);
    }
    return box;
  };

  const further = (part, program, given) => {
    const steps = until(program, given);
    if (!steps.length) return [];
    const list = make("ul", "", { class: "further" });
    for (const step of steps) {
      const name = program.rules.length > 1 ? `${part.names[step.benefit]}：` : "";
      const at = words(exact(step.at), program.inputs[step.input]);
      const { bound } = program.rules.find((rule) => rule.id === step.benefit);
      const then = `得 ${sumOf(bound, step.then, step.low)}${step.capped ? "，到封顶" : ""}`;
      list.append(make("li", `${name}${step.input}再多 ${step.shown}（到 ${at}），${then}`));
    }
    return [make("h4", "再多多少"), list];
  };

  /* What the same words come to as another reading has it; said whether or not it differs. */
  const readings = (part, program, given, answer) => {
    const known = part.readings.filter(([, , name]) => program.readings.some((one) => one.name === name));
    const found = known.flatMap(([question, reason, name]) => {
      const other = under(program, name);
      const theirs = calculate(other, given);
      const differ = other.rules.filter((rule, at) =>
        value(rule, theirs.benefits[rule.id]) !== value(program.rules[at], answer.benefits[program.rules[at].id]));
      const said = differ.map((rule) => `${part.names[rule.id]} ${value(rule, theirs.benefits[rule.id])}`);
      if (theirs.total !== null && theirs.total !== answer.total) said.push(`${TOTAL.sum} ${yuan(theirs.total)}`);
      return [make("li", `${question}：${reason}。若理解为“${name}”：${said.join("；") || "结果相同"}。`)];
    });
    if (!found.length) return [];
    const list = make("ul", "", { class: "readings" });
    list.append(...found, make("li", `以哪种为准，请问${part.units.join("、") || WHOM_TO_ASK}。`));
    return [make("h4", "原文有两种理解"), list];
  };

  const past = (part, program) => {
    const isOver = (spans) => spans && window.policyStatus.status(spans).state === "over";
    const over = program.rules.filter((rule) => isOver(part.spans[rule.id]));
    if (!over.length) return [];
    const node = make("p", `${STATUS_TODAY.over}：本条写明的`, { class: "past" });
    const now = `现在还有没有，请问${part.units.join("、") || WHOM_TO_ASK}。`;
    const link = make("a", "期限", { href: url(`${part.page}#deadlines`) });
    node.append(link, `已经过去。下面照填写的内容计算，供查考；${now}`);
    return [node];
  };

  const show = (part, given, standing) => {
    const { answer, program } = standing;
    return [
      make("h3", "结果"),
      window.policyStanding.beside(part, standing),
      ...past(part, program),
      rows(part, program, answer),
      ...sum(program, answer),
      ...further(part, program, given),
      ...readings(part, program, given, answer),
      ...window.policyCurve.draw(part, program, given),
      why(part, program, answer),
      make("p", `${ADVICE}。算到最后四舍五入到分。`, { class: "hint" }),
    ];
  };

  window.policyAnswer = { show };
})();
