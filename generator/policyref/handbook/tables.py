"""Tables in prints: what a page has no room for is turned, and cut between columns where it is wider still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policyref.facts.record import put
from policyref.model.tables import P, Table, following
from policyref.present.tables import ShownRow, ShownTable, shown_table
from policyref.text.cells import ABOVE, LEFT

_UPRIGHT = 6
"""More columns than these do not fit a page that stands upright."""
_TURNED = 12
"""More than these do not fit one that is turned: the rest goes on in a table of its own, the first column again."""
_WIDEST = 60
"""Characters beside each other on a page that stands upright, where each column may break its lines."""
_LEAST, _MOST = 3, 14  # characters of a line in a column


def with_tables(given: Iterable[P], own: Sequence[Table], entry: Any, *, last: bool = True) -> list[Any]:
    """Paragraphs, as `entry` makes them, and tables where they stand."""
    pieces = following(given, own, last=last)
    return [table_entry(one) if isinstance(one, Table) else entry(one) for one in pieces]


def table_entry(table: Table) -> Mapping[str, Any]:
    """A table as the templates print it: `parts` are what it is cut into, most often one."""
    parts = [shown_table(one, ()) for one in _cut(table)]
    wide = max(len(one.weights) for one in parts) > _UPRIGHT or any(
        sum(min(max(weight, _LEAST), _MOST) for weight in one.weights) > _WIDEST for one in parts
    )
    return {"title": table.title, "turned": wide, "parts": [_part(one) for one in parts]}


def _part(table: ShownTable) -> Mapping[str, Any]:
    return {
        "widths": [min(max(weight, _LEAST), _MOST) for weight in table.weights],
        "head": [_row(row) for row in table.head],
        "body": [_row(row) for row in table.body],
    }


def _row(row: ShownRow) -> list[Mapping[str, Any]]:
    return [
        {"lines": list(one.lines), "rows": one.rows, "columns": one.columns, "head": one.is_head} for one in row.cells
    ]


def _cut(table: Table) -> Iterator[Table]:
    width = len(table.lines[0])
    if width <= _TURNED:
        yield table
        return
    for start in range(1, width, _TURNED - 1):
        yield _some(table, [0, *range(start, min(start + _TURNED - 1, width))])


def _some(table: Table, columns: Sequence[int]) -> Table:
    """Some columns of a table. A cell that is merged over the cut stands on both sides of it."""
    lines = []
    for row in range(len(table.lines)):
        line = []
        for place, column in enumerate(columns):
            origin = table.origin((row, column))
            if place and table.origin((row, columns[place - 1])) == origin:
                line.append(LEFT)
            elif row not in (0, table.head) and table.origin((row - 1, column)) == origin:
                line.append(ABOVE)
            else:
                line.append(table.words(origin))
        lines.append(tuple(line))
    part = Table(id=table.id, title=table.title, head=table.head, lines=tuple(lines))
    for name in ("page", "anchor", "row_anchor"):
        put(part, name, getattr(table, name))
    return part
