"""What the rows of tiers and tables give: sums, rates or prices of an input, or a form for each row."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.facts.record import field, record
from policyref.facts.spans import Apart
from policyref.rules.asked import Key
from policyref.rules.expr import Expr, Product
from policyref.rules.forms.form import Multiplying, PayForm
from policyref.rules.forms.simple import Given
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import Form, form


@form("原词在另一句的一行")
class QuotedRow(Apart, Form):
    """{pay: 6万元, quote: 省级的奖励6万元}"""

    pay: Given = field("给多少：quote 里的原词，或一种算法")


Written = tuple[Lowering, Given]
"""What one row gives, and where that is written."""


@record
class Rows(Multiplying):
    """Rows by an input, and what those in words are multiplied with."""

    by: Key = field("分档或对照所看的输入")

    def rows(self, at: Lowering) -> Sequence[Written]:
        raise NotImplementedError

    def choice(self, at: Lowering, given: Sequence[Expr]) -> Expr:
        """The formula that chooses one of what the rows give."""
        raise NotImplementedError

    def lower(self, at: Lowering) -> Expr:
        """One product for all rows, where each is a rate or a price; else what is multiplied stands in its row."""
        base = self.factors(at)
        rows = [self._row(here, given) for here, given in self.rows(at)]
        if base and all(is_factor for _, is_factor in rows):
            return Product((*base, self.choice(at, [found for found, _ in rows])))
        return self.choice(at, [Product((*base, found)) if is_factor else found for found, is_factor in rows])

    def _row(self, at: Lowering, given: Given) -> tuple[Expr, bool]:
        """What a row gives, and whether that is to be multiplied."""
        return (given.lower(at), False) if isinstance(given, PayForm) else self.given(at, given)
