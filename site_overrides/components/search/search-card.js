/*
 * The card that answers how to apply, whom to call, what to bring: window.policyCard.of(asked), of what
 * search-asked.js found. What is registered is no word of a notice, and says where it is from.
 * @uses search-result, words
 */
(() => {
  "use strict";

  const { make, url, titleOf } = policyResult;
  const { GUIDE, NOT_REGISTERED } = window.policyWords;

  const unit = ([name, id]) => (id ? make("a", name, { href: url(`units/${id}.html`) }) : name);

  /* With marks between names. */
  const listed = (units) => units.flatMap((one, at) => (at ? ["、", unit(one)] : [unit(one)]));

  const value = (key, words) => {
    if (key === "url") return make("a", words, { href: words });
    return make("span", words);
  };

  const registered = ({ of, told, said }) => {
    const part = make("section");
    part.append(make("h3", of));
    const list = make("dl", "", { class: "facts" });
    for (const [key, called, ...values] of told) {
      const all = make("dd");
      values.forEach((words, at) => all.append(...(at ? [make("br")] : []), value(key, words)));
      list.append(make("dt", called), all);
    }
    part.append(list, ...said.map((words) => make("small", words)));
    return part;
  };

  const of = ({ about, told, units }) => {
    const card = make("section", "", { class: "guide" });
    card.append(make("h2", GUIDE));
    if (told.length) card.append(...told.map(registered));
    else {
      const line = make("p", `${about ? `“${titleOf(about)}”` : ""}怎么申请、带什么材料、电话：`);
      line.append(make("b", NOT_REGISTERED), "。");
      card.append(line);
    }
    const whom = make("p");
    if (units.length) whom.append("问：", ...listed(units), "。");
    else whom.append("请写明是哪一件事，或者看", make("a", "责任单位", { href: url("units/index.html") }), "。");
    card.append(whom);
    return card;
  };

  window.policyCard = { of };
})();
