/* Where a rule's result changes: how far the next step is, and the corners of the curve. As generator/rules/steps.py. */
(() => {
  "use strict";

  const { exact, add, minus, times, over, order, floor, shown, money, show, limit, evaluate, readAll } = policyRules;
  const ZERO = exact("0");
  const ONE = exact("1");
  const DRAWN = Array.from({ length: 24 }, (_, at) => BigInt(at + 1)); // of whole shares that are drawn as steps
  const STEP = { money: exact("0.01"), rate: exact("0.0001") };
  const step = (field) => STEP[field.type] ?? ONE;

  const thresholds = ([op, ...rest], label, by) => {
    if (op === "all" || op === "any") return rest.flatMap((one) => thresholds(one, label, by));
    if (!/[<>]/.test(op) || rest[0] !== label) return [];
    return [op === ">" || op === "<=" ? add(exact(rest[1]), by) : exact(rest[1])];
  };

  const ceil = (value, by) => {
    const [n, d] = over(value, by);
    return times([n / d + (n > 0n && n % d ? 1n : 0n), 1n], by);
  };

  /* The sizes of the whole shares in which an input counts. */
  const shares = (rule, label) => (rule.pay ?? []).flat()
    .filter(([kind, name]) => kind === "every" && name === label).map(([, , size]) => exact(size));

  /* Where the formula itself bends: a tier, a limit of what counts, the first whole share. */
  const bends = (rule, label) => (rule.pay ?? []).flat().filter(([, name]) => name === label)
    .flatMap(([kind, , first, second]) => {
      if (kind === "tiers") return first.map(([reach]) => exact(reach));
      if (kind === "min" || kind === "past") return [first, second].filter(Boolean).map(exact);
      return kind === "every" ? [exact(first)] : [];
    });

  const sorted = (points) => points.sort(order).filter((one, at) => !at || order(one, points[at - 1]));

  /* Between two bends the sum grows evenly, or by whole shares: where it comes to the cap there, if it does. */
  const atCap = (rule, values, label, step) => {
    const [size] = shares(rule, label);
    const by = size ?? step;
    const free = { ...rule, when: ["all"], cap: null };
    const cap = limit(rule, values);
    const corners = [ZERO, ...sorted(bends(rule, label)).filter((one) => order(one, ZERO) > 0)];
    return corners.flatMap((low, at) => {
      const [high, beside] = [corners[at + 1], add(low, by)];
      if (high && order(beside, high) >= 0) return [];
      const [first, then] = [low, beside].map((one) => benefit(free, values, label, one));
      if (!first || !then || order(then, first) <= 0) return [];
      const more = over(minus(cap, first), minus(then, first));
      const found = add(low, times(size ? ceil(more, ONE) : more, by));
      return order(found, low) > 0 && (!high || order(found, high) < 0) ? [ceil(found, step)] : [];
    });
  };

  /* The first values of an input at which something new holds: past a threshold, at a bend, at the cap. */
  const breakpoints = (rule, values, label, by) => sorted([
    ...thresholds(rule.when, label, by),
    ...bends(rule, label),
    ...shares(rule, label).filter(() => Array.isArray(values.get(label)))
      .map((size) => add(times(floor(over(values.get(label), size)), size), size)),
    ...(limit(rule, values) ? atCap(rule, values, label, by) : []),
  ]);

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
    for (const point of best ? breakpoints(rule, values, label, step(field)) : []) {
      const then = benefit(rule, values, label, point);
      if (order(point, now) <= 0 || !then || order(then, best) <= 0) continue;
      const more = minus(point, now);
      const cap = limit(rule, values);
      const capped = Boolean(cap) && order(then, cap) === 0;
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
    const drawn = shares(rule, label).flatMap((size) => DRAWN.map((count) => times([count, 1n], size)));
    const inside = sorted([...breakpoints(rule, values, label, by), ...drawn]).flatMap((one) => [minus(one, by), one])
      .filter((one) => order(one, first) > 0 && order(one, last) < 0);
    const points = [first, ...inside.sort(order), last].map((one) => [one, benefit(rule, values, label, one)]);
    return points.filter(([one, then], at) => then && (!at || order(one, points[at - 1][0])))
      .map(([one, then]) => [shown(one), shown(then)]);
  };

  Object.assign(policyRules, { next, until, curve });
})();
