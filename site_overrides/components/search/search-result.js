/*
 * Results as elements: window.policyResult.row(result, words) and .cards(found). Text is only ever set as text.
 * @uses force-status, shards, status
 */
(() => {
  "use strict";

  const make = (name, words = "", attributes = {}) => {
    const node = document.createElement(name);
    node.textContent = words;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };

  const url = (address) => new URL(address, policyShards.site).href;

  /* Where the words of a query stand in a text: spans without overlaps. */
  const spans = (text, words) => {
    const folded = text.toLowerCase();
    const inside = new Array(text.length).fill(false);
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        inside.fill(true, at, at + word.length);
      }
    }
    return inside;
  };

  const marked = (node, text, words) => {
    const inside = spans(text, words);
    for (let start = 0; start < text.length;) {
      let end = start;
      while (end < text.length && inside[end] === inside[start]) end += 1;
      const piece = text.slice(start, end);
      node.append(inside[start] ? make("mark", piece) : piece);
      start = end;
    }
    return node;
  };

  /* Where a part of a result stands: an item has a number, a row of a table its anchor. */
  const isRow = ([no] = []) => typeof no === "string";
  const addressOf = (shown, part) => (part ? `${shown.address}#${isRow(part) ? "" : "i"}${part[0]}` : shown.address);

  const best = ({ shown, item }, words) => {
    if (isRow(shown.items[item - 1])) return undefined;
    const pool = item ? shown.sentences.filter(([, of]) => of === item) : shown.sentences;
    const value = ([, , text]) => [...words].filter((word) => text.toLowerCase().includes(word)).length;
    return [...(pool.length ? pool : shown.sentences)].sort((a, b) => value(b) - value(a))[0];
  };

  /* How a text stands: of a row of its timeline; and the row of the day that counts. */
  const word = ([, code, told]) => make("force-status", told, { "data-code": code });
  const now = (timeline) => policyForce.on(timeline);

  /* Of a result, or of the item in it that is meant. */
  const stood = ({ shown, item }) => now(shown.force[item ? shown.items[item - 1][0] : ""] ?? shown.force[""]);

  /* Words with {names} in them. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const row = (result, words) => {
    const { shown, item, place } = result;
    const sentence = best({ shown, item }, words);
    const node = make("li", "", { [shown.own ? "data-notice" : "data-measure"]: shown.key, class: "result" });
    const part = shown.items[item - 1];
    if (item && !isRow(part)) node.dataset.item = part[0];
    const link = make("a", "", { class: "name", href: url(shown.address) });
    node.append(marked(link, shown.label + shown.title, words), " ");
    node.append(word(stood(result)), " ");
    const [no, label, title] = part ?? [];
    const dates = item ? shown.item_spans[no] : shown.spans;
    if (dates) node.append(make("deadline-status", "", { spans: dates }));
    if (item) {
      const line = make("p");
      line.append(marked(make("a", "", { href: url(addressOf(shown, part)) }), label + title, words));
      node.append(line);
    }
    if (sentence) {
      const line = make("p");
      const anchor = sentence[0] ? `#s${sentence[0]}` : "";
      const [, , text, heading, page] = sentence; // of a text that was amended: its days, and its own page
      const quote = make("a", "", { href: url((page ?? shown.address) + anchor), class: "quote" });
      line.append(marked(quote, text, words));
      if (heading) line.append(make("small", `（${heading}）`));
      node.append(line);
    }
    const gets = shown.gets.filter(([of]) => !item || of === no).map(([, name, headline]) => `${name}：${headline}`);
    if (gets.length) node.append(make("p", gets.join("；"), { class: "gets" }));
    const told = [place, [...new Set(shown.units)].join("、")].filter(Boolean).join(" · ");
    if (told) node.append(make("p", told, { class: "hint" }));
    return node;
  };

  const clause = ({ shown, item, notice: [notice, , number, place] }) => {
    const part = shown.items[item - 1];
    const [, label, title] = part ?? [];
    const whole = shown.label + shown.title;
    const note = [place, number ? `${notice}，${number}` : notice].filter(Boolean).join(" · ");
    return item ? [addressOf(shown, part), `${whole} ${label}${title}`, note] : [shown.address, whole, note];
  };

  /* What a query names, clauses first: [address, name, what it is]. */
  const places = ({ clauses, units, notices, sectors, terms }) => [
    ...clauses.map(clause),
    ...units.map(([id, short, name, count]) => [`units/${id}.html`, short, `${name}，共 ${count} 条措施`]),
    ...notices.map(([title, address, number, place, timeline]) => [
      address, title, [place, number, now(timeline)[2]].filter(Boolean).join(" · "),
    ]),
    ...sectors.map(([id, name, count]) => [`sectors/${id}.html`, name, `行业、主题，共 ${count} 条措施`]),
    ...terms.map(([id, term]) => [`glossary.html#${id}`, term, "名词解释"]),
  ];

  const cards = (found) => places(found).map(([address, name, note]) => {
    const node = make("li", "", { class: "card" });
    node.append(make("a", name, { href: url(address) }), " ", make("span", note, { class: "note" }));
    return node;
  });

  const count = ({ total, weak }) => {
    if (!total) return "没有找到。换个说法，或者看全部措施。";
    return weak ? `没有完全相符的，以下为相近结果（${total} 条）` : `${total} 条结果`;
  };

  // A piece that did not come is asked for again with the next query.
  const FAILED = "没有载入完全：网络断了，或者网站刚更新过。请再查一次；还不行就重新打开这一页，或者看全部措施。";

  window.policyResult = { addressOf, fill, make, marked, now, row, places, cards, count, stood, url, word, FAILED };
})();
