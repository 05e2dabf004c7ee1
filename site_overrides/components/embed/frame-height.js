/*
 * <frame-height>: tells the page that frames this one how high it has to be, whenever that changes. What it sends is
 * { policyref: "height", height: 812, address: "embed/…" }, to whoever frames it, for nothing in it is secret; a page
 * that does not listen keeps the height that it gave the frame. docs/dev/embed.md says how to listen.
 */
(() => {
  "use strict";

  class FrameHeight extends HTMLElement {
    connectedCallback() {
      if (window.parent === window) return;
      let told = 0;
      const tell = () => {
        const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
        if (height === told) return;
        told = height;
        window.parent.postMessage({ policyref: "height", height, address: location.href.split("#")[0] }, "*");
      };
      new window.ResizeObserver(tell).observe(document.documentElement);
      tell();
    }
  }

  customElements.define("frame-height", FrameHeight);
})();
