"""Sums that stand in a table of the notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from generator.facts.record import InRule, Name, field
from generator.problems.near import near_miss
from generator.rules.asked import Key
from generator.rules.expr import NOUGHT, Const, Expr, Pick, Product, Source
from generator.rules.forms.form import Counting
from generator.rules.lowering import Lowering, Table
from generator.rules.one_of import form
from generator.rules.words import number

_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()]*元[^（）()]*)[）)]\s*$")
_BARE = re.compile(r"[0-9０-９.,，．]+")


@form("文件里的表")
class OfTable(Counting):
    """托育机构按附件2的标准给予运营补助:

    pay: {of_table: t1, row: kind, column: 运营补助（元/人·月）, of: heads}
    """

    of_table: Name = field("表的 id")
    row: InRule = field("哪一行：choice 输入，它的选项是各行的名称；或一行的名称")
    column: InRule | Annotated[tuple[InRule, ...], Field(min_length=1)] = field(
        "哪一列：表头，几层的从上到下写成列表；其中一层可以是 choice 输入"
    )
    of: Key | None = field("表里是单价或比例的，写乘以哪个输入", default=None)

    def lower(self, at: Lowering) -> Expr:
        self.counts_only(at, *([self.of] if self.of else []))
        table = at.around.tables.get(self.of_table)
        if table is None:
            at.at("of_table").wrong(self.of_table, f"表的 id：{'、'.join(at.around.tables) or '这份文件没有登记表'}")
            return NOUGHT
        heads = (self.column,) if isinstance(self.column, str) else self.column
        found = self._row(at, table, heads)
        return Product((self.counted(at, "of", key=self.of, types=("money", "count")), found)) if self.of else found

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
        if number(words) is None or _BARE.fullmatch(words):
            unit = next((match[1] for head in reversed(column) if (match := _UNIT.search(head))), "")
            return self._read(at, words + unit, Source(at.key, words, quote=words))
        return self._read(at, words, Source(at.key, words, quote=words))

    def _read(self, at: Lowering, words: str, source: Source) -> Const:
        here = at.at("column")
        if self.of is None:
            found = here.amount(words, "元")
        elif at.type_of(self.of) == "money":
            found = here.amount(words, "%")
        else:
            found = here.price(words, self.of)
        return Const(found.value, source)

    def _no_cell(self, at: Lowering, table: Table, row: str, column: tuple[str, ...]) -> None:
        if row not in table.rows():
            near = near_miss(row, list(table.rows()))
            at.at("row").wrong(row, f"表里一行的名称：{'、'.join(table.rows())}。{near}")
        else:
            known = "；".join("、".join(one) for one in table.columns())
            at.at("column").wrong("、".join(column), f"表里的一列：{known}")
