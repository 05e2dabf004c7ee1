"""Between two sums or rates, of which the text leaves it to somebody to choose."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from policyref.facts.record import InRule, field
from policyref.rules.expr import Const, Expr, Product
from policyref.rules.forms.form import Multiplying
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import form
from policyref.rules.said import Amount, words_of
from policyref.rules.values import ends


def _one_or_two(written: Any) -> Any:
    return (written,) if isinstance(written, str) else written


@form("两个数之间")
class Between(Multiplying):
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

    def lower(self, at: Lowering) -> Expr:
        base = self.factors(at)
        low, high = (at.changed(end=end) for end in (0, 1))
        (lowest, _), (highest, is_factor) = self._end(low), self._end(high)
        if 0 < highest.number <= lowest.number:
            at.at("between").wrong("、".join(map(words_of, self.between)), "先小后大的两个数")
        at.ranges.append("between")
        found = (lowest, highest)[at.end]
        return Product((*base, found)) if is_factor else found

    def _end(self, at: Lowering) -> tuple[Const, bool]:
        here = at.at("between")
        if len(self.between) == 2:
            return self.given(here.at(at.end), self.between[at.end])
        if ends(words_of(self.between[0])) is None:
            here.wrong(words_of(self.between[0]), "两个数，例如 200元—500元")
        return self.given(here, self.between[0])
