/*
 * How a benefit grows with one number, as a drawing: policyCurve.draw(part, program, given). The table of boundary
 * values on the page says the same in words. Cliffs are upright lines, the visitor's own point is a dot.
 * @uses rules-numbers, rules-parse, rules-steps, search-result
 */
(() => {
  "use strict";

  const { make } = window.policyResult;
  const { curve, exact, order, over, read, show, times } = window.policyRules;
  const SPACE = "http://www.w3.org/2000/svg";
  const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [320, 170, 8, 12, 26, 26];
  const FAR = "1000000000000";

  const draw = (name, attributes, words = "") => {
    const node = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = words;
    return node;
  };

  /* For drawing only, where a hair's breadth is of no matter. */
  const rough = (value) => Number((value[0] * 1000000n) / value[1]) / 1000000;
  const money = (value) => show(value, { type: "money", unit: "元" });

  /* The rule's first number that has corners, as the other inputs are given. */
  const subject = (program, rule, given) => Object.keys(program.inputs).find((label) => {
    const { type } = program.inputs[label];
    return ["money", "rate", "count"].includes(type) && curve(program, rule, given, label, "0", FAR).length > 2;
  });

  const until = (corners, own) => {
    const last = corners[corners.length - 2][0];
    const far = own && order(own, exact(last)) > 0 ? own : exact(last);
    return times(far, exact("1.25"));
  };

  const figure = (part, program, rule, given) => {
    const label = subject(program, rule, given);
    if (!label) return [];
    const field = program.inputs[label];
    const own = read(given[label] ?? "", field).value;
    const end = until(curve(program, rule, given, label, "0", FAR), own);
    const text = `${end[0]}/${end[1]}`;
    const points = curve(program, rule, given, label, "0", text).map((point) => point.map(exact));
    const top = points.reduce((high, [, then]) => (order(then, high) > 0 ? then : high), exact("0"));
    if (points.length < 2 || top[0] === 0n) return [];
    const x = (value) => LEFT + rough(over(value, end)) * (WIDTH - LEFT - RIGHT);
    const y = (value) => HEIGHT - BOTTOM - rough(over(value, top)) * (HEIGHT - TOP - BOTTOM);
    const between = points.some(([, , low]) => low);
    const range = between ? "（原文只写了范围，画的是上下两条线）" : "";
    const name = `${part.names[rule.id]}随${label}的变化，最高 ${money(top)}${range}；数字见下面的表`;
    const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": name });
    const line = (ends) => draw("polyline", {
      class: "line", points: ends.map(([at, then]) => `${x(at).toFixed(1)},${y(then).toFixed(1)}`).join(" "),
    });
    svg.append(
      draw("line", { class: "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM }),
      draw("line", { class: "top", x1: LEFT, x2: WIDTH - RIGHT, y1: y(top), y2: y(top) }),
      line(points),
      ...(between ? [line(points.map(([at, then, low]) => [at, low ?? then]))] : []),
      draw("text", { x: LEFT, y: TOP - 8 }, money(top)),
      draw("text", { x: LEFT, y: HEIGHT - 8 }, "0"),
      draw("text", { x: WIDTH - RIGHT, y: HEIGHT - 8, "text-anchor": "end" }, `${label} ${show(end, field)}`),
    );
    const [here] = own ? curve(program, rule, given, label, "0", `${own[0]}/${own[1]}`).slice(-1) : [];
    if (here) svg.append(draw("circle", { class: "here", cx: x(own), cy: y(exact(here[1])), r: 5 }));
    const box = make("figure", "", { class: "curve" });
    box.append(svg, make("figcaption", `${part.names[rule.id]}${here ? "；圆点是您填的数" : ""}`));
    return [box];
  };

  window.policyCurve = {
    draw: (part, program, given) => program.rules.filter((rule) => rule.amount)
      .flatMap((rule) => figure(part, program, rule, given)),
  };
})();
