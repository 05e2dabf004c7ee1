/*
 * <measure-filter>: narrows and sorts the entries inside it by the form inside it. The form is hidden without
 * JavaScript; the list is whole. Choices live in the address, so that a narrowed list can be sent to someone.
 * An entry is an element with data-entry; its data-sector, data-unit, data-section, data-kind, data-stage (where it
 * is not complete) hold ids, data-show for whom it is (chosen by the inputs above the form, which the style sheet obeys
 * by itself), and
 * data-spans its dates (see status.js). What is ended, or over, stands last among its neighbours (see force-status.js),
 * and is left out if asked for. Of a list in parts only this part is narrowed; the link with data-everywhere
 * takes the same choices to the search page.
 * @uses force-status, status
 */
(() => {
  "use strict";

  const values = (entry, name) => {
    if (name === "status") return [window.policyStatus.status(entry.dataset.spans ?? "").state];
    return (entry.dataset[name] ?? (name === "stage" ? "complete" : "")).split(" ");
  };

  class MeasureFilter extends HTMLElement {
    connectedCallback() {
      this.panel = this.querySelector("details");
      this.form = this.querySelector("form");
      if (!this.form) return;
      this.entries = [...this.querySelectorAll("[data-entry]")];
      this.entries.forEach((entry, index) => { entry.dataset.order = index; });
      this.fields = [...this.form.querySelectorAll("select")].filter((field) => field.name !== "sort");
      this.shows = [...this.querySelectorAll("input.show")];
      this.holds = this.form.querySelector("input");
      this.output = this.panel.querySelector("output");
      this.everywhere = this.panel.querySelector("a[data-everywhere]");
      this.restore();
      this.panel.hidden = false;
      this.panel.open = [...new FormData(this.form).values()].some(Boolean);
      this.addEventListener("change", () => this.apply(true));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", () => setTimeout(() => { this.show(""); this.apply(true); }));
      this.restoring = () => { this.restore(); this.apply(false); };
      addEventListener("popstate", this.restoring);
      this.apply(false);
    }

    disconnectedCallback() {
      removeEventListener("popstate", this.restoring);
    }

    restore() {
      const asked = new URLSearchParams(location.search);
      for (const field of this.form.querySelectorAll("select")) {
        const value = asked.get(field.name) ?? "";
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      }
      this.show(asked.get("show") ?? "");
      this.holds.checked = asked.get("force") === "holds";
    }

    get shown() {
      return this.shows.find((one) => one.checked)?.value ?? "";
    }

    show(value) {
      const wanted = this.shows.find((one) => one.value === value) ?? this.shows[0];
      if (wanted) wanted.checked = true;
    }

    isGone(entry) {
      const unit = entry.querySelector("force-status")?.getAttribute("of");
      return Boolean(unit) && window.policyForce.isGone(window.policyForce.of(unit));
    }

    fits(entry, except) {
      return !(this.holds.checked && this.isGone(entry)) && this.isChosen(entry, except);
    }

    isChosen(entry, except) {
      return (except === "show" || !this.shown || values(entry, "show").includes(this.shown)) && this.fields.every(
        (field) => field === except || !field.value || values(entry, field.name).includes(field.value),
      );
    }

    apply(remember) {
      let shown = 0;
      for (const entry of this.entries) {
        entry.hidden = !this.fits(entry);
        shown += entry.hidden ? 0 : 1;
      }
      this.count();
      this.sort();
      for (const group of this.querySelectorAll("[data-group]")) {
        group.hidden = !group.querySelector("[data-entry]:not([hidden])");
      }
      const isLeftOut = (entry) => this.holds.checked && this.isGone(entry) && this.isChosen(entry);
      const gone = this.entries.filter(isLeftOut).length;
      const left = gone ? `，另有 ${gone} 条已失效或期限已过，没有列出` : "";
      this.output.textContent = (shown ? `${this.output.dataset.of ?? ""}${shown} 条` : "没有符合的，请放宽条件") + left;
      this.point();
      if (remember) this.remember();
    }

    point() {
      if (!this.everywhere) return;
      const address = new URL(this.everywhere.href);
      for (const field of this.fields.filter((one) => one.name !== "section")) {
        if (field.value) address.searchParams.set(field.name, field.value);
        else address.searchParams.delete(field.name);
      }
      this.everywhere.href = address.href;
    }

    /* Each choice says how many entries it would leave, the other choices being as they are. */
    count() {
      const open = this.entries.filter((entry) => this.fits(entry, "show"));
      for (const one of this.shows) {
        const label = one.nextElementSibling;
        label.dataset.label ??= label.textContent.replace(/\s*\d+$/, "").trim();
        const count = open.filter((entry) => !one.value || values(entry, "show").includes(one.value)).length;
        label.textContent = `${label.dataset.label} ${count}`;
      }
      for (const field of this.fields) {
        const pool = this.entries.filter((entry) => this.fits(entry, field));
        for (const option of field.options) {
          option.dataset.label ??= option.textContent;
          const count = option.value
            ? pool.filter((entry) => values(entry, field.name).includes(option.value)).length
            : pool.length;
          option.textContent = `${option.dataset.label}（${count}）`;
          option.disabled = count === 0 && !option.selected;
        }
      }
    }

    sort() {
      const byDate = this.form.elements.namedItem("sort")?.value === "deadline";
      const key = (entry) => {
        const ends = (entry.dataset.spans ?? "").split(" ").map((span) => span.split("|")[0].split("/").pop());
        const own = byDate ? ends.filter(Boolean).sort()[0] ?? "9999" : entry.dataset.order.padStart(6, "0");
        return (this.isGone(entry) ? "1" : "0") + own;
      };
      const lists = new Set(this.entries.map((entry) => entry.parentElement));
      for (const list of lists) {
        const own = this.entries.filter((entry) => entry.parentElement === list);
        const order = (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.dataset.order - b.dataset.order);
        list.append(...own.sort(order));
      }
    }

    remember() {
      const state = new URLSearchParams(location.search);
      for (const field of this.form.querySelectorAll("select")) {
        if (field.value) state.set(field.name, field.value);
        else state.delete(field.name);
      }
      if (this.shown) state.set("show", this.shown);
      else state.delete("show");
      if (this.holds.checked) state.set("force", "holds");
      else state.delete("force");
      const query = state.toString();
      history.pushState(null, "", query ? `?${query}` : location.pathname.split("/").pop() || "./");
    }
  }

  customElements.define("measure-filter", MeasureFilter);
})();
