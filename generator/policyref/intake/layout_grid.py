"""Rules that cross → the cells of a table. Lines that only underline or part the page make no cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyref.intake.blocks import Span
from policyref.intake.page import Glyph, Rule

MOST_LINES = 250  # of a page, one way; more are a drawing
MOST_CELLS = 20_000
_NEAR = 3.0
_LEAST = 4.0  # points between the lines of a cell; double borders stand closer


@dataclass(frozen=True)
class Grid:
    """Where the lines of a table stand, and which cells are one: `area` is the first cell of each."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    area: tuple[tuple[tuple[int, int], ...], ...]
    spans: tuple[Span, ...]
    even: bool  # whether all merged cells are rectangles

    @property
    def is_frame(self) -> bool:
        """Whether it has one column only: a box around text."""
        return all(start == (row, 0) for row, cells in enumerate(self.area) for start in cells)

    def cell(self, glyph: Glyph) -> tuple[int, int] | None:
        row, column = bisect_right(self.ys, glyph.middle) - 1, bisect_right(self.xs, glyph.centre) - 1
        inside = 0 <= row < len(self.area) and 0 <= column < len(self.area[0])
        return self.area[row][column] if inside else None

    def right(self, row: int, column: int) -> float:
        """The right side of the cell that begins there."""
        return self.xs[sum(start == (row, column) for start in self.area[row]) + column]


def grids(rules: Sequence[Rule]) -> list[Grid] | None:
    """The grids of a page from top to bottom; None where its lines are too many for tables."""
    flats = _lines(((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in rules if rule.is_flat)
    upright = _lines(((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in rules if not rule.is_flat)
    if len(flats) > MOST_LINES or len(upright) > MOST_LINES:
        return None
    found = (_grid(*group) for group in _touching(flats, upright))
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.ys[0], grid.xs[0]))


_Line = tuple[float, float, float]  # where it stands, from, to


def _lines(pieces: Iterable[_Line]) -> list[_Line]:
    """Pieces at the same place that follow each other are one line."""
    found: list[_Line] = []
    group: list[_Line] = []

    def close() -> None:
        last: _Line | None = None
        for at, start, end in sorted(group, key=lambda one: one[1]):
            if last and start <= last[2] + _NEAR:
                last = last[0], last[1], max(last[2], end)
                found[-1] = last
            else:
                last = at, start, end
                found.append(last)

    for piece in sorted(pieces):
        if group and piece[0] - group[0][0] > _NEAR / 2:
            close()
            group = []
        group.append(piece)
    close()
    return found


def _joined(values: Iterable[float]) -> list[float]:
    """Values that are not the same line."""
    found: list[float] = []
    for one in sorted(values):
        if not found or one - found[-1] >= _LEAST:
            found.append(one)
    return found


def _touching(flats: list[_Line], upright: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Groups of lines that touch one another."""
    leader = list(range(len(flats) + len(upright)))

    def lead(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    heights = [one[0] for one in flats]
    for index, (x, top, bottom) in enumerate(upright):
        for at in range(bisect_left(heights, top - _NEAR), bisect_right(heights, bottom + _NEAR)):
            if flats[at][1] - _NEAR <= x <= flats[at][2] + _NEAR:
                leader[lead(at)] = lead(len(flats) + index)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = defaultdict(lambda: ([], []))
    for index, line in enumerate([*flats, *upright]):
        groups[lead(index)][index >= len(flats)].append(line)
    return [group for group in groups.values() if all(group)]


def _grid(flats: list[_Line], upright: list[_Line]) -> Grid | None:
    """An outer side that is not drawn is where the lines end that would meet it."""
    xs = _sides([one[0] for one in upright], [end for one in flats for end in one[1:]])
    ys = _sides([one[0] for one in flats], [end for one in upright for end in one[1:]])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MOST_CELLS:
        return None
    walls, floors = _drawn(upright, xs), _drawn(flats, ys)
    merged = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if column and not _covers(walls[column], (ys[row] + ys[row + 1]) / 2):
                merged[row][column] = merged[row][column - 1]
            if row and not _covers(floors[row], (xs[column] + xs[column + 1]) / 2):
                above, here = merged[row - 1][column], merged[row][column]
                if here[0] == row and here != above:
                    merged[row] = [above if one == here else one for one in merged[row]]
    return _settled(xs, ys, merged)


def _sides(lines: list[float], ends: list[float]) -> list[float]:
    found = _joined(lines)
    low, high = min(ends), max(ends)
    return [*([low] if low < found[0] - 2 * _LEAST else []), *found, *([high] if high > found[-1] + 2 * _LEAST else [])]


def _drawn(lines: list[_Line], sides: list[float]) -> list[list[tuple[float, float]]]:
    """The stretches of each side that are drawn."""
    found: list[list[tuple[float, float]]] = [[] for _ in sides]
    for at, start, end in lines:
        found[min(range(len(sides)), key=lambda index: abs(sides[index] - at))].append((start, end))
    return found


def _covers(stretches: list[tuple[float, float]], at: float) -> bool:
    return any(start <= at <= end for start, end in stretches)


def _settled(xs: list[float], ys: list[float], merged: list[list[tuple[int, int]]]) -> Grid:
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for row, cells in enumerate(merged):
        for column, start in enumerate(cells):
            members[start].append((row, column))
    spans, even = [], True
    for start, cells in members.items():
        rows, columns = ({cell[way] for cell in cells} for way in (0, 1))
        even = even and len(rows) * len(columns) == len(cells) and start == (min(rows), min(columns))
        if len(cells) > 1:
            spans.append(Span(*start, len(rows), len(columns)))
    area = tuple(map(tuple, merged))
    return Grid(tuple(xs), tuple(ys), area, tuple(sorted(spans, key=lambda one: (one.row, one.column))), even)
