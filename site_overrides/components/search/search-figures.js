/*
 * Figures of a query: clauses, dates, shares, amounts and counts, each in the one form in which the index has it.
 * policyFigures.take(text) → { figures: [{ text, options, clause, cited, number }], rest }; `number` is a document's.
 * generator/policyref/search/tokens.py makes the same tokens of the official text.
 */
(() => {
  "use strict";

  const DIGIT = {
    零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 三: 3, 叁: 3, 四: 4, 肆: 4,
    五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
  };
  const POWER = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
  const SCALE = { 万: 4, w: 4, 亿: 8, 千: 3, k: 3, 百: 2 };
  const NUMERAL = `[${Object.keys(DIGIT).join("")}${Object.keys(POWER).join("")}]+`;
  const N = `(\\d{1,3}|${NUMERAL})`;
  const LONGEST_UNIT = 4;
  // How much less a number says that stands before another counting word (551家 for 551户).
  const BARE = 0.6;
  // Counting words behind which a Chinese numeral is a number; 一家 and 百家 are words more often than numbers.
  const COUNTED = "[家户人名位岁台套辆吨亩座倍折成]|公里|公顷|平方米|小时|个月|个季度|个工作日|个点";
  const COUNTING = /^\s*(?:家|户|个|名|位|台|套|辆|座|处|项|种|笔|条|批|人(?!民|才|员))/;
  const SCALED = "万亿|[百千]?[万亿]|[百千](?![瓦米克伏])|[wk](?![a-z])";

  const number = (words) => {
    if (/^\d/.test(words)) return Number(words);
    let total = 0, digit = 0, power = 1;
    for (const one of words) {
      if (POWER[one]) { power = POWER[one]; total += (digit || 1) * power; digit = 0; continue; }
      digit = digit * (digit && !total ? 10 : 1) + DIGIT[one];
      if (!DIGIT[one]) power = 1;
    }
    // 三千五 is 3500, 三千零五 is 3005.
    return total + digit * (total && power > 10 ? power / 10 : 1);
  };

  /* 一万五千 and 1万5千 are one number, and so is 一万五. */
  const TEN_THOUSANDS = new RegExp(`(${NUMERAL}|\\d+)万(${NUMERAL}|\\d千?)(?=元|块|的|\\s|$)`, "g");
  const thousands = (words) => {
    const value = /^\d/.test(words) ? parseInt(words, 10) : number(words);
    return value < 10 ? value * 1000 : value;
  };

  const inDigits = (words) => `${number(words)}`;
  const oneByOne = (words) => [...words].map((one) => DIGIT[one]).join("");
  const permille = (_, of, n, part) => `${number(n)}${part ? `.${oneByOne(part)}` : ""}${of === "百" ? "%" : "‰"}`;

  /*
   * The first match of a pattern that does not stand behind what `behind` names. Phones of 2020 know no lookbehind in
   * patterns: a script with one is not read at all.
   */
  const firstOf = (text, pattern, behind, from = 0) => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match || !behind || !match.index || !behind.test(text[match.index - 1])) return match;
    return firstOf(text, pattern, behind, match.index + 1);
  };
  const replaced = (text, [pattern, to, behind]) => {
    if (!behind) return text.replace(pattern, to);
    let done = "", from = 0;
    for (let match; (match = firstOf(text, pattern, behind, from)); from = match.index + match[0].length) {
      done += text.slice(from, match.index) + to(...match);
    }
    return done + text.slice(from);
  };

  /* [pattern, what becomes of it, what it does not stand behind]: Chinese numerals become digits where what stands
   * around them shows that they are numbers. */
  const TO_DIGITS = [
    [TEN_THOUSANDS, (_, high, low) => `${number(high) * 10000 + thousands(low)}`],
    [new RegExp(`(百|千)分之(${NUMERAL}|[\\d.]+)(?:点(${NUMERAL}))?`, "g"), permille],
    [new RegExp(`(${NUMERAL})点(${NUMERAL})(?=[万亿倍%])`, "g"), (_, n, part) => `${number(n)}.${oneByOne(part)}`, /\d/],
    [new RegExp(`${NUMERAL}(?=万|亿|元|块|条|项|号|年|月|日|天)`, "g"), inDigits, /\d/],
    [new RegExp(`(?![百千一]?(?:${COUNTED}))${NUMERAL}(?=${COUNTED})`, "g"), inDigits, /\d/],
    [/[一二两三四五六七八九十百千]*[十百千][零一二三四五六七八九十百]+(?=个|种|处|次|笔|座)/g, inDigits, /\d/],
    [new RegExp(`[一二两三四五六七八九][百千](?:${NUMERAL})?(?![企店家行])`, "g"), inDigits, /[\d第]/],
    [new RegExp(`^\\s*(${NUMERAL})\\s*$`), (_, n) => inDigits(n)],
    // 3个亿, 5到10万, 2023年1季度, 23年4月
    [/(\d)个(?=[万亿])/g, "$1"],
    [new RegExp(`(\\d)\\s*(?:-|~|到|至|—)\\s*(\\d[\\d.]*)(${SCALED}|%)`, "g"), "$1$3 $2$3"],
    [/2\d(?=([.\-/])\d{1,2}\1\d{1,2}(?!\d))/g, (year) => `20${year}`, /[\d.]/],
    [/([1-4])季度/g, (_, n) => `${"一二三四"[n - 1]}季度`, /[\d.]/],
    [/\bq([1-4])\b/g, (_, n) => `${"一二三四"[n - 1]}季度`],
    [/2\d年(?=\d{1,2}月|[初底末]|[上下]半年|[一二三四]季度)/g, (year) => `20${year}`, /\d/],
  ];
  const digits = (text) => TO_DIGITS.reduce(replaced, text);

  const two = (n) => String(n).padStart(2, "0");
  const options = (...tokens) => tokens.filter(Boolean).map((token) => ({ tokens: [token], weight: 1 }));
  const clause = (measure, item) => (item ? `§${number(measure)}.${number(item)}` : `§${number(measure)}`);
  // 1.38 × 10⁸ is not exact in binary.
  const decimal = (digits, power) => Number(`${digits.replaceAll(",", "")}e${power}`);

  /* Other ways to say a length of time: 半年 is 6个月. */
  /** @type {Record<string, [number, string]>} */
  const SPANS = { 年: [12, "个月"], 周: [7, "天"], 星期: [7, "天"] };
  const spans = (value, unit) => {
    const found = [];
    for (const [long, [times, short]] of Object.entries(SPANS)) {
      if (unit.startsWith(long)) found.push(`${value * times}${short}`);
      if (unit.startsWith(short) && value % times === 0) found.push(`${value / times}${long}`);
    }
    return found;
  };

  const counted = (value, unit) => [
    ...options(...Array.from(unit, (_, at) => `${value}${unit.slice(0, at + 1)}`), ...spans(value, unit)),
    ...(/^个点/.test(unit) ? options(`%${value}`) : []),
    ...(/^成/.test(unit) ? options(`%${value * 10}`) : []),
    ...(value >= 10 ? [{ tokens: [`=${value}`], weight: BARE }] : []),
  ];

  /* Clauses, before numerals are read. 21条 and 21 alone name a clause; among other words they may count anything. */
  const CLAUSES = [
    [/[〔[【(]?((?:19|20)\d\d)[〕\]】)年\s]+第?(\d{1,4})号/, (m) => ({ number: `〔${m[1]}〕${m[2]}号` })],
    [new RegExp(
      `(?:第|措施|条款)?\\s*${N}\\s*(?:条(?:措施|政策)?|号措施|项措施)?\\s*[的之,、.-]?\\s*` +
      `(?:第\\s*${N}\\s*小?[项款点条目]|第?\\s*\\(\\s*${N}\\s*\\)\\s*小?[项款点条目]?)`,
    ), (m) => ({ clause: clause(m[1], m[2] ?? m[3]), cited: true })],
    [
      new RegExp(`(?:第|措施)?\\s*${N}\\s*条(?:措施|政策)?\\s*[的之-]?\\s*${N}\\s*(?:小?[项款点目](?!目)|$)`),
      (m) => ({ clause: clause(m[1], m[2]), cited: true }),
    ],
    [/^\s*(\d{1,3})(?:\s*[-.之]\s*|\s+)(\d{1,2})\s*$/, (m) => ({
      clause: clause(m[1], m[2]), cited: true,
      options: options(m[1] <= 12 && m[2] <= 31 && `@${two(m[1])}-${two(m[2])}`),
    })],
    [new RegExp(`第\\s*${N}\\s*(?:[条款项点]|[个号]?(?=措施|政策|\\s|$))`), (m) => ({ clause: clause(m[1]), cited: true })],
    [/(?:措施|条款|§|no\.?)\s*(\d{1,3})(?!\d|[%个家户人名万千百亿元])/, (m) => ({ clause: clause(m[1]), cited: true })],
    [new RegExp(`(?:措施|条款)\\s*(${NUMERAL})(?=\\s|[条号]|$)`), (m) => ({ clause: clause(m[1]), cited: true })],
    [/^\s*(\d{1,3})\s*[.、]\s*$/, (m) => ({ clause: clause(m[1]), cited: true })],
  ];

  /* Patterns in the order in which they are tried, when numerals are digits; the third is what none stands behind. */
  const FIGURES = [
    [/第?(\d{1,4})号(?!措施|政策|[前后以])/g, (m) => ({ number: `${m[1]}号`, options: options(`${m[1]}号`) }), /[\d月.\-/]/],
    [
      /(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})[日号]?/,
      (m) => ({ options: options(`@${m[1]}-${two(m[2])}-${two(m[3])}`) }),
    ],
    [/(\d{4})[年\-/](\d{1,2})月?/, (m) => ({ options: options(`@${m[1]}-${two(m[2])}`) })],
    [/(\d{1,2})月(\d{1,2})[日号]?/, (m) => ({ options: options(`@${two(m[1])}-${two(m[2])}`) })],
    [
      /(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?=[日号]|之?[前后]|截止|到期|$)/g,
      (m) => ({ options: options(`@${two(Number(m[1]))}-${two(Number(m[2]))}`, `#${m[0]}`) }), /[\d.]/,
    ],
    [/(\d{1,2})月(?:份|底|末|初)?/, (m) => ({ options: options(`@${two(m[1])}`, `${m[1]}月`) })],
    [/(\d{1,4})条/g, (m) => ({ clause: clause(m[1]), bare: true, options: options(`${m[1]}条`) }), /[\d,.]/],
    [/(\d[\d,]*(?:\.\d+)?)([%‰])/, (m) => ({ options: options(`%${decimal(m[1], m[2] === "‰" ? -1 : 0)}`) })],
    [new RegExp(
      `(\\d[\\d,]*(?:\\.\\d+)?)\\s*[多余来几]?(${SCALED})?\\s*[多余来]?(元|块)?(?:\\/人|每人|[一每]个?人)?`,
    ), (m, after, alone) => {
      const value = decimal(m[1], [...(m[2] ?? "")].reduce((all, one) => all + SCALE[one], 0));
      const bare = !m[2] && !m[3];
      const unit = m[3] === "元" ? "" : m[3] ?? /^\s*([一-鿿]+|[a-z°]+\d?)?/.exec(after)[1] ?? "";
      return {
        options: [...options(`#${value}`), ...(m[3] === "元" ? [] : counted(value, unit.slice(0, LONGEST_UNIT)))],
        // 551家企业 asks for the number and for 企业, not for 家企.
        rest: unit ? after.replace(COUNTING, " ") : after,
        bare, clause: bare && alone ? `§${value}` : undefined,
      };
    }],
  ];

  const read = (text, patterns, found) => {
    for (const [pattern, meant, behind] of patterns) {
      const match = firstOf(text, pattern, behind);
      if (!match) continue;
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + match[0].length);
      const { rest = after, ...figure } = meant(match, after, !(before + after).trim());
      found.push({ text: match[0], options: [], ...figure });
      return read(`${before} ${rest}`, patterns, found);
    }
    return text;
  };

  const take = (text) => {
    const figures = [];
    const rest = read(digits(read(text, CLAUSES, figures)), FIGURES, figures);
    const alone = figures.length === 1 && !rest.trim();
    for (const one of figures) {
      one.cited = one.cited || (one.bare && alone) ? one.clause : null;
      if (one.clause) one.options.unshift({ tokens: [one.clause], weight: 1.5 });
    }
    return { figures, rest };
  };

  window.policyFigures = { take };
})();
