"""A sum that is the same for everybody."""

from __future__ import annotations

from generator.facts.record import field
from generator.rules.expr import Expr
from generator.rules.forms.form import PayForm
from generator.rules.lowering import Lowering
from generator.rules.one_of import form
from generator.rules.said import Amount


@form("定额")
class Fixed(PayForm):
    """给予一次性奖励5万元:

    pay: {fixed: 5万元}
    """

    fixed: Amount = field("定额：quote 里的原词，例如 5万元")

    def lower(self, at: Lowering) -> Expr:
        return at.at("fixed").given(self.fixed, "元")
