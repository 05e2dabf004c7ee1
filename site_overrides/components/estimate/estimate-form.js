/*
 * <policy-estimate>: asks the numbers of the measures chosen and says what they come to together. What is chosen and
 * typed lives behind # in the address, as the answers do: use=key,key.item and key:label=words.
 * @uses answer-words, calculator-standing, estimate, estimate-words, search-result, shards
 */
(() => {
  "use strict";

  const { make } = window.policyResult;
  const { show, stood, sums, withdrawn } = window.policyEstimateWords;

  class PolicyEstimate extends HTMLElement {
    connectedCallback() {
      this.chosen = new Map();
      this.gone = new Map();
      this.typed = new Map();
      this.fields = make("div");
      this.line = make("p", "", { role: "status", class: "found-line" });
      this.result = make("div");
      this.heading = make("h2", "合起来大约多少", { tabindex: "-1" });
      this.append(this.heading, this.fields, this.line, this.result);
      this.addEventListener("change", ({ target }) => {
        this.typed.set(target.name, target.value);
        this.count();
        this.tell();
      });
      this.addEventListener("click", ({ target }) => {
        if (target.matches("[data-remove]")) this.without(target.dataset.remove);
      });
    }

    has(token) {
      return this.chosen.has(token);
    }

    async toggle(token) {
      if (this.chosen.has(token)) this.chosen.delete(token);
      else await this.add(token);
      this.draw();
      this.tell();
    }

    /* A measure goes with all its items. */
    without(key) {
      for (const [token, part] of this.chosen) if (part.key === key) this.chosen.delete(token);
      this.draw();
      this.tell();
      if (this.chosen.size) this.see();
    }

    see() {
      this.heading.focus();
      this.heading.scrollIntoView();
    }

    /* `notice/number` or `notice/number.item`. Anything else is nobody's, and no folder can be climbed out of. */
    async add(token) {
      const [, key] = token.match(/^([a-z0-9-]+\/\d+)(?:\.\d+)?$/) ?? [];
      if (!key) return;
      try {
        const whole = await window.policyShards.ofMeasure("calculators", key);
        const text = window.policyStanding.textFor(whole, {});
        if (text.part) this.chosen.set(token, text.part);
        else this.gone.set(key, { ...text, title: whole.title, page: whole.page });
      } catch {
        this.chosen.delete(token);
      }
    }

    tell() {
      this.dispatchEvent(new CustomEvent("policy-chosen", { bubbles: true }));
    }

    async restore(asked) {
      this.typed = new Map([...asked].filter(([name]) => name.includes(":")));
      this.chosen = new Map();
      this.gone = new Map();
      for (const token of (asked.get("use") ?? "").split(",")) await this.add(token);
      this.draw();
      this.dispatchEvent(new CustomEvent("policy-restored", { bubbles: true }));
    }

    remember(state) {
      if (this.chosen.size) state.set("use", [...this.chosen.keys()].join(","));
      const parts = this.parts();
      for (const [name, words] of this.typed) {
        if (words && parts.has(name.split(":")[0])) state.set(name, words);
      }
    }

    /* The measures chosen, by key; of one whose items were chosen only those items. */
    parts() {
      const parts = new Map();
      for (const [token, part] of this.chosen) {
        const item = Number(token.split(".")[1]) || null;
        const items = (parts.get(part.key)?.items ?? new Set()).add(item);
        const among = (one) => items.has(null) || items.has(one.item);
        parts.set(part.key, {
          ...part, items,
          benefits: part.benefits.filter(among),
          duties: part.duties.filter(among),
          program: { ...part.program, rules: part.program.rules.filter(among) },
        });
      }
      return parts;
    }

    draw() {
      this.hidden = !this.chosen.size && !this.gone.size;
      this.fields.replaceChildren(...[...this.parts().values()].map((part) => this.group(part)));
      this.count();
    }

    group({ key, title, program, uses, asks }) {
      const set = make("fieldset", "", { "data-key": key });
      set.append(make("legend", title));
      const grid = make("div", "", { class: "numbers" });
      const used = new Set(program.rules.flatMap((rule) => uses[rule.id]));
      for (const [label, field] of Object.entries(program.inputs)) {
        if (used.has(label)) grid.append(this.field(key, label, field, asks[label]));
      }
      set.append(grid, make("button", "不算这一条", { type: "button", "data-remove": key, "aria-label": `不算这一条：${title}` }));
      return set;
    }

    field(key, label, field, ask) {
      const name = `${key}:${label}`;
      const id = `n-${key.replace("/", "-")}-${field.key}`;
      const line = make("p");
      const unit = field.unit && field.type !== "choice" && field.type !== "yesno" ? `（${field.unit}）` : "";
      line.append(make("label", label + unit, { for: id }));
      const options = field.type === "yesno" ? ["是", "否"] : field.options;
      const input = options.length ? make("select") : make("input", "", { type: "text", autocomplete: "off" });
      if (options.length) input.append(...["", ...options].map((one) => make("option", one || "不填", { value: one })));
      input.id = id;
      input.name = name;
      input.value = this.typed.get(name) ?? "";
      if (options.length && input.selectedIndex < 0) input.value = "";
      input.setAttribute("aria-describedby", `${id}-said`);
      line.append(input, make("span", ask ?? "", { class: "hint", id: `${id}-said`, "data-ask": ask ?? "" }));
      return line;
    }

    given(set) {
      const fields = [...set.querySelectorAll("input, select")].filter((field) => field.value.trim());
      return Object.fromEntries(fields.map((field) => [field.name.slice(field.name.indexOf(":") + 1), field.value]));
    }

    count() {
      const gone = withdrawn(this.gone);
      this.line.textContent = "";
      this.result.replaceChildren(...gone);
      if (!this.chosen.size) return;
      const parts = this.parts();
      const answered = [...this.fields.children].map((set) => {
        const part = parts.get(set.dataset.key);
        const standing = window.policyStanding.stand(part, part.program, this.given(set));
        this.mark(set, standing.answer.errors);
        return { ...part, standing, answer: standing.answer };
      });
      const result = window.policyEstimate.combine(answered);
      this.line.textContent = sums(result).join("；") || "还没有可以相加的数额";
      this.result.replaceChildren(...gone, ...show(result, parts), ...stood(answered));
    }

    mark(set, errors) {
      for (const field of set.querySelectorAll("input, select")) {
        const code = errors[field.name.slice(field.name.indexOf(":") + 1)];
        const said = document.getElementById(`${field.id}-said`);
        said.textContent = code ? window.policyAnswerWords.WRONG[code] : said.dataset.ask;
        if (code) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    }
  }

  customElements.define("policy-estimate", PolicyEstimate);
})();
