"""Cells with the words in them → tables; one that goes on over a page is one table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policyref.intake.blocks import Block, Span
from policyref.intake.layout_grid import Grid
from policyref.intake.layout_join import cell_text
from policyref.intake.layout_lines import Line, rows_of, set_line
from policyref.intake.page import Glyph, Page, Rule

_BORDER = 0.7  # of a page: a frame that is higher is its border


@dataclass
class Set:
    """A table as it is set on a page: `top` is where it stands, `xs` are the sides of its columns."""

    block: Block
    page: int
    top: float
    xs: tuple[float, ...]
    struck: list[str] = field(default_factory=list)


def set_tables(page: Page, found: Sequence[Grid], strikes: Sequence[Rule]) -> tuple[list[Set], list[Glyph], list[Grid]]:
    """The tables of a page, the glyphs outside of them, and the frames that only stand around text."""
    grids = [grid for grid in found if not grid.is_frame]
    cells: list[dict[tuple[int, int], list[Glyph]]] = [defaultdict(list) for _ in grids]
    rest: list[Glyph] = []
    for glyph in page.glyphs:
        for grid, inside in zip(grids, cells, strict=True):
            if grid.ys[0] <= glyph.middle <= grid.ys[-1] and (cell := grid.cell(glyph)) is not None:
                inside[cell].append(glyph)
                break
        else:
            rest.append(glyph)
    tables = [
        _table(page, number, grid, inside, strikes)
        for number, (grid, inside) in enumerate(zip(grids, cells, strict=True), 1)
        if any(glyph.text.strip() for words in inside.values() for glyph in words)
    ]
    return tables, rest, [grid for grid in found if grid.is_frame and grid.ys[-1] - grid.ys[0] < _BORDER * page.height]


def _table(
    page: Page, number: int, grid: Grid, inside: dict[tuple[int, int], list[Glyph]], strikes: Sequence[Rule]
) -> Set:
    place = f"{page.place}表 {number}"
    rows = [["" for _ in cells] for cells in grid.area]
    unsure = [] if grid.even else ["有的格子合并得不成方形，请核对每一格"]
    struck: list[str] = []
    for (row, column), glyphs in inside.items():
        lines = [line for one in rows_of(glyphs) if (line := set_line(page.number, 0, one, strikes))]
        rows[row][column] = cell_text(lines, grid.right(row, column))
        unsure += [reason for line in lines for reason in line.unsure]
        struck += [f"{place}第 {row + 1} 行划去“{words}”" for line in lines for words in line.struck]
    block = Block("table", place, rows=tuple(map(tuple, rows)), spans=grid.spans, unsure=tuple(dict.fromkeys(unsure)))
    return Set(block, page.number, grid.ys[0], grid.xs, struck)


def continued(before: Set, after: Set) -> Set | None:
    """Both as one table, where the second goes on with the first on the next page; its repeated head is dropped."""
    same = len(before.xs) == len(after.xs)
    near = same and all(abs(one - other) < 12 for one, other in zip(before.xs, after.xs, strict=True))
    if after.page != before.page + 1 or not near:
        return None
    head = _repeated(before.block.rows, after.block.rows)
    rows = before.block.rows + after.block.rows[head:]
    moved = len(before.block.rows) - head
    spans = [Span(one.row + moved, one.column, one.rows, one.columns) for one in after.block.spans if one.row >= head]
    why = f"和第 {after.page} 页的表接成一张" + ("，去掉了重复的表头" if head else "")
    if "" in after.block.rows[head]:
        why += f"；第 {len(before.block.rows) + 1} 行有空格，可能是上一行的后半"
    unsure = tuple(dict.fromkeys((*before.block.unsure, *after.block.unsure, why)))
    block = replace(before.block, rows=rows, spans=(*before.block.spans, *spans), unsure=unsure)
    return Set(block, after.page, after.top, after.xs, before.struck + after.struck)


def _repeated(before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...]) -> int:
    """How many rows the second begins with as the first does. Of rows of words and nothing else it has more."""
    count = 0
    while count < min(len(before), len(after) - 1, 3) and before[count] == after[count]:
        count += 1
    return count


def in_frame(line: Line, frames: Sequence[Grid]) -> bool:
    return any(one.ys[0] <= line.top and line.bottom <= one.ys[-1] and one.xs[0] <= line.x0 for one in frames)
