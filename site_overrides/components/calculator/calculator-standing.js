/*
 * How a text stands on the day that a question is about: policyStanding.stand(part, program, given) says which
 * benefits an act has ended, and which days are out of the time of the text; .beside puts that in words. The same as
 * standing.py in generator/policyref/calc. Statuses are looked up in the timelines of the part, never worked out.
 * @uses answer-words, day, force-status, rules-engine, rules-parse, search-result
 */
(() => {
  "use strict";

  const { fill, make, url } = window.policyResult;
  const { IN_DOUBT, NO_SUM, NOT_YET, OUT_OF_TIME, STANDING, WHOM_TO_ASK } = window.policyAnswerWords;
  const { has } = window.policyRules;
  const { on: at } = window.policyForce;

  const WITHDRAWN = "not_consolidated";

  const rowsOf = ({ key, force }, id) => force.timelines[force.of[id] ?? key];

  /* [label, type, value] of what can be read. */
  const valuesOf = (program, given) => Object.entries(program.inputs).filter(([label]) => has(given, label))
    .map(([label, field]) => [label, field.type, window.policyRules.read(given[label], field).value])
    .filter(([, , value]) => value !== null);

  /* Each day that was filled in; of a year and a month its first. */
  const daysGiven = (values) => values.flatMap(([label, type, value]) => {
    if (type === "date") return [[label, value]];
    if (type === "month") return [[label, window.policyRules.firstDay(value)]].filter(([, day]) => day);
    if (type !== "year" || value[0] < 1n || value[0] > 9999n) return [];
    return [[label, `${String(value[0]).padStart(4, "0")}-01-01`]];
  });

  const isFar = (day, issued) => !issued || day > issued.replace(/^\d+/, (year) => String(Number(year) + 1));

  const outside = (part, program, values, answer, applied) => {
    const given = daysGiven(values).filter(([label]) => label !== applied)
      .map(([label, day]) => [label, day, rowsOf(part)]);
    const computed = program.rules.filter(({ id }) => answer.benefits[id].kind === "date")
      .map(({ id }) => [id, answer.benefits[id].value, rowsOf(part, id)]);
    const isOut = ({ day, row: [, code] }) =>
      OUT_OF_TIME.includes(code) || (IN_DOUBT.includes(code) && isFar(day, part.force.issued));
    return [...given, ...computed].map(([what, day, rows]) => ({ what, day, row: at(rows, day) })).filter(isOut);
  };

  /* Of several texts that a measure has had the one that a question is about: of the day of application, where that is
     filled in, or of today. Without a part nothing is computed. */
  const textFor = (data, given) => {
    if (!data.texts) return { part: data };
    const applied = data.texts.filter(({ part }) => part).flatMap(({ part: { force, program } }) =>
      force.applies.filter((label) => has(given, label))
        .map((label) => window.policyRules.read(given[label], program.inputs[label]).value)).find(Boolean);
    const day = applied ?? window.policyDay.today();
    return [...data.texts].reverse().find(({ first }) => first <= day) ?? data.texts[0];
  };

  const sentence = (words, about = {}) => {
    const node = make("p", "", about);
    node.append(...words.map(([text, address]) => (address ? make("a", text, { href: url(address) }) : text)));
    return node;
  };

  const withdrawn = ({ first, gone }) => {
    const box = make("div", "", { class: "refused", "data-code": WITHDRAWN });
    box.append(sentence(gone), ...(first ? [askAgain(dayBefore(first))] : []));
    return box;
  };

  /* Why nothing is computed of some rules by a text; null where something is. */
  const lost = ({ first, part, gone }, ids) => {
    if (!part) return { first, gone };
    const { withdrawn: days = {} } = part;
    return ids.every((id) => has(days, id)) ? { first: days[ids[0]], gone: part.gone } : null;
  };

  /* The rule whose unit stands for all of some rules: where they are of one item, what is said is of that item. */
  const unitOf = ({ force }, rules) => {
    const [first, ...others] = rules.map(({ id }) => force.of[id] ?? "");
    return first && others.every((one) => one === first) ? rules[0].id : null;
  };

  /* Of what is withdrawn nobody knows what it gives, nor then what all give together. */
  const openTotal = (program) =>
    ({ ...program, total: "open", readings: program.readings.map((one) => ({ ...one, total: null })) });

  /* The day that counts: that of the application, where it is filled in. `own` names the rule whose unit is asked. */
  const stand = (part, program, given, own = null) => {
    const values = valuesOf(program, given);
    const [label, , applied] = values.find(([name]) => part.force.applies.includes(name)) ?? [];
    const day = applied ?? window.policyDay.today();
    const computable = new Set(part.program.rules.map(({ id }) => id));
    const asked = [
      ...program.rules.map(({ id }) => id), ...part.benefits.map(({ id }) => id).filter((id) => !computable.has(id)),
    ];
    const ended = asked.map((id) => [id, at(rowsOf(part, id), day)]).filter(([, row]) => NO_SUM.includes(row[1]));
    const gone = Object.fromEntries(ended);
    const unknown = asked.filter((id) => has(part.withdrawn ?? {}, id));
    const rules = program.rules.filter(({ id }) => !has(gone, id) && !unknown.includes(id));
    const living = unknown.length ? openTotal({ ...program, rules }) : { ...program, rules };
    const answer = window.policyRules.calculate(living, given);
    const codes = [...unknown.map((id) => [id, WITHDRAWN]), ...ended.map(([id, row]) => [id, row[1]])];
    return {
      day, label: label ?? null, row: at(rowsOf(part, own), day), gone, unknown, program: living,
      answer: { ...answer, not_in_force: Object.fromEntries(codes) },
      outside: living.rules.length ? outside(part, living, values, answer, label) : [],
    };
  };

  const dayBefore = (day) => new Date(Date.parse(day) - 86400000).toISOString().slice(0, 10);

  /* The last day before this one on which there was a sum. */
  const earlier = (rows, day) => {
    const known = rows.slice(1).map(([first], at) => [first, rows[at][1]])
      .filter(([first, code]) => first <= day && !NO_SUM.includes(code) && !NOT_YET.includes(code));
    return known.length ? dayBefore(known[known.length - 1][0]) : null;
  };

  const told = ([, , word, marks]) => [word, ...marks].join(" · ");
  const unitsOf = (part) => part.units.join("、") || WHOM_TO_ASK;

  /* On what day, by which document, and whether anybody can tell that it holds. */
  const line = (part, { day, label, row }) => {
    const { inWords } = window.policyDay;
    const when = fill(STANDING[label ? "applied" : "asof"], { label, day: inWords(day) });
    const asks = IN_DOUBT.includes(row[1]) || row[1] === "over";
    const { issued } = part.force;
    const words = STANDING[!asks ? "of" : issued ? "asks" : "asks_undated"];
    return fill(words, { when, told: told(row), issued: issued && inWords(issued), units: unitsOf(part) });
  };

  const outsideLine = (part, { what, day, row }) => {
    const { elapsed, inWords } = window.policyDay;
    const { issued } = part.force;
    const since = issued && day >= issued ? elapsed(issued, day) : null;
    const values = { what: has(part.names, what) ? fill(STANDING.result, { name: part.names[what] }) : what,
      day: inWords(day), since, word: row[2], units: unitsOf(part) };
    return fill(STANDING[since ? "outside" : "outside_undated"], values);
  };

  /* An act in words, with links: part.force.acts holds by unit [first day, [[words, address]…]]. */
  const act = (part, id, day) => {
    const found = part.force.acts[part.force.of[id] ?? part.key] ?? [];
    const [, words = []] = found.filter(([first]) => first <= day).pop() ?? [];
    return words.map(([text, address]) => (address ? make("a", text, { href: url(address) }) : text));
  };

  const goneLine = (part, id, row, day) => {
    const node = make("p", fill(STANDING.gone, { name: part.names[id] ?? id, told: told(row) }), { "data-gone": id });
    node.append("。", ...act(part, id, day));
    return node;
  };

  /* A link that chooses a day of its own: the band of the chosen day leaves it alone. */
  const askAgain = (day) => {
    const address = new URL(location.href);
    address.searchParams.set("asof", day);
    const node = make("p");
    const words = fill(STANDING.earlier, { day: window.policyDay.inWords(day) });
    node.append(make("a", words, { href: address.href, "data-today": "" }));
    return node;
  };

  /* Where nothing is left: why, and how to ask for an earlier day. */
  const refusal = (part, standing, id) => {
    if (standing.unknown.includes(id)) return withdrawn({ first: part.withdrawn[id], gone: part.gone });
    const rows = rowsOf(part, id);
    const row = NO_SUM.includes(standing.row[1]) ? standing.row : at(rows, standing.day);
    const box = make("div", "", { class: "refused", "data-code": row[1] });
    const said = make("p", `${line(part, { ...standing, row })}。`);
    said.append(...act(part, id, standing.day));
    box.append(said, make("p", STANDING.none));
    const before = earlier(rows, standing.day);
    if (before) box.append(askAgain(before));
    return box;
  };

  const beside = (part, standing) => {
    const box = make("div", "", { class: "standing", "data-code": standing.row[1], "data-day": standing.day });
    box.append(make("p", `${part.by ? `${part.by}：` : ""}${line(part, standing)}。`));
    const isTold = standing.unknown.length && part.gone.length;
    if (isTold) box.append(sentence(part.gone, { "data-withdrawn": standing.unknown.join(" ") }));
    for (const [id, row] of Object.entries(standing.gone)) {
      if (row[1] !== standing.row[1]) box.append(goneLine(part, id, row, standing.day));
    }
    for (const one of standing.outside) {
      box.append(make("p", `${outsideLine(part, one)}。`, { "data-outside": one.day }));
    }
    return box;
  };

  window.policyStanding = { beside, lost, refusal, stand, textFor, unitOf, withdrawn };
})();
