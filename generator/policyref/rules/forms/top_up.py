"""What is still lacking of a sum after what was received already (补足差额)."""

from __future__ import annotations

from typing import Annotated

from policyref.facts.record import InRule, field
from policyref.rules.asked import Key
from policyref.rules.expr import NOUGHT, Expr, Minus, Most
from policyref.rules.forms.form import PayForm
from policyref.rules.forms.simple import Simple
from policyref.rules.forms.table import Table
from policyref.rules.forms.tiers import Tiers
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import OneOf, form
from policyref.rules.said import SumIn

Target = Annotated[InRule | SumIn | Simple | Tiers | Table, OneOf("算法")]


@form("补足差额")
class TopUp(PayForm):
    """已享受其他奖励低于10万元的，补足差额:

    pay: {top_up_to: 10万元, received: got_before}
    """

    top_up_to: Target = field("补到多少：quote 里的原词，或一种算法")
    received: Key = field("已经得到多少：输入")

    def lower(self, at: Lowering) -> Expr:
        here = at.at("top_up_to")
        target = self.top_up_to
        if isinstance(target, Tiers | Table) and any(isinstance(given, PayForm) for _, given in target.rows(here)):
            here.wrong("top_up_to", "一层算法（各档只写数）")
        whole = target.lower(here) if isinstance(target, PayForm) else here.given(target, "元")
        return Most((Minus(whole, at.at("received").input(self.received, "money")), NOUGHT))
