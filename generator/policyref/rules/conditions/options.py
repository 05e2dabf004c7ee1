"""One of several options."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from policyref.facts.record import InRule, field, record
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.conditions.in_words import chosen
from policyref.rules.expr import ALWAYS, Test
from policyref.rules.lowering import Lowering


@record
class Options(ConditionForm):
    """when: [{stars: [五星级, 四星级]}]"""

    options: Annotated[tuple[InRule, ...], Field(min_length=1)] = field("几个选项，满足一个即可")

    def lower(self, at: Lowering, key: str) -> Test:
        if at.type_of(key) in ("choice", "yesno"):
            return chosen(at, key, self.options)
        at.input(key, "choice", "yesno")
        return ALWAYS
