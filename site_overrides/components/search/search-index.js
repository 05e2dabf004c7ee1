/*
 * The index of the search: loads the parts that a query needs, as scripts, which generator/policyref/search/shards.py
 * writes.
 * @uses search-query, shards
 */
(() => {
  "use strict";

  const store = policyShards.open("search");
  const part = (name) => store.part(name);
  let known = null;

  const begin = async () => {
    if (known) return known;
    const meta = await part("meta");
    const first = [];
    const items = new Map(meta.items);
    let entry = 0;
    const measures = meta.notices.reduce((all, one) => all + one, 0);
    for (let measure = 0; measure < measures; measure += 1) {
      first.push(entry);
      entry += (items.get(measure) ?? 0) + 1;
    }
    const phrases = meta.stop.filter((one) => one.length > 1);
    const loose = new Set(meta.stop.filter((one) => one.length === 1));
    known = { ...meta, phrases, loose, names: new Map(Object.entries(meta.short)), name, first, size: entry };
    return known;
  };

  /* What a name stands for: [official words, tokens of units, rows of units]. People put a rank before any unit's. */
  const name = (words) => {
    const found = known.names.get(words);
    const ranked = found?.[2].length || !/^[市县区]/.test(words) ? null : known.names.get(words.slice(1));
    if (!ranked?.[2].length) return found;
    return [found?.[0] ?? [], ranked[1], ranked[2]];
  };

  /* The names that may stand in a text, before it is read. */
  const learn = async (text) => {
    const { names } = await begin();
    for (const table of (await look("n", policyQuery.pairs(policyQuery.fold(text)))).values()) {
      for (const [words, meant] of Object.entries(table)) names.set(words, meant);
    }
    return known;
  };

  const shard = (token, count) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < token.length; at += 1) value = Math.imul(value ^ token.charCodeAt(at), 0x01000193) >>> 0;
    return value % count;
  };

  /* What is long has a file of its own. */
  const hex = (code) => code.toString(16).padStart(4, "0");
  const file = (token) => `x${token.split("").map((unit) => hex(unit.charCodeAt(0))).join("")}`;

  const has = (table, token) => Object.prototype.hasOwnProperty.call(table, token);
  const look = async (kind, tokens) => {
    const { shards } = await begin();
    const found = new Map();
    await Promise.all([...new Set(tokens)].map(async (token) => {
      const [folder, count] = shards[kind];
      const table = (await part(`${folder}/${shard(token, count)}`))[kind] ?? {};
      if (has(table, token)) found.set(token, table[token] ?? await part(`${kind}/${file(token)}`));
    }));
    return found;
  };

  /* Rows that stand several in a file: units "c", notices "v", their timelines "w", facets "f", results "d". */
  const IN_FILE = { c: 32, v: 16, w: 16, f: 256 };
  const row = async (kind, at) => {
    const count = IN_FILE[kind] ?? (await begin()).results;
    return (await part(`${kind}/${Math.floor(at / count)}`))[at % count];
  };

  /* What many entries share is long: once read, it is kept. */
  const unpacked = new Map();
  const unpack = (text) => {
    if (!unpacked.has(text)) unpacked.set(text, entries(text));
    return unpacked.get(text);
  };

  /* Entry → level. A step in base 36 follows the letter of a level; none is a step of one. */
  const entries = (text) => {
    const found = new Map();
    for (let at = 0, entry = -1; at < text.length;) {
      const level = text.charCodeAt(at) - 64;
      let step = 0;
      for (at += 1; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code > 64 && code < 91) break;
        step = step * 36 + code - (code < 58 ? 48 : 87);
      }
      entry += step || 1;
      found.set(entry, level);
    }
    return found;
  };

  const measureOf = (entry) => {
    let low = 0, high = known.first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (known.first[middle] <= entry) low = middle; else high = middle - 1;
    }
    return low;
  };

  /* The notice of a measure, as a row, and the first measure of that notice. */
  const noticeOf = (measure) => {
    let start = 0;
    for (const [at, count] of known.notices.entries()) {
      if (measure < start + count) return { at, start };
      start += count;
    }
    return null;
  };

  window.policyIndex = { begin, learn, part, look, row, unpack, measureOf, noticeOf };
})();
