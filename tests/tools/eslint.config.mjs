/* The scripts that readers' browsers run, and the few that run in node for tests. */
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

const OBJECTS = [
  "Answer", "Asked", "Card", "Day", "Figures", "FinderResult", "Force", "Hits", "Index", "Later",
  "Preferences", "Query", "Result", "Rules", "Score", "Search", "Shards", "Slips", "Status", "Words",
];
const BROWSER = [
  "addEventListener", "clearTimeout", "customElements", "CustomEvent", "document", "Event", "FormData", "history",
  "HTMLElement", "localStorage", "location", "matchMedia", "MutationObserver", "navigator", "Node",
  "removeEventListener", "requestAnimationFrame", "setTimeout", "SpeechSynthesisUtterance", "URL",
  "URLSearchParams", "window",
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

// By its name alone `map` of an iterator is not to be told from that of a list: TypeScript sees it. `at` and `with`
// may be any property; called, `at` is the method.
const newer = Object.entries(es.configs["flat/restrict-to-es2021"].rules);
const floor = newer.filter(([rule]) => !/iterator-prototype|prototype-(?:at|with)$/.test(rule));

export default [
  {
    files: ["site_overrides/**/*.js"],
    plugins: { "es-x": es, compat },
    languageOptions: {
      ecmaVersion: "latest",
      sourceType: "script",
      globals: readonly([...BROWSER, ...OBJECTS.map((name) => `policy${name}`)]),
    },
    // The floor: Safari 14, Chrome 90. What a method is called on is not known here, so every call of its name counts.
    settings: { "es-x": { aggressive: true }, browsers: ["safari 14", "ios_saf 14", "chrome 90", "firefox 90"] },
    rules: {
      ...Object.fromEntries(floor),
      "compat/compat": "error",
      "es-x/no-regexp-lookbehind-assertions": "error",
      "es-x/no-class-static-block": "error",
      "no-restricted-syntax": [
        "error", { selector: "CallExpression[callee.property.name='at']", message: "`at` is newer than Safari 14" },
      ],
      "no-undef": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-eval": "error",
    },
  },
];
