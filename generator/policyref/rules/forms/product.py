"""Several inputs and numbers of the text, multiplied."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from policyref.facts.record import InRule, field
from policyref.rules.expr import Const, Expr
from policyref.rules.expr import Product as Multiplied
from policyref.rules.forms.form import Counting
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import OneOf, form
from policyref.rules.said import Derived, SumIn
from policyref.rules.values import number

Part = Annotated[InRule | SumIn | Derived, OneOf("数")]


@form("连乘")
class Product(Counting):
    """按每平方米每月3元给予补贴，最长不超过12个月:

    pay: {product: [area, months, 3元], most: {months: 12个月}}

    按月最低工资标准的60%给予6个月补贴:

    pay: {product: [minimum_wage, 60%, heads, 6个月]}
    """

    product: Annotated[tuple[Part, ...], Field(min_length=2)] = field(
        "连乘：输入和原文里的数，例如 [人数, 月数, 300元]"
    )

    def lower(self, at: Lowering) -> Expr:
        here = at.at("product")
        keys = [part for part in self.product if isinstance(part, str) and part in at.asked]
        self.counts_only(at, *keys)
        parts = [self._part(at, index, keys) for index in range(len(self.product))]
        money = sum(at.type_of(key) == "money" for key in keys)
        if money + sum(_is_price(part) for part in self.product if part not in keys) != 1:
            here.wrong("product", "恰好一个金额（以元计的输入，或原文里的标准）")
        elif not keys:
            here.wrong("product", "至少一个输入")
        return Multiplied(tuple(parts))

    def _part(self, at: Lowering, index: int, keys: list[str]) -> Expr:
        part, here = self.product[index], at.at("product", index)
        if isinstance(part, str) and part in keys:
            return self.counted(at, "product", index, key=part, types=("money", "count", "rate"))
        if _is_price(part) and not isinstance(part, Derived):
            return here.price(part, *keys, units=self._units())
        found = number(_words(part))
        if found is None:
            known = isinstance(part, str) and part.isascii() and part.isidentifier()
            return here.input(str(part)) if known else here.amount(_words(part), "%")
        if isinstance(part, Derived):
            return Const(found[0], here.source(part.derived, part.origin, whole=True))
        if found[1] == "年" and any("月" in at.asked[key].label + at.unit(key) for key in keys):
            here.wrong(_words(part), "以月计的数：{derived: 24个月, from: 两年}")
        return here.amount(part, found[1])

    def _units(self) -> list[str]:
        """What the numbers of the text are counted in: 个月 of 6个月."""
        return [found[1] for part in self.product if (found := number(_words(part))) and found[1]]


def _words(part: str | SumIn | Derived) -> str:
    return part if isinstance(part, str) else part.derived if isinstance(part, Derived) else part.sum


def _is_price(part: str | SumIn | Derived) -> bool:
    found = number(_words(part))
    return "元" in (found[1] if found else _words(part))
