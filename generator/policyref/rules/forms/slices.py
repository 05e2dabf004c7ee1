"""Each slice of an input has a rate or a price of its own (超额累进)."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from policyref.facts.record import field, record
from policyref.facts.spans import Apart
from policyref.rules.asked import Key
from policyref.rules.expr import NOUGHT, Const, Expr, Least, Minus, Most, Product, Sum
from policyref.rules.forms.form import Counting
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount


@record
class Slice(Apart):
    """What lies over one size, up to another."""

    over: Amount | None = field("超过多少的部分：quote 里的原词；第一段不写", default=None)
    up_to: Amount | None = field("到多少为止：quote 里的原词；最后一段不写", default=None)
    rate: Amount = field("这一段的比例，输入是个数的写单价：quote 里的原词，例如 2%、5元/吨")


@form("超额累进")
class Slices(Counting):
    """100万元以下的部分奖励1%，100万元至500万元的部分奖励2%，超过500万元的部分奖励3%:

    pay:
      slices:
        - {up_to: 100万元, rate: 1%}
        - {over: 100万元, up_to: 500万元, rate: 2%}
        - {over: 500万元, rate: 3%}
      of: sales
    """

    slices: Annotated[tuple[Slice, ...], Field(min_length=2)] = field("各段，从低到高，首尾相接")
    of: Key = field("分段的基数：输入")

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, self.of)
        base = self.counted(at, "of", key=self.of, types=("money", "count"))
        ends = [self._ends(at.at("slices", index).quoting(one), one) for index, one in enumerate(self.slices)]
        self._connected(at, ends)
        return Sum(tuple(self._part(at, index, base, *ends[index]) for index in range(len(self.slices))))

    def _ends(self, at: Lowering, one: Slice) -> tuple[Const | None, Const | None]:
        unit = at.unit(self.of)
        return (
            None if one.over is None else at.at("over").amount(one.over, unit),
            None if one.up_to is None else at.at("up_to").amount(one.up_to, unit),
        )

    def _connected(self, at: Lowering, ends: list[tuple[Const | None, Const | None]]) -> None:
        """Every slice begins where the one before it ends, and is not empty."""
        last = len(ends) - 1
        for index, (over, up_to) in enumerate(ends):
            here = at.at("slices", index)
            low = over.number if over else Fraction(0)
            if (index > 0 and over is None) or (index < last and up_to is None):
                here.wrong(index + 1, "over 和 up_to（第一段可不写 over，最后一段可不写 up_to）")
            elif up_to is not None and up_to.number <= low:
                here.report("E603", "", found="这一段的 up_to 不大于 over")
        for index, ((_, end), (begin, _)) in enumerate(itertools.pairwise(ends), 1):
            if end and begin and end.value != begin.value:
                at.at("slices", index).report("E603", "", found="各段没有首尾相接")

    def _part(self, at: Lowering, index: int, base: Expr, over: Const | None, up_to: Const | None) -> Expr:
        one = self.slices[index]
        here = at.at("slices", index).quoting(one).at("rate")
        money = at.type_of(self.of) != "count"
        rate = here.given(one.rate, "%") if money else here.price(one.rate, self.of)
        within = base if up_to is None else Least((base, up_to))
        return Product((within if over is None else Most((Minus(within, over), NOUGHT)), rate))
