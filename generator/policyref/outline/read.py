"""An outline that a person has corrected → lines and what they are. Every block is there once, or it is a problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from policyref.outline.file import JOIN, SPLIT
from policyref.outline.kinds import BY_WORD, WORDS, Kind
from policyref.outline.lines import Line, Outline, Placed, join, split
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.normalise import normalise_line
from policyref.text.sentences import squeeze

_LINE = re.compile(r"\s*(?P<left>\S+)\s+(?P<number>\d{1,6})(?:\.(?P<piece>\d{1,3}))?(?:\s+(?P<words>.*))?")
_LEFT_OUT = WORDS["left-out"]
_COUNTED = re.compile(r"([措项])\d+")
_GOES_ON = ("item", "text", "table", "tail", "left-out", "note")
_HOW_LONG = re.compile(r"（\d+ 字(?:，有责任单位)?）$")


@dataclass
class _Entry:
    """A line of the file that begins a line of the outline; `joined` are those that go on with it."""

    offset: int
    left: str
    block: int
    piece: int
    words: str
    joined: list[_Entry] = field(default_factory=list)
    line: Line | None = None


def read_outline(text: str, blocks: Sequence[Line], file: str) -> tuple[Outline, list[Problem]]:
    """The outline, and what is wrong with it; with a problem it cannot be relied on. `blocks` has a line for each."""
    reader = _Reader(text, blocks, file)
    return Outline(tuple(reader.placed()), why="照提纲"), reader.problems


class _Reader:
    def __init__(self, text: str, blocks: Sequence[Line], file: str) -> None:
        self.blocks = blocks
        self.file = file
        self.problems: list[Problem] = []
        self.entries: list[_Entry] = []
        self.all: list[_Entry] = []
        offset = 0
        for line in text.splitlines(keepends=True):
            if line.strip() and not line.lstrip().startswith("#"):
                self._read(line.rstrip("\r\n"), offset)
            offset += len(line)
        self._once()
        if not self.problems:
            self._cut()

    def _say(self, code: str, offset: int, marked: str, **words: Any) -> None:
        self.problems.append(problem(code, Place(self.file, near=marked, offset=offset), **words))

    def _read(self, line: str, offset: int) -> None:
        match = _LINE.fullmatch(line)
        if match is None:
            self._say("E140", offset, line.strip()[:20] or line)
            return
        left = _COUNTED.sub(r"\1", match["left"])
        at = offset + match.start("left")
        if left not in BY_WORD and left not in (JOIN, SPLIT):
            known = "、".join([*BY_WORD, JOIN, SPLIT])
            self._say("E141", at, match["left"], found=match["left"], near=near_miss(left, list(BY_WORD)), known=known)
        number = int(match["number"])
        if not 1 <= number <= len(self.blocks):
            self._say("E142", offset + match.start("number"), match["number"], found=number, most=len(self.blocks))
            return
        piece = int(match["piece"] or 0)
        entry = _Entry(at, left, number, piece or 1 + (left == SPLIT), (match["words"] or "").strip())
        self.all.append(entry)
        if left != JOIN:
            self.entries.append(entry)
        elif not (owner := next((one for one in reversed(self.entries) if one.left != _LEFT_OUT), None)):
            self._say("E144", at, match["left"], what="前面还没有一段")
        elif any(self.blocks[one - 1].is_table for one in (number, owner.block)):
            self._say("E144", at, match["left"], what="表不能同别的段并成一段")
        else:
            owner.joined.append(entry)  # what is left out between them, a page number, takes no words with it

    def _once(self) -> None:
        """Every block is there, and as a whole only once."""
        seen: dict[int, list[_Entry]] = {}
        for entry in self.all:
            seen.setdefault(entry.block, []).append(entry)
        for block, some in seen.items():
            wholes = [entry for entry in some if entry.piece == 1]
            for entry in wholes[1:]:
                self._say(
                    "E143", entry.offset, "", what=f"第 {block} 段写了不止一次", todo="请只留一行；要分成几段，用“拆”"
                )
            if not wholes:
                self._say("E143", some[0].offset, "", what=f"第 {block} 段只有后一半", todo="请补上它的第一行")
        missing = [number for number in range(1, len(self.blocks) + 1) if number not in seen]
        for number in missing:
            before = next((entry for entry in reversed(self.all) if entry.block < number), None)
            what = f"缺第 {number} 段“{self.blocks[number - 1].text[:20]}”"
            self._say("E143", before.offset if before else 0, "", what=what, todo="请补上；不属于原文的写“略”")

    def _cut(self) -> None:
        """Gives every entry its line: the whole block, or a piece of it."""
        by_block: dict[int, list[_Entry]] = {}
        for entry in self.all:
            by_block.setdefault(entry.block, []).append(entry)
        for block, some in by_block.items():
            line = self.blocks[block - 1]
            if len(some) == 1:
                some[0].line = line
                continue
            some = sorted(some, key=lambda entry: entry.piece)
            starts = self._starts(line, some)
            if starts is not None:
                for entry, piece in zip(some, split(line, starts), strict=True):
                    entry.line = piece

    def _starts(self, line: Line, some: list[_Entry]) -> list[int] | None:
        """Where the pieces of a block begin."""
        found: list[int] = []
        for entry in some[1:]:
            words = _HOW_LONG.sub("", entry.words).partition("…")[0].strip()
            words = squeeze(words) if squeeze(words) in line.text else normalise_line(words)
            after = found[-1] + 1 if found else 1
            at = line.text.find(words, after) if words else -1
            again = line.text.find(words, at + 1) if at >= 0 else -1
            if line.is_table or at < 0:
                what = "是表，不能拆" if line.is_table else f"里找不到“{words[:20]}”" if words else "从哪里拆没有写"
                self._say("E145", entry.offset, entry.left, block=entry.block, what=what)
                return None
            if again >= 0 and len(words) < 12:
                self._say(
                    "E145", entry.offset, entry.left, block=entry.block, what=f"里“{words}”不止一处，请多写几个字"
                )
                return None
            found.append(at)
        return found

    def placed(self) -> list[Placed]:
        """The lines in the order of the file, with their joined ones."""
        if self.problems:
            return []
        found: list[Placed] = []
        families = self._families()
        below = False  # whether a measure or a heading has: 引 that a person leaves below it are its words
        inside = False  # whether a measure has begun and nothing has ended it
        for entry in self.entries:
            lines = [one.line for one in (entry, *entry.joined) if one.line]
            line = join(lines)
            kind = BY_WORD.get(entry.left) or _kind_of_piece(line, families, found[-1].kind if found else "text")
            if kind == "table" and not (line.is_table or line.is_row):
                self._say("E146", entry.offset, entry.left, found=WORDS[kind], what="这一段不是表")
            if line.is_table and kind not in ("table", "left-out"):
                self._say("E146", entry.offset, entry.left, found=entry.left, what="这一段是表")
            if kind in ("item", "tail") and not inside:
                self._say("E146", entry.offset, entry.left, found=WORDS[kind], what="它前面没有措施")
            kind = "text" if kind == "preamble" and below else kind
            below = kind == "measure" or kind.startswith("section") or (below and kind in _GOES_ON)
            inside = kind == "measure" or (inside and kind in _GOES_ON)
            found.append(Placed(line, kind))
        return found

    def _families(self) -> dict[str, Kind]:
        """What the labels of a kind mostly are."""
        counts: dict[str, Counter[Kind]] = {}
        for entry in self.entries:
            kind = BY_WORD.get(entry.left)
            if kind and entry.line and entry.line.label:
                counts.setdefault(entry.line.label.family, Counter())[kind] += 1
        return {family: count.most_common(1)[0][0] for family, count in counts.items()}


def _kind_of_piece(line: Line, families: dict[str, Kind], before: Kind) -> Kind:
    """A piece that a person did not say the kind of: what other lines with such a label are."""
    if line.label and line.label.family in families:
        return families[line.label.family]
    return "text" if before in ("measure", "item") or before.startswith("section") else before
