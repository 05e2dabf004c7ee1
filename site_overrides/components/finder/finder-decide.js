/*
 * Whether what is given is for a visitor: policyDecide(row, questions) → { state, about, said }. The same as
 * deciding.py in generator/policyref/present, which says what goes in and what comes out; a test holds the two against
 * each other. `questions` are [topic, bits of the answers given] in their order, `row` is a row as it is stored.
 */
(() => {
  "use strict";

  const saidTo = ({ named, excluded, only }, at, given) => {
    const [names, out] = [named[at], excluded[at]];
    if (!given) return names || out ? "open" : "none";
    if (given & names && !(given & out)) return "yes";
    if (!(given & ~out) || (only >> at & 1 && !(given & names))) return "no";
    return names || out ? "ask" : "silent";
  };

  const stateOf = (said, entered) => {
    if (said.includes("no")) return "no";
    const unsaid = entered ? ["ask", "open"] : ["ask", "open", "silent"];
    const settled = said.includes("yes") && !said.some((one) => unsaid.includes(one)) && said[0] !== "silent";
    return settled ? "yes" : "ask";
  };

  const decide = (row, questions) => {
    const count = questions.length;
    const [only, near, entered] = row.slice(2 * count);
    const parts = { named: row.slice(0, count), excluded: row.slice(count, 2 * count), only };
    const said = questions.map(([, given], at) => saidTo(parts, at, given));
    const about = questions.some(([topic, given], at) => topic && parts.named[at] & given);
    const state = stateOf(said.filter((_, at) => !questions[at][0]), Boolean(entered));
    return { state, about, said, near };
  };

  window.policyDecide = decide;
})();
