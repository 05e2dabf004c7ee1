/*
 * Hits as elements: window.policyResult.row(hit, words), and .names(found), what a query names besides. Text is only
 * ever set as text.
 * @uses force-status, shards, status, words
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

  /* Where the words of a query stand in a text. */
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

  /* The item or the row that a hit is: [number or anchor, what it is called, title, address]. */
  const partOf = ({ shown, part }) => shown.items[part - 1];
  const isRow = (part) => typeof part?.[0] === "string";

  const addressOf = (hit) => partOf(hit)?.[3] ?? hit.shown.address;

  /* What a hit is called, and under which title. */
  const calledOf = (hit) => {
    const part = partOf(hit);
    return part && !isRow(part) ? hit.shown.called + part[1] : hit.shown.called;
  };
  const titleOf = (hit) => {
    const part = partOf(hit);
    if (!part || isRow(part)) return hit.shown.title;
    const gain = hit.shown.gets.find(([of]) => of === part[0]);
    return part[2] || (gain ? gain[1] : `${hit.shown.title}${part[1]}`);
  };

  /* The sentence that says most of a query: [number, item, words, heading, page]. */
  const best = (hit, words) => {
    const part = partOf(hit);
    const all = hit.shown.sentences;
    const own = part ? all.filter(([, of]) => of === part[0]) : all;
    const value = ([, , text]) => [...words].filter((word) => text.toLowerCase().includes(word)).length;
    return [...(own.length ? own : all)].sort((a, b) => value(b) - value(a))[0];
  };

  /* How a text stands: of a row of its timeline; and the row of the day that counts. */
  const now = (timeline) => policyForce.on(timeline);
  const word = ([, code, told]) => make("force-status", told, { "data-code": code });
  const stood = (hit) => now(hit.shown.force[partOf(hit)?.[0] ?? ""] ?? hit.shown.force[""]);

  const gainsOf = (hit) => {
    const part = partOf(hit);
    if (isRow(part)) return "";
    const gains = hit.shown.gets.filter(([of]) => !part || of === part[0]);
    const title = titleOf(hit);
    const alone = ([, name]) => gains.length === 1 && (title.includes(name) || name.includes(title));
    return gains.map((one) => (alone(one) ? one[2] : `${one[1]}：${one[2]}`)).join("；");
  };

  /* Words with {names} in them. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* The quote, which leads to its own sentence; of a row all its words. */
  const quoted = (hit, words) => {
    const part = partOf(hit);
    const line = make("p", "", { class: "because" });
    if (isRow(part)) return marked(line, part[1], words);
    const sentence = best(hit, words);
    if (!sentence) return null;
    const [number, , text, heading, page] = sentence;
    const home = page ?? addressOf(hit).split("#")[0];
    const quote = make("a", "", { href: url(home + (number ? `#s${number}` : "")), class: "quote" });
    if (hit.shown.own === "help") quote.className = "";
    line.append(marked(quote, text, words));
    if (heading) line.append(make("small", `（${heading}）`));
    return line;
  };

  const marks = (hit) => {
    const { shown } = hit;
    if (shown.own === "help") return { class: "result", "data-help": shown.address };
    const part = partOf(hit);
    return {
      class: "result", "data-notice": shown.key.split("/")[0],
      ...(shown.own ? {} : { "data-measure": shown.key }),
      ...(isRow(part) ? { "data-row": part[0] } : {}),
      ...(part && !isRow(part) ? { "data-item": part[0] } : {}),
    };
  };

  const KINDS = { notice: "文件", annex: "附件", help: "使用说明" };

  const row = (hit, words) => {
    const { shown, notice } = hit;
    const node = make("li", "", marks(hit));
    const where = notice ? [notice[3], notice[2]] : [];
    const what = isRow(partOf(hit)) ? `${calledOf(hit)} 表` : calledOf(hit) || KINDS[shown.own];
    const kick = make("p", "", { class: "kick" });
    const told = [...where, what.trim()].filter(Boolean);
    told.forEach((words, at) => kick.append(at ? " · " : "", make("span", words)));
    node.append(kick);
    const heading = make("h2");
    heading.append(marked(make("a", "", { href: url(addressOf(hit)), class: "name" }), titleOf(hit), words));
    node.append(heading);
    const gains = gainsOf(hit);
    if (gains) node.append(make("p", gains, { class: gains.includes("：") ? "gain many" : "gain" }));
    const line = quoted(hit, words);
    if (line) node.append(line);
    if (shown.own === "help") return node;
    const status = make("p", "", { class: "held" });
    status.append(word(stood(hit)));
    const part = partOf(hit);
    const dates = part ? shown.item_spans[part[0]] : shown.spans;
    if (dates) status.append(" ", make("deadline-status", "", { spans: dates }));
    node.append(status);
    return node;
  };

  /* What a query names besides: [address, name, what it is]. */
  const named = ({ units, sectors, terms }) => [
    ...units.map(([id, short, name, count]) => [`units/${id}.html`, short, `责任单位，${name}，共${count}条措施`]),
    ...sectors.map(([id, name, count]) => [`sectors/${id}.html`, name, `行业、主题，共${count}条措施`]),
    ...terms.map(([id, term, text]) => [`glossary.html#${id}`, term, `名词（${window.policyWords.OURS}）：${text}`]),
  ];

  const names = (found) => named(found).map(([address, name, note]) => {
    const node = make("li", "", { class: "card" });
    node.append(make("a", name, { href: url(address) }), " ", make("span", note, { class: "note" }));
    return node;
  });

  const count = ({ total, notices, near }) => {
    if (!total) return "没有找到。换个说法，或者看全部措施。";
    const many = `${total}项，在${notices}份文件里`;
    return near ? `没有完全相符的，以下为相近结果（${many}）` : many;
  };

  window.policyResult = {
    addressOf, calledOf, fill, make, marked, named, names, now, row, count, stood, titleOf, url, word,
  };
})();
