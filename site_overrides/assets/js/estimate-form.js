/*
 * <policy-estimate>: asks the numbers of the measures chosen and says what they come to together. What is chosen and
 * typed lives behind # in the address, as the answers do: use=key,key and key:label=words.
 */
(() => {
  "use strict";

  const { make, show } = window.policyEstimateWords;
  const store = window.policyShards.open("finder");
  const WRONG = {
    number: "请填写数字，例如 120 或 120.5",
    integer: "请填写整数",
    negative: "不能是负数",
    min: "太小了",
    max: "太大了",
    toobig: "太大了",
    date: "请填写日期，例如 2023年4月30日",
    option: "请从选项里选",
  };

  class PolicyEstimate extends HTMLElement {
    connectedCallback() {
      this.chosen = new Map();
      this.typed = new Map();
      this.fields = make("div");
      this.result = make("div", "", { role: "status" });
      this.append(make("h2", "合起来大约多少"), this.fields, this.result);
      this.addEventListener("change", ({ target }) => {
        this.typed.set(target.name, target.value);
        this.count();
        this.tell();
      });
      this.addEventListener("click", ({ target }) => {
        if (target.matches("[data-remove]")) this.toggle(target.dataset.remove);
      });
    }

    has(key) {
      return this.chosen.has(key);
    }

    async toggle(key) {
      if (this.chosen.has(key)) this.chosen.delete(key);
      else await this.add(key);
      this.draw();
      this.tell();
    }

    /* A key that no measure has is nobody's; a folder cannot be climbed out of. */
    async add(key) {
      if (!/^[a-z0-9-]+\/\d+$/.test(key)) return;
      try {
        this.chosen.set(key, await store.part(`sums/${key}`));
      } catch {
        this.chosen.delete(key);
      }
    }

    tell() {
      this.dispatchEvent(new CustomEvent("policy-chosen", { bubbles: true }));
    }

    async restore(asked) {
      this.typed = new Map([...asked].filter(([name]) => name.includes(":")));
      const keys = (asked.get("use") ?? "").split(",").filter(Boolean);
      const known = this.chosen;
      this.chosen = new Map();
      for (const key of keys) {
        if (known.has(key)) this.chosen.set(key, known.get(key));
        else await this.add(key);
      }
      this.draw();
      this.dispatchEvent(new CustomEvent("policy-restored", { bubbles: true }));
    }

    remember(state) {
      if (this.chosen.size) state.set("use", [...this.chosen.keys()].join(","));
      for (const [name, words] of this.typed) {
        if (words && this.chosen.has(name.split(":")[0])) state.set(name, words);
      }
    }

    draw() {
      this.hidden = !this.chosen.size;
      this.fields.replaceChildren(...[...this.chosen].map(([key, part]) => this.group(key, part)));
      this.count();
    }

    group(key, part) {
      const set = make("fieldset", "", { "data-key": key });
      set.append(make("legend", part.title));
      const grid = make("div", "", { class: "numbers" });
      for (const [label, field] of Object.entries(part.program.inputs)) grid.append(this.field(key, label, field, part.asks[label]));
      const remove = make("button", "不算这一条", { type: "button", "data-remove": key, "aria-label": `不算这一条：${part.title}` });
      set.append(grid, remove);
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

    async count() {
      if (!this.chosen.size) return;
      const { words } = await store.about();
      const parts = [...this.fields.children].map((set) => {
        const part = this.chosen.get(set.dataset.key);
        const answer = window.policyRules.calculate(part.program, this.given(set));
        this.mark(set, answer.errors);
        return { ...part, answer };
      });
      this.result.replaceChildren(...show(window.policyEstimate.combine(parts), this.chosen, words));
    }

    mark(set, errors) {
      for (const field of set.querySelectorAll("input, select")) {
        const code = errors[field.name.slice(field.name.indexOf(":") + 1)];
        const said = document.getElementById(`${field.id}-said`);
        said.textContent = code ? WRONG[code] ?? "读不懂" : said.dataset.ask;
        if (code) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    }
  }

  customElements.define("policy-estimate", PolicyEstimate);
})();
