/*
 * <copy-button from="ID" address="…">: copies the text of another element. The address under which the site is public
 * and today's date are added, as a citation needs them; without one, neither: where the page is read just now, on a
 * disk or in a preview, is nobody else's address. Without `from` the address alone. Says what it did aloud, too.
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
      const words = document.getElementById(this.getAttribute("from"))?.textContent.trim();
      const address = this.getAttribute("address");
      if (!words || !address) return words ?? address;
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
