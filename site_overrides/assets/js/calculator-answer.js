/*
 * What a calculator answers, as elements: policyAnswer.show(part, program, given, answer). Result first, then every
 * clause with its words, what is missing, the next step, other readings of the text, the line of the benefit.
 */
(() => {
  "use strict";

  const { make, url } = window.policyResult;
  const { calculate, exact, show: words, under, until } = window.policyRules;
  const BOUND = { equal: "", at_most: "至多 ", at_least: "至少 " };
  const OPERATORS = { ">": "超过", ">=": "达到", "<": "不足", "<=": "不超过", more: "多于", from: "不早于", to: "不晚于" };
  const MARK = { true: "✓", false: "✗", null: "？" };
  const SAID = { true: "符合", false: "不符合", null: "还没有填" };

  const yuan = (text) => words(exact(text), { type: "money", unit: "元" });
  const day = (text) => words(text, { type: "date" });

  /* The value of a row in words. */
  const value = (rule, { kind, value: found, needs }) => {
    if (kind === "incomplete") return `还要填：${needs.join("、")}`;
    if (kind === "not_met") return rule.pay ? "不符合条件，0元" : "不适用";
    if (kind === "outcome") return found;
    return kind === "date" ? `${rule.bound === "at_most" ? "最迟 " : ""}${day(found)}` : BOUND[kind] + yuan(found);
  };

  const rows = (part, program, answer) => {
    const list = make("dl", "", { class: "got" });
    for (const rule of program.rules) {
      const row = answer.benefits[rule.id];
      list.append(make("dt", part.names[rule.id]), make("dd", value(rule, row), { "data-rule": rule.id, "data-kind": row.kind, "data-value": row.value ?? "" }));
    }
    return list;
  };

  const sum = (program, answer) => {
    const benefits = program.rules.filter((rule) => rule.benefit && rule.pay);
    if (benefits.length < 2) return [];
    if (answer.total === null) {
      return program.total === "separate" ? [make("p", "各项分别列出：原文没有写能不能相加。", { class: "hint" })] : [];
    }
    const open = benefits.some((rule) => answer.benefits[rule.id].kind === "incomplete");
    const way = program.total === "highest" ? "取最高的一项" : open ? "已能算出的合计" : "合计";
    const bounds = new Set(benefits.map((rule) => answer.benefits[rule.id].kind).filter((kind) => BOUND[kind]));
    return [make("p", `${way}：${bounds.size === 1 ? BOUND[[...bounds][0]] : ""}${yuan(answer.total)}`, { class: "total", "data-value": answer.total })];
  };

  /* The length that a rule sets between two days: the trace has the days alone. */
  const length = ([op, ...rest], label) => (op === "within" && rest[0] === label ? rest[2]
    : op === "all" || op === "any" ? rest.map((one) => length(one, label)).find(Boolean) : undefined);
  const time = (months) => (months % 12 ? `${months}个月` : `${months / 12}年`);

  const clause = (entry, program, rule) => {
    const field = program.inputs[entry.input];
    const said = (text, one = field) => (one.type === "date" ? day(text) : ["choice", "yesno"].includes(one.type) ? text : words(exact(text), one));
    let is = entry.value === null ? "" : `（您填的是 ${said(entry.value)}）`;
    let test = "";
    if (field.type === "yesno") {
      test = entry.against.includes("是") ? "" : "：没有";
      is = "";
    } else if (entry.test === "is") test = `是${entry.against.map((one) => `“${one}”`).join("或")}`;
    else if (entry.test === "within") test = `起不足${time(length(rule.when, entry.input))}${entry.against === null ? "" : `（到 ${day(entry.against)}）`}`;
    else if (entry.test === "more") test = entry.against === null ? "有增长" : `${OPERATORS.more}${said(entry.against)}`;
    else test = OPERATORS[entry.test] + said(entry.against);
    const node = make("li", "", { "data-holds": String(entry.holds) });
    node.append(make("span", MARK[entry.holds], { "aria-hidden": "true" }), ` ${entry.input}${test}${is}——${SAID[entry.holds]}`);
    return node;
  };

  const pretty = (text) => text.replace(/\d+(\.\d+)?/g, (one) => one.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ",")));

  const formula = ({ formula: text, amount, cap }) => {
    const capped = cap !== null && window.policyRules.order(exact(amount), exact(cap)) > 0;
    return make("li", `算式：${pretty(text).replace(/×/g, " × ").replace(/\+/g, " ＋ ")} ＝ ${pretty(amount)}元${capped ? `，超过封顶，按 ${yuan(cap)}` : ""}`);
  };

  const why = (part, program, answer) => {
    const box = make("details", "", { open: "" });
    box.append(make("summary", "为什么"));
    for (const rule of program.rules) {
      const entries = answer.trace.filter((entry) => entry.benefit === rule.id);
      const [quote, sentence] = part.quotes[rule.id];
      const list = make("ul", "", { class: "why" });
      list.append(...entries.map((entry) => (entry.formula === undefined ? clause(entry, program, rule) : formula(entry))));
      const source = make("p", "依据：");
      const link = make("a", "", { href: url(part.page + (sentence ? `#s${sentence}` : "")) });
      link.append(make("q", quote));
      source.append(link);
      if (program.rules.length > 1) box.append(make("h4", part.names[rule.id]));
      if (JSON.stringify(rule.when).includes('["any"')) list.append(make("li", "其中写“或”的几项，有一项符合就可以"));
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
      list.append(make("li", `${name}${step.input}再多 ${step.shown}（到 ${at}），得 ${yuan(step.then)}${step.capped ? "，到封顶" : ""}`));
    }
    return [make("h4", "再多多少"), list];
  };

  /* What the same words come to as another reading has it; said whether or not it differs. */
  const readings = (part, program, given, answer) => {
    const found = part.readings.filter(([, , name]) => program.readings.some((one) => one.name === name)).flatMap(([question, reason, name]) => {
      const other = under(program, name);
      const theirs = calculate(other, given);
      const differ = other.rules.filter((rule, at) =>
        value(rule, theirs.benefits[rule.id]) !== value(program.rules[at], answer.benefits[program.rules[at].id]));
      const said = differ.map((rule) => `${part.names[rule.id]} ${value(rule, theirs.benefits[rule.id])}`);
      if (theirs.total !== null && theirs.total !== answer.total) said.push(`合计 ${yuan(theirs.total)}`);
      return [make("li", `${question}：${reason}。若理解为“${name}”：${said.join("；") || "结果相同"}。`)];
    });
    if (!found.length) return [];
    const list = make("ul", "", { class: "readings" });
    list.append(...found, make("li", `以哪种为准，请问${part.units.join("、") || "主管部门"}。`));
    return [make("h4", "原文有两种理解"), list];
  };

  const past = (part, program) => {
    const over = program.rules.filter((rule) => part.spans[rule.id] && window.policyStatus.status(part.spans[rule.id]).state === "over");
    if (!over.length) return [];
    const node = make("p", "已过期：本条写明的", { class: "past" });
    node.append(make("a", "期限", { href: url(`${part.page}#deadlines`) }), `已经过去。下面照填写的内容计算，供查考；现在还有没有，请问${part.units.join("、") || "主管部门"}。`);
    return [node];
  };

  const show = (part, program, given, answer) => [
    make("h3", "结果"),
    ...past(part, program),
    rows(part, program, answer),
    ...sum(program, answer),
    ...further(part, program, given),
    ...readings(part, program, given, answer),
    ...window.policyCurve.draw(part, program, given),
    why(part, program, answer),
    make("p", "仅供参考，以主管部门审核为准。算到最后四舍五入到分。", { class: "hint" }),
  ];

  window.policyAnswer = { show };
})();
