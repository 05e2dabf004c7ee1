/*
 * <policy-calculator measure="notice/number" rules="id id">: asks the numbers of some rules of a measure, shows what
 * follows from them; without `rules`, of all. What makes no sense it asks back first, and shows the sum when the
 * visitor says that it is so. Nothing typed leaves the page: it is kept behind # in the address, as
 * #calculate?label=words, so that a result can be sent to someone or printed; of several calculators on a page each
 * takes its own.
 * What is said above it of benefits that are ended (data-ended) is of the day of the build: of a day on which they were
 * not, it is taken away.
 * @uses answer-words, calculator-answer, calculator-field, calculator-standing, force-status
 * @uses rules-engine, rules-parse, search-result, shards
 */
(() => {
  "use strict";

  const { make } = window.policyResult;
  const { DOUBT, NO_SUM, WRONG } = window.policyAnswerWords;
  const { asked: askedOf, draw: drawField, focus: focusField, hint } = window.policyField;
  const { has } = window.policyRules;
  const HASH = "#calculate?";

  const idsOf = (element) => (element.getAttribute("rules") ?? "").split(" ").filter(Boolean);

  /* The rules that a calculator asks about: those that it names, or all. */
  const rulesOf = (element, { program: { rules } }) => {
    const ids = idsOf(element);
    const own = rules.filter(({ id }) => ids.includes(id));
    return own.length ? own : rules;
  };

  const labelsOf = (element, part) => new Set(rulesOf(element, part).flatMap(({ id }) => part.uses[id]));

  class PolicyCalculator extends HTMLElement {
    async connectedCallback() {
      if (this.whole) return;
      this.unsay();
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

    unsay() {
      /** @type {any[]} */
      const lines = [...this.closest("section")?.querySelectorAll("[data-ended]") ?? []];
      const isEnded = ({ dataset }) => NO_SUM.includes(window.policyForce.of(dataset.ended)?.[1]);
      for (const line of lines) line.hidden = !(line.dataset.ended ? isEnded(line) : lines.some(isEnded));
    }

    /* The text to compute by: another one may ask other questions. */
    take(part) {
      this.data = part;
      this.rules = rulesOf(this, part);
      this.sure = new Set();
      this.draw();
    }

    draw() {
      // On a page with several each is told by what it computes.
      const name = this.closest(".calc")?.querySelector("h3")?.textContent;
      const called = (words) => ({ "aria-label": name ? `${name}：${words}` : words });
      this.form = make("form", "", { novalidate: "", autocomplete: "off", ...called("填写情况，计算结果") });
      this.wrong = make("div", "", { class: "wrong", role: "alert", tabindex: "-1", hidden: "" });
      this.fields = make("div", "", { class: "numbers" });
      this.tools = make("div", "", { class: "submit" });
      this.tools.append(make("button", "算一算", { class: "button" }), make("button", "清空", { type: "reset" }),
        make("p", "填的只留在本页和它的网址里，不发送。", { class: "hint" }));
      this.form.append(this.wrong, this.fields, this.tools);
      const region = { role: "region", ...called("计算结果"), tabindex: "-1", hidden: "" };
      this.answer = make("div", "", { class: "answer-box", ...region });
      this.replaceChildren(this.form, this.answer);
      this.ask();
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.count(true); });
      this.form.addEventListener("change", ({ target }) => this.echo(target.name));
      this.form.addEventListener("reset", (event) => { event.preventDefault(); this.clear(); });
    }

    /* A field for every input that the rules, or other readings of them, look at. */
    ask() {
      const { program, uses } = this.data;
      const living = this.living();
      const used = new Set(living.flatMap((rule) => uses[rule.id]));
      const shown = Object.entries(program.inputs).filter(([label]) => used.has(label));
      this.program = { ...program, rules: this.rules, inputs: Object.fromEntries(shown) };
      this.fields.replaceChildren(...shown.map(([label, field]) => drawField(label, field, this.data.asks[label])));
      this.hide();
      this.asks = shown.length > 0;
      this.form.hidden = !this.asks;
      if (!this.asks) this.count(false); // what depends on nothing is said unasked, and that there is nothing
    }

    /* The rules that no act has ended; whether one has, a day that the visitor fills in may decide. */
    living() {
      const { program, uses, force } = this.data;
      if (this.rules.some(({ id }) => uses[id].some((label) => force.applies.includes(label)))) return this.rules;
      return window.policyStanding.stand(this.data, { ...program, rules: this.rules }, {}).program.rules;
    }

    given() {
      return Object.fromEntries([...new FormData(this.form)].filter(([, words]) => String(words).trim()));
    }

    said(label) {
      return document.getElementById(`${askedOf(this.program.inputs[label])}-said`);
    }

    /* How the words were understood; what is wrong with them is said when the visitor asks for the result. */
    echo(label) {
      const field = this.program.inputs[label];
      const { shown, error } = window.policyRules.read(this.given()[label] ?? "", field);
      const isTyped = !["choice", "yesno"].includes(field.type);
      if (this.said(label).classList.contains("bad")) this.mark(label, error);
      if (!error) this.said(label).textContent = shown && isTyped ? `＝ ${shown}` : hint(field, this.data.asks[label]);
    }

    mark(label, code) {
      const said = this.said(label);
      const control = document.getElementById(askedOf(this.program.inputs[label]));
      said.classList.toggle("bad", Boolean(code));
      if (code) {
        said.textContent = WRONG[code];
        control.setAttribute("aria-invalid", "true");
      } else control.removeAttribute("aria-invalid");
    }

    /* A day that was filled in may be of another text. */
    follow(given) {
      const text = window.policyStanding.textFor(this.whole, given);
      if (text.part && text.part !== this.data) {
        this.take(text.part);
        this.fill(Object.entries(given));
      }
      return text;
    }

    count(focus) {
      const text = this.follow(this.given());
      if (!text.part) {
        this.tell([window.policyStanding.withdrawn(text)], false);
        return;
      }
      const given = this.given();
      const { stand, unitOf } = window.policyStanding;
      const standing = stand(this.data, this.program, given, unitOf(this.data, this.rules));
      const { errors, doubts } = standing.answer;
      for (const label of Object.keys(this.program.inputs)) this.mark(label, errors[label]);
      const failed = Object.keys(errors);
      if (failed.length || (this.asks && !Object.keys(given).length)) {
        this.hide();
        this.refuse(failed, focus);
        return;
      }
      if (this.asks) this.remember(given);
      const open = doubts.filter(({ input }) => !this.sure.has(`${input}=${given[input]}`));
      if (open.length && standing.program.rules.length) this.tell(open.map((one) => this.doubt(one, given)), focus);
      else this.tell(this.result(given, standing), focus);
    }

    result(given, standing) {
      if (standing.program.rules.length) return window.policyAnswer.show(this.data, given, standing);
      return [window.policyStanding.refusal(this.data, standing, this.rules[0].id)];
    }

    tell(nodes, focus) {
      this.wrong.hidden = true;
      this.answer.replaceChildren(...nodes);
      this.answer.hidden = false;
      if (focus) this.answer.focus();
    }

    /* Asks whether that was meant, before any sum is shown. */
    doubt({ input, says, instead }, given) {
      const box = make("div", "", { class: "doubt", "data-input": input });
      const button = (words, act) => {
        const node = make("button", words, { type: "button" });
        node.addEventListener("click", act);
        return node;
      };
      box.append(make("p", `${input}：${says}`));
      if (instead !== null) {
        box.append(button(DOUBT.change.replace("{instead}", instead), () => {
          this.fill([[input, instead]]);
          this.count(true);
        }));
      }
      box.append(button(DOUBT.keep, () => {
        this.sure.add(`${input}=${given[input]}`);
        this.count(true);
      }));
      return box;
    }

    refuse(labels, focus) {
      const none = !labels.length;
      const list = make("ul");
      for (const label of none ? Object.keys(this.program.inputs) : labels) {
        const node = make("li");
        const id = askedOf(this.program.inputs[label]);
        const link = make("a", none ? label : `${label}：${this.said(label).textContent}`, { href: `#${id}` });
        link.addEventListener("click", (event) => { event.preventDefault(); focusField(id); });
        node.append(link);
        list.append(node);
      }
      const said = none ? "还没有填写。请至少填一项：" : `有${labels.length}处要改，改好再算：`;
      this.wrong.replaceChildren(make("p", said), list);
      this.wrong.hidden = false;
      if (focus) this.wrong.focus();
    }

    hide() {
      this.answer.hidden = true;
      this.wrong.hidden = true;
    }

    clear() {
      this.sure.clear();
      this.ask();
      this.remember({});
    }

    /* The address keeps what was given to the other calculators of the page. */
    remember(given) {
      const state = new URLSearchParams(location.hash.startsWith(HASH) ? location.hash.slice(HASH.length) : "");
      for (const label of Object.keys(this.program.inputs)) state.delete(label);
      for (const [label, words] of Object.entries(given)) state.set(label, String(words));
      const kept = [...state].filter(([label]) => this.others().some((one) => labelsOf(one, this.data).has(label)));
      const text = String(new URLSearchParams(kept));
      history.replaceState(null, "", `${location.pathname}${location.search}#calculate${text && `?${text}`}`);
    }

    /* All calculators of this measure on the page, this one too. */
    others() {
      const named = document.querySelectorAll("policy-calculator");
      return [...named].filter((one) => one.getAttribute("measure") === this.getAttribute("measure"));
    }

    restore() {
      if (!location.hash.startsWith(HASH)) return;
      const given = [...new URLSearchParams(location.hash.slice(HASH.length))];
      const { part } = window.policyStanding.textFor(this.whole, Object.fromEntries(given));
      if (part && part !== this.data) this.take(part);
      /** @type {(one: any) => (answer: string[]) => boolean} */
      const isOf = (one) => ([label]) => labelsOf(one, this.data).has(label);
      const known = given.filter(isOf(this));
      const leads = (this.others().find((one) => given.some(isOf(one))) ?? this.others()[0]) === this;
      if (known.length) {
        this.fill(known);
        this.count(false);
      }
      const unknown = given.filter((one) => !this.others().some((other) => isOf(other)(one))).map(([label]) => label);
      if (leads && unknown.length) this.name(unknown);
      if (leads) this.arrive();
    }

    /* On what came of the answers, below the form that they fill. */
    arrive() {
      const told = [this.querySelector(".unknown"), this.wrong, this.answer].find((one) => one && !one.hidden);
      (told ?? this).scrollIntoView();
    }

    /* Answers that came with the address and that nothing here asks for. */
    name(labels) {
      this.querySelector(".unknown")?.remove();
      this.answer.before(make("p", `链接里的${labels.map((one) => `“${one.slice(0, 40)}”`).join("、")}这里不问，没有用到。`,
        { class: "unknown" }));
    }

    fill(known) {
      for (const [label, words] of known) {
        const field = has(this.program.inputs, label) ? this.form.elements.namedItem(label) : null;
        if (field) field.value = words;
        if (field) this.echo(label);
      }
    }
  }

  customElements.define("policy-calculator", PolicyCalculator);
})();
