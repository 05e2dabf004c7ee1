/*
 * <calculator-door>: links to the calculators of the items of a measure. An address that came with answers for them
 * (#calculate?label=words, from before each item had a page) goes on to the one that asks most of these.
 */
(() => {
  "use strict";

  class CalculatorDoor extends HTMLElement {
    connectedCallback() {
      this.goOn();
      addEventListener("hashchange", () => this.goOn());
    }

    goOn() {
      if (!location.hash.startsWith("#calculate?")) return;
      const labels = [...new URLSearchParams(location.hash.slice("#calculate?".length)).keys()];
      const known = (link) => labels.filter((label) => link.dataset.asks.split("|").includes(label)).length;
      const links = [...this.querySelectorAll("a[data-asks]")].sort((a, b) => known(b) - known(a));
      if (!links.length || !known(links[0])) return;
      const [address] = links[0].href.split("#");
      location.replace(address + location.search + location.hash);
    }
  }

  customElements.define("calculator-door", CalculatorDoor);
})();
