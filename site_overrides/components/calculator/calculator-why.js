/*
 * Why a calculator answers so, as elements: policyWhy.why(part, program, given, answer) names for every rule each
 * condition, the tier or option that decides, and the sum with its numbers; .change(part, program, given, answer) what
 * would make it another.
 * @uses answer-words, rules-engine, rules-numbers, rules-parse, rules-steps, search-result
 */
(() => {
  "use strict";

  const { make, url } = window.policyResult;
  const {
    add, compare, dayInWords, evaluate, exact, limit, minus, order, readAll, run, show, shown, until, yuan,
  } = window.policyRules;
  const { BOUND, HOLDS, OUTCOME, ROUND, TEST } = window.policyAnswerWords;
  const MARK = { true: "✓", false: "✗", null: "?" };
  const ONE = exact("1");
  const FEN = exact("0.01");
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);
  const isMonth = (text) => /^\d{4}-\d\d$/.test(text);

  const line = (holds, text) => {
    const node = make("li", "", { "data-holds": String(holds) });
    node.append(make("span", MARK[holds], { "aria-hidden": "true" }), ` ${text}`);
    return node;
  };

  /* The length that a rule sets between two days: the trace has the days alone. */
  const length = (node, label) => {
    if (!Array.isArray(node)) return undefined;
    return node[0] === "within" && node[1] === label ? node[3] : node.map((one) => length(one, label)).find(Boolean);
  };
  const time = (months) => (months % 12 ? `${months}个月` : `${months / 12}年`);

  const said = (text, field) => {
    if (isDay(text)) return dayInWords(text);
    if (isMonth(text)) return dayInWords(`${text}-01`).replace(/1日$/, "");
    return field.type === "choice" || field.type === "yesno" ? text : show(exact(text), field);
  };

  /* What a condition asks of the input `field`; null is a number that is not known yet. */
  const condition = ({ test, against }, field) => {
    if (test === "is") return `是${against.map((one) => `“${one}”`).join("或")}`;
    if (against === null) return test === "more" ? "有增长" : `${TEST[test]}另外算出的数`;
    return TEST[test] + said(against, field);
  };

  /* From one day to another less than so long. */
  const within = ({ input, value, against, holds }, rule) => {
    const most = `不足${time(length([rule.when, rule.cases], input))}`;
    if (holds === null) return line(holds, `${input}起${most}（${HOLDS.null}）`);
    const days = `${input}${dayInWords(value)}，到${dayInWords(against)}`;
    return line(holds, holds ? `${days}${most}` : `${days}不是“${most}”`);
  };

  /* What is compared need not be an input: then it is a number that was computed, in no unit of its own. */
  const clause = (entry, program, rule) => {
    const field = program.inputs[entry.input] ?? { type: isDay(entry.value ?? entry.against) ? "date" : "", unit: "" };
    const subject = entry.input || "算出的数";
    const holds = entry.holds === null ? `（${HOLDS.null}）` : entry.holds ? "" : `：${HOLDS.false}`;
    if (field.type === "yesno") {
      const asked = entry.against.includes("是") ? subject : `没有“${subject}”`;
      return line(entry.holds, `${asked}${entry.value === null ? "" : `：您填的是“${entry.value}”`}${holds}`);
    }
    if (entry.test === "within") return within(entry, rule);
    const value = entry.value === null ? "" : said(entry.value, field);
    if (entry.test === "is" && value) {
      return line(entry.holds, `${subject}是“${value}”${entry.holds ? "" : `，不${condition(entry, field)}`}`);
    }
    const not = entry.holds === false ? "没有" : "";
    return line(entry.holds, value
      ? `${subject}${value}，${not}${condition(entry, field)}`
      : `${subject}${condition(entry, field)}${holds}`);
  };

  /* The input whose kind a formula has, if it has one. */
  const kindOf = (node, program) => {
    if (!Array.isArray(node)) return null;
    if (node[0] === "in") return program.inputs[node[1]] ?? null;
    const kinds = ["min", "max", "-", "+"].includes(node[0]) ? node.slice(1).map((one) => kindOf(one, program)) : [];
    return kinds.find(Boolean) ?? null;
  };

  /* A product in words: 300万元 × 1%, 3人 × 1000元. Of bare numbers one is the sum where no input is: the largest. */
  const product = (node, program, values) => {
    const factors = node[0] === "*" ? node.slice(1) : [node];
    const told = factors.map((one) => ({ field: kindOf(one, program), value: run("", values, null).number(one) }));
    if (told.some(({ value }) => !Array.isArray(value))) return null;
    const bare = told.filter(({ field }) => !field);
    const isPaid = told.some(({ field }) => field?.type === "money");
    const sum = isPaid ? null : bare.reduce((top, one) => (top && order(top.value, one.value) >= 0 ? top : one), null);
    const word = (one) => {
      if (one.field) return show(one.value, one.field);
      if (one === sum) return yuan(one.value);
      return order(one.value, ONE) <= 0 || one.value[1] !== 1n ? show(one.value, { type: "rate" }) : shown(one.value);
    };
    return told.filter((one) => one === sum || order(one.value, ONE) !== 0 || one.field).map(word).join(" × ");
  };

  const formula = (node, program, values) => {
    const terms = node[0] === "+" ? node.slice(1) : [node];
    const told = terms.map((one) => [product(one, program, values), run("", values, null).number(one)]);
    if (told.some(([words]) => words === null)) return null;
    const counted = told.filter(([, value]) => value[0] !== 0n);
    return (counted.length ? counted : told.slice(0, 1)).map(([words]) => words).join(" ＋ ");
  };

  /* The cap of a sum is told beside it: reached, or not yet. */
  const capped = (amount, cap) => {
    if (cap === null) return "";
    return order(exact(amount), exact(cap)) > 0
      ? `，超过最高的${yuan(exact(cap))}，按${yuan(exact(cap))}`
      : `，没有超过最高的${yuan(exact(cap))}`;
  };

  /* What is filled in beyond what counts: 40个月, of which at most 36. */
  const limits = (node, program, values) => {
    if (!Array.isArray(node)) return [];
    const [tag, first, second] = node;
    if (tag !== "min" || first[0] !== "in" || typeof second !== "string") {
      return node.flatMap((one) => limits(one, program, values));
    }
    const [field, value] = [program.inputs[first[1]], values.get(first[1])];
    return value && order(value, exact(second)) > 0
      ? [`${first[1]}填了${show(value, field)}，最多算${show(exact(second), field)}`] : [];
  };

  const sums = (rule, entries, program, values) => entries.map(({ amount, cap }, at) => {
    const node = entries.length > 1 && at === 0 ? rule.low : rule.amount;
    const words = formula(node, program, values);
    const result = exact(amount)[0] ? yuan(exact(amount)) : ROUND.nothing;
    const name = entries.length < 2 ? "" : at ? "上限：" : "下限：";
    return `${name}${words && words !== result ? `${words} ＝ ` : ""}${result}${capped(amount, cap)}`;
  });

  /* Tiers and choices on which a sum goes: which of them decides. */
  const tiers = (node, program, values) => {
    if (!Array.isArray(node)) return [];
    const parts = node[0] === "step" ? node[2].map((row) => row[2]) : node.slice(1);
    const below = parts.flatMap((one) => tiers(one, program, values));
    if (node[0] === "pick" && values.has(node[1])) {
      const chosen = node[2][values.get(node[1])];
      return [`${node[1]}是“${values.get(node[1])}”`, ...tiers(chosen, program, values)];
    }
    if (node[0] === "pick") return [];
    if (node[0] !== "step" || node[1][0] !== "in" || !values.has(node[1][1])) return below;
    const [label, value] = [node[1][1], values.get(node[1][1])];
    const field = program.inputs[label];
    const reached = node[2].filter(([op, reach]) => compare(op, value, exact(reach)));
    const next = node[2][reached.length];
    const word = ([op, reach]) => TEST[op] + show(exact(reach), field);
    const from = reached.length ? `${word(reached[reached.length - 1])}这一档` : `没有${word(node[2][0])}`;
    return [`${label}${show(value, field)}，${from}${reached.length && next ? `，没有${word(next)}` : ""}`];
  };

  /* The conditions that are known; of several cases those that hold, if one does. */
  const clauses = (rule, entries, program, isFound) => {
    const known = entries.filter(({ holds }) => holds !== null && (holds || !rule.cases || !isFound));
    const lines = known.map((entry) => clause(entry, program, rule));
    return lines.filter((one, at) => lines.findIndex((other) => other.textContent === one.textContent) === at);
  };

  /* What decides, then the sum; a tier that gives a plain sum says it in one line. */
  const counted = (rule, entries, program, values) => {
    const { amount } = rule;
    const deciding = amount ? [...tiers(amount, program, values), ...new Set(limits(amount, program, values))] : [];
    const told = sums(rule, entries, program, values);
    const pays = entries.some(({ amount: sum }) => exact(sum)[0] !== 0n);
    if (deciding.length !== 1 || told.length !== 1) return [...deciding, ...told].map((words) => line(pays, words));
    return [line(pays, `${deciding[0]}：${told[0]}`)];
  };

  const missing = (needs) => line(null, `${OUTCOME.incomplete}${needs.join("、")}`);

  const why = (part, program, given, answer) => {
    const { values } = readAll(program, given);
    const box = make("div", "", { class: "because" });
    box.append(make("h3", "为什么"));
    for (const rule of program.rules) {
      const entries = answer.trace.filter((entry) => entry.benefit === rule.id);
      const { needs, kind } = answer.benefits[rule.id];
      const list = make("ul", "", { class: "reasons" });
      const formulas = entries.filter((entry) => entry.formula !== undefined);
      const conditions = entries.filter((entry) => !formulas.includes(entry));
      list.append(...clauses(rule, conditions, program, kind === "outcome"));
      if (kind !== "not_met") list.append(...counted(rule, formulas, program, values));
      if (needs?.length) list.append(missing(needs));
      if (JSON.stringify(rule.when).includes('["any"')) {
        list.append(make("li", "其中写“或”的几项，有一项符合就可以", { class: "note" }));
      }
      const [quote, sentence] = part.quotes[rule.id];
      const source = make("p", "依据：", { class: "source" });
      const link = make("a", "", { href: url(part.page + (sentence ? `#s${sentence}` : "")) });
      link.append(make("q", quote));
      source.append(link);
      if (program.rules.length > 1) box.append(make("h4", part.names[rule.id]));
      box.append(list, source);
    }
    return box;
  };

  /* 超过100万元 for the fen above it; 到500万元 for the value itself. */
  const reach = (at, field) => {
    const before = minus(at, FEN);
    const isAbove = field.type === "money" && at[1] !== 1n && before[1] === 1n;
    return isAbove ? `${TEST[">"]}${show(before, field)}` : `到${show(at, field)}`;
  };

  const sumOf = (bound, value, low) => {
    const most = yuan(exact(value));
    if (bound !== "between") return (BOUND[bound] ?? "") + most;
    return low === value ? most : `${yuan(exact(low))}至${most}`;
  };

  /* One more person, household or month, where that brings the same again. */
  const oneMore = (rule, program, values) => [...values.keys()].flatMap((label) => {
    const field = program.inputs[label];
    const from = evaluate(rule, values).value;
    const counts = field.type === "count" && JSON.stringify(rule.amount).includes(JSON.stringify(["in", label]));
    if (!counts || !Array.isArray(from)) return [];
    const then = evaluate(rule, new Map([...values, [label, add(values.get(label), ONE)]])).value;
    const more = Array.isArray(then) ? minus(then, from) : exact("0");
    if (more[0] <= 0n) return [];
    return [`${label}每多1${field.unit ?? ""}，多${yuan(more)}`];
  });

  const nothingMore = (rule, name, program, values) => {
    const { value } = evaluate(rule, values);
    const most = limit(rule, values);
    return Array.isArray(value) && Array.isArray(most) && value[0] > 0n && !order(value, most)
      ? [`${name}已经是最高的${yuan(value)}`] : [];
  };

  const change = (part, program, given) => {
    const { values } = readAll(program, given);
    const steps = until(program, given);
    const found = program.rules.filter((rule) => rule.amount).flatMap((rule) => {
      const name = program.rules.length > 1 ? `${part.names[rule.id]}：` : "";
      const isNothing = !evaluate(rule, values).value?.[0];
      const ahead = steps.filter((step) => step.benefit === rule.id).map((step, at) => {
        const where = step.input + reach(exact(step.at), program.inputs[step.input]);
        const then = sumOf(rule.bound, step.then, step.low);
        if (isNothing && !at) return `${name}${where}才有，那时是${then}`;
        return `${name}${where}，就是${step.capped ? "最高的" : ""}${then}`;
      });
      const more = oneMore(rule, program, values).map((words) => name + words);
      return [...ahead, ...(ahead.length ? [] : more), ...nothingMore(rule, name, program, values)];
    });
    if (!found.length) return [];
    const list = make("ul", "", { class: "change" });
    list.append(...found.map((words) => make("li", words)));
    return [make("h3", "什么会改变结果"), list];
  };

  window.policyWhy = { change, sumOf, why };
})();
