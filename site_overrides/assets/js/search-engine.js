/*
 * The search engine: loads the parts of the index that a query needs, as scripts, and ranks.
 * policySearch.search(typed, { filters, limit }) → { results, words, total, weak, units, notices, terms, sectors }.
 */
(() => {
  "use strict";

  const store = policyShards.open("search");
  const part = (name) => store.part(name);
  let known = null;

  // What sounds like a word is as good as less than half of it: such results alone are shown as near ones.
  const DOUBT = 0.45;
  const NAMED = 2;

  const begin = async () => {
    if (known) return known;
    const meta = await part("meta");
    const units = new Map();
    for (const [id, short, full, , names] of meta.units) {
      for (const name of [short, full, ...names]) {
        // People put the rank before any name of a unit: 市发改委, 县商务局.
        for (const said of [name, `市${name}`, `县${name}`, `区${name}`]) {
          if (!units.get(said)?.includes(id)) units.set(said, [...(units.get(said) ?? []), id]);
        }
      }
    }
    const first = [];
    let entry = 0;
    for (const items of meta.items) { first.push(entry); entry += items + 1; }
    const aliases = Object.assign(Object.create(null), meta.aliases);
    const names = new Set([...units.keys(), ...Object.keys(aliases)]);
    const phrases = meta.stop.filter((one) => one.length > 1);
    const loose = new Set(meta.stop.filter((one) => one.length === 1));
    known = { ...meta, phrases, loose, aliases, units, unitList: meta.units, names, first, size: entry };
    return known;
  };

  const shard = (token, count) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < token.length; at += 1) value = Math.imul(value ^ token.charCodeAt(at), 0x01000193) >>> 0;
    return value % count;
  };

  const look = async (kind, tokens) => {
    const { shards } = await begin();
    const found = new Map();
    await Promise.all([...new Set(tokens)].map(async (token) => {
      const table = await part(`${kind}/${shard(token, shards[kind])}`);
      if (Object.hasOwn(table, token)) found.set(token, table[token]);
    }));
    return found;
  };

  const unpack = (text) => {
    const found = new Map();
    let entry = -1;
    for (const [, level, step] of text.matchAll(/([A-I])([0-9a-z]*)/g)) {
      entry += step ? parseInt(step, 36) : 1;
      found.set(entry, level.charCodeAt(0) - 64);
    }
    return found;
  };

  const blur = (sound) => sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");

  /* Fewest syllables that make up a Latin word, or null. */
  const syllables = (word, known) => {
    const best = [[]];
    for (let end = 1; end <= word.length; end += 1) {
      for (let start = Math.max(0, end - 6); start < end; start += 1) {
        const before = best[start];
        if (before && known.has(word.slice(start, end)) && !(best[end]?.length <= before.length + 1)) {
          best[end] = [...before, word.slice(start, end)];
        }
      }
    }
    return best[word.length] ?? null;
  };

  /* For each sound of two syllables the pairs of the data that sound so. */
  const alike = async (sounds) => {
    const found = await look("p", sounds);
    return sounds.map((sound) => policyQuery.pairs(found.get(sound) ?? "").filter((_, at) => at % 2 === 0));
  };

  const simplified = async (typed) => {
    const table = await part("traditional");
    const map = new Map(policyQuery.pairs(table).filter((_, at) => at % 2 === 0).map(([old, now]) => [old, now]));
    return [...typed.normalize("NFKC")].map((one) => map.get(one) ?? one).join("");
  };

  /* A concept as slots: each slot is a list of { token, kind, weight } of which the best counts. */
  const slots = async (concept, index) => {
    const kind = concept.single ? "u" : "b";
    if (concept.latin && !index.has(concept.text)) return latin(concept.text.replaceAll("ü", "v"));
    if (!concept.run) return { kind, options: concept.options };
    const [{ tokens }] = concept.options;
    const missing = tokens.filter((pair) => !index.has(pair));
    if (!missing.length) return { kind, options: concept.options };
    const sound = await look("s", [...missing.join("")]);
    const found = await alike(missing.map((pair) => [...pair].map((one) => sound.get(one)).join(" ")));
    const heard = new Map(missing.map((pair, at) => [pair, found[at]]).filter(([, pairs]) => pairs.length));
    return { kind, options: [{ weight: 1, doubt: DOUBT, tokens: tokens.map((pair) => heard.get(pair) ?? pair) }] };
  };

  const latin = async (word) => {
    const split = syllables(word, new Set((await part("syllables")).split(" ")));
    if (split && split.length > 1) {
      const sounds = split.slice(1).map((one, at) => `${blur(split[at])} ${blur(one)}`);
      return { kind: "b", options: [{ weight: 1, tokens: (await alike(sounds)).filter((one) => one.length) }] };
    }
    if (word.length < 3) return { kind: "i", options: [] };
    const length = Math.min(4, word.length);
    return { kind: "i", options: [{ weight: 1, tokens: Array.from({ length: word.length - length + 1 }, (_, at) => word.slice(at, at + length)) }] };
  };

  const flat = (options) => options.flatMap((one) => one.tokens).flat();

  /* The query, and the pairs and figures of it that the data has. A small word (的, 能) makes no pair that is missed. */
  const read = async (typed) => {
    const { concepts, notice } = policyQuery.understand(typed, await begin());
    const index = await look("b", concepts.filter((one) => !one.single).flatMap((one) => flat(one.options)));
    for (const { run, options: [first] } of concepts) {
      if (run) first.tokens = first.tokens.filter((pair) => index.has(pair) || ![...pair].some((one) => known.loose.has(one)));
    }
    const asked = concepts.filter((one) => one.options.some(({ tokens }) => tokens.length));
    const lacks = asked.some((one) => one.options.every(({ tokens }) => tokens.some((token) => !index.has(token))));
    return { query: { concepts: asked, notice }, index, lacks };
  };

  const rank = async (typed) => {
    let plain = typed;
    let { query, index, lacks } = await read(typed);
    if (lacks && /[一-鿿]/.test(typed)) {
      plain = await simplified(typed);
      if (plain !== typed) ({ query, index } = await read(plain));
    }
    const scores = new Map();
    const words = new Set();
    let whole = 0;
    for (const concept of query.concepts) {
      const { kind, options } = await slots(concept, index);
      const found = await look(kind, flat(options));
      const lists = new Map([...found].map(([token, packed]) => [token, unpack(packed)]));
      for (const token of lists.keys()) words.add(token);
      const { worth, best } = met(options, lists);
      whole += worth;
      for (const [entry, [score, share]] of best) {
        const before = scores.get(entry) ?? [0, 0];
        scores.set(entry, [before[0] + score, before[1] + worth * share]);
      }
    }
    return { query, words, plain, scores: [...scores].map(([entry, [score, cover]]) => [entry, score * (cover / whole) ** 2, cover / whole]) };
  };

  const rarity = (entries) => Math.log(1 + window.policySearch.size() / Math.max(1, entries));

  /* What each slot of an option tells (its rarity), and which entries have it at which level. */
  const weighed = (tokens, lists) => {
    const found = tokens.map((slot) => {
      const here = new Map();
      for (const token of [slot].flat()) {
        for (const [entry, level] of lists.get(token) ?? []) here.set(entry, Math.max(here.get(entry) ?? 0, level));
      }
      return here;
    });
    // Pairs across two words stand in no text: among others, what is nowhere counts only a third of what is rarest.
    const nowhere = rarity(1) / (found.some((here) => here.size) ? 3 : 1);
    return found.map((here) => ({ here, tells: here.size ? rarity(here.size) : nowhere }));
  };

  /* worth: how much the concept tells. best: entry → [score, share of the concept that it has], by the best option. */
  const met = (options, lists) => {
    const best = new Map();
    let worth = Infinity;
    for (const { tokens, weight, entire, doubt = 1 } of options) {
      const slots = weighed(tokens, lists);
      const all = slots.reduce((sum, one) => sum + one.tells, 0);
      const sums = new Map();
      for (const [at, { here, tells }] of slots.entries()) {
        const one = tells * (Array.isArray(tokens[at]) ? doubt : 1);
        for (const [entry, level] of here) {
          const [sum, has] = sums.get(entry) ?? [0, 0];
          sums.set(entry, [sum + level * one, has + one]);
        }
      }
      if (sums.size) worth = Math.min(worth, all);
      for (const [entry, [sum, has]] of sums) {
        const share = has / all;
        if (entire && share < 0.999) continue;
        const score = (sum / Math.sqrt(slots.length)) * share * weight;
        if (score > (best.get(entry)?.[0] ?? 0)) best.set(entry, [score, share]);
      }
    }
    return { worth: best.size ? worth : rarity(1), best };
  };

  const measureOf = (entry) => {
    let low = 0, high = known.first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (known.first[middle] <= entry) low = middle; else high = middle - 1;
    }
    return low;
  };

  const collapse = (scores) => {
    const found = new Map();
    for (const [entry, score, cover] of scores) {
      const measure = measureOf(entry);
      const item = entry - known.first[measure];
      const one = found.get(measure) ?? { measure, score: 0, cover: 0, item: 0, itemScore: 0 };
      if (item && score > one.itemScore) Object.assign(one, { item, itemScore: score });
      if (score > one.score) one.score = score;
      one.cover = Math.max(one.cover, cover);
      found.set(measure, one);
    }
    const all = [...found.values()].sort((a, b) => b.score - a.score || a.measure - b.measure);
    return all.filter((one) => one.score >= 0.12 * all[0].score);
  };

  const FACETS = ["sector", "unit", "kind"];
  const fits = async (measure, filters) => {
    const row = (await part(`f/${Math.floor(measure / 256)}`))[measure % 256];
    if (filters.status && policyStatus.status(row[3]).state !== filters.status) return false;
    return FACETS.every((name, at) => !filters[name] || row[at].split(" ").includes(filters[name]));
  };

  /* Terms that stand in what was typed, the longest first; sectors that stand in it or that it is a piece of. */
  const named = (typed) => {
    const asked = policyQuery.fold(typed).replace(/\s/g, "");
    const length = (names) => Math.max(0, ...names.map(policyQuery.fold).filter((name) => asked.includes(name)).map((name) => name.length));
    const terms = known.terms.map(([id, ...names]) => [length(names), id, names[0]]).filter(([found]) => found);
    const sectors = known.sectors.filter(([, name]) => asked.includes(name) || (asked.length > 1 && name.includes(asked)));
    return { terms: terms.sort((a, b) => b[0] - a[0]).slice(0, NAMED).map((one) => one.slice(1)), sectors: sectors.slice(0, NAMED) };
  };

  const search = async (typed, { filters = {}, limit = 10 } = {}) => {
    await begin();
    const { query, words, plain, scores } = await rank(typed);
    let all = collapse(scores);
    if (Object.values(filters).some(Boolean)) {
      const kept = await Promise.all(all.map((one) => fits(one.measure, filters)));
      all = all.filter((_, at) => kept[at]);
    }
    const results = await Promise.all(all.slice(0, limit).map(async (one) => ({ ...one, shown: await part(`d/${one.measure}`) })));
    const ids = new Set(query.concepts.flatMap((one) => one.units ?? []));
    return {
      ...named(plain),
      results, words, total: all.length, weak: all.length > 0 && Math.max(...all.map((one) => one.cover)) < 0.5,
      units: known.unitList.filter(([id]) => ids.has(id)),
      notices: query.notice ? known.notices.filter(([, , name]) => name.endsWith(policyQuery.fold(query.notice))) : [],
    };
  };

  window.policySearch = {
    search,
    size: () => known.size,
  };
})();
