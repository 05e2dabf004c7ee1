"""A share of an input, or of what lies above something."""

from __future__ import annotations

from policyref.facts.record import field
from policyref.rules.asked import Key
from policyref.rules.expr import Const, Expr, Product, Sum
from policyref.rules.forms.form import CountingAbove
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount, words_of


@form("比例")
class Rate(CountingAbove):
    """按销售额超过2000万元部分的8%给予奖励:

    pay: {rate: 8%, of: sales, over: 2000万元}

    按当年产值超过上年产值部分的4%奖励，当年产值最多计算600万元:

    pay: {rate: 4%, of: output, over: output_before, most: {output: 600万元}}
    """

    rate: Amount = field("比例：quote 里的原词，例如 1%、减半、2倍")
    of: Key = field("比例的基数：输入")
    down_to: Amount | None = field("比例降到多少：按两个比例之差算", default=None)

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, self.of)
        base = self.above(at, self.counted(at, "of", key=self.of, types=("money",)), self.of)
        rate = at.at("rate").given(self.rate, "%", "倍")
        if self.down_to is None:
            return Product((base, rate))
        low = at.at("down_to").given(self.down_to, "%", "倍")
        if low.number >= rate.number:
            at.at("down_to").wrong(words_of(self.down_to), "比 rate 小的比例")
        return Sum((Product((base, rate)), Product((base, Const(-low.number, low.source)))))
