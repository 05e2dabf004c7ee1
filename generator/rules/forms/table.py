"""The option that is chosen decides."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.facts.record import Words, field
from generator.rules.expr import Expr, Pick, Source
from generator.rules.forms.rows import Rows
from generator.rules.lowering import Lowering
from generator.rules.one_of import form


@form("对照")
class Table(Rows):
    """新建五星级、四星级酒店，每间客房分别补助5000元、3000元.

    pay: {table: {五星级: 5000元, 四星级: 3000元}, by: stars, of: rooms}
    """

    table: Annotated[dict[str, Words], Field(min_length=1)] = field("对照：{选项: 金额}，每个选项都要有；没有的写 0元")

    def lower(self, at: Lowering) -> Expr:
        label = at.at("by").input(self.by, "choice").label
        if label and set(self.table) != set(at.asked[self.by].options):
            at.report("E603", "", found=f"对照表的选项与“{label}”的选项不一致")
        rows = tuple((option, self.paid(at.at("table", option), words)) for option, words in self.table.items())
        return self.multiplied(at, Pick(label, rows, tuple(Source(at.key, option) for option in self.table)))
