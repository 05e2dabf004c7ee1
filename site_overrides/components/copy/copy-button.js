/*
 * <copy-button from="ID">: copies the text of another element. With `page` the page's address and today's date
 * are added, as a citation needs them. Says what it did to screen readers too.
 * @uses day
 */
(() => {
  "use strict";

  class CopyButton extends HTMLElement {
    connectedCallback() {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.getAttribute("label") ?? "复制";
      button.addEventListener("click", () => this.copy());
      this.said = document.createElement("span");
      this.said.setAttribute("role", "status");
      this.replaceChildren(button, this.said);
    }

    text() {
      const source = document.getElementById(this.getAttribute("from"));
      const words = source ? source.textContent.trim() : "";
      const address = location.href.split(/[?#]/)[0] + (this.getAttribute("anchor") ?? "");
      if (this.hasAttribute("address")) return address;
      return `${words}，${address}，访问日期：${window.policyDay.now()}`;
    }

    async copy() {
      const text = this.text();
      try {
        await navigator.clipboard.writeText(text);
        this.said.textContent = "已复制";
      } catch {
        this.byHand(text); // no clipboard on file:// in some browsers
      }
    }

    byHand(text) {
      const field = document.createElement("textarea");
      field.value = text;
      field.setAttribute("aria-label", "请复制这段文字");
      field.readOnly = true;
      this.append(field);
      field.select();
      this.said.textContent = document.execCommand("copy") ? "已复制" : "请按 Ctrl+C 复制";
      if (this.said.textContent === "已复制") field.remove();
    }
  }

  customElements.define("copy-button", CopyButton);
})();
