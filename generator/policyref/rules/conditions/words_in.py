"""A comparison, a period or an option in the words of another clause, where the notice defines what it means."""

from __future__ import annotations

from policyref.facts.record import InRule, field
from policyref.facts.spans import InClause
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.conditions.in_words import said_of
from policyref.rules.expr import Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form


@form("写在另一条里的条件")
class WordsIn(InClause, ConditionForm):
    """when: [{staff: {words: 300人以下, clause: 2, quote: 小微企业是指从业人员300人以下的企业}}]"""

    words: InRule = field("quote 里的比较词和数、日期")

    def lower(self, at: Lowering, key: str) -> Test:
        return said_of(at.at("words").quoting(self), key, self.words)
