"""A comparison that the words imply, with the words."""

from __future__ import annotations

from policyref.facts.record import InRule, field
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.conditions.in_words import compared
from policyref.rules.expr import ALWAYS, Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form


@form("推算出的比较")
class DerivedComparison(ConditionForm):
    """when: [{stable_months: {derived: 6个月以上, from: 半年以上}}]"""

    derived: InRule = field("推算出的比较词和数，例如 6个月以上")
    origin: InRule = field("据以推算的原词，例如 半年以上", key="from")

    def lower(self, at: Lowering, key: str) -> Test:
        if not at.type_of(key):
            at.input(key)
            return ALWAYS
        return compared(at.at("derived"), key, self.derived, at.source(self.derived, self.origin, whole=True))
