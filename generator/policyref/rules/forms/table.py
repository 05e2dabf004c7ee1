"""The option that is chosen decides, or the range that a number lies in."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from policyref.facts.record import InRule, field
from policyref.rules.expr import NOUGHT, Expr, Pick, Step
from policyref.rules.forms.rows import QuotedRow, Rows, Written
from policyref.rules.forms.simple import Simple
from policyref.rules.intervals import Interval, in_order, steps
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import OneOf, form
from policyref.rules.said import SumIn

Cell = Annotated[InRule | SumIn | QuotedRow | Simple, OneOf("算法")]


@form("对照")
class Table(Rows):
    """新建五星级、四星级酒店，每间客房分别补助5000元、3000元:

    pay: {table: {五星级: 5000元, 四星级: 3000元}, by: stars, of: rooms}

    前3名奖励10万元，第4—10名奖励5万元:

    pay: {table: {前3名: 10万元, 第4—10名: 5万元}, by: rank}
    """

    table: Annotated[dict[InRule, Cell], Field(min_length=1)] = field(
        "对照：{选项: 金额}，每个选项都要有，没有的写 0元；或 {范围: 金额}，例如 {前3名: 10万元, 第4—10名: 5万元}"
    )

    def rows(self, at: Lowering) -> Sequence[Written]:
        return [self._written(at.at("table", option), cell) for option, cell in self.table.items()]

    def _written(self, at: Lowering, cell: Cell) -> Written:
        return (at.at("pay").quoting(cell), cell.pay) if isinstance(cell, QuotedRow) else (at, cell)

    def choice(self, at: Lowering, given: Sequence[Expr]) -> Expr:
        if at.type_of(self.by) in ("money", "count", "rate"):
            return self._by_range(at, given)
        label = at.at("by").input(self.by, "choice").label
        if label and set(self.table) != set(at.asked[self.by].options):
            at.report("E603", "", found=f"对照表的选项与“{label}”的选项不一致")
        rows = tuple(zip(self.table, given, strict=True))
        return Pick(label, rows, tuple(here.source(option) for option, here in self._sources(at)))

    def _sources(self, at: Lowering) -> list[tuple[str, Lowering]]:
        return [(option, self._written(at, cell)[0]) for option, cell in self.table.items()]

    def _by_range(self, at: Lowering, given: Sequence[Expr]) -> Expr:
        one = at.asked[self.by]
        least = Fraction(one.min) if one.min else Fraction(0)
        rows = []
        for (words, here), then in zip(self._sources(at), given, strict=True):
            found = at.at("table", words).bounds(words, self.by)
            if found:
                rows.append((Interval.of(found, least, here.source(words, whole=True)), then))
        rows = in_order(rows)
        for (first, _), (second, _) in itertools.pairwise(rows):
            if first.overlaps(second):
                both = f"“{first.source.words}”和“{second.source.words}”有相同的数"
                at.at("table").report("E603", second.source.words, found=both)
        return Step(at.input(self.by), steps(rows)) if rows else NOUGHT
