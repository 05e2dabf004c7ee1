"""A block that is a table → the rows of a table of the data, and how many of them are probably its head."""

from __future__ import annotations

import re
from itertools import product

from policyref.intake.blocks import Block, Span
from policyref.text.cells import ABOVE, CELL_END, LEFT
from policyref.text.normalise import normalise_line

_SAYS_NO_HEAD = re.compile(r"[\d.,，．%％]+|[一二三四五六七八九十]+")


def rows_of(block: Block, head: int | None = None) -> list[list[str]]:
    """The cells as source.txt has them, each merged one marked; none goes on from the head into the rows below."""
    rows = [normalise_line(line).split(CELL_END) for line in block.words.split("\n")]
    head = head_of(block) if head is None else head
    for span in block.spans:
        across = range(span.column, min(span.column + span.columns, len(rows[span.row])))
        down = range(span.row, min(span.row + span.rows, len(rows)))
        if span.row < head:
            down = range(span.row, min(down.stop, head))
        for row, column in product(down, across):
            if (row, column) != (span.row, span.column):
                rows[row][column] = LEFT if column > span.column else ABOVE
    return rows


def head_of(block: Block) -> int:
    """How many rows the head has: as far as its merged cells reach, and what stands below those that are wide.

    0 where no row is one: a form to fill in, a table of one row.
    """
    if len(block.rows) < 2 or any(_SAYS_NO_HEAD.fullmatch(cell) for cell in block.rows[0]):
        return 0
    head = 1
    while True:
        reach = max((span.row + span.rows for span in block.spans if span.row < head), default=head)
        wide = [one for one in block.spans if one.columns > 1 and one.row + one.rows == head]
        reach = max(reach, head + 1 if any(_is_divided(block, one.row + one.rows, one) for one in wide) else head)
        if reach <= head:
            break
        head = reach
    return head if head < len(block.rows) else 0


def _is_divided(block: Block, row: int, wide: Span) -> bool:
    """Whether the cells below a wide one are heads of its columns: words of which none is a number, none is twice."""
    if row >= len(block.rows):
        return False
    merged = {
        (span.row, column) for span in block.spans for column in range(span.column + 1, span.column + span.columns)
    }
    below = [
        block.rows[row][column]
        for column in range(wide.column, wide.column + wide.columns)
        if (row, column) not in merged
    ]
    words = [cell.strip() for cell in below]
    return all(words) and len(set(words)) == len(words) and not any(re.search(r"\d{2}", cell) for cell in words)
