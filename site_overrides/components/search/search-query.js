/*
 * What a visitor typed → concepts to look for. A concept is { text, options: [{ tokens, weight }] }: it is met as well
 * as the best of its options. generator/policyref/search/tokens.py makes the same tokens of the official text.
 * @uses search-figures
 */
(() => {
  "use strict";

  const LONGEST = 80;

  // Nothing looks at more of a query than this; what was typed may be a million characters long.
  const bounded = (text) => [...text.slice(0, 400)].slice(0, 200).join("");

  const fold = (text) => bounded(text).normalize("NFKC").toLowerCase()
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\ufeff]/g, " ").slice(0, LONGEST);

  // Rare characters of names of people and places too, some of which are two code units of a string (𡋾).
  const HAN = "[㐀-䶿一-鿿\u{20000}-\u{323af}]";
  const EVERY = new RegExp(HAN, "gu");
  const WORDS = new RegExp(`${HAN}+|[a-zü0-9]+`, "gu");
  const FIRST = new RegExp(`^${HAN}`, "u");
  const LAST = new RegExp(`${HAN}$`, "u");

  const characters = (text) => text.match(EVERY) ?? [];
  const pairs = (run) => {
    const all = [...run];
    return all.slice(1).map((one, before) => all[before] + one);
  };
  const isOne = (words) => [...words].length === 1;
  const literal = (words) => pairs(characters(words).join(""));

  /* The longest known name at each place; what is between is left as it is. */
  const spot = (run, name) => {
    const parts = [];
    let plain = "";
    for (let at = 0; at < run.length;) {
      let length = run.length - at;
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

  /* The name of a notice or its place alone is a bonus: what it names need not say it again. */
  /* Whether words are the name of one body or place, and no slip for another: 审计局, 泽州县; but not 超市, 外省. */
  const BODY = /[一-鿿]{2}(?:局|厅|委员会|管委会|法院|检察院)$/;
  const PLACE = /[一-鿿]([一-鿿])[省市县旗]$/;
  const NO_PLACE = "超夜上门早股楼车城本我全集都菜各外出";
  const isProper = (words) => BODY.test(words) || (PLACE.test(words) && !NO_PLACE.includes(PLACE.exec(words)[1]));

  const named = (words, [officials, tokens, units, notices, , absent = 0]) => {
    if (absent) return { text: words, options: [], absent };
    const options = [{ tokens: words.match(/[a-z0-9]+/g) ?? literal(words), weight: 1 }];
    for (const official of officials) options.push({ tokens: literal(official), weight: 0.75, entire: true });
    for (const token of tokens) options.push({ tokens: [token], weight: 0.95 });
    const bonus = notices.length > 0 && !officials.length && !units.length;
    return { text: words, options: options.filter((one) => one.tokens.length), units, notices, bonus };
  };

  const without = (phrases, text) =>
    phrases.reduce((all, phrase) => all.split(phrase).join(" ".repeat(phrase.length)), text);

  /* The pieces of a text that are words: { text, before, after }, with the characters that touch them. Where a name
   * touches other words, the pair of both (工率 of 开工率) is a bonus: it may be in the data, but need not. */
  const pieces = (text, known) => {
    const found = [];
    for (const match of text.matchAll(WORDS)) {
      const [run] = match;
      const before = LAST.exec(text.slice(0, match.index))?.[0] ?? "";
      const after = FIRST.exec(text.slice(match.index + run.length))?.[0] ?? "";
      if (/^[a-zü0-9]/.test(run)) {
        // shi ye bao xian: each word follows the last, and only spaces part them.
        const follows = /[a-zü][\s']+$/.test(text.slice(0, match.index));
        found.push({ text: run, before, after, latin: true, name: Boolean(known.name(run)), follows });
        continue;
      }
      let at = 0;
      for (const [part, name] of spot(run, known.name)) {
        const cleared = name ? part : without(known.phrases, part);
        for (const word of cleared.matchAll(/\S+/g)) {
          const start = at + word.index, end = start + word[0].length;
          found.push({ text: word[0], before: run[start - 1] ?? before, after: run[end] ?? after, name });
        }
        if (at) found.push({ text: run.slice(at - 1, at + 1), bonus: true });
        at += part.length;
      }
    }
    return found;
  };

  /* How to apply, whom to call, what to bring: no text is found by it, and a card answers it (search-asked.js). */
  const ASKED = new RegExp([
    "(?:怎么|怎样|如何|咋)?(?:申请|申领|申报)(?:流程|步骤|方式|手续|表格?|材料|条件|时间)?",
    "(?:怎么|怎样|如何|咋)(?:办理|办|领取|领)(?![成公证企])|办理?(?:流程|手续|地点|地址|时间|条件|指南)|办事指南",
    "(?:到|去|在)?(?:哪里|哪儿|哪个窗口|哪个大厅|什么地方|哪)(?:可以|能)?(?:办理|办|领取|领|交|申请|申领)",
    "(?:需要|要|带|交|提交|准备)*(?:什么|哪些|啥)(?:材料|手续|证件|资料)|材料清单|申请材料|材料",
    "联系方式|联系电话|咨询电话|电话号码|电话|号码|窗口|办公地址|地址|上班时间|几点上班|网址|流程|表格下载",
  ].join("|"), "g");

  /* What is asked for in such words, and the rest of a query. Words alone are looked for as they are. */
  const asking = (text) => {
    const words = text.match(ASKED) ?? [];
    const rest = text.replace(ASKED, " ");
    return { words, rest: rest.trim() ? rest : text };
  };

  /* known: { name: words → what they stand for (search-index.js), phrases: stop phrases, longest first } */
  const understand = (typed, known) => {
    const asked = asking(fold(typed));
    const { figures, rest } = policyFigures.take(asked.rest);
    const concepts = figures.filter((one) => !one.number);
    const runs = [];
    const across = [];
    for (const piece of pieces(rest, known)) {
      if (piece.bonus) across.push({ ...piece, options: [{ tokens: [piece.text], weight: 1 }] });
      else if (piece.name) concepts.push({ ...piece, ...named(piece.text, known.name(piece.text)) });
      else runs.push(piece);
    }
    const single = !concepts.length && runs.length === 1 && isOne(runs[0].text) && !runs[0].latin;
    for (const run of runs) {
      if (run.latin) concepts.push({ ...run, options: [{ tokens: [run.text], weight: 1 }] });
      else if (!isOne(run.text)) {
        const proper = isProper(run.text);
        const ending = /..[局厅]$/.exec(run.text);
        const tokens = [...pairs(run.text), ...(ending ? [`$${ending[0]}`] : [])];
        concepts.push({ ...run, run: true, proper, options: [{ tokens, weight: 1, entire: proper }] });
      } else if (single) concepts.push({ ...run, single: true, options: [{ tokens: [run.text], weight: 1 }] });
    }
    return {
      concepts: [...concepts, ...across].filter((one) => one.absent || one.options.length),
      asks: asked.words.length > 0,
      number: figures.find((one) => one.number)?.number,
    };
  };

  window.policyQuery = { bounded, fold, understand, named, pairs, characters };
})();
