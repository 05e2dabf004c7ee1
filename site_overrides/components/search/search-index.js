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
    const starts = [];
    let results = 0;
    for (const [count, measures] of meta.notices) {
      starts.push({ at: starts.length, start: results, own: results + measures });
      results += count;
    }
    for (let result = 0; result < results; result += 1) {
      first.push(entry);
      entry += (items.get(result) ?? 0) + 1;
    }
    const phrases = meta.stop.filter((one) => one.length > 1);
    const loose = new Set(meta.stop.filter((one) => one.length === 1));
    const names = new Map(Object.entries(meta.short));
    const proper = new Set(meta.proper);
    known = { ...meta, phrases, loose, names, name, first, starts, proper, items, size: entry };
    return known;
  };

  /* What a name stands for: [official words, tokens of units, rows of units, rows of notices, rows of terms, how many
   * of the rarest words it counts for as a subject that no notice has]. People put a rank before any unit's. */
  const whole = (meant) => {
    if (meant === undefined) return undefined;
    if (meant > 0) return [[], [], [], [], [], meant];
    const [words, marks = [], units = [], notices = [], terms = []] = typeof meant === "string" ? [meant] : meant;
    return [words ? words.split(" ") : [], marks, units, notices, terms];
  };
  const name = (words) => {
    const found = whole(known.names.get(words));
    if (found?.[5] || found?.[2].length || !/^[市县区]/.test(words)) return found;
    const ranked = whole(known.names.get(words.slice(1)));
    if (!ranked?.[2].length) return found;
    return [found?.[0] ?? [], ranked[1], ranked[2], found?.[3] ?? [], found?.[4] ?? []];
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

  /* Rows that stand several in a file: units "c", terms "t", notices "v", whom to ask "w",
   * facets "f", results "d". */
  const IN_FILE = { c: 32, t: 16, v: 16, w: 16, f: 256 };
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

  /* The last of numbers in order that is not above another. */
  const lastUpTo = (count, number, at) => {
    let low = 0, high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at(middle) <= number) low = middle; else high = middle - 1;
    }
    return low;
  };

  /* The result that an entry is part of; the entries of its items and rows, if it is a whole result itself. */
  const resultOf = (entry) => lastUpTo(known.first.length, entry, (one) => known.first[one]);
  const partsOf = (entry) => {
    const result = resultOf(entry);
    if (known.first[result] !== entry) return [];
    return Array.from({ length: (known.first[result + 1] ?? known.size) - entry - 1 }, (_, at) => entry + at + 1);
  };

  /* The notice of a result: { at: its row, start: its first result, own: the result that is the notice itself }. */
  const noticeOf = (result) => known.starts[lastUpTo(known.starts.length, result, (one) => known.starts[one].start)];

  window.policyIndex = { begin, learn, part, look, row, unpack, resultOf, partsOf, noticeOf };
})();
