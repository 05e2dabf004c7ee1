/*
 * How well entries of the index answer concepts of a query: policyScore.scored(concepts, slotsOf).
 * @uses search-index
 */
(() => {
  "use strict";

  const { look, unpack, partsOf } = policyIndex;

  // What a measure says as a whole its items say as well, but less.
  const INHERITED = 0.5;
  const UNKNOWN = 2;
  // The level of a word that a text says once.
  const SAID = 4;

  const flat = (options) => options.flatMap((one) => one.tokens).flat();
  const rarity = (entries, size) => Math.log(1 + size / Math.max(1, entries));

  /* How many entries say a word themselves; all that have it, where it is only said of their sectors. */
  const saidBy = (here) => {
    let count = 0;
    for (const level of here.values()) if (level >= SAID - 1) count += 1;
    return count || here.size;
  };

  /* What each slot of an option tells (its rarity), and which entries have it at which level. */
  const weighed = (tokens, lists, size) => {
    const found = tokens.map((slot) => {
      if (!Array.isArray(slot)) return lists.get(slot) ?? new Map();
      const here = new Map();
      for (const token of slot) {
        for (const [entry, level] of lists.get(token) ?? []) here.set(entry, Math.max(here.get(entry) ?? 0, level));
      }
      return here;
    });
    // Pairs across two words stand in no text: among others, what is nowhere counts only a third of what is rarest, and
    // of many that follow each other, which are one thing that nobody has, only the first ones count.
    const nowhere = rarity(1, size) / (found.some((here) => here.size) ? 3 : 1);
    let missing = 0;
    return found.map((here) => {
      missing = here.size ? 0 : missing + 1;
      return { here, tells: here.size ? rarity(saidBy(here), size) : missing > UNKNOWN ? 0 : nowhere };
    });
  };

  /* worth: how much the concept tells. best: entry → [score, share of the concept that it has, the same less where it
   * is said of a whole sector or in other words], by the best option. */
  const met = (options, lists, size) => {
    const best = new Map();
    let worth = Infinity;
    for (const { tokens, weight, entire, doubt = 1 } of options) {
      const slots = weighed(tokens, lists, size);
      const all = slots.reduce((sum, one) => sum + one.tells, 0);
      const sums = new Map();
      for (const [at, { here, tells }] of slots.entries()) {
        const one = tells * (Array.isArray(tokens[at]) ? doubt : 1);
        for (const [entry, level] of here) {
          const [sum, has, said] = sums.get(entry) ?? [0, 0, 0];
          sums.set(entry, [sum + level * one, has + one, said + one * Math.min(1, level / SAID)]);
        }
      }
      if (sums.size) worth = Math.min(worth, all);
      for (const [entry, [sum, has, said]] of sums) {
        const share = has / all;
        if (entire && share < 0.999) continue;
        const score = (sum / Math.sqrt(slots.length)) * share * weight;
        if (score > (best.get(entry)?.[0] ?? 0)) best.set(entry, [score, share, (said / all) * Math.min(1, weight)]);
      }
    }
    return { worth: best.size ? worth : rarity(1, size), best };
  };

  /* Items and rows that answer anything themselves, with what their measure says of the concept. */
  const handedDown = (best, touched) => {
    for (const [entry, [score, share, said]] of [...best]) {
      for (const part of partsOf(entry)) {
        if (!touched.has(part)) continue;
        const own = best.get(part) ?? [0, 0, 0];
        if (own[1] >= share) continue;
        best.set(part, [score, share, said].map((one, at) => Math.max(own[at], one * INHERITED)));
      }
    }
  };

  /*
   * scores: entry → { score, cover: share of the query that it has, shares: of each concept }. words: what was found of
   * the query. worths: how much each concept tells.
   */
  const scored = async (concepts, slotsOf, size) => {
    const words = new Set();
    const answers = [];
    for (const concept of concepts) {
      const { kind, options } = await slotsOf(concept);
      const found = await look(kind, flat(options));
      const lists = new Map([...found].map(([token, packed]) => [token, unpack(packed)]));
      for (const token of lists.keys()) words.add(token);
      const { worth, best } = met(options, lists, size);
      answers.push({ best, worth: concept.absent ? concept.absent * rarity(1, size) : worth, counts: !concept.bonus });
    }
    const touched = new Set(answers.filter((one) => one.counts).flatMap(({ best }) => [...best.keys()]));
    for (const { best } of answers) handedDown(best, touched);
    const worths = answers.map(({ worth, counts }) => (counts ? worth : 0));
    const whole = worths.reduce((all, one) => all + one, 0);
    const scores = new Map();
    for (const [at, { best }] of answers.entries()) {
      for (const [entry, [score, share, said]] of best) {
        if (!scores.has(entry)) scores.set(entry, { score: 0, has: 0, shares: new Array(answers.length).fill(0) });
        const one = scores.get(entry);
        one.score += score;
        one.has += worths[at] * share;
        one.shares[at] = said;
      }
    }
    for (const one of scores.values()) {
      one.cover = whole ? one.has / whole : 0;
      one.score *= one.cover ** 2;
    }
    return { words, scores, worths, rarest: rarity(1, size) };
  };

  window.policyScore = { scored };
})();
