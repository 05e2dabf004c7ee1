"""So much for each of something that is counted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from policyref.facts.record import field
from policyref.rules.asked import Key
from policyref.rules.expr import Expr, Product, Sum
from policyref.rules.forms.form import CountingAbove
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount


@form("按标准")
class Each(CountingAbove):
    """县内就业的每人300元、省内的每人500元:

    pay: {each: {in_county: 300元/人, in_province: 500元/人}}

    超过10人的部分，每人奖励500元:

    pay: {each: {heads: 500元/人}, over: 10人}
    """

    each: Annotated[dict[Key, Amount], Field(min_length=1)] = field("按标准，各项相加：{人数: 300元/人}")

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *self.each)
        if self.over is not None and len(self.each) != 1:
            at.at("over").wrong("over", "each 里只有一个输入")
        parts = tuple(
            Product((self._part(at, key), at.at("each", key).price(self.each[key], key))) for key in self.each
        )
        return parts[0] if len(parts) == 1 else Sum(parts)

    def _part(self, at: Lowering, key: str) -> Expr:
        return self.above(at, self.counted(at, "each", key=key, types=("count",)), key)
