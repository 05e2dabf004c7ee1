/*
 * <guide-age until="2027-11-02">: a warning that a page says once nobody has looked again at a telephone or a window
 * for so long as the site promises. What was old when the page was made needs no script. @uses day
 */
(() => {
  "use strict";

  class GuideAge extends HTMLElement {
    connectedCallback() {
      this.hidden = window.policyDay.now() <= this.getAttribute("until");
    }
  }

  customElements.define("guide-age", GuideAge);
})();
