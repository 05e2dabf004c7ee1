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
Names = tuple[str, ...]
_BARE = re.compile(r"[0-9０-９.,，．]+")


@form("文件里的表")
class OfTable(Multiplying):
    """托育机构按附件2的标准给予运营补助:

    pay: {of_table: t1, row: kind, column: 运营补助（元/人·月）, of: [heads, months]}
    """

    of_table: Name = field("表的 id")
    row: InRule | Annotated[tuple[InRule, ...], Field(min_length=1)] = field(
        "哪一行：choice 输入，它的选项是各行的名称；或一行的名称；同名的行写成列表，例如 [place, kind]"
    )
    column: InRule | Annotated[tuple[InRule, ...], Field(min_length=1)] = field(
        "哪一列：表头，几层的从上到下写成列表；其中一层可以是 choice 输入"
    )

    def lower(self, at: Lowering) -> Expr:
        base = self.factors(at)
        table = at.around.tables.get(self.of_table)
        if table is None:
            at.at("of_table").wrong(self.of_table, f"表的 id：{'、'.join(at.around.tables) or '这份文件没有写 tables'}")
            return NOUGHT
        left = [("row", one) for one in as_list(self.row)] + [("column", one) for one in as_list(self.column)]
        found = self._chosen(at, table, left, (), ())
        return Product((*base, found)) if base else found

    def _chosen(self, at: Lowering, table: Table, left: Sequence[tuple[str, str]], row: Names, column: Names) -> Expr:
        """The cell; or one for each option of an input among the names of row and column."""
        if not left:
            return self._cell(at, table, row, column)
        (part, key), *rest = left

        def further(name: str) -> Expr:
            names = (*row, name) if part == "row" else row
            return self._chosen(at, table, rest, names, (*column, name) if part == "column" else column)

        if key not in at.asked:
            return further(key)
        label = at.at(part).input(key, "choice").label
        return Pick(label, tuple((one, further(one)) for one in at.asked[key].options))

    def _cell(self, at: Lowering, table: Table, row: Names, column: Names) -> Const:
        words = table.cell(row, column)
        if words is None:
            self._no_cell(at, table, row, column)
            return NOUGHT
        unit = next((match[1] for head in reversed(column) if (match := _UNIT.search(head))), "")
        read = words + unit if _BARE.fullmatch(words) else words
        found, _ = self.given(at.at("column"), read)
        return Const(found.value, Source(at.key, words, quote=words))

    def _no_cell(self, at: Lowering, table: Table, row: Names, column: Names) -> None:
        if row[0] not in table.rows():
            near = near_miss(row[0], list(table.rows()))
            at.at("row").wrong("、".join(row), f"表里一行的名称：{'、'.join(table.rows())}。{near}")
        elif table.ways(row) != 1:
            at.at("row").wrong("、".join(row), "一行的名称：这样的有几行（或没有），请写成列表，例如 [城区, 公办]")
        else:
            known = "；".join("、".join(one) for one in table.columns())
            at.at("column").wrong("、".join(column), f"表里的一列：{known}")


def as_list(names: str | Names) -> Names:
    return (names,) if isinstance(names, str) else names
