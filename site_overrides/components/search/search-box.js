/*
 * <search-box>: wraps the form in the header. Suggests measures as one types (never while an input method composes);
 * Enter without a choice opens search.html. `/` goes to the box. Without JavaScript the form leads to the full list.
 * @uses day, preferences, shards
 * @loads search-suggest
 */
(() => {
  "use strict";

  const make = (name, attributes) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };

  class SearchBox extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.input = this.querySelector("input");
      this.form.action = this.form.dataset.page;
      this.list = make("ul", { id: "search-list", role: "listbox", "aria-label": "搜索建议", hidden: "" });
      this.live = make("p", { role: "status", class: "away" });
      this.form.append(this.list, this.live);
      const roles = {
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search-list",
      };
      for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
      this.input.addEventListener("input", (event) => event.isComposing || this.later());
      this.input.addEventListener("compositionend", () => this.later());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => setTimeout(() => this.close(), 200));
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.slash = (event) => {
        if (window.policyPreferences.get("slash") === "off") return;
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.closest("input, textarea, select, [contenteditable]")) return;
        event.preventDefault();
        if (this.input.offsetParent) this.input.focus();
        else location.assign(window.policyDay.kept(this.form.dataset.page)); // on a phone it is a page of its own
      };
      document.addEventListener("keydown", this.slash);
    }

    disconnectedCallback() {
      document.removeEventListener("keydown", this.slash);
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.suggest(), 120);
    }

    /* What it needs is loaded when it is first used; the page of hits has it already. */
    async suggest() {
      const typed = this.input.value;
      if (!typed.trim()) { this.close(); return; }
      const isLate = () => typed !== this.input.value;
      try {
        await (window.policySuggest ?? policyShards.script("search-suggest"));
        const found = await window.policySuggest.of(typed);
        if (!isLate() && document.activeElement === this.input) this.show(found);
      } catch {
        if (isLate()) return;
        this.close();
        this.live.textContent = policyShards.FAILED;
      }
    }

    show({ options, told }) {
      this.list.replaceChildren(...options.map(([address, option], at) => {
        for (const [key, value] of Object.entries({ role: "option", id: `search-${at}`, "aria-selected": "false" })) {
          option.setAttribute(key, value);
        }
        option.dataset.href = address;
        option.addEventListener("click", () => { location.href = window.policyDay.kept(address); });
        return option;
      }));
      this.at = -1;
      this.open(options.length > 0);
      this.live.textContent = told;
    }

    open(on) {
      this.list.hidden = !on;
      this.input.setAttribute("aria-expanded", String(on));
      if (!on) this.input.removeAttribute("aria-activedescendant");
    }

    close() {
      this.at = -1;
      this.open(false);
    }

    key(event) {
      if (event.isComposing) return;
      const options = [...this.list.children];
      if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); }
      if (this.list.hidden || !options.length) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const slots = options.length + 1;
        this.at = ((this.at + 1 + step + slots) % slots) - 1;
        options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.at)));
        if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
        else this.input.setAttribute("aria-activedescendant", options[this.at].id);
      } else if (event.key === "Enter" && this.at >= 0) {
        event.preventDefault();
        location.href = window.policyDay.kept(options[this.at].dataset.href);
      }
    }
  }

  customElements.define("search-box", SearchBox);
})();
