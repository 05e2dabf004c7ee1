"""A day less than so long after another."""

from __future__ import annotations

from policyref.facts.record import InRule, field
from policyref.rules.asked import Key
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.expr import Test, Within
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.values import months


@form("距另一日期不足多久")
class Since(ConditionForm):
    """when: [{hired_on: {since: graduated_on, words: 不足5年}}]"""

    since: Key = field("起始日期的输入")
    words: InRule = field("quote 里的原词，例如 不足5年")

    def lower(self, at: Lowering, key: str) -> Test:
        length = months(self.words.removeprefix("不足"))
        if length is None:
            at.at("words").wrong(self.words, "“不足5年”这样的时长")
        start, end = at.at("since").input(self.since, "date"), at.input(key, "date")
        return Within(start, end, length or 0, at.source(self.words, whole=True))
