"""The most that is paid: one sum, or one for each option; and whether what is computed is itself a limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from policyref.facts.record import InQuote, InRule, Sum, field, record
from policyref.facts.spans import InClause
from policyref.rules.asked import Key
from policyref.rules.expr import All, Const, Expr, Input, Is, Least, Pick, Product, nodes_of
from policyref.rules.forms.simple import Simple
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import Form, OneOf, form
from policyref.rules.said import Amount, SumIn, words_of
from policyref.rules.values import number
from policyref.words import BOUND, listed

Bound = Literal["equal", "at_most", "at_least"]


@record
class Caps:
    """caps: {by: stars, table: {五星级: 300万元, 四星级: 150万元}}"""

    by: Key = field("封顶数看哪个输入的选项")
    table: Annotated[dict[InRule, Annotated[Sum | SumIn, OneOf("数")]], Field(min_length=1)] = field(
        "对照：{选项: 封顶数}，封顶数是 quote 里的原词；when 允许的每个选项都要有"
    )

    def lower(self, at: Lowering, when: All) -> Expr:
        label = at.at("by").input(self.by, "choice").label
        if label and set(self.table) != set(allowed(when, label, at.asked[self.by].options)):
            at.report("E603", "", found=f"封顶数的选项与条件允许的“{label}”的选项不一致")
        return Pick(label, tuple((option, cap(at.at("table", option), said)) for option, said in self.table.items()))


@form("写在另一条里的“最高”“不低于”")
class BoundIn(InClause, Form):
    """bound: {bound: at_most, clause: 14, quote: 以上奖励标准均为最高限额}"""

    bound: Bound = field(listed(BOUND))


@form("算出的封顶数")
class CapOf(Form):
    """按投资额的10%补助，不超过实际支出的30%，最高50万元:

    cap: {limit: {rate: 30%, of: cost}, sum: 50万元, words: 不超过实际支出的30%，最高50万元}
    """

    limit: Annotated[Simple, OneOf("算法")] = field("怎样算封顶数：一种算法，例如 {rate: 30%, of: cost}")
    sum: Amount | None = field("另外还有一个数封顶的：quote 里的数，例如 50万元", default=None)
    words: InQuote = field("quote 里说封顶的词句，例如 每人最高4000元")

    def lower(self, at: Lowering) -> Expr:
        if number(self.words):
            at.at("words").wrong(self.words, "说封顶的词句，例如 每人最高4000元")
        limit = self.limit.lower(at.at("limit"))
        return limit if self.sum is None else Least((limit, cap(at.at("sum"), self.sum)))


Limit = Annotated[Sum | SumIn | CapOf, OneOf("封顶数")]
"""The most that is paid, in words of the quote or of another clause, or computed."""


def limit_words(said: str | SumIn | CapOf) -> str:
    """A limit as pages show it."""
    return said.words if isinstance(said, CapOf) else words_of(said)


def cap(at: Lowering, said: Amount) -> Const:
    here = at if isinstance(said, str) else at.at("sum").quoting(said)
    words = words_of(said)
    return Const(here.amount(words, "元").value, here.source(words, whole=True))


def cap_for_each(at: Lowering, said: Amount, amount: Expr) -> Expr | None:
    """A cap of 4000元/人: so much for each of what the amount counts. None where it has no such unit."""
    words = words_of(said)
    found = number(words)
    if found is None or not found[1].startswith("元/"):
        return None
    here = at if isinstance(said, str) else at.at("sum").quoting(said)
    counted = []
    for unit in re.split("[/·]", found[1])[1:]:
        nodes = _counted(amount, unit, here)
        if len(nodes) != 1:
            here.mismatch(words, f"算法要恰好按一个以{unit}计的输入计算", found[1])
            return Const(found[0])
        counted += nodes
    return Product((*counted, Const(found[0], here.source(words, whole=True))))


def _counted(amount: Expr, unit: str, at: Lowering) -> list[Expr]:
    """The inputs in a unit, or as much of them as counts."""
    labels = {one.label for one in at.asked.values() if (one.unit or "").removeprefix("个") == unit.removeprefix("个")}
    found: dict[str, Expr] = {}
    for node in nodes_of(amount):
        if isinstance(node, Input) and node.label in labels:
            found.setdefault(node.label, node)
        elif isinstance(node, Least) and isinstance(node.parts[0], Input) and node.parts[0].label in labels:
            found[node.parts[0].label] = node
    return list(found.values())


def allowed(when: All, label: str, options: Sequence[str]) -> list[str]:
    """The options of a choice with which the conditions can hold; alternatives rule none out."""
    asked = [test.options for test in when.parts if isinstance(test, Is) and test.label == label]
    return [option for option in options if all(option in one for one in asked)]
