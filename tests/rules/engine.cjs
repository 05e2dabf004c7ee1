/* Answers questions to the rule engine that ships: first line the programs, then one question a line; one answer a line. */
"use strict";
const path = require("node:path");
for (const name of ["numbers", "parse", "engine", "steps"]) {
  require(path.join(process.argv[2], `rules-${name}.js`));
}

const [head, ...questions] = require("node:fs").readFileSync(0, "utf8").trimEnd().split("\n");
const programs = JSON.parse(head);
const ask = {
  calculate: (program, given) => policyRules.calculate(program, given),
  under: (program, given, name) => policyRules.calculate(policyRules.under(program, name), given),
  read: (program, given) => Object.entries(given).map(([label, words]) => {
    const { value, error, shown } = policyRules.read(words, program.inputs[label]);
    return [Array.isArray(value) ? policyRules.shown(value) : value, error, shown];
  }),
  until: (program, given) => policyRules.until(program, given),
  curve: (program, given, rule, label, from, to) =>
    policyRules.curve(program, program.rules[rule], given, label, from, to),
};
const answers = questions.map((line) => {
  const [name, program, ...rest] = JSON.parse(line);
  return JSON.stringify(ask[name](programs[program], ...rest));
});
process.stdout.write(`${answers.join("\n")}\n`);
