/*
 * What several measures come to together, as elements: policyEstimateWords.sums for the sums alone, .show for
 * what they are made of and what was left out, .stood for the day and the document of each,
 * .withdrawn for those of which nothing is computed because nobody has entered what an act has made of them.
 * @uses answer-words, calculator-standing, rules-numbers, rules-parse, search-result
 */
(() => {
  "use strict";

  const { make, url } = window.policyResult;
  const { ADVICE, BOUND, LEFT_OUT, NATURE, PAYER, SEPARATE, TEST } = window.policyAnswerWords;

  /* 1234567.50 → 1,234,567.50 */
  const yuan = (text) => window.policyRules.show(window.policyRules.exact(text), { type: "money" }).slice(0, -1);

  const between = ({ low, high }) => {
    if (high === null) return `${BOUND.at_least} ${yuan(low)} 元`;
    if (low === high) return `${yuan(low)} 元`;
    return low === "0.00" ? `${BOUND.at_most} ${yuan(high)} 元` : `${yuan(low)} 元至 ${yuan(high)} 元`;
  };

  const clause = ({ quote, by }, parts) => {
    const link = make("a", "", { href: url(parts.get(by).page) });
    link.append(make("q", quote));
    return link;
  };

  const row = ({ measure, benefit, name }, parts, ...more) => {
    const part = parts.get(measure);
    const node = make("li");
    const [, sentence] = part.quotes[benefit] ?? [];
    const link = make("a", part.title, { href: url(part.page + (sentence ? `#s${sentence}` : "")) });
    node.append(link, ` ${name}：`, ...more);
    return node;
  };

  const section = (title, rows) => {
    if (!rows.length) return [];
    const list = make("ul", "", { class: "plain" });
    list.append(...rows);
    return [make("h3", title), list];
  };

  /* One line of text for each that pays. */
  const sums = ({ lines }) =>
    lines.map((line) => `${PAYER[line.payer]}，${NATURE[line.nature]} ${between(line)}`);

  const show = (result, parts) => {
    const readings = [...parts.values()].flatMap((part) => part.readings.map(([question, why, name]) => {
      const node = make("li");
      node.append(make("a", part.title, { href: url(`${part.page}#calculate`) }), ` ${question}：${why}。另一种理解：${name}`);
      return node;
    }));
    return [
      ...section("算入的", result.counted.map((one) => row(one, parts, between(one)))),
      ...section("合计有上限的", result.limited.map((one) => {
        const node = make("li", `${TEST["<="]} ${yuan(one.at_most)} 元：`);
        node.append(clause(one, parts));
        return node;
      })),
      ...section(`分开列的：${SEPARATE}`, result.apart.map((one) => row(one, parts, between(one)))),
      ...section("没有算入的", result.left_out.map((one) => {
        const said = [LEFT_OUT[one.why]];
        if (one.value) said.push(`（${yuan(one.value)} 元）`);
        if (one.quote) said.push("：", clause(one, parts));
        return row(one, parts, ...said);
      })),
      ...section("有两种理解的，这里按本站的理解算", readings),
      make("p", `不同出资的各算各的，不加在一起；少缴的不算得到的。${ADVICE}。`, { class: "hint" }),
    ];
  };

  /* How the text of each measure stands on the day that its sum is of. */
  const stood = (answered) => section("按哪一天、哪份文件算", answered.map((part) => {
    const node = make("li");
    node.append(make("a", part.title, { href: url(part.page) }), window.policyStanding.beside(part, part.standing));
    return node;
  }));

  const withdrawn = (texts) => section("没有算的", [...texts.values()].map((text) => {
    const node = make("li");
    node.append(make("a", text.title, { href: url(text.page) }), window.policyStanding.withdrawn(text));
    return node;
  }));

  window.policyEstimateWords = { show, stood, sums, withdrawn };
})();
