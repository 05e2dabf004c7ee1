"""Between two sums or rates, of which the text leaves it to somebody to choose."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.facts.record import InRule, field
from generator.rules.asked import Key
from generator.rules.expr import Const, Expr, Product
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering
from generator.rules.one_of import form
from generator.rules.said import Amount, words_of
from generator.rules.words import ends


def _one_or_two(written: Any) -> Any:
    return (written,) if isinstance(written, str) else written


@form("两个数之间")
class Between(Counting):
    """按投资额的2%—4%给予补助:

    pay: {between: [2%, 4%], of: invest}

    每人给予200元—500元补助:

    pay: {between: 200元—500元, of: heads}
    """

    between: Annotated[
        tuple[Amount, ...],
        Field(min_length=1, max_length=2),
        BeforeValidator(_one_or_two, json_schema_input_type=InRule | tuple[Amount, Amount]),
    ] = field("在哪两个数之间：quote 里的原词，写成 [200元, 500元]，或照抄 200元—500元")
    of: Key | None = field("比例、单价乘以哪个输入", default=None)

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *([self.of] if self.of else []))
        low, high = (self._end(at, end) for end in (0, 1))
        if low.number >= high.number:
            at.at("between").wrong("、".join(map(words_of, self.between)), "先小后大的两个数")
        return self._multiplied(at, high)

    def low(self, at: Lowering) -> Expr:
        return self._multiplied(at, self._end(at, 0))

    def _multiplied(self, at: Lowering, factor: Const) -> Expr:
        if self.of is None:
            return factor
        return Product((self.counted(at, "of", key=self.of, types=("money", "count")), factor))

    def _end(self, at: Lowering, end: int) -> Const:
        here = at.at("between")
        if len(self.between) == 1 and ends(words_of(self.between[0])) is None:
            here.wrong(words_of(self.between[0]), "两个数，例如 200元—500元")
        said = self.between[min(end, len(self.between) - 1)]
        which = end if len(self.between) == 1 else None
        if self.of is None:
            return here.amount(said, "元", end=which)
        if at.type_of(self.of) == "count":
            return here.price(said, self.of, end=which)
        return here.amount(said, "%", end=which)
