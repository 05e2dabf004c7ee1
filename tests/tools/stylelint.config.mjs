/* Style sheets: no slips, and nothing without which the phones of 2020 (Safari 14, Chrome 90) could not show a page. */
const FLOOR = {
  browsers: ["safari 14", "ios_saf 14", "chrome 90", "firefox 90"],
  ignorePartialSupport: true,
  // What a page is well without: gaps between boxes, gliding, a ring other than the browser's own, a frame around what
  // is chosen and two columns on wide screens, margins and open details on paper.
  ignore: [
    "flexbox-gap", "css-scroll-behavior", "css-focus-visible", "css-has", "css-paged-media", "css-content-visibility",
  ],
};

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [true, FLOOR],
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "custom-property-no-missing-var-function": true,
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-values"] }],
    "declaration-block-no-shorthand-property-overrides": true,
    "declaration-property-value-no-unknown": true,
    "function-calc-no-unspaced-operator": true,
    "function-disallowed-list": ["color-mix", "lab", "lch", "light-dark", "oklab", "oklch"],
    "function-no-unknown": true,
    "media-feature-name-no-unknown": true,
    "no-duplicate-selectors": true,
    "no-invalid-double-slash-comments": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
    "selector-type-no-unknown": [true, { ignore: ["custom-elements"] }],
    "string-no-newline": true,
    "unit-no-unknown": true,
  },
};
