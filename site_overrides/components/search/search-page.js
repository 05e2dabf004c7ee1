/*
 * <search-page>: the hits of ?q=…, narrowed by its form, or all that fits it; the choices live in the address too.
 * With it comes what the box in the header would load later.
 * @uses search-card, search-engine, search-query, search-result, search-suggest, shards
 */
(() => {
  "use strict";

  const FIRST = 10;
  const MORE = 20;

  class SearchPage extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.status = this.querySelector("[role=status]");
      this.invitation = this.status.textContent;
      this.list = this.querySelector("ol");
      this.names = this.querySelector(".named");
      this.asked = this.querySelector(".asked");
      this.more = policyResult.make("button", "再显示一些", { type: "button", hidden: "" });
      this.more.addEventListener("click", () => this.showMore());
      this.list.after(this.more);
      this.hidden = false;
      this.restore();
      this.form.addEventListener("change", () => this.remember());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.back = () => this.restore();
      addEventListener("popstate", this.back);
    }

    disconnectedCallback() {
      removeEventListener("popstate", this.back);
    }

    restore() {
      const asked = new URLSearchParams(location.search);
      this.typed = policyQuery.bounded(asked.get("q") ?? "");
      const box = document.querySelector("search-box input");
      if (box) box.value = this.typed;
      for (const field of this.form.querySelectorAll("select")) {
        const value = asked.get(field.name) ?? "";
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
        if (field.value) this.querySelector("details").open = true;
      }
      this.show();
    }

    remember() {
      const state = new URLSearchParams(location.search);
      for (const field of this.form.querySelectorAll("select")) {
        if (field.value) state.set(field.name, field.value);
        else state.delete(field.name);
      }
      history.pushState(null, "", `?${state}`);
      this.show();
    }

    async show(limit = FIRST) {
      const typed = this.typed;
      const filters = Object.fromEntries(new FormData(this.form));
      if (!typed.trim() && !Object.values(filters).some(Boolean)) { this.empty(this.invitation); return; }
      this.status.textContent = "正在查找……";
      const now = this.now = {};
      try {
        const found = await policySearch.search(typed, { filters, limit });
        if (now !== this.now) return;
        this.fill(this.names, policyResult.names(found));
        this.fill(this.asked, found.asked ? [policyCard.of(found.asked)] : []);
        this.list.replaceChildren(...found.results.map((hit) => policyResult.row(hit, found.words)));
        this.more.hidden = found.results.length >= found.total;
        this.querySelector(".else").hidden = false;
        this.status.textContent = policyResult.count(found);
      } catch {
        if (now === this.now) this.empty(policyShards.FAILED);
      }
    }

    /* The button may go with the last hits, so whoever pressed it is taken to the first new one. */
    async showMore() {
      const before = this.list.children.length;
      await this.show(before + MORE);
      this.list.children[before]?.querySelector("a").focus();
    }

    fill(place, nodes) {
      place.replaceChildren(...nodes);
      place.hidden = !nodes.length;
    }

    empty(words) {
      this.now = null;
      this.list.replaceChildren();
      this.fill(this.names, []);
      this.fill(this.asked, []);
      this.more.hidden = true;
      this.status.textContent = words;
    }
  }

  customElements.define("search-page", SearchPage);
})();
