"""A table of a notice: rows of cells, as printed. A cell is never joined with another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, Protocol, TypeVar

from pydantic import Field

from policyref.facts.provenance import Neutral, Official
from policyref.facts.record import OfficialWords, Record, Slug, field, record, shaped
from policyref.facts.spans import InTable
from policyref.text.cells import ABOVE, CELL_END, LEFT
from policyref.text.sentences import squeeze

Cell = tuple[int, int]
_AT = r"^(opening|closing|section-[1-9]\d*|annex-[1-9]\d*)$"
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()]*)[）)]\s*$")
_BARE = re.compile(r"[0-9０-９.,，．]+")

_Line = Annotated[tuple[Annotated[str, Official()], ...], Field(min_length=1)]


@record
class Table(Record):
    """`^` is merged with the cell above, `<` with the cell to the left. A column is named by its heads from the top."""

    id: Slug = field("表的英文短名，这份文件内不重复，公布后不再改")
    title: OfficialWords | None = field("表题，照原文；原文没有就不写", default=None)
    at: Annotated[str, shaped(_AT, "opening、closing，或 section-2、annex-1 这样"), Neutral()] | None = field(
        "notice.yml 里的表在哪里：opening、closing（不写就是它），或者 section-2、annex-1 这样；措施的表不写",
        default=None,
    )
    after: Annotated[str, shaped(r"^s[1-9]\d*$", "第几句，写成 s3 这样"), Neutral()] | None = field(
        "在那里（或这条措施）的第几句所在的段落之后，例如 s3；不写就是在最后一句之后", default=None
    )
    head: Annotated[int, Field(ge=0, le=99)] = field("表头有几行；没有表头（例如要填的表格）写 0", default=1)
    lines: Annotated[tuple[_Line, ...], Field(min_length=1)] = field(
        '各行，从表头起，每行一个列表，照原文；同上面一格合并的写 "^"，同左边一格合并的写 "<"，空的写 ""',
        key="rows",
    )

    @property
    def standing(self) -> str:
        """The place of a table of the notice's own."""
        return self.at or "closing"

    @property
    def after_sentence(self) -> int | None:
        return int(self.after[1:]) if self.after else None

    @cached_property
    def ragged(self) -> tuple[int, ...]:
        """The rows that have more or fewer cells than the first."""
        return tuple(row for row, cells in enumerate(self.lines) if len(cells) != len(self.lines[0]))

    @cached_property
    def astray(self) -> tuple[Cell, ...]:
        """Marks of merged cells that point out of the table, or from its body to its head."""
        return tuple(at for at in self.all_cells() if self.lines[at[0]][at[1]] in (ABOVE, LEFT) and not self._next(at))

    @property
    def is_sound(self) -> bool:
        return not self.ragged and not self.astray and self.head < len(self.lines)

    def all_cells(self) -> Iterator[Cell]:
        return ((row, column) for row, cells in enumerate(self.lines) for column in range(len(cells)))

    def _next(self, at: Cell) -> Cell | None:
        row, column = at
        if self.lines[row][column] == LEFT:
            return (row, column - 1) if column else None
        return (row - 1, column) if row not in (0, self.head) else None

    def origin(self, at: Cell) -> Cell:
        """The cell that one is merged with; of a cell of its own it is itself."""
        while self.lines[at[0]][at[1]] in (ABOVE, LEFT):
            further = self._next(at)
            assert further is not None  # asked only of a table that is sound
            at = further
        return at

    def words(self, at: Cell) -> str:
        row, column = self.origin(at)
        return self.lines[row][column]

    @cached_property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The heads of each column, from the top, a merged one once."""
        every = (dict.fromkeys(self.origin((row, at)) for row in range(self.head)) for at in range(len(self.lines[0])))
        return tuple(tuple(self.lines[row][column] for row, column in origins) for origins in every)

    def rows(self) -> Sequence[str]:
        """The names of the rows: their first cells."""
        return tuple(dict.fromkeys(self.words((row, 0)) for row in range(self.head, len(self.lines))))

    def columns(self) -> Sequence[Sequence[str]]:
        return self.heads[1:]

    def find(self, row: str | None, column: Sequence[str] | None) -> list[Cell]:
        """The cells of a row and a column; of a whole row, a whole column or the whole table."""
        rows = range(self.head, len(self.lines))
        chosen = [at for at in rows if row is None or squeeze(self.words((at, 0))) == squeeze(row)]
        wanted = None if column is None else tuple(map(squeeze, column))
        columns = [at for at, heads in enumerate(self.heads) if wanted is None or _named(wanted, heads)]
        return [(one, other) for one in chosen for other in columns]

    def cell(self, row: str, column: Sequence[str]) -> str | None:
        """The words of one cell; None where none, or more than one, is meant."""
        found = self.find(row, column) if self.is_sound else []
        return self.words(found[0]) if len(found) == 1 else None

    def read(self, at: Cell) -> str:
        """The words of a cell with the unit that its heads give: `6000元/个`."""
        words = self.words(at)
        unit = next((found[1] for head in reversed(self.heads[at[1]]) if (found := _UNIT.search(head))), "")
        return words + unit if _BARE.fullmatch(words) else words

    def around(self, at: Cell) -> str:
        """The words of a cell with its row, its heads and their unit: what may be told of it."""
        return CELL_END.join((self.words((at[0], 0)), *self.heads[at[1]], self.words(at), self.read(at)))

    def printed(self) -> Iterator[str]:
        """Each row as source.txt has it: its own cells, nothing where one is merged with another."""
        for cells in self.lines:
            yield CELL_END.join("" if cell in (ABOVE, LEFT) else cell for cell in cells)


class _Passage(Protocol):
    @property
    def numbers(self) -> Sequence[int]: ...


P = TypeVar("P", bound=_Passage)


def following(passages: Iterable[P], tables: Sequence[Table], *, last: bool = True) -> Iterator[P | Table]:
    """Passages with the tables that stand after a sentence of each; at last those that stand after all."""
    for passage in passages:
        yield passage
        yield from (table for table in tables if table.after_sentence in passage.numbers)
    yield from (table for table in tables if last and table.after is None)


def _named(wanted: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether heads are meant by some of them in their order, the last included."""
    squeezed = [squeeze(head) for head in heads]
    if not wanted or wanted[-1] != squeezed[-1]:
        return False
    left = iter(squeezed)
    return all(one in left for one in wanted)


def of_cell(place: InTable, table: Table) -> tuple[list[Cell], str]:
    """The cells that a quote means, and what its words have to be."""
    column = place.column
    found = table.find(place.row, column) if table.is_sound else []
    if place.row is not None and column is not None:
        return (found, table.words(found[0])) if len(found) == 1 else ([], "")
    whole = table.title or table.lines[0][0]
    return found, column[-1] if column else place.row or whole
