/*
 * One thing that the finder found: policyFinderCard.card(…) with the words that decide.
 * `questions` are those of the page, each with its answers by id and those `chosen`; `force` is a row of a timeline, if
 * that is to be told: how the text stands on the day that counts; what is `ended` gives nothing. Text is only ever
 * set as text.
 * @uses answer-words, finder-words, search-result, status
 */
(() => {
  "use strict";

  const { fill, make, url, word } = window.policyResult;
  const { ABSENT, OURS } = window.policyAnswerWords;
  const { FINDER, SIGN } = window.policyFinderWords;
  const SIGNS = { yes: SIGN.yes, no: SIGN.no };

  /* 企业（公司、合作社等） is enough as 企业. */
  const short = (name) => name.split("（")[0];
  const listed = (answers) => answers.map(({ name }) => short(name)).join("、");

  /* What stands in quotation marks of its own inside others: “‘两节’期间”. */
  const inner = (text) => text.replaceAll("“", "‘").replaceAll("”", "’");

  const quoted = (shown, quote, sentence) => {
    const link = make("a", "", { href: url(sentence ? `${shown.page}#s${sentence}` : shown.page) });
    link.append(make("q", inner(quote)));
    return link;
  };

  /* The words that tell, once each, each with the answers that it names, if these are wanted. */
  const quotes = (shown, said, names) => {
    const found = new Map(said.map((one) => [one[0], one]));
    return [...found.values()].flatMap(([quote, sentence, answers], at) => {
      const named = names && answers.length ? `（${listed(names.filter(({ id }) => answers.includes(id)))}）` : "";
      return [...(at ? ["、"] : []), quoted(shown, quote, sentence), named];
    });
  };

  const line = (state, words, parts) => {
    const node = make("li", "", { "data-said": state });
    node.append(make("b", `${SIGNS[state] ?? SIGN.ask} `, { "aria-hidden": "true" }), words, ...parts);
    return node;
  };

  const ours = () => make("span", OURS, { class: "ours" });

  /* Of whom the text says nothing at all. */
  const silent = (shown, question, entered) => {
    const chosen = listed(question.chosen);
    const words = chosen ? fill(FINDER.silent, { chosen }) : FINDER.nothing_said;
    if (!entered) return line("silent", `${words}${ABSENT.open}`, []);
    const node = line("silent", words, shown.quote ? [quoted(shown, shown.quote, shown.sentence)] : []);
    if (shown.audience.length) {
      node.append("。", fill(FINDER.audience, { audience: shown.audience.join("、") }), " ", ours());
    }
    return node;
  };

  /* What the text says to one question about the visitor, if it says anything; of the first also that it does not. */
  const reason = (shown, question, said, entered, first) => {
    const told = shown.said[question.at];
    const ids = new Set(question.chosen.map(({ id }) => id));
    const chosen = listed(question.chosen);
    const has = (list) => list.some((id) => ids.has(id));
    const words = (key) => fill(FINDER[key], { chosen, ask: question.ask });
    if (said === "yes") return line(said, words(said), quotes(shown, told.filter(([, , answers]) => has(answers))));
    if (said === "no") {
      const telling = told.filter(([, , , only, excluded]) => only || has(excluded));
      return line(said, words(said), quotes(shown, telling));
    }
    if (said === "ask" || said === "open") {
      const work = told.every(([, , answers]) =>
        answers.length && question.answers.every(({ id, government }) => government || !answers.includes(id)));
      return line(said, work ? FINDER.of_government : words(said), quotes(shown, told, question.answers));
    }
    return said === "silent" && (first || !entered) ? silent(shown, question, entered) : null;
  };

  const topics = (shown, questions, said) => questions.filter(({ topic }, at) => topic && said[at] === "yes")
    .map((question) => {
      const told = shown.said[question.at];
      const met = question.chosen.filter(({ id }) => told.some(([, , answers]) => answers.includes(id)));
      const ids = met.map(({ id }) => id);
      const telling = told.filter(([, , answers]) => answers.some((id) => ids.includes(id)));
      const node = make("li", fill(FINDER.about, { chosen: listed(met) }), { "data-said": "about" });
      node.append(...quotes(shown, telling));
      return node;
    });

  const because = (shown, { said, place, entered }, questions) => {
    const persons = questions.filter(({ topic, isPlace }) => !topic && !isPlace);
    const list = make("ul", "", { class: "because" });
    const lines = persons.map((one, at) => reason(shown, one, said[one.at], entered, !at)).filter(Boolean);
    const where = { place: shown.place, chosen: place?.chosen };
    if (place) lines.push(line(place.state, fill(FINDER[place.state], where), []));
    if (!lines.length && persons.length) lines.push(silent(shown, persons[0], entered));
    list.append(...lines, ...topics(shown, questions, said));
    return list;
  };

  const whom = (shown) => {
    const node = make("p", "", { class: "whom" });
    if (!shown.units.length) node.append(shown.unsettled.includes("units") ? ABSENT.open : FINDER.nobody);
    else node.append(FINDER.ask_whom);
    shown.units.forEach(([name, address], at) => {
      node.append(at ? "、" : "", address ? make("a", name, { href: url(address) }) : name);
    });
    return node;
  };

  const card = (shown, decided, questions, force, ended) => {
    const told = { "data-measure": shown.key, "data-state": decided.state, class: "match" };
    const node = make("li", "", told);
    if (shown.item) node.dataset.item = shown.item;
    if (shown.benefit) node.dataset.benefit = shown.benefit;
    const kick = make("p", "", { class: "kick" });
    kick.append([shown.place, shown.called].filter(Boolean).join(" "), ...(force ? [" ", word(force)] : []));
    if (shown.spans) kick.append(" ", make("deadline-status", "", { spans: shown.spans }));
    const title = make("h3");
    title.append(make("a", shown.name, { class: "name", href: url(shown.address) }));
    node.append(kick, title);
    if (shown.gain && !ended) node.append(make("p", shown.gain, { class: "gain" }));
    node.append(because(shown, decided, questions));
    if (decided.state === "ask") node.append(whom(shown));
    return node;
  };

  window.policyFinderCard = { card, listed };
})();
