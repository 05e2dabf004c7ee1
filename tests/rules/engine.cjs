/* Answers questions to the rule engine that ships: JSON of `questions.cjs` on stdin, one answer a line. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const names = ["numbers", "figures", "parse", "doubts", "engine", "steps"];
const scripts = names.map((name) => path.join(process.argv[2], `rules-${name}.js`));
globalThis.asked = fs.readFileSync(0, "utf8");
globalThis.window = globalThis;
vm.runInThisContext(JSON.parse(globalThis.asked).words);
for (const script of [...scripts, path.join(__dirname, "questions.cjs")]) {
  globalThis.told = vm.runInThisContext(fs.readFileSync(script, "utf8"), { filename: script });
}
process.stdout.write(`${globalThis.told}\n`);
