"""Rows by ranges of a number (100平方米以下, 100—300平方米, 第4—10名) → steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from policyref.rules.comparisons import Bound
from policyref.rules.expr import NOUGHT, Const, Expr, Row, Source


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two ends, each included or not; without a lower end from `least`, without an upper for ever."""

    low: Bound
    high: Bound | None
    source: Source

    @classmethod
    def of(cls, ends: Sequence[Bound], least: Fraction, source: Source) -> Interval:
        lows = [one for one in ends if one.op[0] == ">"]
        highs = [one for one in ends if one.op[0] == "<"]
        return cls(lows[0] if lows else Bound(">=", least, "", ""), highs[0] if highs else None, source)

    def overlaps(self, later: Interval) -> bool:
        """Whether a number is in both; `later` begins no lower."""
        if self.high is None or self.high.value != later.low.value:
            return self.high is None or self.high.value > later.low.value
        return self.high.op == "<=" and later.low.op == ">="

    def meets(self, later: Interval) -> bool:
        """Whether no number lies between them."""
        end = self.high
        return end is not None and end.value == later.low.value and (end.op == "<=") != (later.low.op == ">=")


def steps(rows: Sequence[tuple[Interval, Expr]]) -> tuple[Row, ...]:
    """The rows in their order, with nothing in the gaps. They must not overlap."""
    found = []
    for index, (one, then) in enumerate(rows):
        found.append(Row(one.low.op, Const(one.low.value, one.source), then))
        after = rows[index + 1][0] if index + 1 < len(rows) else None
        if one.high is not None and not (after and one.meets(after)):
            found.append(Row(">" if one.high.op == "<=" else ">=", Const(one.high.value, one.source), NOUGHT))
    return tuple(found)


def in_order(rows: Sequence[tuple[Interval, Expr]]) -> list[tuple[Interval, Expr]]:
    return sorted(rows, key=lambda row: (row[0].low.value, row[0].low.op == ">"))
