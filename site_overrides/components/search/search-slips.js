/*
 * What was typed another way than the data has it: sounds (pinyin, initials, same-sound slips), abbreviations, and one
 * character that is wrong, missing, doubled or swapped. Each gives options of a concept, as search-query.js does.
 * @uses search-index, search-query
 */
(() => {
  "use strict";

  const { begin, learn, part, look } = policyIndex;
  const { pairs } = policyQuery;

  // What a slip stands for is as good as less than half of it: such results alone are shown as near ones.
  const DOUBT = 0.45;
  // To shorten is more usual than to slip.
  const ABBREVIATED = 1.2;
  const EDITED = 0.6;
  const SPLITS = 4;
  // A run in which more is missing is in other words, and not a slip.
  const MISSING = 3;
  const FILLINGS = 4;

  const blur = (sound) => sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
  /* Sounds of a word that follow each other; across two words only where one of them is a single sound. */
  const next = (word, at, words) => {
    const inside = word.slice(1).map((one, before) => [word[before], one]);
    const last = words[at - 1];
    return last && (last.length === 1 || word.length === 1) ? [[last[last.length - 1], word[0]], ...inside] : inside;
  };

  /* The ways to make up a Latin word of fewest syllables; none where it cannot be. The last may be typed in part. */
  const syllables = (word, known) => {
    const best = [[[]]];
    for (let end = 1; end <= word.length; end += 1) {
      for (let start = Math.max(0, end - 6); start < end; start += 1) {
        if (!best[start] || !known.has(word.slice(start, end))) continue;
        const ways = best[start].map((way) => [...way, word.slice(start, end)]);
        const length = best[end]?.[0].length ?? Infinity;
        if (ways[0].length < length) best[end] = ways;
        else if (ways[0].length === length) best[end] = [...best[end], ...ways].slice(0, SPLITS);
      }
    }
    let end = word.length;
    while (end > 1 && !best[end]) end -= 1;
    const rest = word.slice(end);
    const whole = !rest || (best[end]?.[0].length > 1 && [...known].some((one) => one.startsWith(rest)));
    return whole ? best[end] ?? [] : [];
  };

  /* For each two sounds that follow each other the pairs of the data that sound so. */
  const alike = async (sounds) => {
    const found = await look("p", sounds);
    return sounds.map((sound) => pairs(found.get(sound) ?? "").filter((_, at) => at % 2 === 0));
  };
  /* The same for characters that were typed: the name of a place is no slip for another's. */
  const heardAs = async (sounds) => {
    const { proper } = await begin();
    return (await alike(sounds)).map((all) => all.filter((pair) => !proper.has(pair)));
  };

  /* Latin words that only spaces part are one (shi ye bao xian), but for those that the data has. Names come out. */
  const joined = async (concepts, index) => {
    const all = [];
    for (const one of concepts) {
      const last = all[all.length - 1];
      if (!one.latin || index.has(one.text)) { all.push(one); continue; }
      if (one.follows && last?.words) { last.words.push(one.text); last.after = one.after; continue; }
      all.push({ ...one, words: [one.text] });
    }
    return (await Promise.all(all.map((one) => (one.words ? heard(one) : [one])))).flat();
  };

  const split = async ({ words }) => {
    const known = new Set((await part("syllables")).split(" "));
    return words.map((word) => syllables(word.replaceAll("ü", "v"), known));
  };

  /* The names in a concept of pinyin (shebao), and the pinyin that is left. */
  const heard = async (concept) => {
    const ways = await split(concept);
    const sounds = ways.every((one) => one.length) ? ways.flatMap(([way]) => way) : [];
    const blurred = sounds.map(blur);
    const found = await look("q", blurred.slice(1).map((one, at) => `${blurred[at]} ${one}`));
    const concepts = [];
    let rest = [];
    const keep = () => { if (rest.length) concepts.push({ ...concept, words: [rest.join("")] }); rest = []; };
    for (let at = 0; at < sounds.length;) {
      const table = found.get(blurred.slice(at, at + 2).join(" ")) ?? {};
      const ahead = ` ${blurred.slice(at).join(" ")} `;
      const fitting = Object.keys(table).filter((one) => ahead.startsWith(` ${one} `));
      const [whole] = fitting.sort((a, b) => b.length - a.length);
      if (!whole) { rest.push(sounds[at]); at += 1; continue; }
      keep();
      const length = whole.split(" ").length;
      const meant = await meanings(table[whole]);
      const literal = await spelled({ words: [sounds.slice(at, at + length).join("")] });
      concepts.push({ text: concept.text, ...meant, options: [...literal, ...meant.options] });
      at += length;
    }
    if (!concepts.length) return [concept];
    keep();
    return concepts;
  };

  const meanings = async (names) => {
    const { name } = await learn(names.join(" "));
    const all = names.filter((one) => name(one)).map((one) => policyQuery.named(one, name(one)));
    const every = (key) => all.flatMap((one) => one[key] ?? []);
    return {
      options: every("options"), units: every("units"), notices: every("notices"), bonus: all.every((one) => one.bonus),
    };
  };

  /* Pinyin, also between characters (失业bao险), or else initials. */
  const spelled = async ({ words, before = "", after = "" }) => {
    const ways = await split({ words });
    if (ways.every((one) => one.length)) {
      const sound = await look("s", [before, after].filter(Boolean));
      const longer = (all, more) => all.flatMap((way) => more.map((one) => [...way, one])).slice(0, SPLITS);
      const whole = ways.reduce(longer, [[]]);
      const options = await Promise.all(whole.map(async (way) => {
        const heard = [[sound.get(before)], ...way, [sound.get(after)]].filter(([one]) => one);
        const found = await alike(heard.flatMap(next).map((two) => two.map(blur).join(" ")));
        return { weight: 1, tokens: found.filter((one) => one.length) };
      }));
      const kept = options.filter(({ tokens }) => tokens.length);
      if (kept.length) return kept;
    }
    const letters = words.join("");
    const length = Math.min(4, letters.length);
    if (length < 3) return [];
    const starts = Array.from({ length: letters.length - length + 1 }, (_, at) => at);
    return [{ weight: 1, tokens: starts.map((at) => `^${letters.slice(at, at + length)}`) }];
  };

  /* The options of a run that has pairs which the data does not have. */
  const slips = async (concept, index) => {
    const [{ tokens }] = concept.options;
    const missing = tokens.filter((pair) => !index.has(pair));
    const sound = await look("s", [...missing.join("")]);
    const found = await heardAs(missing.map((pair) => [...pair].map((one) => sound.get(one)).join(" ")));
    const heard = new Map(missing.map((pair, at) => [pair, found[at]]).filter(([, alikes]) => alikes.length));
    const short = await look("b", missing.map((pair) => `~${pair}`));
    const said = tokens.map((pair) => (short.has(`~${pair}`) ? [`~${pair}`] : pair));
    return [
      { weight: 1, doubt: DOUBT, tokens: tokens.map((pair) => heard.get(pair) ?? pair) },
      ...(short.size ? [{ weight: ABBREVIATED, doubt: DOUBT, tokens: said }] : []),
      ...await edited(concept, tokens, index),
    ];
  };

  /* Where pairs are missing, one after the other: [first character, last character]. */
  /** @type {(whole: string, missing: string[]) => [number, number][]} */
  const stretches = (whole, missing) => {
    /** @type {[number, number][]} */
    const found = [];
    for (let at = 0; at < whole.length - 1; at += 1) {
      if (!missing.includes(whole.slice(at, at + 2))) continue;
      const last = found[found.length - 1];
      if (last && last[1] === at) last[1] = at + 1;
      else found.push([at, at + 1]);
    }
    return found;
  };

  /* A character put in, or another one put in its place: what the data has between two characters of the text. */
  const filled = async (whole, [first, last]) => {
    const places = last - first === 2 ? [[first, last]] : [[first - 1, last], [first, last + 1]];
    for (let at = first; at < last; at += 1) places.push([at, at + 1]);
    const inside = places.filter(([from, to]) => from >= 0 && to < whole.length && to - from < 3);
    const found = await look("g", inside.map(([from, to]) => whole[from] + whole[to]));
    return inside.flatMap(([from, to]) => [...(found.get(whole[from] + whole[to]) ?? "")].slice(0, FILLINGS)
      .map((one) => whole.slice(0, from + 1) + one + whole.slice(to)));
  };

  /* A character too many, or two that changed places. */
  const moved = (whole, [first, last]) => {
    const found = [];
    for (let at = first; at <= last; at += 1) found.push(whole.slice(0, at) + whole.slice(at + 1));
    for (let at = Math.max(0, first - 1); at <= Math.min(last, whole.length - 2); at += 1) {
      found.push(whole.slice(0, at) + whole[at + 1] + whole[at] + whole.slice(at + 2));
    }
    return found;
  };

  const edited = async ({ text, before = "", after = "" }, tokens, index) => {
    const whole = before + text + after;
    const missing = tokens.filter((pair) => !index.has(pair));
    if (missing.length > MISSING) return [];
    const wrong = stretches(whole, missing);
    const ways = await Promise.all(wrong.map(async (one) => [...await filled(whole, one), ...moved(whole, one)]));
    const texts = ways.flat();
    const typed = new Set(pairs(whole));
    const fresh = (one) => pairs(one).filter((pair) => !typed.has(pair));
    const there = await look("b", texts.flatMap(fresh));
    const { proper } = await begin();
    const fits = (pair) => there.has(pair) && !proper.has(pair);
    const good = texts.filter((one) => fresh(one).length && fresh(one).every(fits));
    const near = (one) => pairs(one).filter((pair) => !typed.has(pair) || tokens.includes(pair));
    return [...new Set(good)].map((one) => ({
      weight: EDITED, doubt: DOUBT, tokens: near(one).map((pair) => (typed.has(pair) ? pair : [pair])),
    }));
  };

  window.policySlips = { joined, spelled, slips };
})();
