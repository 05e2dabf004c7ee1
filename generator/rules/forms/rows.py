"""What the rows of tiers and tables give: sums, or rates and prices of an input."""

from __future__ import annotations

from generator.facts.record import field, record
from generator.rules.asked import Key
from generator.rules.expr import Const, Expr, Product
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering


@record
class Rows(Counting):
    """Rows by an input, and what they are multiplied with."""

    by: Key = field("分档或对照所看的输入")
    of: Key | None = field("给的是比例或单价的，写乘以哪个输入", default=None)

    def multiplied(self, at: Lowering, rows: Expr) -> Expr:
        self.counts_only(at, *([self.of] if self.of else []))
        return Product((self.counted(at, "of", key=self.of, types=("money", "count")), rows)) if self.of else rows

    def paid(self, at: Lowering, words: str) -> Const:
        """A sum; or a rate, where it is of money, or a price."""
        if self.of is None:
            return at.amount(words, "元")
        return at.amount(words, "%") if at.type_of(self.of) == "money" else at.price(words, self.of)
