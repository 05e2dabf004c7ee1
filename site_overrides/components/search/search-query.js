/*
 * What a visitor typed → concepts to look for. A concept is { text, options: [{ tokens, weight }] }: it is met as well
 * as the best of its options. generator/policyref/search/tokens.py makes the same tokens of the official text.
 * @uses search-figures
 */
(() => {
  "use strict";

  const LONGEST = 80;

  const fold = (text) => text.slice(0, 400).normalize("NFKC").toLowerCase()
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

  const named = (words, [officials, tokens, units]) => {
    const options = [{ tokens: words.match(/[a-z0-9]+/g) ?? literal(words), weight: 1 }];
    for (const official of officials) options.push({ tokens: literal(official), weight: 0.75, entire: true });
    for (const token of tokens) options.push({ tokens: [token], weight: 0.95 });
    return { text: words, options: options.filter((one) => one.tokens.length), units };
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

  /* known: { name: words → what they stand for (search-index.js), phrases: stop phrases, longest first } */
  const understand = (typed, known) => {
    const { figures, rest } = policyFigures.take(fold(typed));
    const concepts = figures.filter((one) => !one.notice);
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
        concepts.push({ ...run, run: true, options: [{ tokens: pairs(run.text), weight: 1 }] });
      } else if (single) concepts.push({ ...run, single: true, options: [{ tokens: [run.text], weight: 1 }] });
    }
    return {
      concepts: [...concepts, ...across].filter((one) => one.options.length),
      notice: figures.find((one) => one.notice)?.notice,
    };
  };

  window.policyQuery = { fold, understand, named, pairs, characters };
})();
