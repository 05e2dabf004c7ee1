/*
 * What the search box suggests for words that were typed: policySuggest.of(typed) → { options: [[address, element]],
 * told }.
 * @uses force-status, search-engine, search-result, words
 */
(() => {
  "use strict";

  const SHOWN = 6;
  const { addressOf, calledOf, count, make, marked, named, stood, titleOf, url } = policyResult;

  const told = (hit) => {
    const row = stood(hit);
    const gone = window.policyForce.isGone(row) ? `（${window.policyWords.FORCE[row[1]]}）` : "";
    return [hit.notice?.[3], calledOf(hit) || hit.notice?.[2], titleOf(hit) + gone].filter(Boolean).join(" ");
  };

  const of = async (typed) => {
    const found = await policySearch.search(typed, { limit: SHOWN });
    const all = [
      ...named(found).map(([address, name, note]) => [address, `${name}（${note}）`]),
      ...found.results.map((hit) => [addressOf(hit), told(hit)]),
    ];
    const options = all.map(([address, words]) => [url(address), marked(make("li"), words, found.words)]);
    return { options, told: count(found) };
  };

  window.policySuggest = { of };
})();
