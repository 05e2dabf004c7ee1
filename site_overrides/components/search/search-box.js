/*
 * <search-box>: wraps the form in the header. Suggests measures as one types (never while an input method composes);
 * Enter without a choice opens search.html. `/` goes to the box. Without JavaScript the form leads to the full list.
 * @uses day, force-status, preferences, search-engine, search-result, words
 */
(() => {
  "use strict";

  const SHOWN = 6;

  class SearchBox extends HTMLElement {
    connectedCallback() {
      const { make } = policyResult;
      this.form = this.querySelector("form");
      this.input = this.querySelector("input");
      this.form.action = this.form.dataset.page;
      this.list = make("ul", "", { id: "search-list", role: "listbox", "aria-label": "搜索建议", hidden: "" });
      this.live = make("p", "", { role: "status", class: "away" });
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

    async suggest() {
      const typed = this.input.value;
      if (!typed.trim()) { this.close(); return; }
      try {
        const found = await policySearch.search(typed, { limit: SHOWN });
        if (typed === this.input.value && document.activeElement === this.input) this.show(found);
      } catch {
        if (typed !== this.input.value) return;
        this.close();
        this.live.textContent = policyResult.FAILED;
      }
    }

    show(found) {
      const { addressOf, make, marked, places, stood, url } = policyResult;
      const all = [
        ...places(found).map(([address, name, note]) => [address, `${name}（${note}）`]),
        ...found.results.map((result) => {
          const { shown, item, place } = result;
          const part = shown.items[item - 1];
          const named = `${place ? `${place} ` : ""}${shown.label}${shown.title}`;
          const row = stood(result);
          const gone = window.policyForce.isGone(row) ? `（${window.policyWords.FORCE[row[1]]}）` : "";
          return [addressOf(shown, part), (part ? `${named} ${part[1]}${part[2]}` : named) + gone];
        }),
      ];
      // A clause that is named is found as well: one suggestion.
      const options = all.filter(([address], at) => all.findIndex(([same]) => same === address) === at);
      this.list.replaceChildren(...options.map(([address, words], at) => {
        const option = make("li", "", { role: "option", id: `search-${at}`, "aria-selected": "false" });
        option.dataset.href = url(address);
        option.addEventListener("click", () => { location.href = window.policyDay.kept(option.dataset.href); });
        return marked(option, words, found.words);
      }));
      this.at = -1;
      this.open(options.length > 0);
      this.live.textContent = policyResult.count(found);
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
