/*
 * <search-page>: the results of ?q=…, narrowed by its form, or all that fits it; the choices live in the address too.
 * @uses search-engine, search-result
 */
(() => {
  "use strict";

  class SearchPage extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.status = this.querySelector("[role=status]");
      this.invitation = this.status.textContent;
      this.list = this.querySelector("ol");
      this.more = policyResult.make("button", "再显示一些", { type: "button", hidden: "" });
      this.more.addEventListener("click", () => this.showMore());
      this.append(this.more);
      this.form.hidden = false;
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
      this.typed = asked.get("q") ?? "";
      const box = document.querySelector("search-box input");
      if (box) box.value = this.typed;
      for (const field of this.form.querySelectorAll("select")) {
        const value = asked.get(field.name) ?? "";
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
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

    async show(limit = 10) {
      const typed = this.typed;
      const filters = Object.fromEntries(new FormData(this.form));
      if (!typed.trim() && !Object.values(filters).some(Boolean)) { this.empty(this.invitation); return; }
      this.status.textContent = "正在查找……";
      const asked = this.asked = {};
      try {
        const found = await policySearch.search(typed, { filters, limit });
        if (asked !== this.asked) return;
        this.list.replaceChildren(
          ...policyResult.cards(found),
          ...found.results.map((result) => policyResult.row(result, found.words)),
        );
        this.more.hidden = found.results.length >= found.total;
        this.status.textContent = policyResult.count(found);
      } catch {
        if (asked === this.asked) this.empty(policyResult.FAILED);
      }
    }

    /* The button may go with the last results, so whoever pressed it is taken to the first new one. */
    async showMore() {
      const before = this.list.querySelectorAll(".result").length;
      await this.show(before + 20);
      this.list.querySelectorAll(".result")[before]?.querySelector("a").focus();
    }

    empty(words) {
      this.asked = null;
      this.list.replaceChildren();
      this.more.hidden = true;
      this.status.textContent = words;
    }
  }

  customElements.define("search-page", SearchPage);
})();
