"""The lines of an outline: one for each block, but where blocks are joined or one is split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policyref.intake.blocks import LEFT_OUT, Block, Document, block_lines
from policyref.outline.kinds import Kind
from policyref.text.cells import CELL_END
from policyref.text.labels import Label, read_label
from policyref.text.normalise import joined, normalise_line, paragraphs


@dataclass(frozen=True)
class Line:
    """Words of one block, of several that are joined, or a piece of one that is split (`piece` 1, 2 …).

    `text` is official text, where a table has a line for each row; `raw` are the words of its first block or piece.
    """

    blocks: tuple[int, ...]
    block: Block
    text: str
    raw: str = ""
    piece: int = 0

    @cached_property
    def label(self) -> Label | None:
        """As it is printed; white space after 第三条, which official text leaves out, makes a label of it."""
        if self.is_table:
            return None
        read = read_label(self.text) or read_label(self.raw)
        return read if read and self.text.startswith(read.printed) else None

    @property
    def rest(self) -> str:
        """The words after the label."""
        return self.text.removeprefix(self.label.printed) if self.label else self.text

    @property
    def is_table(self) -> bool:
        return self.block.kind == "table"

    @property
    def is_left_out(self) -> bool:
        return self.block.kind in LEFT_OUT

    @property
    def is_row(self) -> bool:
        """Whether a paragraph is a row of a table without lines, its columns set apart by tabs."""
        return not self.is_table and CELL_END in self.text

    def rows(self) -> list[list[str]]:
        """The cells; nothing in them is joined with another."""
        return [row.split(CELL_END) for row in self.text.split("\n")]


@dataclass(frozen=True)
class Placed:
    """A line and what it is; `doubts` are what a person should look at."""

    line: Line
    kind: Kind
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """The division of a notice. `why` says how the measures were told, `sure` whether that can be relied on."""

    placed: tuple[Placed, ...]
    why: str = ""
    sure: bool = True
    doubts: tuple[str, ...] = ()

    def of(self, *kinds: Kind) -> list[Line]:
        return [one.line for one in self.placed if one.kind in kinds]


def lines_of(document: Document) -> list[Line]:
    """A line for each block; the broken lines of a scan are joined to paragraphs."""
    lines = [line_of(number, block) for number, block in enumerate(document.blocks, 1)]
    if not document.scanned:
        return lines
    found: list[Line] = []
    words = [line.text for line in lines if not line.is_left_out]
    kept = [line for line in lines if not line.is_left_out]
    joins = {kept[group[0]].blocks[0]: [kept[at] for at in group] for group in paragraphs(words)}
    inner = {line.blocks[0] for group in joins.values() for line in group[1:]}
    for line in lines:
        if line.blocks[0] not in inner:
            found.append(join(joins.get(line.blocks[0], [line])))
    return found


def line_of(number: int, block: Block) -> Line:
    text = "\n".join(filter(None, map(normalise_line, block_lines(block))))
    return Line((number,), block, text, block.words)


def join(lines: Sequence[Line]) -> Line:
    """Lines as one."""
    first, *others = lines
    if not others:
        return first
    numbers = tuple(number for line in lines for number in line.blocks)
    return Line(numbers, first.block, joined([line.text for line in lines]), first.raw, first.piece)


def split(line: Line, at: Sequence[int]) -> Iterator[Line]:
    """A line in pieces that begin where `at` says (offsets in its text)."""
    starts, ends = [0, *at], [*at, len(line.text)]
    for piece, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        text = line.text[start:end]
        yield Line(line.blocks, line.block, text, text if start else line.raw, piece)
