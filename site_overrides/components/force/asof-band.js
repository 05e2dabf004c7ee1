/*
 * <asof-band>: where a day is chosen in the address, says so above every page, and keeps it on the links and forms
 * that lead to other pages of the site, also on those that scripts add. A day that is none is said to be none.
 * @uses day, words
 */
(() => {
  "use strict";

  const { ASOF } = window.policyWords;

  class AsofBand extends HTMLElement {
    connectedCallback() {
      const { asked, chosen, inWords, now } = window.policyDay;
      if (asked === null) return;
      const today = inWords(now());
      const told = document.createElement("p");
      told.textContent = !chosen
        ? ASOF.wrong.replace("{}", asked).replace("{}", today)
        : (chosen === now() ? ASOF.today : ASOF.chosen).replace("{}", inWords(chosen)).replace("{}", today);
      const back = document.createElement("a");
      const address = new URL(location.href);
      address.searchParams.delete("asof");
      back.href = address.href;
      back.textContent = ASOF.back;
      back.dataset.today = "";
      told.append(" ", back);
      this.replaceChildren(told);
      this.hidden = false;
      if (chosen) this.keep();
    }

    disconnectedCallback() {
      this.watcher?.disconnect();
    }

    keep() {
      this.keepIn(document);
      this.watcher = new MutationObserver((changes) => {
        for (const { target } of changes) this.keepIn(target.parentNode ?? target);
      });
      this.watcher.observe(document.body, { attributeFilter: ["href", "action"], childList: true, subtree: true });
    }

    keepIn(node) {
      const { chosen, kept } = window.policyDay;
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

  customElements.define("asof-band", AsofBand);
})();
