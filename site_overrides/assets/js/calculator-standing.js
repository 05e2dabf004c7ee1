/*
 * How a text stands on the day that a question is about: policyStanding.stand(part, program, given) says which
 * benefits an act has ended, and which days are out of the time of the text; .beside puts that in words. The same as
 * standing.py in generator/policyref/calc. Statuses are looked up in the timelines of the part, never worked out.
 * @uses answer-words, day, force-status, rules-engine, rules-parse, search-result
 */
(() => {
  "use strict";

  const { fill, make, url } = window.policyResult;
  const { IN_DOUBT, LEFT_OUT, NO_SUM, NOT_YET, OUT_OF_TIME, STANDING, WHOM_TO_ASK } = window.policyAnswerWords;
  const { has } = window.policyRules;
  const WITHDRAWN = "not_consolidated";
  const { at } = window.policyForce;

  const rowsOf = ({ key, force }, id) => force.timelines[force.of[id] ?? key];

  /* [label, type, value] of what can be read. */
  const valuesOf = (program, given) => Object.entries(program.inputs).filter(([label]) => has(given, label))
    .map(([label, field]) => [label, field.type, window.policyRules.read(given[label], field).value])
    .filter(([, , value]) => value !== null);

  /* Each day that was filled in; of a year its first. */
  const daysGiven = (values) => values.flatMap(([label, type, value]) => {
    if (type === "date") return [[label, value]];
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

  /* The text of a day, of several: what a result of it begins with is `by`. */
  const textOn = (part, day) => {
    const held = (part.texts ?? []).filter(({ first }) => first <= day);
    return held.length ? { ...part, ...held[held.length - 1] } : part;
  };

  /* Why there is no sum of a benefit or an answer on a day: { code, told, words }; null where there is one. */
  const goneOn = (part, id, day) => {
    const row = at(rowsOf(part, id), day);
    if (NO_SUM.includes(row[1])) {
      const acts = (part.force.acts[part.force.of[id] ?? part.key] ?? []).filter(([first]) => first <= day);
      return { code: row[1], told: told(row), words: acts.length ? acts[acts.length - 1][1] : [] };
    }
    const [, , words] = part.force.withdrawn.find(([first, ids]) => first <= day && ids.includes(id)) ?? [];
    return words ? { code: WITHDRAWN, told: LEFT_OUT[WITHDRAWN], words } : null;
  };

  /* The day that counts: that of the application, where it is filled in. The part comes back with the text of it. */
  const stand = (part, program, given) => {
    const [label, , applied] = valuesOf(program, given).find(([name]) => part.force.applies.includes(name)) ?? [];
    const day = applied ?? window.policyDay.today();
    const text = textOn(part, day);
    const other = text.by !== part.by;
    const all = program.rules.length === part.program.rules.length;
    const chosen = other && all ? text.program.rules
      : (other ? text.program.rules : program.rules).filter(({ id }) => program.rules.some((one) => one.id === id));
    const computable = new Set(text.program.rules.map(({ id }) => id));
    const asked = [
      ...chosen.map(({ id }) => id), ...text.benefits.map(({ id }) => id).filter((id) => !computable.has(id)),
    ];
    const gone = Object.fromEntries(asked.map((id) => [id, goneOn(text, id, day)]).filter(([, found]) => found));
    const living = {
      ...(other ? text.program : program), rules: chosen.filter(({ id }) => !has(gone, id)),
    };
    const answer = window.policyRules.calculate(living, given);
    const codes = Object.fromEntries(Object.entries(gone).map(([id, { code }]) => [id, code]));
    return {
      day, label: label ?? null, row: at(rowsOf(text), day), gone, part: text, program: living,
      answer: { ...answer, not_in_force: codes },
      outside: living.rules.length ? outside(text, living, valuesOf(living, given), answer, label) : [],
    };
  };

  const dayBefore = (day) => new Date(Date.parse(day) - 86400000).toISOString().slice(0, 10);

  /* The last day before this one on which there was a sum of a benefit or an answer. */
  const earlier = (part, id, day) => {
    const firsts = [...rowsOf(part, id), ...part.force.withdrawn].map(([first]) => first);
    const lasts = firsts.filter((first) => first && first <= day).map(dayBefore).sort().reverse();
    const had = (last) => !NOT_YET.includes(at(rowsOf(part, id), last)[1]) && !goneOn(part, id, last);
    return lasts.find(had) ?? null;
  };

  const told = ([, , word, marks]) => [word, ...marks].join(" · ");
  const unitsOf = (part) => part.units.join("、") || WHOM_TO_ASK;

  /* On what day, by which document, and whether anybody can tell that it holds. */
  const line = (part, { day, label, row }) => {
    const { inWords } = window.policyDay;
    const said = fill(STANDING[label ? "applied" : "asof"], { label, day: inWords(day) });
    const when = [part.by, said].filter(Boolean).join("，");
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

  /* Acts in words, with links. */
  const linked = (words) => words.map(([text, address]) => (address ? make("a", text, { href: url(address) }) : text));

  const goneLine = (part, id, { told: words, words: acts }) => {
    const node = make("p", fill(STANDING.gone, { name: nameOf(part, id), told: words }), { "data-gone": id });
    node.append("。", ...linked(acts));
    return node;
  };

  const nameOf = (part, id) => part.benefits.find((one) => one.id === id)?.name ?? part.names[id];

  /* Where nothing is left of what is asked (the rule `id` is of it): why, and how to ask for an earlier day. */
  const refusal = (part, standing, id) => {
    const { code, words } = standing.gone[id];
    const box = make("div", "", { class: "refused", "data-code": code });
    const said = make("p", `${line(part, standing)}。`);
    if (code === standing.row[1]) said.append(...linked(words));
    box.append(said);
    if (code !== standing.row[1]) box.append(goneLine(part, id, standing.gone[id]));
    box.append(make("p", STANDING.none));
    const before = earlier(part, id, standing.day);
    if (before) {
      // A link that chooses a day of its own: the band of the chosen day leaves it alone.
      const address = new URL(location.href);
      address.searchParams.set("asof", before);
      const words = fill(STANDING.earlier, { day: window.policyDay.inWords(before) });
      const ask = make("p");
      ask.append(make("a", words, { href: address.href, "data-today": "" }));
      box.append(ask);
    }
    return box;
  };

  const beside = ({ part, ...standing }) => {
    const box = make("div", "", { class: "standing", "data-code": standing.row[1], "data-day": standing.day });
    box.append(make("p", `${line(part, standing)}。`));
    for (const [id, found] of Object.entries(standing.gone)) {
      if (found.code !== standing.row[1]) box.append(goneLine(part, id, found));
    }
    for (const one of standing.outside) {
      box.append(make("p", `${outsideLine(part, one)}。`, { "data-outside": one.day }));
    }
    return box;
  };

  window.policyStanding = { beside, refusal, stand, textOn };
})();
