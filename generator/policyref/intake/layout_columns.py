"""Which pages are set in two columns: a river of white that most lines leave free, with running text on both sides."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise

from policyref.intake.page import Glyph, Page

_RIVER = 1.2  # of the size of type, at least
_SHARE = 0.6
_LEAST = 6  # rows
_RUNNING = 8  # characters a side that tell text from a list


def gutter(page: Page, rows: list[list[Glyph]]) -> float | None:
    """Where the gutter of a page in two columns is."""
    gaps = [_gaps(row) for row in rows]
    edges = sorted((edge, kind) for row in gaps for start, end in row for edge, kind in ((start, 1), (end, -1)))
    best, here, at = 0, 0, 0.0
    for index, (edge, kind) in enumerate(edges):
        here += kind
        if here > best and 0.3 * page.width < edge < 0.7 * page.width:
            best, at = here, (edge + edges[index + 1][0]) / 2 if index + 1 < len(edges) else edge
    spanning = [row for row in rows if row[0].x0 < at < row[-1].x1]
    if best < _LEAST or best < _SHARE * len(spanning):
        return None
    free = [row for row, holes in zip(rows, gaps, strict=True) if any(start <= at <= end for start, end in holes)]
    left, right = ([_side(row, at)[side] for row in free] for side in (0, 1))
    both = sum(min(len(one), len(other)) >= _RUNNING for one, other in zip(left, right, strict=True))
    return at if both >= _SHARE * len(free) else None


def in_columns(rows: list[list[Glyph]], at: float) -> list[tuple[str, list[Glyph]]]:
    """The rows in the order of reading: between rows that go over both columns, first the left one, then the right."""
    found: list[tuple[str, list[Glyph]]] = []
    for crossing, group in groupby(rows, key=lambda row: any(one.x0 < at < one.x1 and one.text.strip() for one in row)):
        if crossing:
            found += (("", row) for row in group)
            continue
        sides = [_side(row, at) for row in group]
        for side, name in ((0, "left"), (1, "right")):
            found += ((name, row[side]) for row in sides if row[side])
    return found


def _gaps(row: list[Glyph]) -> list[tuple[float, float]]:
    printed = [glyph for glyph in row if glyph.text.strip()]
    pairs = pairwise(printed)
    return [(one.x1, other.x0) for one, other in pairs if other.x0 - one.x1 > _RIVER * max(one.size, other.size)]


def _side(row: list[Glyph], at: float) -> tuple[list[Glyph], list[Glyph]]:
    cut = bisect_right([glyph.centre for glyph in row], at)
    return row[:cut], row[cut:]
