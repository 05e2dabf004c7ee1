/*
 * <leave-guard>: asks before a link leaves the site, as government portals do. Addresses under .gov.cn and those in
 * `allow` need no question. A browser that knows no <dialog> (Safari 14) asks the same in its own. Without JavaScript
 * the links are plain links.
 */
(() => {
  "use strict";

  class LeaveGuard extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector("dialog");
      if (!this.dialog) return;
      this.clicked = (event) => this.ask(event);
      document.addEventListener("click", this.clicked);
      this.dialog.addEventListener("close", () => {
        if (this.dialog.returnValue === "go" && this.target) location.assign(this.target);
      });
    }

    disconnectedCallback() {
      document.removeEventListener("click", this.clicked);
    }

    ask(event) {
      const link = event.target.closest?.("a[href]");
      if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey) return;
      if (!/^https?:$/.test(link.protocol) || link.host === location.host || this.trusted(link.hostname)) return;
      this.dialog.querySelector("output").textContent = link.hostname;
      if (!this.dialog.showModal) {
        if (!window.confirm(this.dialog.querySelector("p").textContent.trim())) event.preventDefault();
        return;
      }
      event.preventDefault();
      this.target = link.href;
      this.dialog.returnValue = "";
      this.dialog.showModal();
    }

    trusted(host) {
      const allowed = (this.getAttribute("allow") ?? "").split(" ").filter(Boolean);
      return host === "gov.cn" || host.endsWith(".gov.cn") || allowed.includes(host);
    }
  }

  customElements.define("leave-guard", LeaveGuard);
})();
