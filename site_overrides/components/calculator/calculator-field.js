/*
 * A field of a calculator as elements: policyField.draw(label, field, ask). `asked` is the id of its control, `hint`
 * what stands beneath it while nothing is typed, `focus` goes to it.
 * @uses search-result
 */
(() => {
  "use strict";

  const { make } = window.policyResult;
  const KEYS = { money: "decimal", rate: "decimal", count: "numeric", year: "numeric" };
  const LIKE = { date: "例如 2023年4月30日", month: "例如 2023年4月" };

  const asked = (field) => `in-${field.key}`;
  const hint = ({ type }, ask) => ask ?? LIKE[type] ?? "";
  const focus = (id) => (document.getElementById(`${id}-0`) ?? document.getElementById(id)).focus();

  const choice = (label, field, options, said) => {
    const id = asked(field);
    const set = make("fieldset", "", { id, "aria-describedby": said.id });
    set.append(make("legend", label));
    options.forEach((one, at) => {
      const line = make("label");
      const button = { type: "radio", name: label, value: one, id: `${id}-${at}` };
      line.append(make("input", "", button), make("span", one));
      set.append(line);
    });
    set.append(said);
    return set;
  };

  const draw = (label, field, ask) => {
    const id = asked(field);
    const said = make("span", hint(field, ask), { class: "said", id: `${id}-said` });
    const options = field.type === "yesno" ? ["是", "否"] : field.options;
    if (options.length) return choice(label, field, options, said);
    const unit = KEYS[field.type] ? field.unit ?? (field.type === "year" ? "年" : "") : "";
    const called = make("label", label, { for: id });
    if (unit) called.append(make("span", `（${unit}）`, { class: "unseen" }));
    const keys = KEYS[field.type] ? { inputmode: KEYS[field.type] } : {};
    const line = make("div", "", { class: "field" });
    line.append(make("input", "", { type: "text", name: label, id, "aria-describedby": said.id, ...keys }));
    if (unit) line.append(make("span", unit, { class: "unit", "aria-hidden": "true" }));
    const question = make("div", "", { class: "question" });
    question.append(called, line, said);
    return question;
  };

  window.policyField = { asked, draw, focus, hint };
})();
