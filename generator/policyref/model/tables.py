"""A table of a notice: rows of cells, as printed. A cell is never joined with another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import Field

from policyref.facts.provenance import Neutral, Official
from policyref.facts.record import LISTED, Name, OfficialWords, Record, Slug, attached, field, record, shaped
from policyref.facts.spans import InTable
from policyref.text.cells import ABOVE, CELL_END, LEFT, LINE_END
from policyref.text.numerals import to_int
from policyref.text.sentences import squeeze

Cell = tuple[int, int]
_AT = r"^(opening|closing|section-[1-9]\d*|annex-[1-9]\d*)$"
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()]*)[）)]\s*$")
_BARE = re.compile(r"[0-9０-９.,，．]+")
_OF_NUMBERING = re.compile("(?:序|编|项)?(?:号|次)|行次|")

_Line = Annotated[tuple[Annotated[str, Official()], ...], Field(min_length=1)]
_Heads = Annotated[tuple[Name, ...], Field(min_length=1), LISTED]


@record
class TaskColumns(Record):
    """The columns of a 分工表, each by its head, or by its heads from the top."""

    task: _Heads = field("写任务的一列：表头，几层的从上到下写成列表")
    responsible: _Heads | None = field("写责任单位的一列（原文不分牵头、配合的）", default=None)
    lead: _Heads | None = field("写牵头单位的一列", default=None)
    support: _Heads | None = field("写配合单位的一列", default=None)
    due: _Heads | None = field("写完成时限的一列", default=None)

    @property
    def written(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each column that is named, with its heads."""
        named = [(key, getattr(self, key)) for key in ("task", "responsible", "lead", "support", "due")]
        return [(key, heads) for key, heads in named if heads]


@record
class Table(Record):
    """`^` is merged with the cell above, `<` with the cell to the left. A column is named by its heads from the top.

    `page` is the address of the page that shows it and `anchor` its own there; rows are counted from 1 below the head.
    """

    id: Slug = field("表的英文短名，这份文件内不重复，公布后不再改，例如 t1")
    title: OfficialWords | None = field("表题，照原文；原文没有就不写", default=None)
    at: Annotated[str, shaped(_AT, "opening、closing，或 section-2、annex-1 这样"), Neutral()] | None = field(
        "notice.yml 里的表在哪里：opening、closing（不写就是它），或者 section-2、annex-1 这样；措施的表不写",
        default=None,
    )
    after: Annotated[str, shaped(r"^s(?:0|[1-9]\d*)$", "第几句，写成 s3 这样"), Neutral()] | None = field(
        "在那里（或这条措施）的第几句所在的段落之后，例如 s3；s0 是在第一句之前；不写就是在最后一句之后", default=None
    )
    head: Annotated[int, Field(ge=0, le=99)] = field("表头有几行；没有表头（例如要填的表格）写 0", default=1)
    kind: Literal["tasks"] | None = field("分工表写 tasks：每一行是一项任务；其他的表不写", default=None)
    task_columns: TaskColumns | None = field("分工表的任务、单位、时限各在哪一列", default=None, key="columns")
    lines: Annotated[tuple[_Line, ...], Field(min_length=1)] = field(
        '各行，从表头起，每行一个列表，照原文；同上面一格合并的写 "^"，同左边一格合并的写 "<"，空的写 ""；格里换行写 ↵',
        key="rows",
    )
    page: str = attached()
    anchor: str = attached()
    row_anchor: str = attached()

    @property
    def standing(self) -> str:
        """The place of a table of the notice's own."""
        return self.at or "closing"

    @property
    def after_sentence(self) -> int | None:
        return int(self.after[1:]) if self.after else None

    @property
    def address(self) -> str:
        return f"{self.page}#{self.anchor}"

    def anchor_of(self, row: int) -> str:
        """Of one of its `lines`."""
        return f"{self.row_anchor}r{row - self.head + 1}"

    @cached_property
    def ragged(self) -> tuple[int, ...]:
        """The rows that have more or fewer cells than the first."""
        return tuple(row for row, cells in enumerate(self.lines) if len(cells) != len(self.lines[0]))

    @cached_property
    def astray(self) -> tuple[Cell, ...]:
        """Marks of merged cells that point out of the table, or from its body to its head."""
        return tuple(at for at in self.all_cells() if self.lines[at[0]][at[1]] in (ABOVE, LEFT) and not self._next(at))

    @cached_property
    def uneven(self) -> tuple[Cell, ...]:
        """Marks by which cells that are merged would make up no rectangle."""
        if self.ragged or self.astray:
            return ()
        merged: dict[Cell, list[Cell]] = {}
        for at in self.all_cells():
            merged.setdefault(self.origin(at), []).append(at)
        areas = ((cells, max(row for row, _ in cells), max(column for _, column in cells)) for cells in merged.values())
        wrong = (
            cells[-1]
            for cells, last, right in areas
            if len(cells) != (last - cells[0][0] + 1) * (right - cells[0][1] + 1)
        )
        return tuple(wrong)

    @cached_property
    def is_sound(self) -> bool:
        return not self.ragged and not self.astray and not self.uneven and self.head < len(self.lines)

    @property
    def whole(self) -> str:
        """What a quote of all of it quotes."""
        return self.title or self.lines[0][0]

    @property
    def is_tasks(self) -> bool:
        return self.kind == "tasks"

    @property
    def body(self) -> range:
        """The rows below the head."""
        return range(self.head, len(self.lines))

    def is_covered(self, row: int) -> bool:
        """Whether it has no cell of its own: all are merged with those above."""
        return all(cell == ABOVE for cell in self.lines[row])

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

    @property
    def full(self) -> list[list[str]]:
        """The words of every cell, those of a merged one in each place that it covers."""
        return [[self.words((row, column)) for column in range(len(cells))] for row, cells in enumerate(self.lines)]

    @property
    def merged(self) -> dict[Cell, tuple[int, int]]:
        """The first cells of those that are merged → how many rows and columns they take."""
        size: dict[Cell, tuple[int, int]] = {}
        for at in self.all_cells():
            row, column = self.origin(at)
            size[row, column] = at[0] - row + 1, at[1] - column + 1
        return {at: one for at, one in size.items() if one != (1, 1)}

    @cached_property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The heads of each column, from the top, a merged one once."""
        every = (dict.fromkeys(self.origin((row, at)) for row in range(self.head)) for at in range(len(self.lines[0])))
        return tuple(tuple(self.lines[row][column] for row, column in origins) for origins in every)

    @cached_property
    def is_numbered(self) -> bool:
        """Whether its first column only counts the rows: 序号 1, 2, 3."""
        heads = self.heads[0]
        if not _OF_NUMBERING.fullmatch(squeeze(heads[-1] if heads else "")):
            return False
        cells = dict.fromkeys(self.origin((row, 0)) for row in self.body)
        numbers = [_as_number(self.words(at)) for at in cells]
        return numbers == [*range(1, len(numbers) + 1)]

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """Of each row below the head the words by which it may be named: its cells, less its number."""
        first = int(self.is_numbered and len(self.lines[0]) > 1)
        return tuple(tuple(self.words((row, at)) for at in range(first, len(self.lines[row]))) for row in self.body)

    def rows(self) -> Sequence[str]:
        """The names of the rows: their first cells."""
        return tuple(dict.fromkeys(names[0] for names in self.names))

    def columns(self) -> Sequence[Sequence[str]]:
        return self.heads[1:]

    def find(self, row: Sequence[str] | None, column: Sequence[str] | None) -> list[Cell]:
        """The cells of a row and a column; of a whole row, a whole column or the whole table."""
        return [(one, other) for one in self.rows_named(row) for other in self.columns_named(column)]

    def columns_named(self, column: Sequence[str] | None) -> list[int]:
        return [at for at, heads in enumerate(self.heads) if column is None or _named(column, heads)]

    def ways(self, row: Sequence[str]) -> int:
        """How many rows a name may mean."""
        return len(self.rows_named(row))

    def rows_named(self, row: Sequence[str] | None) -> list[int]:
        """The rows whose cells are these in their order, the first included: `[城区, 公办]`."""
        if row is None:
            return [*self.body]
        backwards = tuple(row)[::-1]
        named = (at for at, names in zip(self.body, self.names, strict=True) if _named(backwards, names[::-1]))
        return [*named] or [at for at in self.body if [squeeze(self.words((at, 0)))] == [*map(squeeze, row)]]

    def cell(self, row: Sequence[str], column: Sequence[str]) -> str | None:
        """The words of one cell; None where none, or more than one, is meant."""
        found = self.only(row, column) if self.is_sound else None
        return self.words(found) if found else None

    def only(self, row: Sequence[str], column: Sequence[str]) -> Cell | None:
        """The one cell that is meant; several that are merged are one."""
        found = {self.origin(at): at for at in self.find(row, column)}
        return next(iter(found.values())) if len(found) == 1 else None

    def read(self, at: Cell) -> str:
        """The words of a cell with the unit that its heads give: `6000元/个`."""
        words = self.words(at)
        unit = next((found[1] for head in reversed(self.heads[at[1]]) if (found := _UNIT.search(head))), "")
        return words + unit if _BARE.fullmatch(words) else words

    def around(self, at: Cell) -> str:
        """The words of a cell with its row, its heads and their unit: what may be told of it."""
        before = (self.words((at[0], column)) for column in range(at[1] or 1))
        named = (words for words in before if not _BARE.fullmatch(words))
        return CELL_END.join((*named, *self.heads[at[1]], self.words(at), self.read(at)))

    def printed(self) -> Iterator[str]:
        """Each row as source.txt has it: its own cells, nothing where one is merged with another."""
        for cells in self.lines:
            yield CELL_END.join("" if cell in (ABOVE, LEFT) else cell for cell in cells)


class _Passage(Protocol):
    @property
    def numbers(self) -> Sequence[int]: ...


P = TypeVar("P", bound=_Passage)


def following(passages: Iterable[P], tables: Sequence[Table], *, last: bool = True) -> Iterator[P | Table]:
    """Passages with the tables that stand after a sentence of each; first those before all, at last those after."""
    for passage in passages:
        if 1 in passage.numbers:
            yield from (table for table in tables if table.after_sentence == 0)
        yield passage
        yield from (table for table in tables if table.after_sentence in passage.numbers)
    yield from (table for table in tables if last and table.after is None)


def cell_lines(words: str) -> list[str]:
    """The lines of a cell."""
    return words.split(LINE_END)


def _as_number(words: str) -> int | None:
    words = squeeze(words).strip("（）().、．")
    return to_int(words) if words else None


def _named(wanted: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether heads are meant by some of them in their order, the last included."""
    words = [squeeze(one) for one in wanted]
    squeezed = [squeeze(head) for head in heads]
    if not words or not squeezed or words[-1] != squeezed[-1]:
        return False
    left = iter(squeezed)
    return all(one in left for one in words)


def of_cell(place: InTable, table: Table) -> tuple[list[Cell], str]:
    """The cells that a quote means, and what its words have to be."""
    column = place.column
    found = table.find(place.row, column) if table.is_sound else []
    if place.row is not None and column is not None:
        one = table.only(place.row, column) if table.is_sound else None
        return ([one], table.words(one)) if one else ([], "")
    return found, column[-1] if column else place.row[-1] if place.row else table.whole
