"""What was spent, or what of it lies above something; in so many months."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from policyref.facts.record import field
from policyref.rules.asked import Key, Keys
from policyref.rules.expr import Const, Expr, Least, Product, Sum
from policyref.rules.forms.form import CountingAbove
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Derived


@form("按实际")
class Actual(CountingAbove):
    """自付费用超过5000元的部分，在3万元限额内据实补助 (and beside it `cap: 3万元`):

    pay: {actual: [cost], over: 5000元}

    按实际缴纳的养老、失业保险费给予补贴，期限最长三年:

    pay: {actual: [pension, unemployment], times: [months, heads], times_cap: {derived: 36个月, from: 三年}}
    """

    actual: Annotated[tuple[Key, ...], Field(min_length=1)] = field("按实际：输入，几个输入相加")
    times: Keys = field("按实际的数再乘以的输入，例如月数，或 [月数, 人数]", default=())
    times_cap: Derived | None = field(
        "times 最多算多少，由原词推算的，几个输入时是第一个；照抄原词的写 most", default=None
    )

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *self.actual, *self.times)
        times = self._times(at)
        sums = tuple(
            self.counted(at, "actual", index, key=key, types=("money",)) for index, key in enumerate(self.actual)
        )
        if self.over is not None:
            sums = (self.above(at, sums[0] if len(sums) == 1 else Sum(sums), self.actual[0]),)
        parts = tuple(Product((one, *times)) for one in sums) if times else sums
        return parts[0] if len(parts) == 1 else Sum(parts)

    def _times(self, at: Lowering) -> tuple[Expr, ...]:
        cap = self.times_cap
        if cap and not self.times:
            at.at("times_cap").wrong("times_cap", "times（乘以哪个输入）")
        if cap and any(key in self.most for key in self.times[:1]):
            at.at("times_cap").wrong("times_cap", "times_cap、most 中的一种")
        found = tuple(
            self.counted(at, "times", *([index] if len(self.times) > 1 else []), key=key, types=("count",))
            for index, key in enumerate(self.times)
        )
        if cap is None or not found:
            return found
        here = at.at("times_cap", "derived")
        length = Const(Fraction(here.length(cap.derived)), here.source(cap.derived, cap.origin, whole=True))
        return (Least((found[0], length)), *found[1:])
