"""A table of a .docx as rows of cells, each merged one with its words in its first place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from policyref.intake.archive import attribute, child, local, value
from policyref.intake.blocks import IntakeError, Span
from policyref.intake.docx_words import Words
from policyref.text.cells import CELL_END, LINE_END

MOST_CELLS = 100_000
MOST_COLUMNS = 200
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}


@dataclass
class TableFound:
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    notes: list[tuple[int, str]] = field(default_factory=list)  # the row from 0 → the id of a note
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    changes: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def framed(table: Any) -> list[Any] | None:
    """The cells of a table of one column, which is a frame around text; None for a true table."""
    rows = [list(_below(row, "tc")) for row in _below(table, "tr")]
    return [cell for row in rows for cell in row] if all(len(row) <= 1 for row in rows) else None


def read_table(table: Any, place: str, gathered: Callable[[Any], Words]) -> TableFound:
    found = TableFound()
    grid: list[list[str]] = []
    merged: dict[tuple[int, int], list[int]] = {}  # first place → rows, columns
    above: dict[int, tuple[int, int]] = {}  # column → the first place of the cell that may go on downwards
    for row in _below(table, "tr"):
        if child(row, "trPr", "del") is not None:
            found.changes.append(f"删去一行“{_plain(row)}”")
            continue
        if child(row, "trPr", "ins") is not None:
            found.changes.append(f"增加一行“{_plain(row)}”")
        cells = [""] * _whole(value(row, "trPr", "gridBefore"), 0)
        for cell in _below(row, "tc"):
            at, width = (len(grid), len(cells)), _whole(value(cell, "tcPr", "gridSpan"), 1)
            if len(cells) + width > MOST_COLUMNS or (len(grid) + 1) * (len(cells) + width) > MOST_CELLS:
                raise _too_big(place, len(grid) + 1)
            first = above.get(at[1])
            if _goes_on(cell) and first is not None and merged[first][1] == width:
                merged[first][0] = at[0] - first[0] + 1
                text = _cell(cell, at[0], found, gathered)
                if text.strip():
                    found.unsure.append(f"合并掉的单元格里还有字“{text}”，原件上看不见，没有收进原文")
                cells += [""] * width
            else:
                merged[at] = [1, width]
                above |= dict.fromkeys(range(at[1], at[1] + width), at)
                cells += [_cell(cell, at[0], found, gathered), *[""] * (width - 1)]
            for change in ("cellIns", "cellDel", "cellMerge"):
                if child(cell, "tcPr", change) is not None:
                    found.changes.append(f"第 {at[0] + 1} 行有单元格的修订")
        grid.append(cells)
    columns = max(map(len, grid), default=0)
    if columns * len(grid) > MOST_CELLS:
        raise _too_big(place, len(grid))
    found.rows = tuple(tuple(row + [""] * (columns - len(row))) for row in grid)
    found.spans = tuple(Span(*at, *size) for at, size in merged.items() if size != [1, 1])
    if any(mark in cell for row in found.rows for cell in row for mark in (CELL_END, LINE_END)):
        found.unsure.append(f"单元格里本来就有“{CELL_END}”或“{LINE_END}”")
    return found


def _cell(cell: Any, row: int, found: TableFound, gathered: Callable[[Any], Words]) -> str:
    """The paragraphs of a cell, one a line; a table within it is laid out in lines, and told."""
    lines = []
    for paragraph in _below(cell, "p"):
        words = gathered(paragraph)
        found.changes += words.changes
        found.unsure += words.unsure
        found.hidden += ["".join(words.hidden)] if words.hidden else []
        found.pictures += words.pictures
        found.notes += [(row, note) for _, note in words.notes]
        for box in words.boxes:
            lines += [gathered(one).text for one in box.iter() if local(one) == "p"]
            found.unsure.append("单元格里有文本框")
        lines.append(words.text)
    for inner in _below(cell, "tbl"):
        found.unsure.append("单元格里还有一张表，逐格写成了行")
        lines += [_cell(one, row, found, gathered) for part in _below(inner, "tr") for one in _below(part, "tc")]
    return "\n".join(filter(str.strip, lines))


def _below(parent: Any, name: str) -> Iterator[Any]:
    for one in parent:
        if local(one) == name:
            yield one
        elif local(one) in _WRAPPERS:
            yield from _below(one, name)


def _too_big(place: str, row: int) -> IntakeError:
    return IntakeError(f"{place} 第 {row} 行", "表格大得不正常", "请检查这张表，或把它拆开再试")


def _goes_on(cell: Any) -> bool:
    """Whether a cell is the lower part of the one above: `w:vMerge` without `restart`."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _plain(row: Any) -> str:
    return "、".join("".join(one.text or "" for one in cell.iter() if local(one) in ("t", "delText")) for cell in row)


def _whole(stated: str | None, otherwise: int) -> int:
    """Numbers that a table states of itself; more than `MOST_COLUMNS` is as bad as any more."""
    return min(int(stated), MOST_COLUMNS + 1) if stated and stated.isdecimal() and len(stated) < 9 else otherwise
