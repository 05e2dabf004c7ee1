"""Tables as pages and prints show them: cells with their spans, and what each row says on a narrow screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from policyref.check.tables import cells_of_facts
from policyref.facts.spans import Quoted
from policyref.model.facts import Benefit
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.tables import Cell, Table, cell_lines
from policyref.rules.forms.of_table import OfTable

_MOST_COLUMNS = 5
_WIDEST = 24  # characters beside each other that a telephone shows
_WIDTH_OF_COLUMN = 3, 8  # of one that holds a word, of one that holds sentences


@dataclass(frozen=True, slots=True)
class ShownCell:
    """`label` are the heads of its columns, `fact` whether something is taken from it."""

    lines: tuple[str, ...]
    rows: int
    columns: int
    label: str
    is_head: bool
    fact: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`covered` are the words that merged cells of the rows above mean for this one, too."""

    anchor: str
    number: int
    cells: tuple[ShownCell, ...]
    covered: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """`is_wide`: on a telephone its rows stand as cards. `weights` are how much its columns hold."""

    anchor: str
    title: str | None
    head: tuple[ShownRow, ...]
    body: tuple[ShownRow, ...]
    columns: int
    is_wide: bool
    weights: tuple[int, ...]


def shown_table(table: Table, facts: Collection[tuple[str, Cell]], columns: Sequence[int] | None = None) -> ShownTable:
    """A table, or some of its columns: a cell that is merged over the cut stands on both sides of it."""
    shown = _Shown(table, facts, range(len(table.lines[0])) if columns is None else columns)
    weights = tuple(shown.weight(column) for column in shown.columns)
    least, most = _WIDTH_OF_COLUMN
    is_wide = len(weights) > _MOST_COLUMNS or sum(min(max(one, least), most) for one in weights) > _WIDEST
    rows = [row for row in range(len(table.lines)) if shown.has_own(row)]
    return ShownTable(
        table.anchor,
        table.title,
        tuple(shown.row(row) for row in rows if row < table.head),
        tuple(shown.row(row) for row in rows if row >= table.head),
        len(shown.columns),
        is_wide,
        weights,
    )


class _Shown:
    """Rows and columns without a cell of their own hold no words: they are left out, and spans are shorter by them."""

    def __init__(self, table: Table, facts: Collection[tuple[str, Cell]], columns: Sequence[int]) -> None:
        self.table, self.facts = table, facts
        self.area: dict[Cell, list[Cell]] = {}
        for at in product(range(len(table.lines)), columns):
            self.area.setdefault(table.origin(at), []).append(at)
        self.own: dict[int, list[Cell]] = {}
        for at in self.area:
            self.own.setdefault(at[0], []).append(at)
        begun = {area[0][1] for area in self.area.values()}
        self.columns = [one for one in columns if one in begun]

    def has_own(self, row: int) -> bool:
        return row in self.own

    def row(self, row: int) -> ShownRow:
        return ShownRow(
            self.table.anchor_of(row),
            row - self.table.head + 1,
            tuple(self._cell(at) for at in self.own[row]),
            tuple(self._covered(row)),
        )

    def _cell(self, at: Cell) -> ShownCell:
        table, area = self.table, self.area[at]
        rows = {row for row, _ in area if self.has_own(row)}
        columns = {column for _, column in area if column in self.columns}
        is_head = at[0] < table.head or (at[1] == 0 and table.head > 0)
        fact = (table.id, at) in self.facts and not is_head
        label = "" if at[0] < table.head else "、".join(dict.fromkeys(map(self._label, sorted(columns))))
        return ShownCell(tuple(cell_lines(table.words(at))), len(rows), len(columns), label, is_head, fact)

    def _covered(self, row: int) -> Iterator[tuple[str, str]]:
        """Heads and words of what is merged from above, each once."""
        origins = dict.fromkeys((self.table.origin((row, column)), column) for column in self.columns)
        seen = set()
        for origin, column in origins:
            if origin[0] < row and row >= self.table.head and origin not in seen:
                seen.add(origin)
                yield self._label(column), " ".join(cell_lines(self.table.words(origin)))

    def _label(self, column: int) -> str:
        return column_name(self.table, column)

    def weight(self, column: int) -> int:
        """The longest line of a column, where it stands in one column alone."""
        alone = [at for at, area in self.area.items() if {one for _, one in area} == {column}]
        return max((len(line) for at in alone for line in cell_lines(self.table.words(at))), default=1)


def column_name(table: Table, column: int) -> str:
    return "·".join(" ".join(cell_lines(head)) for head in table.heads[column] if head)


def row_words(table: Table, row: int) -> list[tuple[str, str]]:
    """Each cell of a row that has words, with the name of its column; merged cells once."""
    origins = {table.origin((row, column)): column for column in reversed(range(len(table.lines[row])))}
    cells = sorted((column, " ".join(cell_lines(table.words(at)))) for at, column in origins.items())
    return [(column_name(table, column), words) for column, words in cells if words]


def table_name(table: Table, notice: Notice | None = None) -> str:
    """What it is called where it is cited."""
    annex = next((one for one in notice.annexes if one.address == table.page), None) if notice else None
    if table.title or annex is None:
        return f"表“{table.title}”" if table.title else "表"
    return f"{annex.label}的表"


def paying_table(benefit: Benefit, notice: Notice) -> tuple[str, str] | None:
    """Address and words of the table by which a benefit is paid."""
    table = notice.table_by_id.get(benefit.pay.of_table) if isinstance(benefit.pay, OfTable) else None
    return (table.address, table_name(table, notice)) if table else None


def cited_cell(fact: Quoted) -> tuple[str, str] | None:
    """Address and words of the cell that a fact rests on: 表“…”，公办，城区."""
    if fact.cell is None or fact.cell.of is None:
        return None
    table: Table = fact.cell.of
    row = {at[0] for at in fact.cells}
    address = f"{table.page}#{table.anchor_of(row.pop())}" if len(row) == 1 else table.address
    return address, "，".join([table_name(table), *(fact.cell.row or ()), *(fact.cell.column or ())])


def tables_of(tables: Sequence[Table], notice: Notice, library: Library, host: Host) -> dict[str, ShownTable]:
    """By id."""
    return {table.id: shown_table(table, _facts(notice, library, host)) for table in tables}


@memoized_of_notice
def _facts(notice: Notice, library: Library, host: Host) -> frozenset[tuple[str, Cell]]:
    return cells_of_facts(notice)
