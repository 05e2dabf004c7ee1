// Evaluates DMN files with dmn-moddle (reads them) and feelin (FEEL): an outside judge of the exported rules.
// stdin: [{"xml": text, "inputs": [{name: value | {"date": iso}}]}]; stdout: for each file and input {label: result}.
// A decision sees only what it declares to require; two rows of a UNIQUE table that fit are an error.
import { readFileSync } from "node:fs";
import { DmnModdle } from "dmn-moddle";
import { evaluate, unaryTest } from "feelin";

const moddle = new DmnModdle();

function value(given) {
  return given && given.date ? evaluate(`date("${given.date}")`, {}).value : given;
}

function shown(result) {
  const made = result !== null && typeof result === "object";
  return made ? evaluate("string(it)", { it: result }).value : (result ?? null);
}

function decide(logic, context) {
  if (logic.$type === "dmn:LiteralExpression") return evaluate(logic.text, context).value ?? null;
  const columns = logic.input.map((column) => evaluate(column.inputExpression.text, context).value ?? null);
  const fits = logic.rule.filter((row) =>
    row.inputEntry.every((cell, at) => unaryTest(cell.text, { ...context, "?": columns[at] }).value === true),
  );
  if (fits.length > 1 && logic.hitPolicy === "UNIQUE") throw new Error(`${logic.id}: ${fits.length} rows fit`);
  return fits.length ? (evaluate(fits[0].outputEntry[0].text, context).value ?? null) : null;
}

function run(model, inputs) {
  const types = Object.fromEntries((model.itemDefinition ?? []).map((one) => [one.name, one.allowedValues.text]));
  const nodes = Object.fromEntries(model.drgElement.map((one) => [`#${one.id}`, one]));
  const known = {};
  const answer = (href) => {
    const node = nodes[href];
    if (href in known) return known[href];
    if (node.$type === "dmn:InputData") {
      const allowed = types[node.variable.typeRef];
      const given = value(inputs[node.name] ?? null);
      if (given !== null && allowed && unaryTest(allowed, { "?": given }).value !== true)
        throw new Error(`${node.name}: ${given} is not among ${allowed}`);
      return (known[href] = given);
    }
    const context = {};
    for (const one of node.informationRequirement ?? []) {
      const need = (one.requiredInput ?? one.requiredDecision).href;
      context[nodes[need].variable.name] = answer(need);
    }
    return (known[href] = decide(node.decisionLogic, context));
  };
  const decisions = model.drgElement.filter((one) => one.$type === "dmn:Decision");
  return Object.fromEntries(decisions.map((one) => [one.label, shown(answer(`#${one.id}`))]));
}

const results = [];
for (const { xml, inputs } of JSON.parse(readFileSync(0, "utf8"))) {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  if (warnings.length) throw new Error(warnings.map((one) => one.message).join("\n"));
  results.push(inputs.map((one) => run(rootElement, one)));
}
process.stdout.write(JSON.stringify(results));
