/*
 * Where a rule's result changes in one number while the rest is as given, and how far the next step is. The edges are
 * those of generator/policyref/rules/analysis.py, which says how they are found.
 * @uses rules-engine, rules-numbers, rules-parse
 */
(() => {
  "use strict";

  const {
    exact, add, minus, times, over, order, floor, shown, money, show, largest, compare, run, limit, evaluate, readAll,
  } = policyRules;
  const ZERO = exact("0");
  const STEP = { money: exact("0.01"), rate: exact("0.0001") };
  const FLIPPED = { ">": "<", ">=": "<=", "<": ">", "<=": ">=" };
  const COUNTED = ["money", "rate", "count"];

  const looksAt = (node, label) => JSON.stringify(node).includes(`["in",${JSON.stringify(label)}]`);

  const LEAVES = ["in", "is", "within", "later"]; // of days: steps go along numbers

  /*
   * The turns of a tree. A turn is two formulas: something new comes where `op` between them begins or ceases to hold,
   * if the choices are made so. `inner` are the turns of the two themselves.
   */
  const turns = (node, chosen) => {
    if (!Array.isArray(node) || LEAVES.includes(node[0])) return [];
    const [tag, first, second] = node;
    if (tag === "pick") {
      return Object.entries(second).flatMap(([option, then]) => turns(then, [...chosen, [first, option]]));
    }
    const parts = tag === "step" ? [first, ...second.map(([, , then]) => then)] : node.slice(1);
    const below = parts.map((one) => turns(one, chosen));
    const turn = (op, left, right, ...inner) => ({ op, left, right, node, chosen, inner: inner.flat() });
    const own = () => {
      if (tag === "min" || tag === "max") {
        return parts.flatMap((one, at) => parts.slice(at + 1).map((other, gap) =>
          turn(">=", one, other, below[at], below[at + 1 + gap])));
      }
      if (tag === "step") return second.map(([op, reach]) => turn(op, first, reach, below[0]));
      if (tag === "whole") return [turn(">=", first, second, below[0])];
      return tag in FLIPPED ? [turn(tag, first, second, ...below)] : [];
    };
    return [...own(), ...below.flat()];
  };

  /* Where a sum comes to its cap; of caps by option to that of the option. */
  const ofCap = ({ amount, low, cap }) => {
    const rows = !cap ? [] : cap[0] === "pick" ? Object.entries(cap[2]) : [[null, cap]];
    return [amount, low].filter(Boolean).flatMap((left) => rows.map(([option, right]) => ({
      op: ">=", left, right, node: [], chosen: option === null ? [] : [[cap[1], option]],
      inner: [...turns(left, []), ...turns(right, [])],
    })));
  };

  const known = new WeakMap();
  const turnsOf = (rule) => {
    if (!known.has(rule)) {
      const cases = (rule.cases ?? []).map(([when]) => when);
      const roots = [rule.when, rule.amount, rule.low, rule.cap, ...cases, rule.day_if];
      known.set(rule, [...roots.flatMap((root) => turns(root, [])), ...ofCap(rule)]);
    }
    return known.get(rule);
  };

  /* One number of a program while the others are as given. */
  const line = (program, label, values) => {
    const field = program.inputs[label];
    const by = STEP[field.type] ?? exact("1");
    const down = (value) => times(floor(over(value, by)), by);
    const up = (value) => minus(ZERO, down(minus(ZERO, value)));
    const least = field.type === "rate" ? minus(ZERO, largest) : ZERO;
    const low = up(field.min === null ? least : exact(field.min));
    const high = down(field.max === null ? largest : exact(field.max));
    const moved = (value) => new Map([...values, [label, value]]);

    const gap = ({ left, right }, value) => {
      const { number } = run("", moved(value), null);
      const [one, other] = [number(left), number(right)];
      return one && other && minus(one, other);
    };

    /* The one place between two values, each with its gap: where an even line has it, else by halving. */
    const between = (one, [from, first], [to, last]) => {
      const held = compare(one.op, first, ZERO);
      const isNew = (value) => {
        const found = gap(one, value);
        return found !== null && compare(one.op, found, ZERO) !== held;
      };
      const at = up(minus(from, times(over(first, minus(last, first)), minus(to, from))));
      const guess = [at, add(at, by)].find((value) =>
        order(value, from) > 0 && order(value, to) <= 0 && isNew(value) && !isNew(minus(value, by)));
      if (guess) return guess;
      let [before, after] = [from, to];
      while (order(minus(after, before), by) > 0) {
        const middle = add(before, times(floor(over(minus(after, before), times(by, [2n, 1n]))), by));
        if (isNew(middle)) after = middle;
        else before = middle;
      }
      return after;
    };

    const crossings = (one) => {
      const bends = one.inner.flatMap(meetings).filter((value) => order(value, low) > 0 && order(value, high) <= 0);
      const corners = [low, ...sorted(bends)];
      const found = [];
      let before = null;
      for (const [place, start] of corners.entries()) {
        const end = place + 1 < corners.length ? minus(corners[place + 1], by) : high;
        const [first, last] = [gap(one, start), gap(one, end)];
        if (!first || !last) break;
        const [held, holds] = [first, last].map((value) => compare(one.op, value, ZERO));
        if (before !== null && before !== held) found.push(start);
        if (held !== holds) found.push(between(one, [start, first], [end, last]));
        before = holds;
      }
      return found;
    };

    /* Where the input itself comes to what does not depend on it. */
    const alone = (op, other) => {
      const at = run("", values, null).number(other);
      if (at === null) return [];
      return [op === ">=" || op === "<" ? up(at) : add(down(at), by)];
    };

    /* The first values at which the two formulas of a turn meet. */
    const meetings = (one) => {
      const { op, left, right, chosen } = one;
      const [inLeft, inRight] = [left, right].map((side) => looksAt(side, label));
      if (!(inLeft || inRight) || chosen.some(([choice, option]) => values.get(choice) !== option)) return [];
      if (!inRight && left[0] === "in") return alone(op, right);
      return !inLeft && right[0] === "in" ? alone(FLIPPED[op], left) : crossings(one);
    };

    /* The first values with so many whole shares as `counts` has them. */
    const shares = (rule, counts) => turnsOf(rule).filter(({ node }) => node[0] === "whole").flatMap((one) =>
      counts(one.node).flatMap((count) =>
        meetings({ ...one, right: shown(times(exact(one.node[2]), [count, 1n])) })));

    const more = (whole) => {
      const now = run("", values, null).number(whole);
      return now === null ? [] : [now[0] + 1n];
    };

    const result = (rule, value) => evaluate(rule, moved(value));

    /* Whether the result does not go on evenly: it jumps there, or grows otherwise than before. */
    const isNew = (rule, at) => {
      const told = [-2n, -1n, 0n, 1n].map((shift) => result(rule, add(at, times(by, [shift, 1n]))));
      if (told.some(({ kind }) => kind === "incomplete")) return true;
      return !["value", "low"].every((name) => goesOn(told.map((one) => one[name] ?? null)));
    };

    /* The first values at which something else comes of a rule: past a threshold, at a bend, at the cap. */
    const breakpoints = (rule) => sorted([...turnsOf(rule).flatMap(meetings), ...shares(rule, more)])
      .filter((one) => order(one, low) > 0 && order(one, high) <= 0 && isNew(rule, one));

    return { field, breakpoints, result };
  };

  const sorted = (points) => points.sort(order).filter((one, at) => !at || order(one, points[at - 1]));

  const goesOn = (values) => {
    if (!values.every(Array.isArray)) return values.every((one) => one === values[0]);
    const gaps = values.slice(1).map((one, at) => minus(one, values[at]));
    return gaps.every((one) => !order(one, gaps[0]));
  };

  /* As it is told: less than a fen is no gain. */
  const isMore = (then, best) => {
    const gain = (one, other) => order(exact(money(one)), exact(money(other)));
    return (gain(then.value, best.value) || gain(then.low ?? then.value, best.low ?? best.value)) > 0;
  };

  /* How much more of a number reaches each breakpoint ahead that raises the benefit, and the benefit then. */
  const ahead = (program, rule, values, label) => {
    const now = values.get(label);
    const { field, breakpoints, result } = line(program, label, values);
    let best = result(rule, now);
    const found = [];
    for (const point of Array.isArray(best.value) ? breakpoints(rule).filter((one) => order(one, now) > 0) : []) {
      const then = result(rule, point);
      if (!Array.isArray(then.value)) continue;
      if (!isMore(then, best)) continue;
      const more = minus(point, now);
      const cap = limit(rule, new Map([...values, [label, point]]));
      found.push({
        more: shown(more), at: shown(point), then: money(then.value), ...(then.low ? { low: money(then.low) } : {}),
        exact: shown(then.value), capped: Boolean(cap) && !order(then.value, cap), shown: show(more, field),
      });
      best = then;
    }
    return found;
  };

  /* Of every benefit and every number that was filled in; nothing while an input is refused. */
  const until = (program, given) => {
    const { values, failed } = readAll(program, given);
    const labels = [...values.keys()].filter((label) => COUNTED.includes(program.inputs[label].type));
    return failed ? [] : program.rules.filter((rule) => rule.amount).flatMap((rule) => labels.flatMap((label) =>
      ahead(program, rule, values, label).map((one) => ({ benefit: rule.id, input: label, ...one }))));
  };

  Object.assign(policyRules, { until });
})();
