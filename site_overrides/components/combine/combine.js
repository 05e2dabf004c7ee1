/*
 * What several measures come to together: window.policyCombine(parts). The same as combine.py in
 * generator/policyref/calc, which says what goes in and what comes out and why; a test holds the two against each
 * other.
 */
(() => {
  "use strict";

  const PAYERS = ["nation", "province", "city", "county", "unstated"];
  const NATURES = ["given", "saved"];
  const BOUNDS = ["equal", "at_most", "at_least", "between"];

  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

  const fen = (yuan) => BigInt(yuan.replace(".", ""));
  const shown = (value) => {
    if (value === null) return null;
    const digits = String(value).padStart(3, "0");
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  const lower = (a, b) => (a < b ? a : b);

  /* The first with the greatest value. */
  const best = (list, value) =>
    list.reduce((top, one) => (top === undefined || value(one) > value(top) ? one : top), undefined);

  /* What an act has ended, as the answer tells: id → the code of its status. */
  const gone = ({ answer }) => answer.not_in_force ?? {};
  const isGone = (clause, part) => {
    const own = [...part.benefits, ...part.duties].filter(({ item }) => clause.item === null || clause.item === item);
    return own.length > 0 && own.every(({ id }) => has(gone(part), id));
  };

  const whyNot = (benefit, found, value, part) => {
    if (has(gone(part), benefit.id)) return gone(part)[benefit.id];
    if (["loan", "deferral", "unstated"].includes(benefit.kind)) return benefit.kind;
    if (!found) return "not_computable";
    if (Object.keys(part.answer.errors).length) return "input";
    if (value === null) return found.kind;
    return fen(value) <= 0n ? "nothing" : null;
  };

  class Work {
    constructor() {
      this.counted = [];
      this.apart = [];
      this.leftOut = [];
      this.limited = [];
    }

    leave(measure, benefit, why, value = null, { quote = null, by = null } = {}) {
      this.leftOut.push({ measure, benefit: benefit.id, name: benefit.name, why, value, quote, by });
    }

    take(part) {
      let rows = part.benefits.map((benefit) => this.row(part, benefit)).filter(Boolean);
      for (const duty of part.duties) {
        if (has(gone(part), duty.id)) this.leave(part.key, duty, gone(part)[duty.id]);
        else if (has(part.answer.benefits, duty.id)) this.leave(part.key, duty, "no_benefit");
      }
      const isOpen = Object.values(gone(part)).includes("not_consolidated");
      if (part.total === "highest" && isOpen) {
        this.drop(rows, "unsettled");
        rows = [];
      } else if (part.total === "highest" && rows.length) {
        const top = best(rows, (row) => fen(row.value));
        this.drop(rows.filter((row) => row !== top), "highest");
        rows = [top];
      }
      (part.total === "separate" && rows.length > 1 ? this.apart : this.counted).push(...rows);
    }

    row(part, benefit) {
      const { key, answer } = part;
      const found = has(answer.benefits, benefit.id) ? answer.benefits[benefit.id] : null;
      if (!found && benefit.computable && !has(gone(part), benefit.id)) return null;
      const known = found && BOUNDS.includes(found.kind) && !Object.keys(answer.errors).length;
      const value = known ? found.value : null;
      const why = whyNot(benefit, found, value, part);
      if (why) {
        this.leave(key, benefit, why, value);
        return null;
      }
      const { kind: bound, low } = found;
      return {
        measure: key, benefit: benefit.id, name: benefit.name, payer: benefit.payer,
        nature: benefit.kind === "reduction" ? "saved" : "given", bound, value,
        low: bound === "at_most" ? 0n : fen(low ?? value), high: bound === "at_least" ? null : fen(value),
        item: benefit.item,
      };
    }

    drop(rows, why, clause) {
      for (const row of rows) this.leave(row.measure, { id: row.benefit, name: row.name }, why, row.value, clause);
    }

    holdTo(clause, { key }) {
      const members = this.counted.filter((row) => clause.with.includes(row.measure)
        || (row.measure === key && (clause.item === null || row.item === clause.item)));
      const words = { quote: clause.quote, by: key };
      if (clause.at_most === null) {
        const by = clause.with.length ? "measure" : "benefit";
        const sums = new Map();
        for (const row of members) sums.set(row[by], (sums.get(row[by]) ?? 0n) + fen(row.value));
        const top = best([...sums.keys()], (name) => sums.get(name));
        const lost = members.filter((row) => row[by] !== top);
        this.counted = this.counted.filter((row) => !lost.includes(row));
        this.drop(lost, "together", words);
      } else if (this.cap(members, fen(clause.at_most))) {
        this.limited.push({ ...words, at_most: clause.at_most });
      }
    }

    /* Rows fill the limit in their order; whether any of them was cut. */
    cap(members, most) {
      let lowLeft = most;
      let highLeft = most;
      let cut = false;
      for (const row of members) {
        const low = lower(row.low, lowLeft);
        const high = row.high === null ? highLeft : lower(row.high, highLeft);
        cut ||= low !== row.low || high !== row.high;
        Object.assign(row, { low, high });
        lowLeft -= low;
        highLeft -= high;
      }
      return cut;
    }

    lines() {
      return PAYERS.flatMap((payer) => NATURES.flatMap((nature) => {
        const rows = this.counted.filter((row) => row.payer === payer && row.nature === nature);
        if (!rows.length) return [];
        const open = rows.some((row) => row.high === null);
        const sum = (name) => rows.reduce((total, row) => total + row[name], 0n);
        return [{ payer, nature, low: shown(sum("low")), high: open ? null : shown(sum("high")) }];
      }));
    }
  }

  const row = ({ item, ...rest }) => ({ ...rest, low: shown(rest.low), high: shown(rest.high) });

  const combine = (parts) => {
    const work = new Work();
    for (const part of parts) work.take(part);
    for (const part of parts) {
      for (const clause of part.together) if (!isGone(clause, part)) work.holdTo(clause, part);
    }
    return {
      lines: work.lines(),
      counted: work.counted.map(row),
      apart: work.apart.map(row),
      left_out: work.leftOut,
      limited: work.limited,
    };
  };

  window.policyCombine = combine;
})();
