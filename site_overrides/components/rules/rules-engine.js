/*
 * A program of rules (grammar: generator/policyref/rules/program.py) and a visitor's words → to the letter what
 * generator/policyref/rules/evaluate.py answers. Logic has three values: null is "cannot be said yet".
 * @uses rules-doubts, rules-numbers, rules-parse
 */
(() => {
  "use strict";

  const {
    exact, add, minus, times, over, order, least, most, floor, shown, money, addMonths, firstDay, read, doubts,
  } = policyRules;
  const ZERO = exact("0");
  const ONE = exact("1");
  const FOLD = { "+": add, "-": minus, "*": times, min: least, max: most };
  const DAYS = { ">=": "from", "<=": "to", ">": "after", "<": "before" };
  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const isDay = (node) => typeof node === "string" && node[4] === "-";
  const text = (value) => (Array.isArray(value) ? shown(value) : value);

  /* Whether `a op b`. */
  const compare = (op, a, b) => {
    const found = order(a, b);
    return op[0] === ">" ? found > 0 || (op === ">=" && !found) : found < 0 || (op === "<=" && !found);
  };

  /* One rule applied to some values; `missing` are the inputs that it asked for in vain. */
  const run = (id, values, trace) => {
    const missing = new Set();
    const get = (label) => values.get(label) ?? (missing.add(label), null);

    /* A number or a day; null where an input is missing, and where the calendar has no such day. */
    const number = (node) => {
      if (typeof node === "string") return isDay(node) ? node : exact(node);
      const [tag, first, second] = node;
      if (tag === "in") return get(first);
      if (tag === "pick") {
        const chosen = get(first);
        return chosen === null ? null : has(second, chosen) ? number(second[chosen]) : ZERO;
      }
      if (FOLD[tag]) {
        const parts = node.slice(1).map(number);
        return parts.includes(null) ? null : parts.reduce(FOLD[tag]);
      }
      const at = number(first);
      if (at === null) return null;
      if (tag === "whole") return floor(over(at, exact(second)));
      if (tag === "later") return addMonths(at, second);
      const reached = second.filter(([op, reach]) => compare(op, at, exact(reach)));
      return reached.length ? number(reached[reached.length - 1][2]) : ZERO;
    };

    const tell = (input, value, test, against, holds) => {
      if (trace) trace.push({ benefit: id, input, value: text(value), test, against, holds });
      return holds;
    };

    const test = ([op, first, second, ...rest]) => {
      if (op === "all" || op === "any") {
        const results = [first, second, ...rest].filter(Boolean).map(test);
        return results.includes(op === "any") ? op === "any" : results.includes(null) ? null : op !== "any";
      }
      if (op === "is") {
        const value = get(first);
        const options = [second, ...rest];
        return tell(first, value, op, options, value === null ? null : options.includes(value));
      }
      if (op === "within") {
        const [start, end] = [get(first), get(second)];
        const known = start !== null && end !== null;
        return tell(first, start, op, end, known ? start <= end && end < (addMonths(start, rest[0]) ?? "~") : null);
      }
      const [left, right] = [number(first), number(second)];
      const holds = left === null || right === null ? null : compare(op, left, right);
      const name = isDay(second) ? DAYS[op] : second[0] === "in" && op === ">" ? "more" : op;
      return tell(first[0] === "in" ? first[1] : "", left, name, text(right), holds);
    };

    return { missing, get, number, test };
  };

  /* The cap as the choice has it that it goes by; null where there is none. */
  const capOf = (cap, chosen) => {
    if (cap === null || cap[0] !== "pick") return cap;
    return has(cap[2], chosen) ? cap[2][chosen] : null;
  };

  /* The cap of a sum; of caps by option that of the option chosen, or none while none is. */
  const limit = ({ cap }, values) => {
    const found = cap && capOf(cap, values.get(cap[1]));
    return found && run("", values, null).number(found);
  };

  /* One rule → { kind, value, low, needs }; every comparison and formula goes to the trace, if there is one. */
  const evaluate = (rule, values, trace = null) => {
    const { missing, get, number, test } = run(rule.id, values, trace);
    const { cap } = rule;

    /* A formula with its cap: terms that add, of factors that multiply. */
    const sum = (node) => {
      const terms = node[0] === "+" ? node.slice(1) : [node];
      const parts = terms.map((term) => (term[0] === "*" ? term.slice(1) : [term]).map(number));
      const chosen = cap && cap[0] === "pick" ? get(cap[1]) : null;
      const mine = capOf(cap, chosen);
      const most = mine && number(mine);
      const open = cap && (cap[0] === "pick" && chosen === null || mine && most === null);
      if (open || parts.flat().includes(null)) return null;
      const amount = parts.map((part) => part.reduce(times, ONE)).reduce(add, ZERO);
      if (trace) {
        const formula = parts.map((part) => part.map(shown).join("×")).join("+");
        trace.push({ benefit: rule.id, formula, amount: shown(amount), cap: most && shown(most) });
      }
      return most ? least(amount, most) : amount;
    };

    const pay = () => {
      const low = rule.low && sum(rule.low);
      const value = sum(rule.amount);
      return value === null || (rule.low && low === null) ? null : { kind: rule.bound, value, low };
    };

    const outcome = () => {
      const results = rule.cases.map(([when, words]) => [test(when), words]);
      const found = results.find(([holds]) => holds);
      if (found) return { kind: "outcome", value: found[1] };
      return results.some(([holds]) => holds === null) ? null : { kind: "not_met", value: null };
    };

    /* The trace of a day is the day: what its own condition finds is not told. */
    const day = () => {
      const [condition, dated] = [run(rule.id, values, null), run(rule.id, values, null)];
      const holds = rule.day_if ? condition.test(rule.day_if) : true;
      const found = dated.number(rule.day);
      for (const label of [...condition.missing, ...dated.missing]) missing.add(label);
      if (holds === null || dated.missing.size) return null;
      return holds && found !== null ? { kind: "date", value: found } : { kind: "not_met", value: null };
    };

    const holds = test(rule.when);
    if (holds === false) return { kind: "not_met", value: rule.amount ? ZERO : null };
    const result = rule.amount ? pay() : rule.cases ? outcome() : day();
    return result && holds ? result : { kind: "incomplete", value: null, needs: [...missing] };
  };

  /* Null where benefits must not be added up, where the text leaves a sum open, or where nothing can be computed. */
  const total = (program, outcomes, way) => {
    const benefits = program.rules.filter((rule) => rule.benefit && rule.amount).map((rule) => outcomes.get(rule.id));
    const amounts = benefits.map((outcome) => outcome.value).filter(Array.isArray);
    const open = benefits.some(({ kind }) => kind === "between");
    if (!amounts.length || open || way === "open" || (way === "separate" && benefits.length > 1)) return null;
    return money(amounts.reduce(way === "highest" ? most : add));
  };

  const row = ({ kind, value, low, needs }) => ({
    kind,
    value: Array.isArray(value) ? money(value) : value,
    ...(low ? { low: money(low) } : {}),
    ...(needs?.length ? { needs } : {}),
  });

  const readAll = (program, given) => {
    const values = new Map();
    const errors = [];
    for (const [label, words] of Object.entries(given)) {
      const known = has(program.inputs, label);
      const { value, error } = known ? read(words, program.inputs[label]) : { value: null, error: "unknown" };
      if (error) errors.push([label, error]);
      else if (value !== null) values.set(label, value);
    }
    return { values, errors: Object.fromEntries(errors), failed: errors.length > 0 };
  };

  /* A comparison of months as one of days is told: 2023-02, from, to. */
  const told = (program, one) => {
    if (!has(one, "input") || program.inputs[one.input]?.type !== "month") return one;
    const month = (text) => (text === null ? null : firstDay(exact(text))?.slice(0, 7) ?? text);
    return { ...one, value: month(one.value), test: DAYS[one.test] ?? one.test, against: month(one.against) };
  };

  const calculate = (program, given) => {
    const { values, errors, failed } = readAll(program, given);
    const trace = [];
    const outcomes = new Map(program.rules.map((rule) => [rule.id, evaluate(rule, values, trace)]));
    const readings = program.readings.map((reading) => {
      const other = Object.entries(reading.rules).map(([id, rule]) => [id, evaluate(rule, values)]);
      const all = new Map([...outcomes]);
      for (const [id, outcome] of other) all.set(id, outcome);
      return [reading.name, failed ? null : total(program, all, reading.total ?? program.total)];
    });
    return {
      total: failed ? null : total(program, outcomes, program.total),
      benefits: Object.fromEntries([...outcomes].map(([id, one]) => [id, row(one)])),
      readings: Object.fromEntries(readings),
      errors,
      doubts: doubts(program, given, values),
      trace: trace.map((one) => told(program, one)),
    };
  };

  /* The program as another reading has it, for that reading's own benefits and trace. */
  const under = (program, name) => {
    const reading = program.readings.find((one) => one.name === name);
    const rules = program.rules.map((rule) => (has(reading.rules, rule.id) ? reading.rules[rule.id] : rule));
    return { ...program, rules, total: reading.total ?? program.total, readings: [] };
  };

  Object.assign(policyRules, { has, compare, run, limit, evaluate, readAll, calculate, under });
})();
