/* Looks days up as pages do: JSON on stdin, {words, stretches: [[timeline, day]…], elapsed: [[from, to]…]}. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
Object.assign(globalThis, {
  window: globalThis,
  HTMLElement: class {},
  customElements: { define() {} },
  document: { currentScript: { src: "https://a.example/assets/js/site.js" }, getElementById: () => null },
  location: { href: "https://a.example/index.html", search: "" },
});
vm.runInThisContext(asked.words);
for (const name of ["day/day", "force/force-status"]) {
  vm.runInThisContext(fs.readFileSync(path.join(process.argv[2], `${name}.js`), "utf8"), { filename: name });
}
const { isGone, on } = globalThis.policyForce;
const found = asked.stretches.map(([timeline, day]) => [on(timeline, day), isGone(on(timeline, day))]);
const elapsed = asked.elapsed.map(([from, to]) => globalThis.policyDay.elapsed(from, to));
process.stdout.write(JSON.stringify({ found, elapsed }));
