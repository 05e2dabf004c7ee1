"""Answers of several measures → what they come to together, and what was left out and why.

Nothing is added up that the notice does not let one add up: each level of government that pays has its own line, what
is saved is not what is received, loans and deferrals are no money, what the text does not say the kind of is not known
to be money, benefits that a measure lists apart stay apart, and clauses such as 不重复享受 or 合计最高 are applied.
Amounts are those of the answers, exact to 0.01 yuan. `combine.js` does the same in a page; both take and give plain
JSON:

    part   = {"key", "total", "benefits": [{"id", "name", "item", "kind", "payer", "computable"}],
              "duties": [{"id", "name", "item"}],
              "together": [{"item", "quote", "with": [key], "at_most": yuan or null}], "answer": see `calculate`}
    result = {"lines": [{"payer", "nature", "low", "high"}], "counted": [row], "apart": [row],
              "left_out": [{"measure", "benefit", "name", "why", "value", "quote", "by"}],
              "limited": [{"by", "quote", "at_most"}]}
    row    = {"measure", "benefit", "name", "payer", "nature", "bound", "value", "low", "high"}

An answer tells in `not_in_force` which benefits an act has ended: {id: code of the status}, which is then why.

`nature` is given or saved. `high` is null where the notice names no upper bound. `why` is input, incomplete, not_met,
nothing, loan, deferral, unstated (the kind), no_benefit, not_computable, highest (of one measure), unsettled (the same,
of which one is not_consolidated), together (`quote` of the measure `by`), not_consolidated, or one of `NO_SUM`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from policyref.model.measure import Measure
from policyref.rules.evaluate import money
from policyref.rules.values import number
from policyref.words import BOUND, NATURE, PAYER

Row = dict[str, Any]


def part(measure: Measure, answer: Mapping[str, Any]) -> dict[str, Any]:
    """A measure and its answer in the shape that `combine` takes."""
    return {**facts(measure), "answer": answer}


def facts(measure: Measure) -> dict[str, Any]:
    """What of a measure, but for the answer, decides what its benefits come to."""
    rules = measure.rules.rules
    computable = {rule.id for rule in rules}
    return {
        "key": measure.key,
        "total": measure.rules.total,
        "benefits": [
            {
                "id": one.id,
                "name": one.name,
                "item": one.item,
                "kind": one.kind,
                "payer": one.payer,
                "computable": one.id in computable,
            }
            for one in measure.benefits
        ],
        "duties": [{"id": rule.id, "name": rule.name, "item": rule.item} for rule in rules if not rule.is_benefit],
        "together": [
            {"item": one.item, "quote": one.quote, "with": list(one.keys), "at_most": _yuan(one.at_most)}
            for one in measure.together
        ],
    }


def combine(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    work = _Work()
    for one in parts:
        work.take(one)
    for one in parts:
        for clause in one["together"]:
            if not _is_gone(clause, one):
                work.hold_to(clause, one)
    return work.result()


def _gone(one: Mapping[str, Any]) -> Mapping[str, str]:
    """Benefits and duties that an act has ended on the day that counts, and how."""
    found: Mapping[str, str] = one["answer"].get("not_in_force", {})
    return found


def _is_gone(clause: Mapping[str, Any], one: Mapping[str, Any]) -> bool:
    """Whether all that a clause is about has ended: then it limits nothing any more."""
    own = [row["id"] for row in (*one["benefits"], *one["duties"]) if clause["item"] in (None, row["item"])]
    return bool(own) and all(name in _gone(one) for name in own)


def _yuan(words: str | None) -> str | None:
    found = number(words) if words else None
    return money(found[0]) if found else None


def _fen(yuan: str) -> int:
    return int(Fraction(yuan) * 100)


def _shown(fen: int | None) -> str | None:
    return None if fen is None else money(Fraction(fen, 100))


def _why_not(
    benefit: Mapping[str, Any], found: Mapping[str, Any] | None, value: str | None, one: Mapping[str, Any]
) -> str | None:
    """Why a benefit is no sum of money to add, if it is none."""
    if benefit["id"] in _gone(one):
        return _gone(one)[benefit["id"]]
    if benefit["kind"] in ("loan", "deferral", "unstated"):
        return str(benefit["kind"])
    if found is None:
        return "not_computable"
    if one["answer"]["errors"]:
        return "input"
    if value is None:
        return str(found["kind"])
    return "nothing" if _fen(value) <= 0 else None


class _Work:
    """Rows while they are counted: `low` and `high` in fen."""

    def __init__(self) -> None:
        self.counted: list[Row] = []
        self.apart: list[Row] = []
        self.left_out: list[Row] = []
        self.limited: list[Row] = []

    def leave(self, key: str, benefit: Mapping[str, Any], why: str, value: str | None = None, **clause: str) -> None:
        row = {"measure": key, "benefit": benefit["id"], "name": benefit["name"], "why": why, "value": value}
        self.left_out.append({**row, "quote": clause.get("quote"), "by": clause.get("by")})

    def take(self, one: Mapping[str, Any]) -> None:
        """The benefits of one measure, by its own way to total."""
        rows = [row for benefit in one["benefits"] if (row := self.row(one, benefit))]
        for duty in one["duties"]:
            if why := _gone(one).get(duty["id"]):
                self.leave(one["key"], duty, why)
            elif duty["id"] in one["answer"]["benefits"]:
                self.leave(one["key"], duty, "no_benefit")
        if one["total"] == "highest" and "not_consolidated" in _gone(one).values():
            self.drop(rows, "unsettled")  # what nobody can compute may be the highest
            rows = []
        elif one["total"] == "highest" and rows:
            best = max(rows, key=lambda row: _fen(row["value"]))
            self.drop([row for row in rows if row is not best], "highest")
            rows = [best]
        if one["total"] == "separate" and len(rows) > 1:
            self.apart += rows
        else:
            self.counted += rows

    def row(self, one: Mapping[str, Any], benefit: Mapping[str, Any]) -> Row | None:
        """The benefit as a row, or None where it is left out or was not asked about."""
        answer = one["answer"]
        found = answer["benefits"].get(benefit["id"])
        if found is None and benefit["computable"] and benefit["id"] not in _gone(one):
            return None
        value = found["value"] if found and found["kind"] in BOUND and not answer["errors"] else None
        if why := _why_not(benefit, found, value, one):
            self.leave(one["key"], benefit, why, value)
            return None
        fen, bound = _fen(value or "0"), found["kind"]
        return {
            "measure": one["key"], "benefit": benefit["id"], "name": benefit["name"], "payer": benefit["payer"],
            "nature": "saved" if benefit["kind"] == "reduction" else "given", "bound": bound, "value": value,
            "low": {"at_most": 0, "between": _fen(found.get("low", "0"))}.get(bound, fen),
            "high": None if bound == "at_least" else fen,
            "item": benefit["item"],
        }  # fmt: skip

    def drop(self, rows: Sequence[Row], why: str, **clause: str) -> None:
        for row in rows:
            benefit = {"id": row["benefit"], "name": row["name"]}
            self.leave(row["measure"], benefit, why, row["value"], **clause)

    def hold_to(self, clause: Mapping[str, Any], one: Mapping[str, Any]) -> None:
        """Applies one clause of a measure to its rows and those of the measures that the clause names."""
        own = (one["key"], clause["item"])
        members = [
            row
            for row in self.counted
            if row["measure"] in clause["with"]
            or (row["measure"] == own[0] and (own[1] is None or row["item"] == own[1]))
        ]
        words = {"quote": clause["quote"], "by": one["key"]}
        if clause["at_most"] is None:
            by = "measure" if clause["with"] else "benefit"
            sums: dict[str, int] = {}
            for row in members:
                sums[row[by]] = sums.get(row[by], 0) + _fen(row["value"])
            best = max(sums, key=lambda name: sums[name], default=None)
            lost = [row for row in members if row[by] != best]
            self.counted = [row for row in self.counted if not any(row is other for other in lost)]
            self.drop(lost, "together", **words)
        elif self.cap(members, _fen(clause["at_most"])):
            self.limited.append({**words, "at_most": clause["at_most"]})

    def cap(self, members: Sequence[Row], most: int) -> bool:
        """Rows fill the limit in their order; whether any of them was cut."""
        low_left = high_left = most
        cut = False
        for row in members:
            low = min(row["low"], low_left)
            high = high_left if row["high"] is None else min(row["high"], high_left)
            cut = cut or (low, high) != (row["low"], row["high"])
            row["low"], row["high"] = low, high
            low_left -= low
            high_left -= high
        return cut

    def result(self) -> dict[str, Any]:
        return {
            "lines": self.lines(),
            "counted": [_row(row) for row in self.counted],
            "apart": [_row(row) for row in self.apart],
            "left_out": self.left_out,
            "limited": self.limited,
        }

    def lines(self) -> list[Row]:
        found = []
        for payer in PAYER:
            for nature in NATURE:
                rows = [row for row in self.counted if (row["payer"], row["nature"]) == (payer, nature)]
                highs = [row["high"] for row in rows]
                if rows:
                    high = None if None in highs else sum(highs)
                    low = sum(row["low"] for row in rows)
                    found.append({"payer": payer, "nature": nature, "low": _shown(low), "high": _shown(high)})
        return found


def _row(row: Row) -> Row:
    shown = {key: value for key, value in row.items() if key != "item"}
    return {**shown, "low": _shown(row["low"]), "high": _shown(row["high"])}
