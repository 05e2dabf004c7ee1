"""So much for each of something that is counted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.facts.record import Words, field
from generator.rules.asked import Key
from generator.rules.expr import Expr, Product, Sum
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering
from generator.rules.one_of import form


@form("按标准")
class Each(Counting):
    """县内就业的每人300元、省内的每人500元.

    pay: {each: {in_county: 300元/人, in_province: 500元/人}}
    """

    each: Annotated[dict[Key, Words], Field(min_length=1)] = field("按标准，各项相加：{人数: 300元/人}")

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *self.each)
        parts = tuple(
            Product((self.counted(at, "each", key=key, types=("count",)), at.at("each", key).price(words, key)))
            for key, words in self.each.items()
        )
        return parts[0] if len(parts) == 1 else Sum(parts)
