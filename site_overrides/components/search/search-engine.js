/*
 * The search engine: ranks what the index (search-index.js) has of a query.
 * policySearch.search(typed, { filters, limit }) →
 *   { results, words, total, notices, near, units, terms, sectors, asked }.
 * A result is a hit: a measure, one of its items, a row of a table, a notice or an annex, best first.
 * Where nothing is typed, all that fits the filters is found.
 * @uses force-status, search-asked, search-hits, search-index, search-query, search-score, shards, status, words
 * @loads search-slips
 */
(() => {
  "use strict";

  const { begin, learn, part, look, row, noticeOf } = policyIndex;
  let known = null;

  // Results by single characters have at least so much of the query.
  const LOOSE = 0.6;
  const FEW = 3;
  const NAMED = 2;
  // The name of a body that no notice has counts for so many of the rarest words, as subjects do (search/names.py).
  const ABSENT = 2;

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
    const lacks = concept.run && !concept.proper && concept.options[0].tokens.some((pair) => !index.has(pair));
    const options = lacks ? await (await slips()).slips(concept, index) : concept.options;
    return { kind: concept.single ? "u" : "b", options };
  };

  const flat = (options) => options.flatMap((one) => one.tokens).flat();

  /* The query, and the pairs and figures of it that the data has. A small word (的, 能) makes no pair that is missed. */
  const read = async (typed) => {
    const { concepts, number, asks } = policyQuery.understand(typed, await learn(typed));
    const index = await look("b", concepts.filter((one) => !one.single).flatMap((one) => flat(one.options)));
    const tells = (pair) => index.has(pair) || ![...pair].some((one) => known.loose.has(one));
    for (const one of concepts.filter(({ run }) => run)) {
      const [first] = one.options;
      if (!one.proper) first.tokens = first.tokens.filter(tells);
      else one.absent = first.tokens.some((pair) => !index.has(pair)) ? ABSENT : 0;
    }
    const says = (one) => one.notices?.length || one.absent || one.options.some(({ tokens }) => tokens.length);
    const found = concepts.filter(says);
    const asked = found.some((one) => one.latin) ? await (await slips()).joined(found, index) : found;
    // What the data has in no way; an alias may stand for a part that it has not.
    const lacking = ({ tokens }) => tokens.filter((token) => !index.has(token));
    const lacks = asked.filter((one) => !one.bonus && one.options.every((option) => lacking(option).length))
      .flatMap((one) => one.options.flatMap(lacking)).join("");
    return { query: { concepts: asked, number, asks }, index, lacks };
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
    const answer = await policyScore.scored(query.concepts, (concept) => slots(concept, index), known.size);
    return { query, plain, ...answer };
  };

  /* Where nothing is found: what has most of the characters. */
  const loosely = async (typed) => {
    const tokens = [...new Set(policyQuery.characters(typed))].filter((one) => !known.loose.has(one));
    const options = tokens.length >= FEW ? [{ weight: 1, tokens }] : [];
    const answer = await policyScore.scored([options], (one) => ({ kind: "u", options: one }), known.size);
    for (const [entry, one] of answer.scores) if (one.cover <= LOOSE) answer.scores.delete(entry);
    return answer;
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
  const fits = async (result, filters) => {
    const facets = await row("f", result);
    if (filters.place && (await row("v", noticeOf(result).at))[3] !== filters.place) return false;
    if (filters.status && policyStatus.status(facets[3]).state !== filters.status) return false;
    if (filters.force && !filters.force.split(" ").includes(codeOn(facets[4]))) return false;
    return FACETS.every((name, at) => !filters[name] || facets[at].split(" ").includes(filters[name]));
  };

  /* Terms that stand in what was typed, the longest first; sectors that stand in it or that it is a piece of. */
  const named = async (typed) => {
    const fold = (words) => policyQuery.fold(words).replace(/\s/g, "");
    const asked = fold(typed);
    const inside = (names) => names.map(fold).filter((name) => asked.includes(name));
    const names = inside([...known.names.keys()]).sort((a, b) => b.length - a.length);
    const terms = new Set(names.flatMap((name) => known.name(name)[4] ?? []));
    const piece = (name) => asked.includes(name) || (asked.length > 1 && name.includes(asked));
    return {
      terms: await Promise.all([...terms].slice(0, NAMED).map((at) => row("t", at))),
      sectors: known.sectors.filter(([, name]) => piece(fold(name))).slice(0, NAMED),
    };
  };

  /* The units that the query names. */
  const unitsOf = async (concepts) => {
    const rows = new Set(concepts.flatMap((one) => one.units ?? []));
    const found = await Promise.all([...rows].map((at) => row("c", at)));
    return found.sort((a, b) => b[3] - a[3]);
  };

  /*
   * The notices that a query names by number, place, issuer or title: { rows: best first, alone: it asks for nothing
   * else, sure: its number or title is there }. What two names have in common is meant, if there is anything.
   */
  const noticesOf = async ({ concepts, number }) => {
    const byNumber = number ? (await look("o", [number])).get(number) ?? [] : [];
    const names = [byNumber, ...concepts.map((one) => one.notices ?? [])].filter((rows) => rows.length);
    const both = (all, rows) => {
      const common = all.filter((one) => rows.includes(one));
      return common.length ? common : [...new Set([...all, ...rows])];
    };
    const rows = names.length ? names.reduce(both) : [];
    const rest = concepts.filter((one) => !one.bonus);
    return { rows, alone: rows.length > 0 && !rest.length, sure: byNumber.length > 0 };
  };

  /** @type {(asked: string, options?: { filters?: Record<string, any>, limit?: number }) => Promise<any>} */
  const search = async (asked, { filters = {}, limit = 10 } = {}) => {
    known = await begin();
    const typed = policyQuery.bounded(asked);
    const force = forceIn(typed);
    if (force && !filters.force) {
      const found = await search("", { filters: { ...filters, force }, limit });
      if (found.total) return found;
    }
    const { query, words, plain, scores, worths, rarest } = await rank(typed);
    const notices = await noticesOf(query);
    const answer = { scores, worths, words, rarest, concepts: query.concepts, notices, typed: Boolean(typed.trim()) };
    const lost = typed.trim() && !scores.size && !notices.rows.length && !query.concepts.some((one) => one.absent);
    if (lost) Object.assign(answer, await loosely(plain), { near: true, concepts: [] });
    let hits = await policyHits.of(answer);
    if (Object.values(filters).some(Boolean)) {
      const kept = await Promise.all(hits.map((one) => fits(one.result, filters)));
      hits = hits.filter((_, at) => kept[at]);
    }
    const shown = async (hit) => ({
      ...hit, shown: await row("d", hit.result), notice: hit.help ? null : await row("v", noticeOf(hit.result).at),
    });
    const results = await Promise.all(hits.slice(0, limit).map(shown));
    const units = await unitsOf(query.concepts);
    const answers = hits.filter((one) => !one.help);
    return {
      ...await named(plain), results, units, words: answer.words, worths, total: hits.length,
      notices: new Set(answers.map((one) => noticeOf(one.result).at)).size,
      near: hits.length > 0 && hits.every((one) => one.near),
      asked: query.asks ? await policyAsked.of(results, units) : null,
    };
  };

  window.policySearch = { search };
})();
