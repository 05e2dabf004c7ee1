/*
 * Puts one slip at a time into the rule engine that ships (> for >=, min for max, && for || …) and asks it questions
 * whose answers are known. One line of JSON a slip: where, what, and whether an answer gave it away.
 */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const FILES = ["numbers", "figures", "parse", "doubts", "engine", "steps"].map((name) => `rules-${name}.js`);
const [folder, every] = process.argv.slice(2);
const sound = FILES.map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
const asked = fs.readFileSync(0, "utf8");
const { words } = JSON.parse(asked);
const harness = fs.readFileSync(path.join(__dirname, "questions.cjs"), "utf8");

/* What stands for what: operators in the code, and the same as words of the grammar. */
const SWAPPED = {
  ">": [">=", "<"], ">=": [">"], "<": ["<=", ">"], "<=": ["<"], "===": ["!=="], "!==": ["==="], "&&": ["||"],
  "||": ["&&"], "??": ["&&"], " + ": [" - "], " - ": [" + "], " / ": [" * "], " % ": [" / "],
  least: ["most"], most: ["least"], add: ["minus"], minus: ["add"], times: ["over"], over: ["times"], up: ["down"],
  down: ["up"], floor: [""], true: ["false"], false: ["true"], "0n": ["1n"], "1n": ["0n"], "2n": ["1n"], ZERO: ["ONE"],
};
const NAMED = {
  '">"': '">="', '">="': '">"', '"<"': '"<="', '"<="': '"<"', '"+"': '"*"', '"any"': '"all"', '"more"': '">"',
  '"from"': '"after"', '"between"': '"equal"', '"highest"': '"sum"', '"NFKC"': '"NFC"', '"low"': '"value"',
};
const TOKEN = new RegExp([
  String.raw`/\*[\s\S]*?\*/|//.*|\`(?:[^\`\\]|\\.)*\`|=>|(?<=[=(,] )/(?:[^/\n\\]|\\.)+/[a-z]*`,
  String.raw`"(?:[^"\\]|\\.)*"|>=|<=|===|!==|&&|\|\||\?\?| [-+/%] |[<>]|\b\d+n\b|[A-Za-z_]\w*`,
].join("|"), "g");

const slips = function* (text) {
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const called = /^[a-z]/.test(token) && !/^[a-z]+\(|^(true|false)$/.test(text.slice(index, index + token.length + 1));
    const declared = /(const|let) $/.test(text.slice(0, index)) || text[index - 1] === ".";
    const others = token[0] === '"' ? [NAMED[token]].filter(Boolean) : !called && Object.hasOwn(SWAPPED, token) ? SWAPPED[token] : [];
    for (const other of declared ? [] : others) yield { index, token, other };
  }
};

/* Null where all is answered as it is known; a slip that makes it hang is given away as well. */
const answersOf = (scripts, timeout) => {
  const context = vm.createContext({ asked });
  vm.runInContext(`globalThis.window = globalThis; ${words}`, context);
  for (const script of scripts) vm.runInContext(script, context, { timeout });
  return vm.runInContext(harness, context, { timeout });
};

const begun = Date.now();
const otherwise = answersOf(sound, 60000);
if (otherwise !== null) throw new Error(`the sound engine answers otherwise: ${otherwise}`);
const patience = 4 * (Date.now() - begun) + 500;
let count = 0;
for (const [place, text] of sound.entries()) {
  for (const { index, token, other } of slips(text)) {
    if (count++ % Number(every)) continue;
    const changed = text.slice(0, index) + other + text.slice(index + token.length);
    let gave = null;
    try {
      gave = answersOf(sound.map((one, at) => (at === place ? changed : one)), patience);
    } catch (error) {
      gave = error.message;
    }
    const line = text.slice(0, index).split("\n").length;
    const found = { where: `${FILES[place]}:${line}`, token, other, noticed: gave !== null };
    process.stdout.write(`${JSON.stringify({ ...found, text: text.split("\n")[line - 1].trim() })}\n`);
  }
}
