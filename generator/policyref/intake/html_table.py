"""A table of a web page as rows of cells, each merged one with its words in its first place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from policyref.intake.blocks import IntakeError, Span

MOST_CELLS = 100_000
MOST_COLUMNS = 200
_PARTS = {"tbody", "thead", "tfoot"}
_RUNNING_LINES_OF_LAYOUT = 5
_SHARE_OF_LAYOUT = 0.8


class HtmlTable(NamedTuple):
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]


def cells_of(table: Any, lines: Callable[[Any], list[str]]) -> HtmlTable | None:
    """The cells of a table of data; None for one that lays out the page: it holds another table, has one row or
    column, or one of its cells holds the running text."""
    rows = list(_rows(table))
    if len(rows) < 2 or max(len(row) for row in rows) < 2 or next(table.iterdescendants("table"), None) is not None:
        return None
    texts = [[lines(cell) for cell in row] for row in rows]
    sizes = [(sum(map(len, cell)), sum("。" in line for line in cell)) for row in texts for cell in row]
    total = sum(size for size, _ in sizes)
    if any(size > _SHARE_OF_LAYOUT * total and running >= _RUNNING_LINES_OF_LAYOUT for size, running in sizes):
        return None
    grid: list[dict[int, str]] = [{} for _ in rows]
    spans, count = [], 0
    for at, (row, cells) in enumerate(zip(rows, texts, strict=True)):
        column = 0
        for cell, text in zip(row, cells, strict=True):
            while column in grid[at]:
                column += 1
            down = min(_whole(cell.get("rowspan")) or len(rows), len(rows) - at)
            across = _whole(cell.get("colspan")) or 1
            count += down * across
            if column + across > MOST_COLUMNS or count > MOST_CELLS:
                raise _too_big("".join(text))
            for below in range(at, at + down):
                grid[below] |= dict.fromkeys(range(column, column + across), "")
            grid[at][column] = "\n".join(text)
            if down > 1 or across > 1:
                spans.append(Span(at, column, down, across))
            column += across
    columns = max(max(row, default=-1) for row in grid) + 1
    if columns * len(grid) > MOST_CELLS:
        raise _too_big("".join(texts[0][0]) if texts[0] else "")
    return HtmlTable(tuple(tuple(row.get(one, "") for one in range(columns)) for row in grid), tuple(spans))


def _too_big(words: str) -> IntakeError:
    return IntakeError(f"表格（这里写着“{words[:20]}”）", "大得不正常", "请检查这张表，或把它拆开再试")


def _rows(table: Any) -> Iterator[list[Any]]:
    for part in table:
        for row in part if part.tag in _PARTS else [part]:
            if row.tag == "tr":
                yield [cell for cell in row if cell.tag in ("td", "th")]


def _whole(stated: str | None) -> int:
    """A span as stated; 1 where it is none, 0 for “to the end”."""
    return int(stated) if stated and re.fullmatch(r"\s*\d{1,6}\s*", stated) else 1
