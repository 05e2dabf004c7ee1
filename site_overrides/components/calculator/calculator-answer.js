/*
 * What a calculator answers, as elements: policyAnswer.show(part, given, standing). The result first, large; what
 * others read in the text; why; what would change it; then how the text stands. Where a day is out of the time of the
 * text, that comes first and nothing is large.
 * @uses answer-words, calculator-standing, calculator-why, rules-engine, rules-numbers, rules-parse, search-result
 * @uses status, words
 */
(() => {
  "use strict";

  const { make, url } = window.policyResult;
  const { calculate, dayInWords, exact, under, yuan } = window.policyRules;
  const { STATUS_TODAY } = window.policyWords;
  const { ADVICE, BOUND, IN_DOUBT, OUTCOME, OUT_OF_TIME, ROUND, SEPARATE, STANDING, TOTAL } = window.policyAnswerWords;
  const { WHOM_TO_ASK } = window.policyAnswerWords;
  const { change, sumOf, why } = window.policyWhy;

  const unitsOf = (part) => part.units.join("、") || WHOM_TO_ASK;

  /* The value of a row in words. */
  const value = (rule, { kind, value: found, low, needs }) => {
    if (kind === "incomplete") return OUTCOME.incomplete + needs.join("、");
    if (kind === "not_met") return rule.amount ? `${ROUND.nothing}（${OUTCOME.not_met}）` : OUTCOME.nothing;
    if (kind === "outcome") return found;
    if (kind === "date") return `${rule.bound === "at_most" ? "最迟" : ""}${dayInWords(found)}`;
    return Number(found) === 0 ? ROUND.nothing : sumOf(kind, found, low);
  };

  const rows = (part, program, answer) => {
    const list = make("dl", "", { class: program.rules.length > 1 ? "got" : "got alone" });
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
    if (program.total === "open") return hint(`${STANDING.open_total}。`);
    if (benefits.length < 2) return [];
    if (answer.total === null) {
      if (program.total === "separate") return hint(`${TOTAL.separate}：${SEPARATE}。`);
      return benefits.some(({ kind }) => kind === "between") ? hint("不合计：原文有一项只写了范围。") : [];
    }
    const open = benefits.some(({ kind }) => kind === "incomplete");
    const way = program.total === "sum" && open ? `已能算出的${TOTAL.sum}` : TOTAL[program.total];
    const bounds = [...new Set(benefits.map(({ kind }) => kind).filter((kind) => BOUND[kind]))];
    const node = make("p", "", { class: "total", "data-value": answer.total });
    const bound = bounds.length === 1 ? bounds[0] : "equal";
    const said = Number(answer.total) === 0 ? ROUND.nothing : sumOf(bound, answer.total);
    node.append(make("span", way), make("b", said));
    return [node];
  };

  /* What the same words come to as another reading has it; said whether or not it differs. */
  const readings = (part, program, given, answer) => {
    const known = part.readings.filter(([, , name]) => program.readings.some((one) => one.name === name));
    const found = known.flatMap(([question, reason, name]) => {
      const other = under(program, name);
      const theirs = calculate(other, given);
      const differ = other.rules.filter((rule, at) =>
        value(rule, theirs.benefits[rule.id]) !== value(program.rules[at], answer.benefits[program.rules[at].id]));
      const said = differ.map((rule) => `${part.names[rule.id]}是${value(rule, theirs.benefits[rule.id])}`);
      const isOther = theirs.total !== null && theirs.total !== answer.total;
      if (isOther) said.push(`${TOTAL.sum}是${yuan(exact(theirs.total))}`);
      const node = make("li", "", { "data-reading": name });
      const theirsIs = `如果${name}，${said.join("；") || "结果一样"}。`;
      node.append(make("b", `${question}，没有写。`), theirsIs, make("small", `${reason}。`));
      return [node];
    });
    if (!found.length) return [];
    const list = make("ul", "", { class: "readings" });
    list.append(...found, make("li", `以哪种为准，请问${unitsOf(part)}。`));
    return [list];
  };

  const past = (part, program, code) => {
    const isOver = (spans) => spans && window.policyStatus.status(spans).state === "over";
    const over = program.rules.filter((rule) => isOver(part.spans[rule.id]));
    if (!over.length) return [];
    const isAsked = IN_DOUBT.includes(code) || code === "over"; // whom, is said there
    const node = make("p", `${STATUS_TODAY.over}：`, { class: "past" });
    const link = make("a", "写明的期限", { href: url(`${part.page}#deadlines`) });
    node.append(link, `已经过去，上面照填写的内容计算，供查考；现在还有没有，${isAsked ? "请先问清楚" : `请问${unitsOf(part)}`}。`);
    return [node];
  };

  const show = (part, given, standing) => {
    const { answer, program } = standing;
    const isOut = standing.outside.length > 0;
    const beside = window.policyStanding.beside(part, standing);
    const result = make("div", "", { class: isOut ? "outcome literal" : "outcome" });
    const paid = program.rules.every((rule) => rule.benefit);
    const isPast = OUT_OF_TIME.includes(standing.row[1]); // nobody gets it by words that do not hold, or may not
    result.append(make("h3", isOut ? "只照字面算" : isPast ? "照原文算，供查考" : paid ? "照原文可得" : "照原文"));
    result.append(...sum(program, answer), rows(part, program, answer));
    return [
      ...(isOut || isPast ? [beside] : []),
      result,
      ...readings(part, program, given, answer),
      why(part, program, given, answer),
      ...change(part, program, given),
      ...(isOut || isPast ? [] : [beside]),
      ...past(part, program, standing.row[1]),
      make("p", `${ADVICE}。算到最后四舍五入到分。`, { class: "hint" }),
    ];
  };

  window.policyAnswer = { show };
})();
