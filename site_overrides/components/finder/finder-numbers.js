/*
 * What was found in numbers: new policyFinderNumbers(box, changed). Every card that can be computed has its fields,
 * filled by the answers that were given already; a number given once is used wherever the same is asked. What the cards
 * come to together stands in the box. What is typed lives behind # in the address: `:label/unit=words`.
 * @uses answer-words, calculator-field, calculator-standing, day, finder-sums, finder-words
 * @uses rules-engine, search-result, shards
 */
(() => {
  "use strict";

  const { fill, make, url } = window.policyResult;
  const { BOUND, DOUBT, OUTCOME, WRONG } = window.policyAnswerWords;
  const { SUMS } = window.policyFinderWords;
  const { has } = window.policyRules;
  const { between } = window.policyFinderSums;

  const TYPED = ":";
  const choices = (field) => (field.type === "yesno" ? ["是", "否"] : field.options);
  const nameOf = (label, field) => `${TYPED}${label}${field.unit && !choices(field).length ? `/${field.unit}` : ""}`;

  /* The value of a row in words; nothing while nothing can be said. */
  const result = (row) => {
    if (row.kind === "incomplete") return OUTCOME.incomplete + row.needs.join("、");
    if (row.kind === "not_met") return OUTCOME.not_met;
    if (row.kind === "date") return window.policyDay.inWords(row.value);
    if (row.kind === "outcome") return row.value;
    const low = row.low ?? (row.kind === "at_most" ? "0.00" : row.value);
    return has(BOUND, row.kind) ? between({ low, high: row.kind === "at_least" ? null : row.value }) : "";
  };

  class Numbers {
    constructor(box, changed) {
      this.box = box;
      this.changed = changed;
      this.typed = new Map();
      this.sure = new Set();
      this.start(new URLSearchParams(), []);
    }

    /* `old` are words for an input of one measure, as addresses had them before. */
    start(asked, questions) {
      this.cards = [];
      this.questions = questions;
      this.typed = new Map([...asked].filter(([name]) => name.startsWith(TYPED)));
      this.old = new Map([...asked].filter(([name]) => /^[a-z0-9-]+\/\d+:/.test(name)));
      this.box.replaceChildren();
    }

    remember(state) {
      for (const [name, words] of this.typed) if (words) state.set(name, words);
      for (const [name, words] of this.old) state.set(name, words);
    }

    /* What the answers fill in: label → words, where all answers to a question fill in the same. */
    filled(shown) {
      const found = {};
      for (const [label, fills] of Object.entries(shown.fills)) {
        for (const { id, chosen } of this.questions) {
          const words = new Set(chosen.map((answer) => fills[id]?.[answer.id]));
          if (!has(found, label) && words.size === 1 && !words.has(undefined)) [found[label]] = words;
        }
      }
      return found;
    }

    add(node, shown, state) {
      if (!shown.rules.length) return;
      const details = make("details", "", { class: "count" });
      const fields = make("div", "", { class: "numbers" });
      const said = make("p", "", { class: "result", role: "status" });
      const page = make("a", SUMS.page);
      const line = make("p", "", { class: "more" });
      line.append(page);
      details.append(make("summary", SUMS.open), fields, said, line);
      node.append(details);
      const card = { shown, state, details, fields, said, page, filled: this.filled(shown), part: null };
      this.cards.push(card);
      this.lead(card, card.filled);
      details.addEventListener("toggle", () => details.open && this.load(card).then(() => this.count()));
      fields.addEventListener("change", ({ target }) => this.take(target));
    }

    /* Where numbers came with the address, or were given before, all cards use them. */
    async settle() {
      if (!this.typed.size && !this.old.size) return;
      await Promise.all(this.cards.map((card) => this.load(card)));
      this.count();
    }

    async load(card) {
      if (card.part) return;
      const whole = await window.policyShards.ofMeasure("calculators", card.shown.key);
      const text = window.policyStanding.textFor(whole, {});
      if (card.part) return;
      const lost = window.policyStanding.lost(text, card.shown.rules);
      if (lost) {
        card.fields.replaceChildren(window.policyStanding.withdrawn(lost));
        return;
      }
      card.part = text.part;
      const { rules, inputs } = card.part.program;
      card.rules = rules.filter(({ id }) => card.shown.rules.includes(id));
      const used = new Set(card.rules.flatMap(({ id }) => card.part.uses[id]));
      card.inputs = Object.entries(inputs).filter(([label]) => used.has(label));
      for (const [label, field] of card.inputs) {
        const before = this.old.get(`${card.shown.key}:${label}`);
        if (before && !this.typed.has(nameOf(label, field))) this.typed.set(nameOf(label, field), before);
        this.old.delete(`${card.shown.key}:${label}`);
      }
      card.fields.replaceChildren(...card.inputs.map(([label, field]) => this.field(card, label, field)));
    }

    field(card, label, field) {
      const line = make("p");
      if (has(card.filled, label)) {
        line.append(fill(SUMS.known, { label, words: card.filled[label] }));
        return line;
      }
      const id = `n${this.cards.indexOf(card)}-${field.key}`;
      const options = choices(field);
      const input = options.length ? make("select") : make("input", "", { type: "text", autocomplete: "off" });
      if (options.length) input.append(...["", ...options].map((one) => make("option", one || "不填", { value: one })));
      Object.assign(input, { id, name: nameOf(label, field), value: this.typed.get(nameOf(label, field)) ?? "" });
      if (options.length && input.selectedIndex < 0) input.value = "";
      const ask = window.policyField.hint(field, card.part.asks[label]);
      input.setAttribute("aria-describedby", `${id}-said`);
      const unit = field.unit && !options.length ? `（${field.unit}）` : "";
      line.append(make("label", label + unit, { for: id }), input,
        make("span", ask, { class: "hint", id: `${id}-said`, "data-ask": ask }));
      return line;
    }

    async take({ name, value }) {
      this.typed.set(name, value);
      for (const { fields } of this.cards) {
        for (const other of fields.querySelectorAll("input, select")) if (other.name === name) other.value = value;
      }
      this.changed();
      await this.settle();
    }

    given(card) {
      const known = (label, field) => card.filled[label] ?? this.typed.get(nameOf(label, field));
      const words = card.inputs.map(([label, field]) => [label, known(label, field)]);
      return Object.fromEntries(words.filter(([, one]) => one?.trim()));
    }

    /* The way to the calculator of its page takes along all that is known. */
    lead({ shown, page }, given) {
      const words = new URLSearchParams(given).toString();
      page.href = url(`${shown.calculator}${words && `?${words}`}`);
    }

    count() {
      const counted = this.cards.filter(({ part }) => part).map((card) => this.answer(card)).filter(Boolean);
      const told = counted.filter(({ standing }) => Object.values(standing.answer.benefits).some(({ kind }) =>
        kind !== "incomplete" && kind !== "not_met"));
      this.box.replaceChildren(...window.policyFinderSums.show(told));
    }

    answer(card) {
      const { part, rules, said, shown } = card;
      const given = this.given(card);
      const standing = window.policyStanding.stand(part, { ...part.program, rules }, given);
      const { answer } = standing;
      const typed = card.inputs.some(([label]) => has(given, label) && !has(card.filled, label));
      const words = rules.filter(({ id }) => has(answer.benefits, id)).map(({ id }) => result(answer.benefits[id]));
      const wrong = Object.keys(answer.errors).length;
      said.textContent = wrong || (card.inputs.length && !typed) ? "" : words.join("；");
      this.mark(card, answer.errors);
      this.lead(card, given);
      this.unfold(card, typed && rules.some(({ id }) => answer.benefits[id]?.kind !== "incomplete"));
      const open = answer.doubts.filter(({ input }) => !this.sure.has(`${input}=${given[input]}`));
      if (open.length) said.replaceChildren(...open.map((one) => this.doubt(card, one, given)));
      return open.length ? null : { part, shown, state: card.state, standing };
    }

    /* What numbers of other cards are enough for is told unasked, once: the visitor may close it. */
    unfold(card, told) {
      if (told && !card.told) card.details.open = true;
      card.told ||= told;
    }

    /* Asks whether that was meant, before any sum is shown. */
    doubt(card, { input, says, instead }, given) {
      const box = make("span", `${input}：${says} `, { class: "doubt" });
      const button = (words, act) => {
        const node = make("button", words, { type: "button" });
        node.addEventListener("click", act);
        box.append(node);
      };
      const [, field] = card.inputs.find(([label]) => label === input);
      if (instead !== null) {
        button(fill(DOUBT.change, { instead }), () => this.take({ name: nameOf(input, field), value: instead }));
      }
      button(DOUBT.keep, () => { this.sure.add(`${input}=${given[input]}`); this.count(); });
      return box;
    }

    mark({ fields, inputs }, errors) {
      for (const [label, field] of inputs) {
        const input = [...fields.querySelectorAll("input, select")].find(({ name }) => name === nameOf(label, field));
        if (!input) continue;
        const said = document.getElementById(`${input.id}-said`);
        said.textContent = errors[label] ? WRONG[errors[label]] : said.dataset.ask;
        if (errors[label]) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
  }

  window.policyFinderNumbers = Numbers;
})();
