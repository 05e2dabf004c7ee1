/*
 * From scores of entries to hits in their order: policyHits.of({ scores, worths, rarest, concepts, notices, typed,
 * near }).
 * A hit is { entry, result, part: which item or row of it, help, score, cover, near }.
 * @uses search-index
 */
(() => {
  "use strict";

  const { begin, look, unpack, partsOf, resultOf, noticeOf } = policyIndex;
  let known = null;

  // What has less than this share of the best score answers by chance.
  const CUT = 0.12;
  // How strong the best answer is, in scores of the rarest word: below the first it is none, below the second near.
  const NOTHING = 0.1;
  const NEAR = 1.2;
  // Beside a place or a subject that no notice has, what has this share of the query, or tells so many times the rarest
  // word.
  const BESIDE = [0, 0.5, 0.65];
  const TELLING = 3;
  // Hits that are looked at at once; among these every wish of a query has its own.
  const FIRST = 5;
  const MET = 0.8;
  const CITED = 3;
  // A notice with measures, and what we say of the site, are hits where they have nearly all that is asked.
  const WHOLE = 0.8;
  // Rows of one table, before what is no row of it.
  const ROWS = 3;

  const isHelp = (result) => result >= known.help;
  const hit = (entry, of = {}) => {
    const result = resultOf(entry);
    const part = entry - known.first[result];
    return { entry, result, part, help: isHelp(result), score: 0, cover: 1, shares: [], ...of };
  };
  const whole = (result) => hit(known.first[result]);
  const start = (result) => noticeOf(result).start;
  const own = (result) => noticeOf(result).own;
  const hasMeasures = ({ result }) => own(result) > start(result);
  /* Whether a hit says no more than what its measures do, or is about the site. */
  const isAside = (one) => one.help || (!one.part && own(one.result) === one.result && hasMeasures(one));

  /* All measures of some notices. */
  const measuresOf = (rows) => rows.filter((at) => !isHelp(known.starts[at].start)).flatMap((at) => {
    const { start: from, own: to } = known.starts[at];
    return Array.from({ length: to - from }, (_, one) => whole(from + one));
  });

  /* Of a measure and its items those that answer best; of one table only some rows before other answers. */
  const sorted = (scores) => {
    const all = [...scores].map(([entry, one]) => hit(entry, one));
    const byEntry = new Map(all.map((one) => [one.entry, one]));
    const better = (one) => partsOf(one.entry).some((part) => (byEntry.get(part)?.score ?? 0) >= one.score);
    const kept = all.filter((one) => !better(one) && (!isAside(one) || one.cover >= WHOLE));
    kept.sort((a, b) => Number(isAside(a)) - Number(isAside(b)) || b.score - a.score || a.entry - b.entry);
    const rows = new Map();
    const many = (one) => {
      if (!one.part || known.items.get(one.result) <= FIRST * ROWS) return false;
      rows.set(one.result, (rows.get(one.result) ?? 0) + 1);
      return rows.get(one.result) > ROWS;
    };
    const later = new Set(kept.filter(many));
    return [...kept.filter((one) => !later.has(one)), ...later];
  };

  /* Every wish of a query has a hit among the first: what is not met there has its best one moved up. */
  const spread = (all, worths, concepts) => {
    const found = [...all];
    let to = 1;
    for (const [at, worth] of worths.entries()) {
      const meets = (one) => one.shares[at] >= MET && !isAside(one);
      const from = found.findIndex(meets);
      if (!worth || !concepts[at] || from < 0) continue;
      const [one] = found.splice(from, 1);
      found.splice(from < FIRST ? from : to, 0, { ...one, wished: true });
      if (from >= FIRST) to = Math.min(to + 1, FIRST - 1);
    }
    return found;
  };

  /* What may be an answer, best first; none where the best is too weak, or where it is beside the subject. */
  const answering = ({ scores, worths, concepts, rarest, near }) => {
    const all = sorted(scores);
    const most = Math.max(0, ...all.map((one) => one.score));
    const absent = Math.max(0, ...concepts.map((one) => one.absent ?? 0));
    const tells = (one) => one.cover >= BESIDE[absent] || one.has >= TELLING * rarest;
    if (most < NOTHING * rarest || !all.some(tells)) return [];
    const weak = Boolean(near) || most < NEAR * rarest;
    return spread(all, worths, concepts).filter((one) => one.wished || one.score >= CUT * most)
      .filter((one) => !weak || !one.help)
      .map((one) => ({ ...one, near: weak }));
  };

  /* The clauses that the query names, of the notices that it names where it names any. */
  const cited = async (concepts, { rows }) => {
    const tokens = concepts.map((one) => one.cited).filter(Boolean);
    const found = await look("b", tokens);
    const entries = tokens.flatMap((token) => [...(found.has(token) ? unpack(found.get(token)) : new Map()).keys()]);
    const all = entries.map((entry) => hit(entry, { named: true }));
    return all.filter((one) => !rows.length || rows.includes(noticeOf(one.result).at)).slice(0, CITED);
  };

  const of = async (answer) => {
    known = await begin();
    const { concepts, notices: { rows, alone, sure }, typed } = answer;
    if (!typed) return measuresOf(known.starts.map(({ at }) => at));
    const answers = answering(answer);
    const there = (one) => rows.includes(noticeOf(one.result).at);
    // That all notices are of a place tells nothing beside other words.
    const apart = rows.length > 0 && rows.length < known.starts.filter((one) => !isHelp(one.start)).length;
    const first = alone || sure || apart ? rows.slice(0, alone ? rows.length : 1) : [];
    const named = first.map((at) => ({ ...whole(known.starts[at].own), named: true }));
    const clauses = await cited(concepts, answer.notices);
    const all = [
      ...(clauses.length ? [...clauses, ...named] : named),
      ...(alone ? measuresOf(rows) : []),
      ...answers.filter((one) => apart && there(one)), ...answers,
    ];
    const seen = new Set();
    return all.filter(({ entry }) => !seen.has(entry) && seen.add(entry));
  };

  window.policyHits = { of };
})();
