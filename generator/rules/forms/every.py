"""So much for every full so many of something; what is left over earns nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from generator.facts.record import Words, field
from generator.rules.asked import Key
from generator.rules.expr import Const, Expr, Product, Whole
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering
from generator.rules.one_of import form


@form("每满")
class Every(Counting):
    """每满100标箱奖励2万元.

    pay: {every: 100标箱, each: {boxes: 2万元}}
    """

    every: Words = field("每满多少给一份，不满的不算：quote 里的原词，例如 100吨")
    each: Annotated[dict[Key, Words], Field(min_length=1)] = field("每一份给多少：{标箱数: 2万元}，只写一个输入")

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *self.each)
        if len(self.each) != 1:
            at.at("each").wrong("every", "each 里只有一个输入")
        (key, words), *_ = self.each.items()
        counted = self.counted(at, "each", key=key, types=("count", "money"))
        return Product((Whole(counted, self._size(at, key)), at.at("each", key).price(words, key)))

    def _size(self, at: Lowering, key: str) -> Const:
        if key not in at.asked:
            return Const(Fraction(1))
        size = at.at("every").amount(self.every, at.unit(key))
        if isinstance(size.value, Fraction) and size.value <= 0:
            at.at("every").wrong(self.every, "大于零的数")
            return Const(Fraction(1))
        return size
