/*
 * <page-band of="unit">: the one band above a page. Whether its document holds: the built words are those of the day
 * that they name; here they become those of the day that counts. Its stretches stand in it as [data-first], each with
 * what is said of its days (data-said, with {} for the time between data-day and now). And where a day is chosen in
 * the address, it says so, on a page without a document too, and keeps the day on the links and forms that lead to
 * other pages of the site, also on those that scripts add. A day that is none is said to be none.
 * @uses day, force-status, words
 */
(() => {
  "use strict";

  const { ASOF, ELAPSED } = window.policyWords;
  const { asked, chosen, days, elapsed, inWords, kept, now, today } = window.policyDay;

  const said = ({ said: words, day }) => {
    const at = today();
    return words.replace("{}", day > at ? ELAPSED.days.replace("{}", days(at, day)) : elapsed(day, at));
  };

  class PageBand extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute("of")) this.tell();
      if (asked !== null && !this.querySelector(".chosen")) this.choose();
    }

    disconnectedCallback() {
      this.watcher?.disconnect();
    }

    tell() {
      const { isGone, of } = window.policyForce;
      const found = of(this.getAttribute("of"));
      if (!found) return;
      this.dataset.code = found[1];
      let present = null;
      for (const one of this.querySelectorAll("[data-first]")) {
        one.removeAttribute("aria-current");
        if (one.dataset.first <= today()) present = one;
      }
      present?.setAttribute("aria-current", "true");
      this.querySelector(".age").textContent = present ? said(present.dataset) : "";
      for (const one of this.querySelectorAll(".ago")) {
        one.hidden = one.dataset.day > today();
        one.textContent = said(one.dataset);
      }
      const title = document.title.replace(/^【[^】]*】/, "");
      document.title = isGone(found) ? `【${found[2]}】${title}` : title;
    }

    choose() {
      const told = document.createElement("p");
      told.className = "chosen";
      told.setAttribute("role", "status");
      told.textContent = !chosen
        ? ASOF.wrong.replace("{}", asked).replace("{}", inWords(now()))
        : (chosen === now() ? ASOF.today : ASOF.chosen).replace("{}", inWords(chosen));
      if (chosen && chosen !== now()) {
        const not = document.createElement("span");
        not.textContent = ASOF.not_today;
        told.append(not);
      }
      const back = document.createElement("a");
      const address = new URL(location.href);
      address.searchParams.delete("asof");
      back.href = address.href;
      back.textContent = ASOF.back;
      back.dataset.today = "";
      told.append(" ", back);
      this.prepend(told);
      this.hidden = false;
      document.documentElement.dataset.asof = "";
      if (chosen) this.keep();
    }

    keep() {
      this.keepIn(document);
      this.watcher = new MutationObserver((changes) => {
        for (const { target } of changes) this.keepIn(target.parentNode ?? target);
      });
      this.watcher.observe(document.body, { attributeFilter: ["href", "action"], childList: true, subtree: true });
    }

    keepIn(node) {
      for (const link of node.querySelectorAll("a[href]:not([data-today], [href^='#'])")) {
        const href = link.getAttribute("href");
        if (kept(href) !== href) link.setAttribute("href", kept(href));
      }
      for (const form of node.querySelectorAll("form[action]")) {
        if (form.method !== "get" || kept(form.action) === form.action || form.elements.namedItem("asof")) continue;
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name: "asof", value: chosen });
        form.append(field);
      }
    }
  }

  customElements.define("page-band", PageBand);
})();
