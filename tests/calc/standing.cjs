/* How texts stand, by the script that ships: JSON of [part, given, day] on stdin → what it finds, as JSON. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, words] = process.argv.slice(2);
globalThis.window = globalThis;
globalThis.location = { search: "", href: "file:///site/page.html" };
globalThis.document = { currentScript: { src: "file:///site/assets/js/day.js" }, getElementById: () => null };
globalThis.customElements = { define: () => {} };
globalThis.HTMLElement = class {};
vm.runInThisContext(words);
const names = [
  "day/day", "force/force-status", "rules/rules-numbers", "rules/rules-figures", "rules/rules-parse",
  "rules/rules-doubts", "rules/rules-engine",
  "search/search-result", "calculator/calculator-standing",
];
for (const name of names) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, `${name}.js`), "utf8"), { filename: name });
}
const told = JSON.parse(fs.readFileSync(0, "utf8")).map(([whole, given, day]) => {
  globalThis.policyDay = { ...globalThis.policyDay, today: () => day };
  const { part } = globalThis.policyStanding.textFor(whole, given);
  if (!part) return { withdrawn: true };
  const found = globalThis.policyStanding.stand(part, part.program, given);
  return {
    asof: found.day,
    code: found.row[1],
    not_in_force: found.answer.not_in_force,
    outside: found.outside.map(({ what, day: at, row }) => ({ what, day: at, code: row[1], word: row[2] })),
    total: found.answer.total,
    benefits: found.answer.benefits,
  };
});
process.stdout.write(JSON.stringify(told));
