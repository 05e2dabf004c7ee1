"""A share of an input, or of what lies above something."""

from __future__ import annotations

from fractions import Fraction

from generator.facts.record import Words, field
from generator.rules.asked import Key
from generator.rules.expr import NOUGHT, Const, Expr, Minus, Most, Product, Sum
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering
from generator.rules.one_of import form
from generator.rules.words import number


@form("比例")
class Rate(Counting):
    """按销售额超过2000万元部分的8%给予奖励.

    pay: {rate: 8%, of: sales, over: 2000万元}
    """

    rate: Words = field("比例：quote 里的原词，例如 1%、减半")
    of: Key = field("比例的基数：输入")
    over: Words | None = field("基数只算超过多少的部分：另一个输入，或 quote 里的原词，例如 2000万元", default=None)
    down_to: Words | None = field("比例降到多少：按两个比例之差算", default=None)

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, self.of)
        base = self.counted(at, "of", key=self.of, types=("money",))
        if self.over is not None:
            base = Most((Minus(base, _threshold(self.over, at.at("over"))), NOUGHT))
        rate = at.at("rate").amount(self.rate, "%")
        if self.down_to is None:
            return Product((base, rate))
        low = at.at("down_to").amount(self.down_to, "%")
        assert isinstance(low.value, Fraction)
        return Sum((Product((base, rate)), Product((base, Const(-low.value, low.source)))))


def _threshold(words: str, at: Lowering) -> Expr:
    """What is not an amount is meant to name an input."""
    return at.input(words, "money") if words in at.asked or number(words) is None else at.amount(words, "元")
