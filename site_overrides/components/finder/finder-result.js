/*
 * One measure that the finder found: policyFinderResult.row(shown, questions, states, force). `questions` are those of
 * the page, each with its answers by id; the reasons are the words of the text. `force` is a row of the
 * timeline: how the text stands on the day that counts. Text is only ever set as text.
 * @uses answer-words, search-result, status
 */
(() => {
  "use strict";

  const { make, now, url, word } = window.policyResult;
  const { ABSENT, NO_SUM, OURS } = window.policyAnswerWords;
  /* 企业（公司、合作社等） is enough as 企业. */
  const listed = (answers) => answers.map(({ name }) => `“${name.split("（")[0]}”`).join("、");

  /* What stands in quotation marks of its own inside others: “‘两节’期间”. */
  const inner = (text) => text.replaceAll("“", "‘").replaceAll("”", "’");

  /* The words that say for whom or for what; the site's own list of readers where the text has none. */
  const words = (node, shown, question, wanted) => {
    const quotes = shown.said[question.at];
    const telling = quotes.filter(([, , answers]) => !wanted || answers.some((id) => wanted.has(id)));
    if (!quotes.length) {
      node.append(`对象是${shown.audience.join("、")}`, make("span", OURS, { class: "ours" }));
      return;
    }
    (telling.length ? telling : quotes).forEach(([quote, sentence], index) => {
      if (index) node.append("、");
      node.append("原文");
      const link = make("a", "", { href: url(sentence ? `${shown.page}#s${sentence}` : shown.page) });
      link.append(make("q", inner(quote)));
      node.append(link);
    });
  };

  /* One line for each question that the measure says something to. */
  const reason = (shown, question, { state, bits }) => {
    if (state === "open" || state === "plain" || (question.place && state === "yes")) return null;
    const node = make("li", "", { "data-state": state });
    const fitting = ({ bit }) => bits & (1 << bit);
    const chosen = listed(question.chosen);
    if (question.place) {
      node.append(`${shown.notice}不是${chosen}的文件`);
      return node;
    }
    const allowed = listed(question.answers.filter(fitting));
    const met = question.chosen.filter(fitting);
    const said = {
      yes: `符合您选的${listed(met)}：`,
      no: question.topic ? `讲的是${allowed}，不是您选的${chosen}：` : `只对${allowed}，您选的是${chosen}：`,
      unknown: question.topic ? `讲的是${allowed}：` : `还要看“${question.ask}”，这条对${allowed}：`,
    };
    node.append(said[state]);
    words(node, shown, question, state === "yes" ? new Set(met.map(({ id }) => id)) : null);
    return node;
  };

  const reasons = (shown, questions, states) => {
    const list = make("ul", "", { class: "why" });
    list.append(...questions.map((question, index) => reason(shown, question, states[index])).filter(Boolean));
    const plain = states.some(({ state }) => state === "plain");
    if (plain) list.append(make("li", `${list.children.length ? "其余" : "对谁、办什么事"}${ABSENT.open}`));
    else if (!list.children.length) list.append(make("li", "原文没有限定行业、规模或要办的事"));
    return list;
  };

  /* What is given; what of it an act has ended says so in place of the sum. */
  const gift = ([name, headline, timeline]) => {
    const own = timeline && now(timeline);
    const node = make("span", `${name}：`);
    node.append(own && NO_SUM.includes(own[1]) ? word(own) : make("b", headline));
    return node;
  };

  const row = (shown, questions, states, force) => {
    const node = make("li", "", { class: "measure", "data-measure": shown.key });
    if (shown.item) node.dataset.item = shown.item;
    const link = make("a", shown.title, { class: "name", href: url(shown.address) });
    if (shown.part) link.append(" ", shown.part);
    node.append(link, " ", word(force), " ");
    if (shown.spans) node.append(make("deadline-status", "", { spans: shown.spans }));
    if (shown.gets.length) {
      const line = make("p", "", { class: "gets" });
      line.append(...shown.gets.map(gift));
      node.append(line);
    }
    node.append(reasons(shown, questions, states));
    const nothing = (key) => ABSENT[shown.unsettled?.includes(key) ? "open" : "none"];
    const dates = shown.dates.map((date) => `“${inner(date)}”`).join("、") || nothing("dates");
    const units = shown.units.join("、") || nothing("units");
    node.append(make("p", `期限：${dates}　问谁：${units}　${shown.notice}`, { class: "hint" }));
    if (shown.computable && !NO_SUM.includes(force[1])) {
      const line = make("p", "", { class: "tools" });
      const name = shown.title + shown.part;
      line.append(make("a", "算一算", { href: url(`${shown.page}#calculate`), "aria-label": `算一算：${name}` }));
      const add = make("button", "合起来算", {
        type: "button",
        "data-add": shown.key + (shown.item ? `.${shown.item}` : ""),
        "aria-label": `合起来算：${name}`,
      });
      line.append(" ", add, " ", make("button", "看合计", { type: "button", "data-see": "", hidden: "" }));
      node.append(line);
    }
    return node;
  };

  window.policyFinderResult = { row };
})();
