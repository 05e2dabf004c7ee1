/*
 * A compiled program (grammar: generator/rules/compile.py) and a visitor's words → what generator/rules/evaluate.py
 * answers, to the letter. Logic has three values: null is "cannot be said yet".
 */
(() => {
  "use strict";

  const { exact, add, minus, times, over, order, least, shown, money, addMonths, read } = policyRules;
  const ZERO = exact("0");
  const ONE = exact("1");
  const text = (value) => (Array.isArray(value) ? shown(value) : value ?? null);
  const sum = (values) => values.reduce(add, ZERO);
  const floor = ([n, d]) => [n / d - (n < 0n && n % d ? 1n : 0n), 1n];
  const top = (values) => values.reduce((a, b) => (order(b, a) > 0 ? b : a));

  const HOLDS = {
    ">": (a, b) => order(a, exact(b)) > 0,
    ">=": (a, b) => order(a, exact(b)) >= 0,
    "<": (a, b) => order(a, exact(b)) < 0,
    "<=": (a, b) => order(a, exact(b)) <= 0,
    is: (a, _, options) => options.includes(a),
    more: (a, b) => order(a, b) > 0,
    from: (a, b) => a >= b,
    to: (a, b) => a <= b,
    within: (a, b, [, months]) => a <= b && b < (addMonths(a, months) ?? "~"),
  };

  /* The cap of a sum; of caps by option that of the option chosen, or none while none is. */
  const limit = ({ cap }, values) => {
    const words = Array.isArray(cap) ? cap[2][values.get(cap[1])] : cap;
    return words ? exact(words) : null;
  };

  /* One rule → { kind, value, needs }; every comparison and formula goes to the trace. */
  const evaluate = (rule, values, trace) => {
    const missing = new Set();
    const get = (label) => values.get(label) ?? (missing.add(label), null);

    const test = ([op, ...rest]) => {
      if (op === "all" || op === "any") {
        const results = rest.map(test);
        return results.includes(op === "any") ? op === "any" : results.includes(null) ? null : op !== "any";
      }
      const value = get(rest[0]);
      const pair = op === "more" || op === "within";
      const other = pair ? get(rest[1]) : rest[1];
      const holds = value === null || other === null ? null : HOLDS[op](value, other, rest.slice(1));
      const against = pair ? text(other) : op === "is" ? rest.slice(1) : other;
      trace.push({ benefit: rule.id, input: rest[0], value: text(value), test: op, against, holds });
      return holds;
    };

    const factor = ([kind, first, second, third]) => {
      if (kind === "c") return exact(first);
      const value = get(first);
      if (kind === "minus") {
        const other = get(second);
        return value && other && minus(value, other);
      }
      if (value === null) return null;
      if (kind === "min") return least(value, exact(second));
      if (kind === "past") return top([ZERO, minus(third ? least(value, exact(third)) : value, exact(second))]);
      if (kind === "every") return floor(over(value, exact(second)));
      if (kind === "table") return exact(second[value]);
      if (kind === "v") return value;
      return top([ZERO, ...second.filter(([reach]) => order(value, exact(reach)) >= 0).map(([, pay]) => exact(pay))]);
    };

    const pay = () => {
      const parts = rule.pay.map((term) => term.map(factor));
      const open = Array.isArray(rule.cap) && !get(rule.cap[1]);
      if (open || parts.flat().includes(null)) return null;
      const cap = limit(rule, values);
      const amount = sum(parts.map((part) => part.reduce(times, ONE)));
      const formula = parts.map((part) => part.map(shown).join("×")).join("+");
      trace.push({ benefit: rule.id, formula, amount: shown(amount), cap: cap && shown(cap) });
      return { kind: rule.bound, value: cap ? least(amount, cap) : amount };
    };

    const outcome = () => {
      const results = rule.cases.map(([when, words]) => [test(when), words]);
      const found = results.find(([holds]) => holds);
      if (found) return { kind: "outcome", value: found[1] };
      return results.some(([holds]) => holds === null) ? null : { kind: "not_met", value: null };
    };

    const date = ([how, first, second]) => {
      const value = get(how === "latest" ? second : first);
      if (value === null) return null;
      const then = how === "latest" ? (value < first ? first : null) : addMonths(value, second);
      return { kind: then ? "date" : "not_met", value: then };
    };

    const holds = test(rule.when);
    if (holds === false) return { kind: "not_met", value: rule.pay ? ZERO : null };
    const result = rule.pay ? pay() : rule.cases ? outcome() : date(rule.date);
    return result && holds ? result : { kind: "incomplete", value: null, needs: [...missing] };
  };

  const total = (program, outcomes, way) => {
    const benefits = program.rules.filter((rule) => rule.benefit && rule.pay).map((rule) => rule.id);
    const amounts = benefits.map((id) => outcomes.get(id).value).filter(Array.isArray);
    if (!amounts.length || (way === "separate" && benefits.length > 1)) return null;
    return money(way === "highest" ? top(amounts) : sum(amounts));
  };

  const row = ({ kind, value, needs }) => ({
    kind, value: Array.isArray(value) ? money(value) : value, ...(needs?.length ? { needs } : {}),
  });

  const readAll = (program, given) => {
    const values = new Map();
    const errors = [];
    for (const [label, words] of Object.entries(given)) {
      const known = Object.hasOwn(program.inputs, label);
      const { value, error } = known ? read(words, program.inputs[label]) : { value: null, error: "unknown" };
      if (error) errors.push([label, error]);
      else if (value !== null) values.set(label, value);
    }
    return { values, errors: Object.fromEntries(errors), failed: errors.length > 0 };
  };

  const calculate = (program, given) => {
    const { values, errors, failed } = readAll(program, given);
    const trace = [];
    const outcomes = new Map(program.rules.map((rule) => [rule.id, evaluate(rule, values, trace)]));
    const readings = program.readings.map((reading) => {
      const other = Object.entries(reading.rules).map(([id, rule]) => [id, evaluate(rule, values, [])]);
      return [reading.name, failed ? null : total(program, new Map([...outcomes, ...other]), reading.total ?? program.total)];
    });
    return {
      total: failed ? null : total(program, outcomes, program.total),
      benefits: Object.fromEntries([...outcomes].map(([id, one]) => [id, row(one)])),
      readings: Object.fromEntries(readings),
      errors,
      trace,
    };
  };

  /* The program as another reading has it, for that reading's own benefits and trace. */
  const under = (program, name) => {
    const reading = program.readings.find((one) => one.name === name);
    const rules = program.rules.map((rule) => (Object.hasOwn(reading.rules, rule.id) ? reading.rules[rule.id] : rule));
    return { ...program, rules, total: reading.total ?? program.total, readings: [] };
  };

  Object.assign(policyRules, { floor, limit, evaluate, readAll, calculate, under });
})();
