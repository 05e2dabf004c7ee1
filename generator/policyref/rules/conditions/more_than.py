"""An input is more than another."""

from __future__ import annotations

from policyref.facts.record import InRule, field
from policyref.rules.asked import Key
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.expr import Compare, Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form


@form("比另一输入多")
class MoreThan(ConditionForm):
    """when: [{contribution: {more_than: contribution_before, from: 有增长}}]"""

    more_than: Key = field("另一输入")
    origin: InRule = field("quote 里的原词，例如 有增长", key="from")

    def lower(self, at: Lowering, key: str) -> Test:
        first, second = at.input(key), at.at("more_than").input(self.more_than)
        one, other = at.asked.get(key), at.asked.get(self.more_than)
        if one and other and (one.type, at.unit(key)) != (other.type, at.unit(self.more_than)):
            at.at("more_than").report("E606", other.key, label=other.label, meant=f"与“{one.label}”同类的数")
        return Compare(">", first, second, at.source(self.origin, whole=True))
