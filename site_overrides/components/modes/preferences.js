/*
 * Reading preferences: large type (大字版, 长辈版), its size, colours, whether / goes to the search. Kept on the
 * visitor's own machine only. Runs in <head>, before the page is painted, so that nothing jumps; also says that
 * scripts run at all.
 * @early
 */
(() => {
  "use strict";

  const root = document.documentElement;
  const KEYS = { elder: ["on"], size: ["2", "3"], scheme: ["light", "dark"], slash: ["off"] };

  const read = (key) => {
    try {
      const value = localStorage.getItem(`policyref.${key}`);
      return KEYS[key].includes(value) ? value : null;
    } catch {
      return null; // storage may be forbidden: the page then forgets, and works
    }
  };

  const apply = (key, value) => {
    if (value) root.dataset[key] = value;
    else delete root.dataset[key];
  };

  const set = (key, value) => {
    apply(key, value);
    try {
      if (value) localStorage.setItem(`policyref.${key}`, value);
      else localStorage.removeItem(`policyref.${key}`);
    } catch {
      // as above
    }
  };

  root.dataset.script = "";
  for (const key of Object.keys(KEYS)) apply(key, read(key));
  window.policyPreferences = { get: (key) => root.dataset[key] ?? null, set };
})();
