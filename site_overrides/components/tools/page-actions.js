/*
 * <page-actions>: print and, where the browser can, share this page. On paper it leaves the page's address and the
 * day of printing instead of buttons.
 * @uses day
 */
(() => {
  "use strict";

  const button = (label, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", action);
    return element;
  };

  /* What can be typed from paper: where the site is public. A disk and a machine of one's own are nobody else's. */
  const publicAddress = () => {
    const link = document.querySelector("link[rel=canonical]");
    return link && !/^(localhost|127\.|\[::1?\]|0\.0\.0\.0)/.test(new URL(link.href).hostname) ? link.href : "";
  };

  class PageActions extends HTMLElement {
    connectedCallback() {
      const address = publicAddress();
      const tools = [button("打印这一页", () => window.print())];
      if (navigator.share) {
        // A visitor who closes the sharing dialog has not made a mistake.
        const share = () => navigator.share({ title: document.title, url: address || location.href }).catch(() => {});
        tools.push(button("分享", share));
      }
      const paper = document.createElement("p");
      paper.className = "on-paper";
      const { inWords, now } = window.policyDay;
      paper.textContent = `${address ? `网址：${address}　` : ""}打印日期：${inWords(now())}　以正式文件为准`;
      this.replaceChildren(...tools, paper);
    }
  }

  customElements.define("page-actions", PageActions);
})();
