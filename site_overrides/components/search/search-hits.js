/*
 * From scores of entries to hits in their order: policyHits.of({ scores, worths, rarest, concepts, notices, typed, near }).
 * @uses day, search-index
 */
(() => {
  "use strict";

  const { begin, look, unpack, partsOf, resultOf, noticeOf, isGone } = policyIndex;
  let known = null;

  // What has less than this share of the best score answers by chance.
  const CUT = 0.12;
  // How strong the best answer is, in scores of the rarest word: below the first it is none, below the second a near one.
  const NOTHING = 0.06;
  const NEAR = 1.2;
  // Beside a place or a subject that no notice has, what has this share of the query, or tells so many times the rarest
  // word.
  const BESIDE = [0, 0.5, 0.65];
  const TELLING = 3;
  // Hits that are looked at at once; among these every wish of a query has its own.
  const FIRST = 5;
  const MET = 0.8;
  const CITED = 3;
  // A notice with measures is itself a hit where its title has nearly all that is asked.
  const TITLE = 0.8;

  const hit = (entry, of = {}) => {
    const result = resultOf(entry);
    return { entry, result, part: entry - known.first[result], score: 0, cover: 1, shares: [], ...of };
  };
  const isNotice = ({ result, part }) => !part && noticeOf(result).own === result;
  const whole = (result) => hit(known.first[result]);

  /* All measures of all notices, or of some. */
  const everything = (rows = known.starts.map(({ at }) => at)) => rows.flatMap((at) => {
    const { start, own } = known.starts[at];
    return Array.from({ length: own - start }, (_, one) => whole(start + one));
  });

  /* A measure whose items answer better is found by these. */
  const sorted = (scores) => {
    const all = [...scores].map(([entry, one]) => hit(entry, one));
    const byEntry = new Map(all.map((one) => [one.entry, one]));
    const better = (one) => partsOf(one.entry).some((part) => (byEntry.get(part)?.score ?? 0) >= one.score);
    const titled = (one) => !isNotice(one) || one.cover >= TITLE || noticeOf(one.result).own === noticeOf(one.result).start;
    const kept = all.filter((one) => !better(one) && titled(one));
    const last = (one) => Number(isNotice(one) && noticeOf(one.result).own > noticeOf(one.result).start);
    return kept.sort((a, b) => last(a) - last(b) || b.score - a.score || a.entry - b.entry);
  };

  /* Every wish of a query has a hit among the first: what is not met there has its best one moved up. */
  const spread = (all, worths, concepts) => {
    const found = [...all];
    let to = 1;
    for (const at of worths.map((_, one) => one).filter((one) => concepts[one] && worths[one])) {
      const meets = (one) => one.shares[at] >= MET;
      if (found.slice(0, FIRST).some(meets)) continue;
      const from = found.findIndex(meets);
      if (from < 0) continue;
      const [one] = found.splice(from, 1);
      found.splice(to, 0, { ...one, wished: true });
      to = Math.min(to + 1, FIRST - 1);
    }
    return found;
  };

  /* The clauses that the query names, of the notices that it names where it names any. */
  const cited = async (concepts, { rows }) => {
    const tokens = concepts.map((one) => one.cited).filter(Boolean);
    const found = await look("b", tokens);
    const entries = tokens.flatMap((token) => [...(found.has(token) ? unpack(found.get(token)) : new Map()).keys()]);
    const all = entries.map((entry) => hit(entry, { named: true }));
    return all.filter((one) => !rows.length || rows.includes(noticeOf(one.result).at)).slice(0, CITED);
  };

  /* What may be an answer, best first; none where the best is too weak, or where it is beside the subject. */
  const answering = ({ scores, worths, concepts, rarest, near }) => {
    const all = sorted(scores);
    const most = Math.max(0, ...all.map((one) => one.score));
    const absent = Math.max(0, ...concepts.map((one) => one.absent ?? 0));
    const tells = (one) => one.cover >= BESIDE[absent] || one.has >= TELLING * rarest;
    if (most < NOTHING * rarest || !all.some(tells)) return [];
    const weak = near || most < NEAR * rarest;
    return spread(all, worths, concepts).filter((one) => one.wished || one.score >= CUT * most)
      .map((one) => ({ ...one, near: weak }));
  };

  const of = async (answer) => {
    const { concepts, notices, typed } = answer;
    known = await begin();
    if (!typed) return everything();
    const { rows, alone, sure } = notices;
    const answers = answering(answer);
    const there = (one) => rows.includes(noticeOf(one.result).at);
    const apart = rows.length > 0 && rows.length < known.starts.length;
    const first = alone || sure || apart ? rows.slice(0, alone ? rows.length : 1) : [];
    const own = first.map((at) => ({ ...whole(known.starts[at].own), named: true }));
    const clauses = await cited(concepts, notices);
    const groups = [
      ...(clauses.length ? [clauses, own] : [own]),
      ...(alone ? [everything(rows)] : []),
      ...(apart ? [answers.filter(there), answers.filter((one) => !there(one))] : [answers]),
    ];
    const all = [...new Map(groups.flat().reverse().map((one) => [one.entry, one])).values()].reverse();
    const day = window.policyDay.today();
    const gone = await Promise.all(all.map((one) => isGone(one.result, one.part, day)));
    const on = (over) => all.filter((one, at) => (gone[at] && !one.named) === over);
    return [...on(false), ...on(true)];
  };

  window.policyHits = { of };
})();
