/*
 * How to apply, whom to call, what to bring: what is registered of the best hit, and whom to ask.
 * policyAsked.of(hits, units) → { about, told: [{ of, told, said }], units: [[name, id]] } or null.
 * @uses search-index
 */
(() => {
  "use strict";

  const { begin, part, row } = policyIndex;
  const ASKED = 3;

  /* What is registered of the item, or of the measure; then of its units. */
  const registered = async (names) => {
    const { guide } = await begin();
    const found = names.filter((one) => guide.includes(one));
    return (await Promise.all(found.map((one) => part(`a/${one}`)))).flat();
  };

  const of = async (hits, units) => {
    const [hit] = hits.filter((one) => !one.help && !one.shown.own);
    if (units.length) {
      const told = await registered(units.slice(0, ASKED).map(([id]) => `unit.${id}`));
      return { about: null, told, units: units.slice(0, ASKED).map(([id, name]) => [name, id]) };
    }
    if (!hit) return { about: null, told: [], units: [] };
    const asked = await row("w", hit.result);
    const key = hit.shown.key.replace("/", ".");
    const { guide } = await begin();
    const own = [`${key}.${hit.shown.items[hit.part - 1]?.[0]}`, key].find((one) => guide.includes(one));
    const told = await registered([...(own ? [own] : []), ...asked.map(([, id]) => `unit.${id}`)]);
    return { about: hit, told, units: asked };
  };

  window.policyAsked = { of };
})();
