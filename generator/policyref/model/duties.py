"""A row of a 分工表: a task, the units that it is given to, until when. All of it is read from the cells."""

from __future__ import annotations

from dataclasses import dataclass

from policyref.model.facts import Deadline
from policyref.model.passages import UnitMention
from policyref.model.tables import Table


@dataclass(frozen=True, slots=True)
class TableDuty:
    """`where` it stands in words: 附件1第3行. `row` is its place among the lines of the table.

    `due` is None where the cell is empty or there is none.
    """

    notice: str
    where: str
    table: Table
    row: int
    task: str
    units: tuple[UnitMention, ...]
    due: Deadline | None

    @property
    def standing(self) -> str:
        """The place of its table in the notice: annex-1."""
        return self.table.standing

    @property
    def anchor(self) -> str:
        return self.table.anchor_of(self.row)

    @property
    def address(self) -> str:
        return f"{self.table.page}#{self.anchor}"

    @property
    def number(self) -> int:
        """Of the row, counted below the head."""
        return self.row - self.table.head + 1
