/*
 * The grammar of a number as a visitor types it: policyRules.figure(text) → { value, unit, isBare } or null. It is that
 * of generator/policyref/rules/figures.py, where it is written down; tests hold both. policyRules.whole reads one
 * Chinese numeral, as text/numerals.py does.
 * @uses rules-numbers
 */
(() => {
  "use strict";

  const { exact, add, times, order } = policyRules;
  const SCALES = {
    __proto__: null, 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 十亿: 9, 百亿: 10, 千亿: 11, 万亿: 12,
    w: 4, W: 4, k: 3, K: 3,
  };
  const SMALL = ["", "十", "百", "千"];
  const DIGITS = "〇零一二三四五六七八九";
  const FORMAL = {
    __proto__: null, 壹: "一", 贰: "二", 貳: "二", 弍: "二", 叁: "三", 參: "三", 叄: "三", 弎: "三", 肆: "四", 伍: "五",
    陆: "六", 陸: "六", 柒: "七", 捌: "八", 玖: "九", 拾: "十", 佰: "百", 仟: "千", 萬: "万", 億: "亿", 兩: "两", 廿: "二十", 卅: "三十",
  };
  const POWERS = { __proto__: null, 十: 10n, 百: 100n, 千: 1000n };
  const SCALE = Object.keys(SCALES).sort((a, b) => b.length - a.length).join("|");
  const FIGURE = /^(\d{1,3}(?:([, ])\d{3})(?:\2\d{3})*|\d+)(\.\d*)?/;
  const SCALED = new RegExp(`^(?:${SCALE})`);
  const CHINESE = `${DIGITS}两十百千万亿${Object.keys(FORMAL).join("")}`;
  const SAID = new RegExp(`^([${CHINESE}]+)(?:点([${DIGITS}]+))?[ ]*(${SCALE})?`);

  const ONE = "[一二两三四五六七八九]";
  const TENS = `${ONE}?十${ONE}?`;
  const HUNDREDS = `${ONE}百(?:${TENS}|零${ONE})?`;
  const THOUSANDS = `${ONE}千(?:${HUNDREDS}|零?${TENS}|零${ONE})?`;
  const SECTION = `(?:${THOUSANDS}|${HUNDREDS}|${TENS})`;
  const NUMERAL = new RegExp(
    `^(?:(${SECTION}|${ONE})亿)?(?:零?(${SECTION}|${ONE})万)?(?:(零?${SECTION}|零${ONE})|(${ONE}))?$`);
  const POSITIONAL = new RegExp(`^[${DIGITS}]{3,}$`);

  const digit = (one) => (one === "两" ? 2 : Math.max(0, DIGITS.indexOf(one) - 1));

  const section = (words) => {
    let [total, last] = [0n, 0n];
    for (const one of words ?? "") {
      if (POWERS[one]) [total, last] = [total + (last || 1n) * POWERS[one], 0n];
      else last = BigInt(digit(one));
    }
    return total + last;
  };

  /* 二十七, 二〇二三, 贰拾柒, 27 → a BigInt; null of anything else. */
  const whole = (text) => {
    if (/^\d{1,100}$/.test(text)) return BigInt(text);
    const words = [...text].map((one) => FORMAL[one] ?? one).join("");
    if (words === "零" || words === "〇") return 0n;
    if (POSITIONAL.test(words)) return BigInt([...words].map(digit).join(""));
    const found = words && NUMERAL.exec(words);
    if (!found || (found[4] && words.length > 1)) return null;
    return section(found[1]) * 100000000n + section(found[2]) * 10000n + section(found[3] ?? found[4]);
  };

  const scaled = (value, zeros) => times(value, [10n ** BigInt(zeros), 1n]);

  const parts = (given) => {
    let [text, total, room, isBare] = [given, exact("0"), null, true];
    for (;;) {
      const found = FIGURE.exec(text);
      if (!found) return null;
      const [, figure, group, decimals = "."] = found;
      const digits = figure.replace(/[, ]/g, "");
      text = text.slice(found[0].length).trimStart();
      const [scale = ""] = SCALED.exec(text) ?? [];
      const zeros = SCALES[scale] ?? 0;
      const part = scaled(exact(`${digits}.${decimals.slice(1)}`), zeros);
      const fits = room === null
        || (order(part, [10n ** BigInt(room), 1n]) < 0 && (scale || digits.length === room) && !group);
      if (!fits) return null;
      total = add(total, part);
      isBare = isBare && SMALL.includes(scale);
      text = text.slice(scale.length).trimStart();
      if (!/^\d/.test(text)) return { value: total, unit: text, isBare };
      if (!zeros || decimals.length > 1) return null;
      room = zeros;
    }
  };

  /* 一百五十万, 三点五亿. Digit by digit (一五〇) nobody says how much there is. */
  const said = (text) => {
    const [all, words, decimals = "", scale = ""] = SAID.exec(text) ?? [];
    const found = words ? whole(words) : null;
    if (found === null || (words.length > 2 && !/[十百千万亿拾佰仟萬億廿卅]/.test(words))) return null;
    if (scale && found > 9999n) return null;
    const value = scaled(exact(`${found}.${[...decimals].map(digit).join("")}`), SCALES[scale] ?? 0);
    return { value, unit: text.slice(all.length), isBare: !/[万亿萬億]/.test(words) && SMALL.includes(scale) };
  };

  const figure = (text) => {
    const sign = /^[+-]?/.exec(text)[0];
    const found = parts(text.slice(sign.length)) ?? said(text.slice(sign.length));
    if (!found) return null;
    const unit = found.unit.trim();
    const value = sign === "-" ? [-found.value[0], found.value[1]] : found.value;
    return { value, unit, isBare: found.isBare && !unit };
  };

  Object.assign(policyRules, { figure, whole });
})();
