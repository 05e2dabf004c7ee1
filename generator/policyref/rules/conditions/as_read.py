"""A period whose words can be understood in several ways, as one of them has it."""

from __future__ import annotations

from policyref.facts.record import InRule, Name, field
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.conditions.in_words import dated
from policyref.rules.expr import ALWAYS, Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form


@form("日期按另一种理解")
class AsRead(ConditionForm):
    """when: [{sale_date: {words: 2023年6月前, reading: 含6月}}]"""

    reading: Name = field("哪种理解，例如 含6月")
    words: InRule = field("quote 里的原词，例如 2023年6月前")

    def lower(self, at: Lowering, key: str) -> Test:
        at.input(key, "date", "month", "year")
        if at.type_of(key) not in ("date", "month", "year"):
            return ALWAYS
        return dated(at.at("words"), key, self.words, self.reading)
