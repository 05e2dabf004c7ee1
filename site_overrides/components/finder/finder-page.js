/*
 * <policy-finder>: the answers of its form → the measures that may apply. Answers live in the part of the address
 * behind #, which no server sees: #who=company&plan=hire,borrow. A question that is not answered excludes nothing. How
 * a text stands changes no answer; what an act has ended stands apart, below.
 * @uses answer-words, finder-force, finder-result, search-result, shards
 */
(() => {
  "use strict";

  const { make } = window.policyResult;
  const { row } = window.policyFinderResult;
  const store = window.policyShards.open("finder");
  const STEP = 10;
  const { FINDER_FORCE, FOUND } = window.policyAnswerWords;
  const GROUPS = Object.entries(FOUND);

  /*
   * yes: an answer that the measure is for; no: none of them; unknown: not answered; open: the measure does not say;
   * plain: nobody has entered whom or what it is for.
   */
  const judge = (bits, question) => {
    // Of a place it is said which one it is; the answer says which of them hold there.
    if (question.place) {
      const state = !question.bits || bits < 0 ? "open" : question.fits.has(bits) ? "yes" : "no";
      return { state, bits: 0 };
    }
    if (bits < 0) return { state: "plain", bits: 0 };
    const state = !bits ? "open" : !question.bits ? "unknown" : bits & question.bits ? "yes" : "no";
    return { state, bits };
  };

  const group = (states, questions) => {
    const has = (state, topic) => states.some((one, at) => one.state === state && questions[at].topic === topic);
    if (has("no", false)) return "not";
    if (questions.every((question, at) => question.place || states[at].state === "plain")) return "open";
    const government = questions.some((question, at) => question.government && states[at].state !== "open"
      && !question.bits && (states[at].bits & ~question.government) === 0);
    if (government) return "government";
    const asked = questions.some((question) => question.topic && question.bits);
    return !asked || has("yes", true) ? "fits" : "other";
  };

  class PolicyFinder extends HTMLElement {
    async connectedCallback() {
      await customElements.whenDefined("policy-estimate");
      this.form = this.querySelector("form");
      this.line = this.querySelector(".found-line");
      this.found = this.querySelector(".found");
      this.plain = document.querySelector(".by-audience");
      this.estimate = this.querySelector("policy-estimate");
      this.sets = [...this.form.querySelectorAll("fieldset")];
      this.form.hidden = false;
      this.form.addEventListener("change", () => { this.remember(); this.show(); });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", () => setTimeout(() => { this.remember(); this.show(); }));
      this.form.querySelector("[data-do=show]").addEventListener("click", () => this.found.focus());
      this.found.addEventListener("click", (event) => {
        const add = event.target.closest("[data-add]");
        if (add) this.estimate.toggle(add.dataset.add);
        if (event.target.closest("[data-see]")) this.estimate.see();
      });
      this.addEventListener("policy-chosen", () => { this.remember(); this.press(); });
      this.addEventListener("policy-restored", () => this.press());
      this.back = () => this.restore();
      addEventListener("hashchange", this.back);
      this.restore();
    }

    disconnectedCallback() {
      removeEventListener("hashchange", this.back);
    }

    /* A fragment without `=` is a place on the page, such as #content, and says nothing of the answers. */
    restore() {
      const fragment = location.hash.slice(1);
      if (fragment && !fragment.includes("=")) return;
      const asked = new URLSearchParams(fragment);
      for (const set of this.sets) {
        const wanted = (asked.get(set.dataset.question) ?? "").split(",").filter(Boolean);
        const inputs = [...set.querySelectorAll("input")];
        const one = inputs.find((input) => wanted.includes(input.value)) ?? inputs[inputs.length - 1];
        for (const input of inputs) {
          input.checked = input.type === "radio" ? input === one : wanted.includes(input.value);
        }
      }
      this.estimate.restore(asked);
      this.show();
    }

    remember() {
      const state = new URLSearchParams();
      for (const { id, chosen } of this.questions()) {
        if (chosen.length) state.set(id, chosen.map((answer) => answer.id).join(","));
      }
      this.estimate.remember(state);
      const fragment = state.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
      history.pushState(null, "", fragment ? `#${fragment}` : location.href.split("#")[0]);
    }

    questions() {
      return this.sets.map((set) => {
        const answers = [...set.querySelectorAll("input:not([value=''])")].map((input) => ({
          id: input.value, name: input.nextElementSibling.textContent, bit: Number(input.dataset.bit ?? 0),
          on: input.checked, government: "government" in input.dataset, fits: input.dataset.fits,
        }));
        const bits = (list) => list.reduce((sum, answer) => sum | (1 << answer.bit), 0);
        const chosen = answers.filter((answer) => answer.on);
        return {
          id: set.dataset.question,
          at: Number(set.dataset.at),
          place: "place" in set.dataset,
          fits: new Set(chosen.flatMap(({ fits }) => (fits ?? "").split(" ").map(Number))),
          ask: set.querySelector("legend").firstChild.textContent.trim(),
          topic: "topic" in set.dataset, answers, chosen, bits: bits(chosen),
          government: bits(answers.filter((answer) => answer.government)),
        };
      });
    }

    async show() {
      const questions = this.questions();
      const answered = questions.some((question) => question.bits);
      this.plain.hidden = answered;
      if (!answered) {
        this.asked = null;
        this.line.textContent = "";
        this.found.replaceChildren();
        return;
      }
      const asked = Symbol("asked");
      this.asked = asked;
      try {
        this.force = await window.policyFinderForce.open(store);
        const groups = await this.match(questions);
        const ended = groups.get("ended") ?? [];
        const parts = await Promise.all([
          ...GROUPS.map(([name, title]) => this.group(name, title, groups.get(name) ?? [], questions)),
          this.group("ended", this.force.heading(ended.map(({ entry }) => entry)), ended, questions),
        ]);
        if (asked !== this.asked) return;
        const said = questions.filter((question) => question.bits)
          .map(({ ask, chosen }) => `${ask}：${chosen.map((answer) => answer.name).join("、")}`).join("；");
        const listed = GROUPS.flatMap(([name]) => (name === "not" ? [] : groups.get(name) ?? []));
        const documents = listed.length ? [this.force.documents(listed.map(({ entry }) => entry))] : [];
        this.found.replaceChildren(
          make("p", `您的回答：${said}`, { class: "answered" }), ...documents, ...parts.filter(Boolean),
        );
        this.line.textContent = `${GROUPS[0][1]}的有 ${groups.get("fits")?.length ?? 0} 项`;
        this.press();
      } catch {
        if (asked !== this.asked) return;
        this.found.replaceChildren();
        this.plain.hidden = false;
        this.line.textContent = "没有装好，请看下面按对象列出的全部措施。";
      }
    }

    async match(questions) {
      const { entries, allowed } = await store.about();
      const length = Math.ceil(entries / allowed);
      const files = Array.from({ length }, (_, number) => store.part(`allowed/${number}`));
      const groups = new Map();
      (await Promise.all(files)).flat().forEach((bits, entry) => {
        const states = questions.map((question) => judge(bits[question.at], question));
        const name = this.force.ended(entry) ? "ended" : group(states, questions);
        const yes = states.filter(({ state }) => state === "yes").length;
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push({ entry, states, yes });
      });
      for (const list of groups.values()) list.sort((a, b) => b.yes - a.yes || a.entry - b.entry);
      return groups;
    }

    async group(name, title, matches, questions) {
      if (!matches.length) return null;
      const section = make(name === "fits" ? "section" : "details", "", { "data-group": name });
      const heading = make("h2", name === "ended" ? title : `${title}（${matches.length} 项）`);
      if (name !== "fits") {
        const summary = make("summary");
        summary.append(heading);
        section.append(summary);
        if (name === "ended") section.append(make("p", FINDER_FORCE.why, { class: "hint" }));
      } else {
        section.append(heading);
      }
      const list = make("ul", "", { class: "measures" });
      const more = make("button", "再显示一些", { type: "button" });
      const fill = async () => {
        const from = list.children.length;
        list.append(...await this.rows(matches.slice(from, from + STEP), questions));
        more.hidden = list.children.length >= matches.length;
      };
      more.addEventListener("click", async () => {
        const from = list.children.length;
        await fill();
        this.press();
        list.children[from]?.querySelector("a").focus();
      });
      await fill();
      section.append(list, more);
      return section;
    }

    async rows(matches, questions) {
      const { shown } = await store.about();
      return Promise.all(matches.map(async ({ entry, states }) => {
        const piece = await store.part(`shown/${Math.floor(entry / shown)}`);
        return row(piece[entry % shown], questions, states, this.force.row(entry));
      }));
    }

    /* Which measures are added up, on the buttons beside them. */
    press() {
      for (const button of this.found.querySelectorAll("[data-add]")) {
        const pressed = this.estimate.has(button.dataset.add);
        button.setAttribute("aria-pressed", String(pressed));
        button.parentElement.querySelector("[data-see]").hidden = !pressed;
      }
    }
  }

  customElements.define("policy-finder", PolicyFinder);
})();
