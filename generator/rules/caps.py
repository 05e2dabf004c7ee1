"""The most that is paid: one sum, or one for each option."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from generator.facts.record import Words, field, record
from generator.rules.asked import Key
from generator.rules.expr import All, Const, Expr, Is, Pick, Source
from generator.rules.lowering import Lowering


@record
class Caps:
    """caps: {by: stars, table: {五星级: 300万元, 四星级: 150万元}}"""

    by: Key = field("封顶数看哪个输入的选项")
    table: Annotated[dict[str, Words], Field(min_length=1)] = field(
        "对照：{选项: 封顶数}，封顶数是 quote 里的原词；when 允许的每个选项都要有"
    )

    def lower(self, at: Lowering, when: All) -> Expr:
        label = at.at("by").input(self.by, "choice").label
        if label and set(self.table) != set(allowed(when, label, at.asked[self.by].options)):
            at.report("E603", "", found=f"封顶数的选项与条件允许的“{label}”的选项不一致")
        return Pick(label, tuple((option, cap(at.at("table", option), words)) for option, words in self.table.items()))


def cap(at: Lowering, words: str) -> Const:
    return Const(at.amount(words, "元").value, Source(at.key, words, whole=True))


def allowed(when: All, label: str, options: Sequence[str]) -> list[str]:
    """The options of a choice with which the conditions can hold; alternatives rule none out."""
    asked = [test.options for test in when.parts if isinstance(test, Is) and test.label == label]
    return [option for option in options if all(option in one for one in asked)]
