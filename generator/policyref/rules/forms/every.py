"""So much for every full so many of something; what is left over earns nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from policyref.facts.record import field
from policyref.rules.asked import Key
from policyref.rules.expr import Const, Expr, Least, Product, Whole
from policyref.rules.forms.form import CountingAbove
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount, words_of
from policyref.rules.values import number


@form("每满")
class Every(CountingAbove):
    """每满100标箱奖励2万元，最高奖励3次:

    pay: {every: 100标箱, each: {boxes: 2万元}, times: 3次}

    超过1亿元的部分，每增加1000万元奖励5万元:

    pay: {every: 1000万元, each: {sales: 5万元}, over: 1亿元}
    """

    every: Amount = field("每满多少给一份，不满的不算：quote 里的原词，例如 100吨")
    each: Annotated[dict[Key, Amount], Field(min_length=1)] = field("每一份给多少：{标箱数: 2万元}，只写一个输入")
    times: Amount | None = field("最多给几份：quote 里的原词，例如 3次", default=None)

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *self.each)
        if len(self.each) != 1:
            at.at("each").wrong("each", "只有一个输入")
        (key, price), *_ = self.each.items()
        counted = self.above(at, self.counted(at, "each", key=key, types=("count", "money", "rate")), key)
        times: Expr = Whole(counted, self._size(at, key))
        if self.times is not None:
            times = Least((times, self._most_times(at.at("times"), self.times)))
        return Product((times, at.at("each", key).price(price, key)))

    def _size(self, at: Lowering, key: str) -> Const:
        if key not in at.asked:
            return Const(Fraction(1))
        found = number(words_of(self.every))
        if found and found[0] <= 0:
            at.at("every").wrong(words_of(self.every), "大于零的数")
            return Const(Fraction(1))
        size = at.at("every").amount(self.every, at.unit(key))
        return size if size.number > 0 else Const(Fraction(1))

    def _most_times(self, at: Lowering, said: Amount) -> Const:
        words = words_of(said)
        found = number(words)
        if found is None or found[0].denominator != 1 or found[0] <= 0 or found[1] in ("元", "%"):
            at.wrong(words, "3次这样的次数")
            return Const(Fraction(1))
        return at.amount(said, found[1])
