/*
 * A compiled program (grammar: generator/rules/compile.py) and a visitor's words → what generator/rules/evaluate.py and
 * steps.py answer, to the letter. Logic has three values: null is "cannot be said yet".
 */
(() => {
  "use strict";

  const { exact, add, minus, times, over, order, least, shown, money, addMonths, read, show } = policyRules;
  const ZERO = exact("0");
  const ONE = exact("1");
  const STEP = { money: exact("0.01"), rate: exact("0.0001") };
  const step = (field) => STEP[field.type] ?? ONE;
  const text = (value) => (Array.isArray(value) ? shown(value) : value ?? null);
  const sum = (values) => values.reduce(add, ZERO);
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

    const factor = ([kind, first, second]) => {
      if (kind === "c") return exact(first);
      const value = get(first);
      if (kind === "minus") {
        const other = get(second);
        return value && other && minus(value, other);
      }
      if (value === null) return null;
      if (kind === "min") return least(value, exact(second));
      if (kind === "table") return exact(second[value]);
      if (kind === "v") return value;
      return top([ZERO, ...second.filter(([reach]) => order(value, exact(reach)) >= 0).map(([, pay]) => exact(pay))]);
    };

    const pay = () => {
      const parts = rule.pay.map((term) => term.map(factor));
      if (parts.flat().includes(null)) return null;
      const amount = sum(parts.map((part) => part.reduce(times, ONE)));
      const formula = parts.map((part) => part.map(shown).join("×")).join("+");
      trace.push({ benefit: rule.id, formula, amount: shown(amount), cap: rule.cap });
      return { kind: rule.bound, value: rule.cap ? least(amount, exact(rule.cap)) : amount };
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

  const thresholds = ([op, ...rest], label, by) => {
    if (op === "all" || op === "any") return rest.flatMap((one) => thresholds(one, label, by));
    if (!/[<>]/.test(op) || rest[0] !== label) return [];
    return [op === ">" || op === "<=" ? add(exact(rest[1]), by) : exact(rest[1])];
  };

  const ceil = (value, by) => {
    const [n, d] = over(value, by);
    return times([n / d + (n > 0n && n % d ? 1n : 0n), 1n], by);
  };

  /* The first values of an input at which something new holds: past a threshold, at a tier, at the cap. */
  const breakpoints = (rule, label, by) => {
    const terms = rule.pay ?? [];
    const found = thresholds(rule.when, label, by);
    for (const [kind, name, rows] of terms.flat()) {
      if (kind === "tiers" && name === label) found.push(...rows.map(([reach]) => exact(reach)));
    }
    const [[base, rate, ...more] = []] = terms;
    if (rule.cap && terms.length === 1 && base[0] === "v" && base[1] === label && !more.length && (rate?.[0] ?? "c") === "c") {
      const each = rate ? exact(rate[1]) : ONE;
      if (order(each, ZERO)) found.push(ceil(over(exact(rule.cap), each), by)); // nothing of anything never comes to the cap
    }
    return found.sort(order).filter((one, at) => !at || order(one, found[at - 1]));
  };

  const benefit = (rule, values, label, value) => {
    const outcome = evaluate(rule, new Map([...values, [label, value]]), []);
    return Array.isArray(outcome.value) ? outcome.value : null;
  };

  /* How much more of an input reaches each breakpoint ahead that raises the benefit, and the benefit then. */
  const steps = (program, rule, values, label) => {
    const now = values.get(label);
    const field = program.inputs[label];
    let best = Array.isArray(now) ? benefit(rule, values, label, now) : null;
    const found = [];
    for (const point of best ? breakpoints(rule, label, step(field)) : []) {
      const then = benefit(rule, values, label, point);
      if (order(point, now) <= 0 || !then || order(then, best) <= 0) continue;
      const more = minus(point, now);
      const capped = Boolean(rule.cap) && order(then, exact(rule.cap)) === 0;
      found.push({ more: shown(more), at: shown(point), then: money(then), exact: shown(then), capped, shown: show(more, field) });
      best = then;
    }
    return found;
  };

  const next = (program, rule, given, label) => steps(program, rule, readAll(program, given).values, label);

  /* The same for every benefit and every number that was filled in; nothing while an input is refused. */
  const until = (program, given) => {
    const { values, failed } = readAll(program, given);
    const labels = [...values.keys()].filter((label) => ["money", "rate", "count"].includes(program.inputs[label].type));
    return failed ? [] : program.rules.flatMap((rule) => labels.flatMap((label) =>
      steps(program, rule, values, label).map((one) => ({ benefit: rule.id, input: label, ...one }))));
  };

  /* Corners of the line from one value (exact text) to another, other inputs as given: [[input, benefit]…]. */
  const curve = (program, rule, given, label, from, to) => {
    const { values } = readAll(program, given);
    const by = step(program.inputs[label]);
    const [first, last] = [exact(from), exact(to)];
    const inside = breakpoints(rule, label, by).flatMap((one) => [minus(one, by), one])
      .filter((one) => order(one, first) > 0 && order(one, last) < 0);
    const points = [first, ...inside.sort(order), last].map((one) => [one, benefit(rule, values, label, one)]);
    return points.filter(([one, then], at) => then && (!at || order(one, points[at - 1][0])))
      .map(([one, then]) => [shown(one), shown(then)]);
  };

  Object.assign(policyRules, { calculate, under, next, until, curve });
})();
