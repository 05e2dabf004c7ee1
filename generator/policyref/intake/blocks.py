"""What every reader gives: paragraphs, tables and notes in the order of the file, and what is left out, marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from policyref.text.cells import CELL_END, LINE_END

Kind = Literal["para", "table", "note", "box", "furniture", "hint", "hidden", "comment", "picture"]

# Kinds that are no words of the notice, and how a person is told of them. All others go into the text.
LEFT_OUT: dict[Kind, str] = {
    "furniture": "页面上的其他文字（导航、页眉、页脚等）",
    "hint": "网站登记的信息",
    "hidden": "隐藏的文字",
    "comment": "批注",
    "picture": "图片或嵌入的对象（里面的字读不出来）",
}
LONGEST_LINE = 100_000
MOST_CHARACTERS = 2_000_000

_LABEL = re.compile(r"(?:第?[\d一二三四五六七八九十百]{1,6}[条章节.．、]|[（(][\d一二三四五六七八九十]{1,4}[）)])")
_GAP_OF_DIGITS = re.compile(r"\d[ \u3000\u00a0]+\d|\d[^\s\d]{0,8}[ \u3000\u00a0]{2,}[^\s\d]{0,8}\d")


class IntakeError(Exception):
    """Why a file is not read: the place, what was found there and what to do, in Chinese."""

    def __init__(self, place: str, found: str, todo: str) -> None:
        super().__init__(f"{place}{'：' if place else ''}{found.removesuffix('。')}。{todo}")


@dataclass(frozen=True)
class Span:
    """Cells merged into one, whose words stand in the first; rows and columns count from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Block:
    """One paragraph, table, note, text box, or a thing left out. `place` says where it stands in the file."""

    kind: Kind
    place: str
    text: str = ""
    label: str = ""  # an automatic number, which stands nowhere in the words of the file
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()  # offset in `text` → the id of a note
    note_id: str = ""
    style: str = ""
    unsure: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The block as one piece of text."""
        return "\n".join(_row(row) for row in self.rows) if self.kind == "table" else self.label + self.text


@dataclass(frozen=True)
class Document:
    """The blocks of a file, and whether its line breaks are those of a scan, which also stand within sentences."""

    blocks: tuple[Block, ...]
    read_by: str = ""  # the reader and its edition: `docx 1`
    scanned: bool = False
    changes: tuple[str, ...] = ()  # the tracked changes that were taken as accepted


def within_limits(document: Document) -> Document:
    """The document again, where its text is of a size that a notice can have."""
    total = 0
    for block in document.blocks:
        for line in block.words.split("\n"):
            if len(line) > LONGEST_LINE:
                raise IntakeError(
                    block.place,
                    f"一段就有 {len(line)} 个字，超过 {LONGEST_LINE} 个（开头是“{opening(line)}”）",
                    "请检查是不是放错了文件，或换行丢失了",
                )
        total += len(block.words)
        if total > MOST_CHARACTERS:
            raise IntakeError(block.place, f"到这里已超过 {MOST_CHARACTERS} 个字", "请检查是不是放错了文件")
    return document


def doubts(document: Document) -> list[str]:
    """What a person has to look at, a line each: changes accepted, what was left out, what may be read wrongly."""
    said = [f"按接受读入的修订：{change}" for change in document.changes]
    for kind, group in groupby(document.blocks, lambda block: block.kind):
        if kind in LEFT_OUT:
            out = list(group)
            places = out[0].place if len(out) == 1 else f"{out[0].place}至{out[-1].place}（{len(out)} 处）"
            words = "".join(f"“{opening(block.words)}”" for block in out if block.words)
            said.append(f"没有收进原文的：{places}，{LEFT_OUT[kind]}{words}")
    for block in document.blocks:
        reasons = [*block.unsure, *(_gaps(block) if block.kind not in LEFT_OUT else ())]
        said += [f"请对照原件：{block.place}“{opening(block.words)}”，{reason}" for reason in reasons]
    return said


def opening(words: str, longest: int = 20) -> str:
    """The first words, for a person who looks for the place."""
    words = re.sub(r"\s+", " ", words[: 4 * longest]).strip()
    return words if len(words) <= longest else words[:longest] + "…"


def block_lines(block: Block) -> Iterator[str]:
    """The words of a block line by line, its columns apart."""
    return map(_marked_tabs, block.words.split("\n"))


def _row(cells: tuple[str, ...]) -> str:
    return CELL_END.join(LINE_END.join(filter(None, map(str.strip, re.split("[\n⇥]", cell)))) for cell in cells)


def _marked_tabs(line: str) -> str:
    """A tab after a label is spacing. Any other parts columns, whose words and numbers must not run together."""
    if "\t" not in line:
        return line
    parts = [part for part in map(str.strip, line.split("\t")) if part]
    if parts and _LABEL.fullmatch(parts[0]):
        parts[:2] = ["".join(parts[:2])]
    return CELL_END.join(parts)


def _gaps(block: Block) -> Iterator[str]:
    if block.kind == "table":
        return
    if CELL_END in _marked_tabs(block.words):
        yield f"行内有制表符，可能是没有表格线的表，各栏之间写作“{CELL_END}”"
    if match := _GAP_OF_DIGITS.search(block.words):
        yield f"“{opening(match.group())}”中间的空格会去掉，两个数可能连成一个"
