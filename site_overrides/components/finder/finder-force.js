/*
 * How the texts behind the entries of the finder stand on the day that counts: policyFinderForce.open(store) → {
 *   row(entry): [first day, code, word]; ended(entry): whether an act has ended it; silent(entry): whether it gives no
 *   sum; differing(entry): its row, if the documents do not say the same;
 *   documents(entries): the documents that entries are of, each with its word; heading(entries): 另有2项已废止
 * }. What has ended by an act is taken out of the results and stands below them; nothing else changes with the word.
 * @uses answer-words, day, finder-words, search-result, words
 */
(() => {
  "use strict";

  const { fill, make, now, url, word } = window.policyResult;
  const { FORCE } = window.policyWords;
  const { ENDED, NO_SUM } = window.policyAnswerWords;
  const { FINDER_FORCE } = window.policyFinderWords;
  // More documents than this are counted by their word.
  const NAMED = 4;

  /* Runs [value, count] one by one. */
  const spread = (runs) => runs.flatMap(([value, count]) => new Array(count).fill(value));

  const tally = (words) => {
    const found = new Map();
    for (const one of words) found.set(one, (found.get(one) ?? 0) + 1);
    return [...found];
  };

  const open = async (store) => {
    const { timelines, of, notices } = await store.part("force");
    const rows = timelines.map(now);
    const entries = spread(of);
    const noticeOf = spread(notices.map((notice, at) => [at, notice[4]]));
    const row = (entry) => rows[entries[entry]];

    const document = ([cited, address, issued, timeline]) => {
      const node = make("span");
      const found = rows[timeline];
      const since = issued ? fill(FINDER_FORCE.issued, { day: window.policyDay.inWords(issued) }) : "";
      node.append(make("a", cited, { href: url(address) }), `${since}：`, word(found));
      return node;
    };

    const documents = (among) => {
      const named = [...new Set(among.map((entry) => noticeOf[entry]))].map((at) => notices[at]);
      const line = make("p", "", { class: "documents" });
      if (named.length > NAMED) {
        const counts = tally(named.map((notice) => FORCE[rows[notice[3]][1]]));
        const said = counts.map(([found, count]) => `${found} ${count} 份`).join("，");
        line.append(fill(FINDER_FORCE.many, { count: named.length }), said);
      } else named.forEach((notice, at) => line.append(at ? "；" : FINDER_FORCE.of, document(notice)));
      return line;
    };

    /* The row of an entry; nothing where the line of documents says the same. */
    const differing = (entry) => {
      const own = row(entry);
      const said = rows[notices[noticeOf[entry]][3]];
      return notices.length === 1 && own[1] === said[1] && said[2].startsWith(own[2]) ? null : own;
    };

    return {
      row, documents, differing,
      ended: (entry) => row(entry)[1] in ENDED,
      silent: (entry) => NO_SUM.includes(row(entry)[1]),
      heading: (among) => {
        const counts = tally(among.map((entry) => FORCE[row(entry)[1]])).map(([found, count]) => `${count}项${found}`);
        return fill(FINDER_FORCE.ended, { counted: counts.join("、") });
      },
    };
  };


  window.policyFinderForce = { open };
})();
