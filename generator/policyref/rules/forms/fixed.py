"""A sum that is the same for everybody."""

from __future__ import annotations

from policyref.facts.record import field
from policyref.rules.expr import Expr
from policyref.rules.forms.form import PayForm
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount


@form("定额")
class Fixed(PayForm):
    """给予一次性奖励5万元:

    pay: {fixed: 5万元}
    """

    fixed: Amount = field("定额：quote 里的原词，例如 5万元")

    def lower(self, at: Lowering) -> Expr:
        return at.at("fixed").given(self.fixed, "元")
