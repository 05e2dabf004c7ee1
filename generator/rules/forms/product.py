"""Several inputs and numbers of the text, multiplied."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.facts.record import Words, field
from generator.rules.expr import Expr
from generator.rules.expr import Product as Multiplied
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering
from generator.rules.one_of import form


@form("连乘")
class Product(Counting):
    """按每平方米每月3元给予补贴，最长不超过12个月.

    pay: {product: [area, months, 3元], most: {months: 12个月}}
    """

    product: Annotated[tuple[Words, ...], Field(min_length=1)] = field(
        "连乘：输入和原文里的数，例如 [人数, 月数, 300元]"
    )

    def lower(self, at: Lowering) -> Expr:
        keys = [part for part in self.product if part in at.asked]
        self.counts_only(at, *keys)
        prices = [part for part in self.product if part not in keys and "元" in part]
        if sum(at.type_of(key) == "money" for key in keys) + len(prices) != 1:
            at.at("product").wrong("product", "恰好一个金额（以元计的输入，或原文里的标准）")
        return Multiplied(tuple(self._part(at, index, keys) for index in range(len(self.product))))

    def _part(self, at: Lowering, index: int, keys: list[str]) -> Expr:
        words, here = self.product[index], at.at("product", index)
        if words in keys:
            return self.counted(at, "product", index, key=words, types=("money", "count", "rate"))
        return here.price(words, *keys) if "元" in words else here.amount(words, "%")
