"""Ways to write words of a rule that several forms share."""

from __future__ import annotations

from typing import Annotated

from policyref.facts.record import InRule, field
from policyref.facts.spans import InClause
from policyref.rules.one_of import Form, OneOf, form


@form("推算的值和据以推算的原词")
class Derived(Form):
    """{derived: 36个月, from: 三年}"""

    derived: InRule = field("推算出的值，例如 36个月")
    origin: InRule = field("据以推算的原词，例如 三年", key="from")


@form("写在另一条里的数")
class SumIn(InClause, Form):
    """{sum: 50万元, clause: 14, quote: 每户每年最高不超过50万元}"""

    sum: InRule = field("quote 里的数，例如 50万元")


Amount = Annotated[InRule | SumIn, OneOf("数")]
"""A number of the text; its words are those of the rule's quote, or of another clause."""


def words_of(said: str | SumIn) -> str:
    return said if isinstance(said, str) else said.sum
