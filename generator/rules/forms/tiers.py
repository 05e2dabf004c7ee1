"""The last of some sizes that is reached decides."""

from __future__ import annotations

import itertools
from typing import Annotated, Any

from pydantic import Field

from generator.facts.record import Words, field, record
from generator.rules.expr import Const, Expr, Step
from generator.rules.expr import Row as StepRow
from generator.rules.forms.rows import Rows
from generator.rules.lowering import Lowering
from generator.rules.one_of import form


@record
class Tier:
    """One size and what there is for it."""

    reach: Words = field("达到多少：quote 里的原词")
    pay: Words = field("给多少：quote 里的原词")


@form("分档")
class Tiers(Rows):
    """贷款额达到100万元、500万元的，分别按1%、2%给予贴息.

    pay:
      tiers:
        - {reach: 100万元, pay: 1%}
        - {reach: 500万元, pay: 2%}
      by: loan
      of: loan
    """

    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)] = field("分档，取达到的最高一档")

    def lower(self, at: Lowering) -> Expr:
        by = at.at("by").input(self.by, "money", "rate", "count")
        rows = tuple(self._row(at.at("tiers", index), one) for index, one in enumerate(self.tiers))
        reaches: list[Any] = [row.reach.value for row in rows]
        sums: list[Any] = [row.then.value for row in rows if isinstance(row.then, Const)]
        if any(low >= high for values in (reaches, sums) for low, high in itertools.pairwise(values)):
            at.report("E603", "", found="分档没有逐档升高")
        return self.multiplied(at, Step(by, rows))

    def _row(self, at: Lowering, tier: Tier) -> StepRow:
        reach = at.at("reach").amount(tier.reach, at.unit(self.by) or "元")
        return StepRow(">=", reach, self.paid(at.at("pay"), tier.pay))
