/*
 * Data in pieces, each a classic script, so that it is loaded when it is asked for, from a disk too.
 * const store = policyShards.open("finder"); await store.about(); await store.part("shown/0").
 * finder/at.js calls policyShards.at with the folder of the present pieces; each piece calls policyShards.put.
 * @uses later
 */
(() => {
  "use strict";

  const root = new URL("../../", document.currentScript.src);
  const stores = new Map();

  const load = (source) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => { script.remove(); resolve(); };
    script.onerror = () => { script.remove(); reject(new Error(`${source} cannot be loaded`)); };
    document.head.append(script);
  });

  class Store {
    constructor(name) {
      this.folder = new URL(`${name}/`, root);
      this.pieces = new Map();
      this.waiting = new Map();
      this.digest = "";
      this.known = null;
    }

    /* What failed to load is asked for again the next time. */
    once(address, take) {
      if (!this.waiting.has(address)) {
        this.waiting.set(address, load(new URL(address, this.folder)).then(take, (error) => {
          this.waiting.delete(address);
          throw error;
        }));
      }
      return this.waiting.get(address);
    }

    about() {
      return this.once("at.js", () => this.known);
    }

    async part(name) {
      await this.about();
      return this.once(`${this.digest}/${name}.js`, () => this.pieces.get(name));
    }
  }

  const open = (name) => {
    if (!stores.has(name)) stores.set(name, new Store(name));
    return stores.get(name);
  };

  /* A measure's part of the store that its notice has: `calculators/{notice}` holds a part for each number. */
  const ofMeasure = (name, key) => {
    const [notice, number] = key.split("/");
    return open(`${name}/${notice}`).part(number);
  };

  // What did not come is asked for again the next time.
  const FAILED = "没有载入完全：网络断了，或者网站刚更新过。请再查一次；还不行就重新打开这一页，或者看全部措施。";

  window.policyShards = {
    FAILED,
    open,
    ofMeasure,
    site: root,
    script: (name) => load(new URL(window.policyLater[name], root)),
    at: (name, digest, known) => Object.assign(open(name), { digest, known }),
    put: (name, piece, data) => open(name).pieces.set(piece, data),
  };
})();
