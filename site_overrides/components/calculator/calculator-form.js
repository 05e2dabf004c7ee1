/*
 * <policy-calculator measure="notice/number">: asks the numbers of one measure and shows what follows from them. Where
 * benefits have nothing in common, one choice says which is meant. Nothing typed leaves the page: it is kept behind #
 * in the address, as #calculate?label=words, so that a result can be sent to someone or printed.
 * What is said above it of benefits that are ended (data-ended) is of the day of the build: of a day on which they were
 * not, it is taken away.
 * @uses answer-words, calculator-answer, calculator-standing, force-status
 * @uses rules-engine, rules-parse, search-result, shards
 */
(() => {
  "use strict";

  const { make } = window.policyResult;
  const { NO_SUM } = window.policyAnswerWords;
  const KEYS = { money: "decimal", rate: "decimal", count: "numeric", year: "numeric" };

  /* Rules that look at the same inputs belong together; what is added up does too. */
  const groups = ({ program, uses }) => {
    if (program.total !== "separate") return [program.rules];
    const found = [];
    for (const rule of program.rules) {
      const shares = (one) => uses[one.id].some((label) => uses[rule.id].includes(label));
      const near = found.filter((group) => group.some(shares));
      const rest = found.filter((group) => !near.includes(group));
      found.splice(0, found.length, ...rest, [...near.flat(), rule]);
    }
    const place = (group) => program.rules.indexOf(group[0]);
    return found.sort((a, b) => place(a) - place(b));
  };

  class PolicyCalculator extends HTMLElement {
    async connectedCallback() {
      if (this.whole) return;
      this.unsay(this.previousElementSibling);
      try {
        this.whole = await window.policyShards.ofMeasure("calculators", this.getAttribute("measure"));
      } catch {
        return; // the tables beneath are there without it
      }
      const text = window.policyStanding.textFor(this.whole, {});
      if (!text.part) {
        this.replaceChildren(window.policyStanding.withdrawn(text));
        return;
      }
      this.take(text.part);
      this.restore();
      addEventListener("hashchange", () => this.restore());
    }

    unsay(standing) {
      const lines = [...standing?.querySelectorAll("[data-ended]") ?? []];
      const isEnded = ({ dataset }) => NO_SUM.includes(window.policyForce.of(dataset.ended)?.[1]);
      for (const line of lines) line.hidden = !(line.dataset.ended ? isEnded(line) : lines.some(isEnded));
    }

    /* The text to compute by: another one may ask other questions. */
    take(part) {
      this.data = part;
      this.groups = groups(part);
      this.which = null;
      this.draw();
    }

    draw() {
      this.form = make("form", "", { novalidate: "", autocomplete: "off", "aria-label": "填写情况，计算结果" });
      this.wrong = make("div", "", { class: "wrong", role: "alert", tabindex: "-1", hidden: "" });
      this.fields = make("div", "", { class: "numbers" });
      this.tools = make("div");
      const buttons = make("p", "", { class: "tools" });
      buttons.append(make("button", "计算"), make("button", "清空", { type: "reset" }));
      this.tools.append(buttons,
        make("p", "填写的内容只留在这个网页和它的网址里，不会发送出去。", { class: "hint" }));
      this.form.append(this.wrong, ...this.chooser(), this.fields, this.tools);
      const region = { role: "region", "aria-label": "计算结果", tabindex: "-1", hidden: "" };
      this.answer = make("div", "", { class: "answer-box", ...region });
      this.replaceChildren(this.form, this.answer);
      this.choose(0);
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.count(true); });
      this.form.addEventListener("change", ({ target }) => {
        if (target === this.which) this.choose(target.selectedIndex);
        else this.echo(target.name);
      });
      this.form.addEventListener("reset", (event) => { event.preventDefault(); this.clear(); });
    }

    chooser() {
      if (this.groups.length < 2) return [];
      const line = make("p");
      this.which = make("select", "", { id: "which" });
      for (const group of this.groups) {
        this.which.append(make("option", group.map((rule) => this.data.names[rule.id]).join("、")));
      }
      line.append(make("label", "算哪一项", { for: "which" }), this.which);
      return [line];
    }

    /* The rules of one group with the inputs that they, or other readings of them, look at. */
    choose(index) {
      const { program, uses } = this.data;
      const rules = this.living(this.groups[index]);
      const used = new Set(rules.flatMap((rule) => uses[rule.id]));
      const inputs = Object.entries(program.inputs);
      const some = this.groups.length > 1 || rules.length < this.groups[index].length;
      const shown = some ? inputs.filter(([label]) => used.has(label)) : inputs;
      this.program = { ...program, rules: this.groups[index], inputs: Object.fromEntries(shown) };
      if (this.which) this.which.selectedIndex = index;
      this.fields.replaceChildren(...shown.map(([label, field]) => this.field(label, field)));
      this.hide();
      const asks = shown.length > 0 && rules.length > 0;
      this.tools.hidden = !asks;
      this.fields.hidden = !asks;
      if (!asks) this.count(false); // what depends on nothing is said unasked, and that there is nothing
    }

    /* The rules of a group that no act has ended; whether one has, a day that the visitor fills in may decide. */
    living(rules) {
      const { program, uses, force } = this.data;
      if (rules.some(({ id }) => uses[id].some((label) => force.applies.includes(label)))) return rules;
      return window.policyStanding.stand(this.data, { ...program, rules }, {}).program.rules;
    }

    field(label, field) {
      const options = field.type === "yesno" ? ["是", "否"] : field.options;
      const id = `in-${field.key}`;
      const said = make("span", this.data.asks[label] ?? "", { class: "said", id: `${id}-said` });
      if (options.length) {
        const set = make("fieldset", "", { id, "aria-describedby": said.id });
        set.append(make("legend", label));
        options.forEach((one, at) => {
          const choice = make("label");
          const button = { type: "radio", name: label, value: one, id: `${id}-${at}` };
          choice.append(make("input", "", button), make("span", one));
          set.append(choice);
        });
        set.append(said);
        return set;
      }
      const line = make("p");
      const unit = field.type === "date" ? "" : field.unit;
      const keys = KEYS[field.type] ? { inputmode: KEYS[field.type] } : { placeholder: "2023-04-30" };
      const input = make("input", "", { type: "text", name: label, id, "aria-describedby": said.id, ...keys });
      const called = make("label", label + (unit ? `（${unit}）` : ""), { for: id });
      line.append(called, input, make("span", unit, { class: "unit", "aria-hidden": "true" }), said);
      return line;
    }

    given() {
      return Object.fromEntries([...new FormData(this.form)].filter(([, words]) => String(words).trim()));
    }

    said(label) {
      return document.getElementById(`in-${this.program.inputs[label].key}-said`);
    }

    /* How the words were understood; what is wrong with them is said when the visitor asks for the result. */
    echo(label) {
      const { shown, error } = window.policyRules.read(this.given()[label] ?? "", this.program.inputs[label]);
      const typed = KEYS[this.program.inputs[label].type] || this.program.inputs[label].type === "date";
      if (this.said(label).classList.contains("bad")) this.mark(label, error);
      if (!error) this.said(label).textContent = shown && typed ? `＝ ${shown}` : this.data.asks[label] ?? "";
    }

    mark(label, code) {
      const said = this.said(label);
      const control = document.getElementById(said.id.replace(/-said$/, ""));
      said.classList.toggle("bad", Boolean(code));
      if (code) {
        said.textContent = window.policyAnswerWords.WRONG[code];
        control.setAttribute("aria-invalid", "true");
      } else control.removeAttribute("aria-invalid");
    }

    /* A day that was filled in may be of another text. */
    follow(given) {
      const text = window.policyStanding.textFor(this.whole, given);
      if (text.part && text.part !== this.data) {
        this.take(text.part);
        this.fill(Object.entries(given).filter(([label]) => window.policyRules.has(text.part.program.inputs, label)));
      }
      return text;
    }

    count(focus) {
      const text = this.follow(this.given());
      if (!text.part) {
        this.wrong.hidden = true;
        this.answer.replaceChildren(window.policyStanding.withdrawn(text));
        this.answer.hidden = false;
        return;
      }
      const given = this.given();
      const standing = window.policyStanding.stand(this.data, this.program, given);
      const { answer } = standing;
      for (const label of Object.keys(this.program.inputs)) this.mark(label, answer.errors[label]);
      const failed = Object.keys(answer.errors);
      const asks = !this.fields.hidden && Object.keys(this.program.inputs).length > 0;
      if (failed.length || (asks && !Object.keys(given).length)) {
        this.hide();
        this.refuse(failed, focus);
        return;
      }
      this.wrong.hidden = true;
      const said = standing.program.rules.length
        ? window.policyAnswer.show(this.data, given, standing)
        : [window.policyStanding.refusal(this.data, standing, this.groups[this.which?.selectedIndex ?? 0][0].id)];
      this.answer.replaceChildren(...said);
      this.answer.hidden = false;
      if (asks) this.remember(given);
      if (focus) this.answer.focus();
    }

    refuse(labels, focus) {
      const list = make("ul");
      for (const label of labels) {
        const node = make("li");
        const id = `in-${this.program.inputs[label].key}`;
        const link = make("a", `${label}：${this.said(label).textContent}`, { href: `#${id}` });
        link.addEventListener("click", (event) => {
          event.preventDefault();
          (document.getElementById(`${id}-0`) ?? document.getElementById(id)).focus();
        });
        node.append(link);
        list.append(node);
      }
      const said = labels.length ? `有 ${labels.length} 处要改，改好再算：` : "还没有填写。请至少填一项，再按“计算”。";
      this.wrong.replaceChildren(make("p", said), list);
      this.wrong.hidden = false;
      if (focus) this.wrong.focus();
    }

    hide() {
      this.answer.hidden = true;
      this.wrong.hidden = true;
    }

    clear() {
      this.choose(this.which?.selectedIndex ?? 0);
      history.replaceState(null, "", `${location.pathname}${location.search}#calculate`);
    }

    remember(given) {
      history.replaceState(null, "", `${location.pathname}${location.search}#calculate?${new URLSearchParams(given)}`);
    }

    restore() {
      if (!location.hash.startsWith("#calculate?")) return;
      const asked = new URLSearchParams(location.hash.slice("#calculate?".length));
      const { part } = window.policyStanding.textFor(this.whole, Object.fromEntries(asked));
      if (part && part !== this.data) this.take(part);
      const known = [...asked].filter(([label]) => window.policyRules.has(this.data.program.inputs, label));
      if (!known.length) return;
      this.fill(known);
      this.count(false);
      this.scrollIntoView();
    }

    fill(known) {
      const { uses } = this.data;
      const fits = (group) => known.filter(([label]) => group.some((rule) => uses[rule.id].includes(label))).length;
      const counts = this.groups.map(fits);
      this.choose(counts.indexOf(Math.max(...counts)));
      for (const [label, words] of known) {
        const field = this.form.elements.namedItem(label);
        if (field) field.value = words;
        if (field) this.echo(label);
      }
    }
  }

  customElements.define("policy-calculator", PolicyCalculator);
})();
