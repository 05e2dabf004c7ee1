"""What was spent, or what it comes to in so many months."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from generator.facts.record import field
from generator.rules.asked import Key
from generator.rules.expr import Const, Expr, Least, Product, Source, Sum
from generator.rules.forms.form import PayForm
from generator.rules.lowering import Lowering
from generator.rules.one_of import form
from generator.rules.said import Derived


@form("按实际")
class Actual(PayForm):
    """按实际缴纳的养老、失业保险费给予补贴，期限最长三年.

    pay: {actual: [pension, unemployment], times: months, times_cap: {derived: 36个月, from: 三年}}
    """

    actual: Annotated[tuple[Key, ...], Field(min_length=1)] = field("按实际：输入，几个输入相加")
    times: Key | None = field("按实际的数再乘以这个输入，例如月数", default=None)
    times_cap: Derived | None = field("times 最多算多少", default=None)

    def lower(self, at: Lowering) -> Expr:
        times = self._times(at)
        sums = tuple(at.at("actual", index).input(key, "money") for index, key in enumerate(self.actual))
        parts = tuple(Product((one, *times)) for one in sums) if times else sums
        return parts[0] if len(parts) == 1 else Sum(parts)

    def _times(self, at: Lowering) -> tuple[Expr, ...]:
        if self.times is None:
            if self.times_cap:
                at.at("times_cap").wrong("times_cap", "times（乘以哪个输入）")
            return ()
        times = at.at("times").input(self.times, "count")
        if self.times_cap is None:
            return (times,)
        cap = self.times_cap
        length = at.at("times_cap", "derived").length(cap.derived)
        source = Source(at.key, cap.derived, cap.origin, whole=True)
        return (Least((times, Const(Fraction(length), source))),)
