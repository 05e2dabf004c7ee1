/*
 * The search engine: ranks what the index (search-index.js) has of a query.
 * policySearch.search(typed, { filters, limit }) →
 *   { results, words, total, weak, clauses, units, notices, terms, sectors }.
 * Where nothing is typed, all that fits the filters is found.
 * @uses force-status, search-index, search-query, shards, status, words
 * @loads search-slips
 */
(() => {
  "use strict";

  const { begin, learn, part, look, row, unpack, measureOf, noticeOf } = policyIndex;
  let known = null;

  // An item is shown where it answers a good part of what its measure does.
  const ITEM = 0.15;
  // Results by single characters have at least so much of the query.
  const LOOSE = 0.5;
  const NAMED = 2;
  const SHOWN = 3;

  /* What was typed another way (search-slips.js) is worked out for few queries: the script is loaded with the first. */
  let loading = null;
  const slips = () => {
    loading ??= policyShards.script("search-slips").then(() => policySlips, (error) => {
      loading = null;
      throw error;
    });
    return loading;
  };

  /* In simplified characters, with the words of the mainland. */
  const simplified = async (typed) => {
    const [characters, words] = await part("traditional");
    const map = new Map(policyQuery.pairs(characters).filter((_, at) => at % 2 === 0).map(([old, now]) => [old, now]));
    const simple = [...typed.normalize("NFKC")].map((one) => map.get(one) ?? one).join("");
    return Object.entries(words).reduce((all, [there, here]) => all.replaceAll(there, here), simple);
  };

  /* A concept with what it may stand for: options, each with slots of which a list is met by the best in it. */
  const slots = async (concept, index) => {
    if (concept.words) return { kind: "b", options: [...concept.options, ...await (await slips()).spelled(concept)] };
    const lacks = concept.run && concept.options[0].tokens.some((pair) => !index.has(pair));
    const options = lacks ? await (await slips()).slips(concept, index) : concept.options;
    return { kind: concept.single ? "u" : "b", options };
  };

  const flat = (options) => options.flatMap((one) => one.tokens).flat();

  /* The query, and the pairs and figures of it that the data has. A small word (的, 能) makes no pair that is missed. */
  const read = async (typed) => {
    known = await begin();
    const { concepts, notice } = policyQuery.understand(typed, await learn(typed));
    const index = await look("b", concepts.filter((one) => !one.single).flatMap((one) => flat(one.options)));
    const tells = (pair) => index.has(pair) || ![...pair].some((one) => known.loose.has(one));
    for (const { run, options: [first] } of concepts) if (run) first.tokens = first.tokens.filter(tells);
    const found = concepts.filter((one) => one.options.some(({ tokens }) => tokens.length));
    const asked = found.some((one) => one.latin) ? await (await slips()).joined(found, index) : found;
    // What the data has in no way; an alias may stand for a part that it has not.
    const lacking = ({ tokens }) => tokens.filter((token) => !index.has(token));
    const lacks = asked.filter((one) => !one.bonus && one.options.every((option) => lacking(option).length))
      .flatMap((one) => one.options.flatMap(lacking)).join("");
    return { query: { concepts: asked, notice }, index, lacks };
  };

  /* Whether a text has characters that are in no table of simplified ones. */
  const foreign = async (typed) => {
    const characters = policyQuery.characters(typed);
    const sound = await look("s", characters);
    return characters.some((one) => !sound.has(one));
  };

  const rank = async (typed) => {
    let plain = typed;
    let { query, index, lacks } = await read(typed);
    if (lacks && await foreign(lacks)) {
      plain = await simplified(typed);
      ({ query, index } = await read(plain));
    }
    const answer = await scored(query.concepts, (concept) => slots(concept, index));
    return { query, plain, ...(answer.scores.length ? answer : await loosely(plain)) };
  };

  /* Where nothing is found: what has most of the characters, as near results. */
  const loosely = async (typed) => {
    const tokens = [...new Set(policyQuery.characters(typed))].filter((one) => !known.loose.has(one));
    const options = tokens.length > 1 ? [{ weight: 1, tokens }] : [];
    const { words, scores } = await scored([options], (one) => ({ kind: "u", options: one }));
    const near = scores.filter(([, , cover]) => cover > LOOSE);
    return { words, scores: near.map(([entry, score, cover]) => [entry, score, cover / 3]) };
  };

  /* scores: [entry, score, share of the query that it has]. words: what was found of it. */
  const scored = async (concepts, slotsOf) => {
    const scores = new Map();
    const words = new Set();
    let whole = 0;
    for (const concept of concepts) {
      const { kind, options } = await slotsOf(concept);
      const found = await look(kind, flat(options));
      const lists = new Map([...found].map(([token, packed]) => [token, unpack(packed)]));
      for (const token of lists.keys()) words.add(token);
      const { worth, best } = met(options, lists);
      const counts = concept.bonus ? 0 : worth;
      whole += counts;
      for (const [entry, [score, share]] of best) {
        const before = scores.get(entry) ?? [0, 0];
        scores.set(entry, [before[0] + score, before[1] + counts * share]);
      }
    }
    const shared = ([entry, [score, cover]]) => [entry, score * (cover / whole) ** 2, cover / whole];
    return { words, scores: [...scores].map(shared) };
  };

  const rarity = (entries) => Math.log(1 + known.size / Math.max(1, entries));

  /* What each slot of an option tells (its rarity), and which entries have it at which level. */
  const weighed = (tokens, lists) => {
    const found = tokens.map((slot) => {
      if (!Array.isArray(slot)) return lists.get(slot) ?? new Map();
      const here = new Map();
      for (const token of slot) {
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
    for (const one of found.values()) if (one.itemScore < ITEM * one.score) one.item = 0;
    const all = [...found.values()].sort((a, b) => b.score - a.score || a.measure - b.measure);
    return all.filter((one) => one.score >= 0.12 * all[0].score);
  };

  /* What a timeline of codes (":upcoming 2023-04-01:in-force") says of the day that counts. */
  const codeOn = (codes) => policyForce.on(codes.split(" ").map((one) => one.split(":")))[1];

  /* Whoever types a word of status asks for what it is true of: the codes that have it. */
  const forceIn = (typed) => {
    const asked = policyQuery.fold(typed).replace(/\s/g, "");
    return Object.entries(policyWords.FORCE).filter(([, word]) => policyQuery.fold(word) === asked)
      .map(([code]) => code).join(" ");
  };

  const FACETS = ["sector", "unit", "kind"];
  const fits = async (measure, filters) => {
    const facets = await row("f", measure);
    if (filters.place && (await row("v", noticeOf(measure).at))[3] !== filters.place) return false;
    if (filters.status && policyStatus.status(facets[3]).state !== filters.status) return false;
    if (filters.force && !filters.force.split(" ").includes(codeOn(facets[4]))) return false;
    return FACETS.every((name, at) => !filters[name] || facets[at].split(" ").includes(filters[name]));
  };

  /* Terms that stand in what was typed, the longest first; sectors that stand in it or that it is a piece of. */
  const named = (typed) => {
    const fold = (words) => policyQuery.fold(words).replace(/\s/g, "");
    const asked = fold(typed);
    const inside = (names) => names.map(fold).filter((name) => asked.includes(name));
    const length = (names) => Math.max(0, ...inside(names).map((name) => name.length));
    const terms = known.terms.map(([id, ...names]) => [length(names), id, names[0]]).filter(([found]) => found);
    const piece = (name) => asked.includes(name) || (asked.length > 1 && name.includes(asked));
    return {
      terms: terms.sort((a, b) => b[0] - a[0]).slice(0, NAMED).map((one) => one.slice(1)),
      sectors: known.sectors.filter(([, name]) => piece(fold(name))).slice(0, NAMED),
    };
  };

  /* The units that the query names. */
  const unitsOf = async (concepts) => {
    const rows = new Set(concepts.flatMap((one) => one.units ?? []));
    const found = await Promise.all([...rows].map((at) => row("c", at)));
    return found.sort((a, b) => b[3] - a[3]);
  };

  /* The clauses that the query names: { shown, item, notice }, of the notice that it names where it names one. */
  const clausesOf = async (concepts, notices) => {
    const tokens = concepts.map((one) => one.cited).filter(Boolean);
    const found = await look("b", tokens);
    const entries = tokens.flatMap((token) => [...(found.has(token) ? unpack(found.get(token)) : new Map()).keys()]);
    const cited = entries.map((entry) => {
      const measure = measureOf(entry);
      return { measure, item: entry - known.first[measure], notice: noticeOf(measure).at };
    }).filter((one) => !notices.length || notices.includes(one.notice));
    return Promise.all(cited.slice(0, SHOWN).map(async (one) => ({
      item: one.item, shown: await row("d", one.measure), notice: await row("v", one.notice),
    })));
  };

  /* A notice with its timeline. */
  const noticeRow = async (at) => {
    const [title, address, number, place] = await row("v", at);
    return [title, address, number, place, await row("w", at)];
  };

  /* The place that the query names: { name, alone }. Alone it may be called without its rank (青山). */
  const placeIn = (typed) => {
    const asked = policyQuery.fold(typed).replace(/\s/g, "");
    const names = (known.places ?? []).map((name) => [name, policyQuery.fold(name).replace(/\s/g, "")]);
    const found = names.filter(([, name]) => asked.includes(name) || (asked.length > 1 && asked === name.slice(0, -1)));
    const [name, folded] = found.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
    return { name, alone: name !== undefined && asked.length <= folded.length };
  };

  /** @type {(typed: string, options?: { filters?: Record<string, any>, limit?: number }) => Promise<any>} */
  const search = async (typed, { filters: chosen = {}, limit = 10 } = {}) => {
    known = await begin();
    const asked = placeIn(typed);
    const filters = asked.alone && !chosen.place ? { ...chosen, place: asked.name } : chosen;
    const force = forceIn(typed);
    if (force) {
      const found = await search("", { filters: { ...filters, force: chosen.force || force }, limit });
      if (found.total) return found;
    }
    const narrowed = Object.values(filters).some(Boolean);
    const { query, words, plain, scores } = await rank(typed);
    const cited = query.notice ? (await look("o", [query.notice])).get(query.notice) ?? [] : [];
    const whole = () => known.first.map((_, measure) => ({ measure, score: 0, cover: 1, item: 0 }));
    let all = narrowed && (!typed.trim() || asked.alone) ? whole() : collapse(scores);
    if (cited.length) {
      const inside = (one) => cited.includes(noticeOf(one.measure).at);
      all = [...all.filter(inside), ...all.filter((one) => !inside(one))];
    }
    const place = async (measure) => (known.places ? (await row("v", noticeOf(measure).at))[3] : undefined);
    if (asked.name && !asked.alone) {
      const places = await Promise.all(all.map((one) => place(one.measure)));
      const there = (here) => all.filter((_, at) => (places[at] === asked.name) === here);
      all = [...there(true), ...there(false)];
    }
    if (narrowed) {
      const kept = await Promise.all(all.map((one) => fits(one.measure, filters)));
      all = all.filter((_, at) => kept[at]);
    }
    const shown = async (one) => ({ ...one, shown: await row("d", one.measure), place: await place(one.measure) });
    return {
      ...named(plain),
      results: await Promise.all(all.slice(0, limit).map(shown)),
      words, total: all.length, weak: all.length > 0 && Math.max(...all.map((one) => one.cover)) < 0.5,
      clauses: await clausesOf(query.concepts, cited),
      units: await unitsOf(query.concepts),
      notices: await Promise.all(cited.slice(0, SHOWN).map(noticeRow)),
    };
  };

  window.policySearch = { search };
})();
