"""Tables in prints: what a page has no room for is turned, and cut between columns where it is wider still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policyref.model.tables import P, Table, following
from policyref.present.tables import ShownRow, ShownTable, shown_table

_UPRIGHT = 6
"""More columns than these do not fit a page that stands upright."""
_TURNED = 12
"""More than these do not fit one that is turned: the rest goes on in a table of its own, the first column again."""
_WIDEST = 60
"""Characters beside each other on a page that stands upright, where each column may break its lines."""
_LEAST, _MOST = 3, 14  # characters of a line in a column


def row_mark(table: Table, row: int) -> str:
    """The name of a line of a table inside one book, by which its page is found."""
    return f"r-{table.page}#{table.anchor_of(row)}"


def with_tables(given: Iterable[P], own: Sequence[Table], entry: Any, *, last: bool = True) -> list[Any]:
    """Paragraphs, as `entry` makes them, and tables where they stand."""
    pieces = following(given, own, last=last)
    return [table_entry(one) if isinstance(one, Table) else entry(one) for one in pieces]


def table_entry(table: Table) -> Mapping[str, Any]:
    """A table as the templates print it: `parts` are what it is cut into, most often one."""
    parts = [shown_table(table, (), columns) for columns in _cut(table)]
    marks = {table.anchor_of(row): row_mark(table, row) for row in range(len(table.lines)) if table.is_tasks}
    wide = max(len(one.weights) for one in parts) > _UPRIGHT or any(
        sum(min(max(weight, _LEAST), _MOST) for weight in one.weights) > _WIDEST for one in parts
    )
    return {
        "title": table.title,
        "turned": wide,
        "parts": [_part(one, {} if at else marks) for at, one in enumerate(parts)],
    }


def _part(table: ShownTable, marks: Mapping[str, str]) -> Mapping[str, Any]:
    """`marks` are those of rows that something leads to, by their anchors."""
    return {
        "widths": [min(max(weight, _LEAST), _MOST) for weight in table.weights],
        "head": [_row(row) for row in table.head],
        "body": [_row(row) for row in table.body],
        "marks": [marks.get(row.anchor) for row in table.body],
    }


def _row(row: ShownRow) -> list[Mapping[str, Any]]:
    return [
        {"lines": list(one.lines), "rows": one.rows, "columns": one.columns, "head": one.is_head} for one in row.cells
    ]


def _cut(table: Table) -> Iterator[Sequence[int]]:
    """The columns of each part."""
    width = len(table.lines[0])
    if width <= _TURNED:
        yield range(width)
        return
    for start in range(1, width, _TURNED - 1):
        yield [0, *range(start, min(start + _TURNED - 1, width))]
