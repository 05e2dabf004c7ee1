/* Decides as a page does: JSON on stdin, [[row, [[topic, bits]…]]…]; the decisions on stdout. */
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

globalThis.window = globalThis;
vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8"), { filename: process.argv[2] });
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const found = asked.map(([row, questions]) => globalThis.policyDecide(row, questions));
process.stdout.write(JSON.stringify(found.map(({ state, about, said }) => [state, Boolean(about), said])));
