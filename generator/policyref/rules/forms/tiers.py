"""The last of some sizes that is reached decides."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field

from policyref.facts.record import field, record
from policyref.facts.spans import Apart
from policyref.rules.comparisons import bounds
from policyref.rules.expr import Const, Expr, Row, Step
from policyref.rules.forms.rows import Rows, Written
from policyref.rules.forms.simple import Given
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount


@record
class Tier(Apart):
    """One size and what there is for it."""

    reach: Amount | None = field("达到多少：quote 里的原词，例如 100万元", default=None)
    above: Amount | None = field("超过多少，恰好这么多还在前一档：quote 里的原词", default=None)
    pay: Given = field("给多少：quote 里的原词，或一种算法")


@form("分档")
class Tiers(Rows):
    """贷款额达到100万元、500万元的，分别按1%、2%给予贴息:

    pay:
      tiers:
        - {reach: 100万元, pay: 1%}
        - {reach: 500万元, pay: 2%}
      by: loan
      of: loan

    500亩以下的奖励5万元；超过500亩的，每亩200元:

    pay:
      tiers:
        - {reach: 1亩, pay: 5万元}
        - {above: 500亩, pay: {each: {mu: 200元}}}
      by: mu
    """

    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)] = field("分档，取达到的最高一档")

    def rows(self, at: Lowering) -> Sequence[Written]:
        return [(at.at("tiers", index, "pay").quoting(one), one.pay) for index, one in enumerate(self.tiers)]

    def choice(self, at: Lowering, given: Sequence[Expr]) -> Expr:
        by = at.at("by").input(self.by, "money", "rate", "count")
        reaches = [self._reach(at.at("tiers", index).quoting(one), one) for index, one in enumerate(self.tiers)]
        sizes = [(reach.number, op == ">") for op, reach in reaches]
        sums: list[Any] = [one.value for one in given if isinstance(one, Const)]
        falls = len(sums) == len(given) and any(low >= high for low, high in itertools.pairwise(sums))
        if falls or any(low >= high for low, high in itertools.pairwise(sizes)):
            at.report("E603", "", found="分档没有逐档升高")
        return Step(by, tuple(Row(op, reach, then) for (op, reach), then in zip(reaches, given, strict=True)))

    def _reach(self, at: Lowering, tier: Tier) -> tuple[str, Const]:
        if (tier.reach is None) == (tier.above is None):
            at.wrong("tiers", "reach（达到）、above（超过）恰好一个")
        if tier.above is not None:
            return ">", at.at("above").amount(tier.above, at.unit(self.by))
        if tier.reach is None:
            return ">=", Const(Fraction(0))
        here = at.at("reach")
        found = bounds(tier.reach, at.around.definitions) if isinstance(tier.reach, str) and at.unit(self.by) else ()
        if len(found) == 1 and found[0].op[0] == ">" and found[0].unit == at.unit(self.by):  # 100万元以上
            return found[0].op, Const(found[0].value, here.source(str(tier.reach), whole=True))
        return ">=", here.amount(tier.reach, at.unit(self.by))
