/*
 * <policy-finder>: one question of its form at a time, then what the text says to the answers. Answers live in the part
 * of the address behind #, which no server sees: #who=company&plan=hire,borrow is the result of these answers, and
 * &.=plan asks that question. How a text stands changes no answer; what an act has ended stands apart, below.
 * @uses finder-numbers, finder-result, finder-words, search-result
 */
(() => {
  "use strict";

  const { fill, make } = window.policyResult;
  const { FINDER } = window.policyFinderWords;
  const ASKED = ".";
  // Of an address that is no address of ours not more is named.
  const MANY = 5;

  class PolicyFinder extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.sets = [...this.form.querySelectorAll("fieldset")];
      this.heading = document.querySelector("h1");
      this.called = this.heading.textContent;
      this.site = document.title;
      this.heading.tabIndex = -1;
      this.line = this.querySelector(".found-line");
      this.found = this.querySelector(".found");
      this.plain = document.querySelector(".by-answer");
      this.numbers = new window.policyFinderNumbers(make("section", "", { class: "sums" }), () => this.write());
      this.result = new window.policyFinderResult(this.numbers);
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.on(1); });
      this.form.addEventListener("click", ({ target }) => {
        if (target.closest("[data-do=see]")) this.go(null);
        if (target.closest("[data-do=back]")) this.on(-1);
      });
      this.form.addEventListener("change", ({ target }) => this.sole(target));
      this.moved = () => this.restore(true);
      addEventListener("hashchange", this.moved);
      this.restore(false);
    }

    disconnectedCallback() {
      removeEventListener("hashchange", this.moved);
    }

    /* 不清楚 is an answer beside which there is no other. */
    sole(target) {
      if (target.type !== "checkbox" || !target.checked) return;
      for (const input of target.closest("fieldset").querySelectorAll("input")) {
        if (input !== target && (!target.value || !input.value)) input.checked = false;
      }
    }

    on(by) {
      const next = this.sets[this.step + by];
      this.go(next ? next.dataset.question : null);
    }

    /* To a question, or to the result; where the address stays the same the page is shown again. */
    go(question) {
      const before = location.hash;
      const state = this.state();
      if (question) state.set(ASKED, question);
      location.hash = this.written(state) || `${ASKED}=`;
      if (location.hash === before) this.restore(true);
    }

    /* What was typed is kept without a step back to each of its letters. */
    write() {
      history.replaceState(null, "", `#${this.written(this.state()) || `${ASKED}=`}`);
    }

    state() {
      const state = new URLSearchParams();
      for (const { id, chosen } of this.questions()) {
        if (chosen.length) state.set(id, chosen.map((answer) => answer.id).join(","));
      }
      this.numbers.remember(state);
      return state;
    }

    written(state) {
      return state.toString().replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3A/g, ":");
    }

    /* A fragment without `=` is a place on the page: a question, or the list that is there without a script. */
    restore(moved) {
      const fragment = location.hash.slice(1);
      if (fragment && !fragment.includes("=")) {
        this.arrive(fragment);
        return;
      }
      const asked = new URLSearchParams(fragment);
      this.unknown = this.fill(asked);
      this.numbers.start(asked, this.questions());
      const wanted = this.sets.findIndex(({ dataset }) => dataset.question === asked.get(ASKED));
      if (!fragment) this.ask(0, moved);
      else if (wanted >= 0) this.ask(wanted, moved);
      else this.show(moved);
    }

    arrive(fragment) {
      const target = document.getElementById(fragment);
      const set = target?.closest("fieldset");
      if (set) this.ask(this.sets.indexOf(set), false);
      else if (this.step === undefined && this.found.hidden) this.ask(0, false);
      if (!target || !this.plain?.contains(target)) return;
      this.plain.hidden = false;
      for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
      target.scrollIntoView();
    }

    /* What of an address is no answer here. */
    fill(asked) {
      const unknown = [];
      const names = new Set(this.sets.map(({ dataset }) => dataset.question));
      for (const [name, value] of asked) {
        const isAnswer = /^[a-z0-9-]+$/.test(name) && name !== "use";
        if (isAnswer && value && !names.has(name)) unknown.push(`${name}=${value}`);
      }
      for (const set of this.sets) {
        const wanted = (asked.get(set.dataset.question) ?? "").split(",").filter(Boolean);
        const inputs = [...set.querySelectorAll("input")];
        for (const id of wanted) if (!inputs.some(({ value }) => value === id)) unknown.push(id);
        const one = inputs.find((input) => wanted.includes(input.value));
        for (const input of inputs) {
          input.checked = input.type === "radio" ? input === one : wanted.includes(input.value);
        }
      }
      return [...new Set(unknown)].slice(0, MANY);
    }

    questions() {
      return this.sets.map((set) => {
        const answers = [...set.querySelectorAll("input:not([value=''])")].map((input) => ({
          id: input.value, name: input.dataset.name, bit: Number(input.dataset.bit ?? 0), on: input.checked,
          government: "government" in input.dataset, place: input.dataset,
        }));
        const chosen = answers.filter(({ on }) => on);
        return {
          id: set.dataset.question, at: Number(set.dataset.at), isPlace: "place" in set.dataset,
          ask: set.querySelector("legend").textContent.trim(), topic: "topic" in set.dataset, answers, chosen,
          bits: chosen.reduce((sum, { bit }) => sum | (1 << bit), 0),
        };
      });
    }

    /* The heading of the page is the question, and then the result; whoever reads by ear is led to it. */
    head(words, moved, tab = words) {
      this.heading.textContent = words;
      document.title = this.site.replace(this.called, tab);
      if (!moved) return;
      this.heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }

    ask(step, moved) {
      this.step = step;
      this.form.hidden = false;
      this.found.hidden = true;
      if (this.plain) this.plain.hidden = true;
      this.line.textContent = "";
      this.sets.forEach((set, at) => { set.hidden = at !== step; });
      const said = fill(FINDER.step, { at: step + 1, count: this.sets.length });
      this.form.querySelector(".step").textContent = said;
      this.form.querySelectorAll(".steps i").forEach((one, at) => one.classList.toggle("done", at <= step));
      this.form.querySelector("[data-do=back]").hidden = !step;
      const last = step === this.sets.length - 1;
      this.form.querySelector("[data-do=next]").textContent = last ? FINDER.see : FINDER.next;
      this.form.querySelector("[data-do=see]").hidden = last;
      const words = this.sets[step].querySelector("legend").textContent.trim();
      this.head(words, moved, fill(FINDER.title, { ask: words, step: said }));
    }

    async show(moved) {
      const asked = Symbol("asked");
      this.asked = asked;
      this.form.hidden = true;
      this.found.hidden = false;
      if (this.plain) this.plain.hidden = true;
      try {
        const { headline, counts, parts } = await this.result.of(this.questions(), this.unknown);
        if (asked !== this.asked || !this.form.hidden) return;
        this.found.replaceChildren(...parts);
        this.line.textContent = counts;
        this.head(headline, moved);
        await this.numbers.settle();
      } catch {
        if (asked !== this.asked) return;
        this.found.replaceChildren();
        if (this.plain) this.plain.hidden = false;
        this.line.textContent = FINDER.failed;
      }
    }
  }

  customElements.define("policy-finder", PolicyFinder);
})();
