"""Sums that stand in a table of the notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from policyref.facts.record import InRule, Name, field
from policyref.problems.near import near_miss
from policyref.rules.expr import NOUGHT, Const, Expr, Pick, Product, Source
from policyref.rules.forms.form import Multiplying
from policyref.rules.lowering import Lowering, Table
from policyref.rules.one_of import form

_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()]*元[^（）()]*)[）)]\s*$")
_BARE = re.compile(r"[0-9０-９.,，．]+")


@form("文件里的表")
class OfTable(Multiplying):
    """托育机构按附件2的标准给予运营补助:

    pay: {of_table: t1, row: kind, column: 运营补助（元/人·月）, of: [heads, months]}
    """

    of_table: Name = field("表的 id")
    row: InRule = field("哪一行：choice 输入，它的选项是各行的名称；或一行的名称")
    column: InRule | Annotated[tuple[InRule, ...], Field(min_length=1)] = field(
        "哪一列：表头，几层的从上到下写成列表；其中一层可以是 choice 输入"
    )

    def lower(self, at: Lowering) -> Expr:
        base = self.factors(at)
        table = at.around.tables.get(self.of_table)
        if table is None:
            at.at("of_table").wrong(self.of_table, f"表的 id：{'、'.join(at.around.tables) or '这份文件没有登记表'}")
            return NOUGHT
        heads = (self.column,) if isinstance(self.column, str) else self.column
        found = self._row(at, table, heads)
        return Product((*base, found)) if base else found

    def _row(self, at: Lowering, table: Table, heads: Sequence[str]) -> Expr:
        if self.row not in at.asked:
            return self._column(at, table, self.row, heads, ())
        label = at.at("row").input(self.row, "choice").label
        rows = tuple((one, self._column(at, table, one, heads, ())) for one in at.asked[self.row].options)
        return Pick(label, rows)

    def _column(self, at: Lowering, table: Table, row: str, heads: Sequence[str], chosen: tuple[str, ...]) -> Expr:
        """The cell; or one for each option of an input among the heads."""
        if not heads:
            return self._cell(at, table, row, chosen)
        key, *rest = heads
        if key not in at.asked:
            return self._column(at, table, row, rest, (*chosen, key))
        label = at.at("column").input(key, "choice").label
        options = at.asked[key].options
        return Pick(label, tuple((one, self._column(at, table, row, rest, (*chosen, one))) for one in options))

    def _cell(self, at: Lowering, table: Table, row: str, column: tuple[str, ...]) -> Const:
        words = table.cell(row, column)
        if words is None:
            self._no_cell(at, table, row, column)
            return NOUGHT
        unit = next((match[1] for head in reversed(column) if (match := _UNIT.search(head))), "")
        read = words + unit if _BARE.fullmatch(words) else words
        found, _ = self.given(at.at("column"), read)
        return Const(found.value, Source(at.key, words, quote=words))

    def _no_cell(self, at: Lowering, table: Table, row: str, column: tuple[str, ...]) -> None:
        if row not in table.rows():
            near = near_miss(row, list(table.rows()))
            at.at("row").wrong(row, f"表里一行的名称：{'、'.join(table.rows())}。{near}")
        else:
            known = "；".join("、".join(one) for one in table.columns())
            at.at("column").wrong("、".join(column), f"表里的一列：{known}")
