/* Inside a rule engine: answers the questions in `asked`, and is the first that is answered otherwise than known. */
(() => {
  const { programs, questions, answers } = JSON.parse(asked);
  const ask = {
    calculate: (program, given) => policyRules.calculate(program, given),
    under: (program, given, name) => policyRules.calculate(policyRules.under(program, name), given),
    read: (program, given) => Object.entries(given).map(([label, words]) => {
      const { value, error, shown } = policyRules.read(words, program.inputs[label]);
      return [Array.isArray(value) ? policyRules.shown(value) : value, error, shown];
    }),
    until: (program, given) => policyRules.until(program, given),
  };
  const told = ([name, program, ...rest]) => JSON.stringify(ask[name](programs[program], ...rest));
  if (!answers) return questions.map(told).join("\n");
  const wrong = questions.findIndex((question, at) => told(question) !== answers[at]);
  return wrong < 0 ? null : `${JSON.stringify(questions[wrong])}: ${told(questions[wrong])}`;
})();
