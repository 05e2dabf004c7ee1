"""Ways to write words of a rule that several forms share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.facts.provenance import Neutral
from generator.facts.record import InRule, Number, OfficialWords, Record, Words, field, record
from generator.rules.one_of import Form, OneOf, form


@form("推算的值和据以推算的原词")
class Derived(Form):
    """{derived: 36个月, from: 三年}"""

    derived: InRule = field("推算出的值，例如 36个月")
    origin: InRule = field("据以推算的原词，例如 三年", key="from")


@record
class InClause(Record):
    """Words that stand in another clause than the rule."""

    clause: Annotated[Words, Neutral()] = field("在哪一条：本文件内写条号，例如 14；其他文件写 文件id/条号")
    in_item: Number | None = field("在那一条的第几项", default=None, key="item")
    quote: OfficialWords = field("那一条里的原词，逐字照抄")
    which: Annotated[int, Field(ge=1)] | None = field("这段词句在那里不止一处时，是第几处", default=None)


@form("写在另一条里的数")
class SumIn(InClause, Form):
    """{sum: 50万元, clause: 14, quote: 每户每年最高不超过50万元}"""

    sum: InRule = field("quote 里的数，例如 50万元")


Amount = Annotated[InRule | SumIn, OneOf("数")]
"""A number of the text; its words are those of the rule's quote, or of another clause."""


def words_of(said: str | SumIn) -> str:
    return said if isinstance(said, str) else said.sum
