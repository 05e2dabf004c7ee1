/*
 * What a visitor typed → concepts to look for. A concept is { text, options: [{ tokens, weight }] }: it is met as well
 * as the best of its options. generator/search/tokens.py makes the same tokens of the official text.
 */
(() => {
  "use strict";

  const LONGEST = 80;
  const DIGIT = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  const POWER = { 十: 10, 百: 100, 千: 1000 };
  const NUMERAL = "[〇零一二两三四五六七八九十百千]+";
  const SCALE = { 万: 4, w: 4, 亿: 8, 千: 3, k: 3, 百: 2 };
  const LONGEST_UNIT = 4;
  // Counting words behind which a Chinese numeral is a number; 一家 and 百家 are words more often than numbers.
  const COUNTED = "[家户人名位岁台套辆吨亩座倍折]|公里|公顷|平方米|小时|个月|个季度|个工作日";

  const fold = (text) => text.slice(0, 400).normalize("NFKC").toLowerCase()
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\ufeff]/g, " ").slice(0, LONGEST);

  const number = (words) => {
    let total = 0, digit = 0;
    for (const one of words) {
      if (POWER[one]) { total += (digit || 1) * POWER[one]; digit = 0; } else digit = digit * (digit && !total ? 10 : 1) + DIGIT[one];
    }
    return total + digit;
  };

  /* 一万五千 and 1万5千 are one number, and so is 一万五. */
  const TEN_THOUSANDS = new RegExp(`(${NUMERAL}|\\d+)万(${NUMERAL}|\\d千?)(?=元|块|的|\\s|$)`, "g");
  const thousands = (words) => {
    const value = /^\d/.test(words) ? parseInt(words, 10) : number(words);
    return value < 10 ? value * 1000 : value;
  };

  /* Chinese numerals become digits where a counting word shows that they are numbers. */
  const digits = (text) => text
    .replace(TEN_THOUSANDS, (_, high, low) => `${(/\d/.test(high) ? Number(high) : number(high)) * 10000 + thousands(low)}`)
    .replace(new RegExp(`百分之(${NUMERAL}|\\d+)`, "g"), (_, n) => `${/\d/.test(n) ? n : number(n)}%`)
    .replace(new RegExp(`(?<!\\d)${NUMERAL}(?=万|亿|元|块|条|项|号|年|月|日|天)`, "g"), (n) => `${number(n)}`)
    .replace(new RegExp(`(?<!\\d)(?![百千一]?(?:${COUNTED}))${NUMERAL}(?=${COUNTED})`, "g"), (n) => `${number(n)}`)
    .replace(/(?<!\d)[一二两三四五六七八九十百千]*[十百千][零一二三四五六七八九十百]+(?=个|种|处|次|笔|座)/g, (n) => `${number(n)}`)
    .replace(new RegExp(`(第|\\()(${NUMERAL})(?=(\\))?)`, "g"), (all, mark, n, closed) => (mark === "第" || closed ? `${mark}${number(n)}` : all));

  const pairs = (run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2));
  const two = (n) => String(n).padStart(2, "0");
  const literal = (words) => pairs(words.replace(/[^一-鿿]/g, ""));

  /* Patterns in the order in which they are tried; each gives the tokens that answer it. */
  const FIGURES = [
    [/[〔[(]?((?:19|20)\d\d)[〕\])\s]+第?(\d{1,4})号/, (m) => ({ notice: `〔${m[1]}〕${m[2]}号` })],
    [/(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?/, (m) => ({ tokens: [`@${m[1]}-${two(m[2])}-${two(m[3])}`] })],
    [/(\d{4})[年\-/](\d{1,2})月?/, (m) => ({ tokens: [`@${m[1]}-${two(m[2])}`] })],
    [/(\d{1,2})月(\d{1,2})[日号]?/, (m) => ({ tokens: [`@${two(m[1])}-${two(m[2])}`] })],
    [/第?(\d{1,3})(?:条(?:措施)?第?|\()\(?(\d{1,2})\)?[项款]?/, (m) => ({ clause: `§${m[1]}.${m[2]}`, cited: true })],
    [/(?:第(\d{1,4})条?|(?:措施|条款)(\d{1,4})|(?<![\d,.])(\d{1,4})条)/,
      (m) => ({ clause: `§${m[1] ?? m[2] ?? m[3]}`, cited: !m[3], bare: Boolean(m[3]), tokens: m[3] ? [`${m[3]}条`] : [] })],
    [/(\d[\d,]*(?:\.\d+)?)([%‰])/, (m) => ({ tokens: [`%${Number(`${m[1].replaceAll(",", "")}e${m[2] === "‰" ? -1 : 0}`)}`] })],
    [/(\d[\d,]*(?:\.\d+)?)\s*[多余]?(万亿|[百千]?[万亿]|[百千](?![瓦米克伏])|[wk](?![a-z]))?\s*[多余]?(元|块)?(?:\/人|每人)?/, (m) => {
      // Written as a power of ten, because 1.38 × 100,000,000 is not 138,000,000 in binary fractions.
      const power = [...(m[2] ?? "")].reduce((all, one) => all + SCALE[one], 0);
      const value = Number(`${m[1].replaceAll(",", "")}e${power}`);
      return { tokens: [`#${value}`, ...(m[3] === "块" ? [`${value}块`] : [])], counted: m[3] ? null : value, bare: !m[2] && !m[3] };
    }],
  ];

  const take = (text, found) => {
    for (const [pattern, read] of FIGURES) {
      const match = pattern.exec(text);
      if (!match) continue;
      const got = read(match);
      const after = text.slice(match.index + match[0].length);
      const rest = `${text.slice(0, match.index)} ${after}`;
      if (got.counted !== undefined && got.counted !== null) {
        const unit = /^(?:[一-鿿]+|[a-z°]+\d?)?/.exec(after)[0].slice(0, LONGEST_UNIT);
        got.tokens = [...got.tokens, ...Array.from(unit, (_, at) => `${got.counted}${unit.slice(0, at + 1)}`)];
        if (got.bare && !text.replace(match[0], "").trim()) got.clause = `§${got.counted}`;
      }
      found.push({ text: match[0], ...got });
      return take(rest, found);
    }
    return text;
  };

  /* The longest known name at each place; what is between is left as it is. */
  const spot = (run, name) => {
    const parts = [];
    let plain = "";
    for (let at = 0; at < run.length;) {
      let length = Math.min(16, run.length - at);
      while (length > 0 && !name(run.slice(at, at + length))) length -= 1;
      if (!length) { plain += run[at]; at += 1; continue; }
      if (plain) parts.push([plain, false]);
      plain = "";
      parts.push([run.slice(at, at + length), true]);
      at += length;
    }
    if (plain) parts.push([plain, false]);
    return parts;
  };

  const named = (words, [officials, tokens, units]) => {
    const options = [{ tokens: literal(words), weight: 1 }];
    for (const official of officials) options.push({ tokens: literal(official), weight: 0.75, entire: true });
    for (const token of tokens) options.push({ tokens: [token], weight: 0.95 });
    return { text: words, options: options.filter((one) => one.tokens.length), units };
  };

  /* known: { name: words → what they stand for (search-index.js), phrases: stop phrases, longest first } */
  const understand = (typed, known) => {
    const figures = [];
    let rest = take(digits(fold(typed)), figures);
    const concepts = figures.filter((one) => !one.notice).map((one) => ({
      text: one.text,
      // 21条 and 21 alone name a clause; among other words they may count anything.
      cited: one.cited || (one.bare && figures.length === 1 && !rest.trim()) ? one.clause : null,
      options: [...(one.clause ? [{ tokens: [one.clause], weight: 1.5 }] : []),
        ...(one.tokens ?? []).map((token) => ({ tokens: [token], weight: 1 }))],
    }));
    const runs = [];
    for (const run of rest.match(/[一-鿿]+|[a-zü0-9]+/g) ?? []) {
      for (const [part, isName] of spot(run, known.name)) {
        if (isName) { concepts.push(named(part, known.name(part))); continue; }
        const cleared = known.phrases.reduce((text, phrase) => text.split(phrase).join(" "), part).trim();
        runs.push(...cleared.split(/\s+/).filter(Boolean));
      }
    }
    const single = !concepts.length && runs.length === 1 && runs[0].length === 1;
    for (const run of runs) {
      if (/^[a-zü0-9]/.test(run)) concepts.push({ text: run, latin: true, options: [{ tokens: [run], weight: 1 }] });
      else if (run.length > 1) concepts.push({ text: run, run: true, options: [{ tokens: pairs(run), weight: 1 }] });
      else if (single) concepts.push({ text: run, single: true, options: [{ tokens: [run], weight: 1 }] });
    }
    return { concepts: concepts.filter((one) => one.options.length), notice: figures.find((one) => one.notice)?.notice };
  };

  window.policyQuery = { fold, understand, pairs };
})();
