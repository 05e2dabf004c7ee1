/*
 * The result of the finder: new policyFinderResult(numbers).of(questions, unknown) → { headline, counts, parts }. It
 * opens with three counts; then cards, each with the words that decide. Topics exclude nothing: what they are not about
 * is folded under a count.
 * @uses finder-card, finder-decide, finder-force, finder-words, search-result, shards
 */
(() => {
  "use strict";

  const { fill, make } = window.policyResult;
  const { FINDER, FINDER_FORCE, FOUND, SIGN } = window.policyFinderWords;
  const { card, listed } = window.policyFinderCard;
  const store = window.policyShards.open("finder");
  // So many cards of each are shown at once, and so many more when they are asked for.
  const FIRST = { yes: 6, ask: 4, no: 2 };
  const STEP = 10;

  /* Whether a notice holds where the visitor is: where it is not known which part of a place, that is to be asked. */
  const placed = (at, question) => {
    if (at < 0 || !question?.chosen.length) return null;
    const [{ name, place }] = question.chosen;
    const among = (numbers) => numbers.split(" ").includes(String(at));
    if (among(place.fits)) return null;
    return { state: among(place.within) ? "perhaps" : "not_here", chosen: name };
  };

  class Result {
    constructor(numbers) {
      this.numbers = numbers;
    }

    async of(questions, unknown) {
      this.questions = questions;
      this.force = await window.policyFinderForce.open(store);
      const groups = await this.match();
      const count = (name) => (this.asked() ? this.shown(name, groups[name]) : groups[name]).length;
      const counts = Object.fromEntries(Object.keys(FOUND).map((name) => [name, count(name)]));
      const parts = [this.answered(), this.unknown(unknown), this.tiles(counts), this.documents(groups)];
      for (const name of Object.keys(FOUND)) parts.push(await this.section(name, groups[name]));
      parts.push(this.numbers.box);
      parts.push(this.folded(fill(FINDER.elsewhere, { count: groups.elsewhere.length }), groups.elsewhere));
      const ended = groups.ended.map(({ entry }) => entry);
      parts.push(this.folded(this.force.heading(ended), groups.ended, FINDER_FORCE.why));
      const [headline, said] = [fill(FINDER.headline, counts), fill(FINDER.counts, counts)];
      return { headline, counts: said, parts: parts.filter(Boolean) };
    }

    /* Every entry, by what the text says; of each group what is about the visitor's topics comes first, and then what
       our own words for its readers suggest. */
    async match() {
      const { entries, decides } = await store.about();
      const length = Math.ceil(entries / decides);
      const files = Array.from({ length }, (_, number) => store.part(`decides/${number}`));
      const rows = (await Promise.all(files)).flat();
      const count = rows.length ? (rows[0].length - 4) / 2 : 0;
      const given = Array.from({ length: count }, () => [false, 0]);
      for (const { at, topic, bits, isPlace } of this.questions) if (!isPlace) given[at] = [topic, bits];
      const place = this.questions.find(({ isPlace }) => isPlace);
      const who = this.questions.find(({ topic, isPlace }) => !topic && !isPlace);
      const groups = { yes: [], ask: [], no: [], elsewhere: [], ended: [] };
      rows.forEach((row, entry) => {
        const found = window.policyDecide(row, given);
        const where = placed(row[row.length - 1], place);
        const decided = { ...found, entered: Boolean(row[row.length - 2]), place: where, entry };
        if (where && found.state === "yes") decided.state = "ask";
        decided.weight = (found.about ? 2 : 0) + (who && found.near & who.bits ? 1 : 0);
        const group = this.force.ended(entry) ? "ended" : where?.state === "not_here" ? "elsewhere" : decided.state;
        groups[group].push(decided);
      });
      for (const list of Object.values(groups)) list.sort((a, b) => b.weight - a.weight || a.entry - b.entry);
      return groups;
    }

    answered() {
      const line = make("p", "", { class: "answered" });
      const said = this.questions.filter(({ chosen }) => chosen.length)
        .map(({ ask, chosen }) => `${ask}：${listed(chosen)}`).join("；");
      line.append(said ? FINDER.answered + said : FINDER.none_yet, " ");
      const change = make("a", FINDER.change, { href: this.address(this.questions[0].id) });
      line.append(change);
      return line;
    }

    /* The first question again, with all answers as they are. */
    address(question) {
      const kept = location.hash.slice(1).split("&").filter((one) => one && !one.startsWith(".="));
      return `#${[...kept, `.=${question}`].join("&")}`;
    }

    unknown(found) {
      return found.length ? make("p", fill(FINDER.unknown, { found: found.join("、") }), { class: "unknown" }) : null;
    }

    tiles(counts) {
      const box = make("nav", "", { class: "three", "aria-label": fill(FINDER.counts, counts) });
      for (const [name, title] of Object.entries(FOUND)) {
        const tile = make("a", "", { href: `#found-${name}`, "data-state": name });
        tile.append(make("b", counts[name]), " ", make("span", `${SIGN[name]} ${title}`));
        tile.addEventListener("click", (event) => {
          event.preventDefault();
          const target = document.getElementById(`found-${name}`);
          target.scrollIntoView();
          target.focus({ preventScroll: true });
        });
        box.append(tile);
      }
      return box;
    }

    documents(groups) {
      const among = Object.keys(FOUND).flatMap((name) => groups[name].map(({ entry }) => entry));
      return among.length ? this.force.documents(among) : null;
    }

    /* Whether the visitor has said what is to be done. */
    asked() {
      return this.questions.some(({ topic, bits }) => topic && bits);
    }

    /* What the text is silent about is told where it is about that. */
    told(found) {
      return this.questions.some(({ topic }) => topic) ? found.filter(({ about }) => about) : found;
    }

    /* What is not folded, and so what is counted. */
    shown(name, found) {
      const told = this.told(found);
      return name === "ask" || (name === "yes" && told.length && this.asked()) ? told : found;
    }

    async section(name, found) {
      const section = make("section", "", { "data-group": name, "aria-labelledby": `found-${name}` });
      section.append(make("h2", `${SIGN[name]} ${FOUND[name]}`, { id: `found-${name}`, tabindex: "-1" }));
      const shown = this.shown(name, found);
      const rest = found.filter((one) => !shown.includes(one));
      if (!found.length) section.append(make("p", FINDER.nothing, { class: "hint" }));
      const first = this.asked() ? FIRST[name] : STEP;
      if (shown.length) section.append(...await this.list(shown, first));
      const words = fill(this.asked() ? FINDER.rest : FINDER.rest_plain, { count: rest.length });
      const folded = this.folded(words, rest);
      if (folded) section.append(folded);
      return section;
    }

    async list(found, first) {
      const list = make("ul", "", { class: "matches" });
      const more = make("button", "", { type: "button" });
      const add = async (count) => {
        const from = list.children.length;
        list.append(...await this.cards(found.slice(from, from + count)));
        const left = found.length - list.children.length;
        more.hidden = !left;
        more.textContent = fill(FINDER.more, { count: Math.min(left, STEP) });
        return list.children[from];
      };
      more.addEventListener("click", async () => {
        (await add(STEP)).querySelector("a.name").focus();
        await this.numbers.settle();
      });
      await add(first);
      return [list, more];
    }

    /* What is not shown at once is made when it is asked for. */
    folded(title, found, why = "") {
      if (!found.length) return null;
      const details = make("details", "", { class: "rest" });
      details.append(make("summary", title));
      if (why) details.append(make("p", `${why}。`, { class: "hint" }));
      details.addEventListener("toggle", async () => {
        if (details.open && !details.querySelector("ul")) details.append(...await this.list(found, STEP));
      });
      return details;
    }

    /* In their order, for the first that asks a number is where it is asked. */
    async cards(found) {
      const { shown: inFile } = await store.about();
      const of = ({ entry }) => store.part(`shown/${Math.floor(entry / inFile)}`).then((rows) => rows[entry % inFile]);
      const all = await Promise.all(found.map(of));
      return found.map((decided, at) => {
        const ended = this.force.silent(decided.entry);
        const node = card(all[at], decided, this.questions, this.force.differing(decided.entry), ended);
        const computes = decided.state !== "no" && decided.place?.state !== "not_here";
        if (computes && !ended) this.numbers.add(node, all[at], decided.state);
        return node;
      });
    }
  }

  window.policyFinderResult = Result;
})();
