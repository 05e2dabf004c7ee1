"""Lines → paragraphs. A line runs on into the next where it reaches the margin and the next one is not indented."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from policyref.intake.layout_lines import Line, first_unit

_LABEL = re.compile(
    r"第[一二三四五六七八九十百\d ]{1,8}[条章节]|[（(]?[一二三四五六七八九十]{1,4}[、）)]"
    r"|[（(]?\d{1,3}[.．、）)](?!\d)|[①-⑳]"
)
_NEVER_ON = re.compile(r"附\s*件|抄\s*送|主题词")
_PADDING = 5.0  # points between the words of a cell and its side, at least
_ENDS = re.compile(r"[。！？；：）〕”]$")
_DIGIT_BREAK = re.compile(r"\d$")
_LATIN_BREAK = re.compile(r"[A-Za-z]$")


@dataclass(frozen=True)
class Margins:
    """Where the lines of a region begin and end, their size and how far they stand apart."""

    left: float
    right: float
    size: float
    pitch: float


@dataclass
class Paragraph:
    lines: list[Line]
    text: str
    notes: tuple[tuple[int, str], ...]
    unsure: list[str]

    @property
    def last(self) -> Line:
        return self.lines[-1]


def margins(lines: Iterable[Line]) -> dict[str, Margins]:
    """The margins of each region. The right one is the farthest that a tenth of the lines reach."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.region].append(line)
    return {region: _margins(group) for region, group in groups.items()}


def _margins(lines: list[Line]) -> Margins:
    size = median(line.size for line in lines)
    left, right = -_reached([-line.x0 for line in lines], size), _reached([line.x1 for line in lines], size)
    whole = lines[0].region.startswith(" ")
    if whole and (right < left + 15 * size or sum(right - line.x1 < 1.2 * size for line in lines) < 3):
        right = max(right, lines[0].paper - left)  # too few long lines to tell: as wide as on the left
    follow = pairwise(lines)
    steps = [other.bottom - one.bottom for one, other in follow if one.page == other.page and other.bottom > one.bottom]
    return Margins(left, right, size, median(steps) if steps else 2 * size)


def _reached(ends: list[float], size: float) -> float:
    """The farthest place that a tenth of all ends come near to."""
    ends = sorted(ends)
    least = max(2, len(ends) // 10)
    start = len(ends) - 1
    for end in range(len(ends) - 1, -1, -1):
        start = min(start, end)
        while start and ends[end] - ends[start - 1] < 1.2 * size:
            start -= 1
        if end - start + 1 >= least:
            return ends[end]
    return ends[-1]


def joined(paragraph: Paragraph | None, line: Line, around: Mapping[str, Margins]) -> Paragraph:
    """The paragraph with a line more, or a new one."""
    if paragraph and _runs_on(paragraph, line, around[paragraph.last.region], around[line.region]):
        _append(paragraph, line)
        return paragraph
    if paragraph and _goes_on_as_title(paragraph, line, around[line.region]):
        paragraph.unsure.append(f"标题的下一行（第 {line.number} 行）接在后面，请核对没有多接")
        _append(paragraph, line)
        return paragraph
    return Paragraph([line], line.text, line.notes, list(line.unsure))


def _runs_on(paragraph: Paragraph, line: Line, before: Margins, around: Margins) -> bool:
    """`before` are the margins of the last line, which may stand in another column than the next."""
    last, size = paragraph.last, around.size
    if "\t" in last.text and "\t" in line.text:  # rows of a table without lines
        return False
    if _NEVER_ON.match(line.text) or abs(last.size - line.size) > 0.15 * size:
        return False
    if before.right - last.x1 > max(2.2 * size, first_unit(line) + 0.3 * size) or last.x0 > before.left + 4.5 * size:
        return False
    if _LABEL.match(line.text) and (_ENDS.search(last.text) or line.x0 > around.left + 1.2 * size):
        return False
    if len(paragraph.lines) == 1 and _is_centred(last, before) and not _is_centred(line, around):
        return False
    if last.page == line.page and 0 < line.bottom - last.bottom > 1.6 * around.pitch:
        return False
    return line.x0 <= around.left + 1.2 * size or _hangs(paragraph, line, size)


def _hangs(paragraph: Paragraph, line: Line, size: float) -> bool:
    """Whether the paragraph is set with a hanging indent, as lists are."""
    if not _LABEL.match(paragraph.text):
        return False
    if len(paragraph.lines) > 1:
        return abs(line.x0 - paragraph.last.x0) < 0.5 * size
    return 0.5 * size < line.x0 - paragraph.last.x0 < 4.5 * size and not _ENDS.search(paragraph.last.text)


def _is_centred(line: Line, around: Margins) -> bool:
    left, right = line.x0 - around.left, around.right - line.x1
    return left > 0.5 * around.size and abs(left - right) < 0.8 * around.size


def _goes_on_as_title(paragraph: Paragraph, line: Line, around: Margins) -> bool:
    """Large centred lines of one size that follow each other closely are one title."""
    last = paragraph.last
    large = min(last.size, line.size) > 1.15 * around.size and abs(last.size - line.size) < 0.1 * around.size
    centred = abs((last.x0 + last.x1) - (line.x0 + line.x1)) < 2 * around.size
    close = last.page == line.page and 0 < line.bottom - last.bottom < 2.2 * line.size
    return large and centred and close and last.region == line.region and not _LABEL.match(line.text)


def _append(paragraph: Paragraph, line: Line) -> None:
    if _DIGIT_BREAK.search(paragraph.text) and re.match(r"\d", line.text):
        paragraph.unsure.append(f"数字在行末断开，接成了“{_around_break(paragraph.text, line.text)}”")
    text = paragraph.text
    if _LATIN_BREAK.search(text) and re.match("[A-Za-z]", line.text):
        text += " "
    paragraph.notes += tuple((len(text) + at, mark) for at, mark in line.notes)
    paragraph.text = text + line.text
    paragraph.unsure += line.unsure
    paragraph.lines.append(line)


def _around_break(before: str, after: str) -> str:
    digits = re.search(r"[\d.,，]*$", before)
    return (digits.group() if digits else "") + re.match(r"[\d.,，]*", after).group()  # type: ignore[union-attr]


def cell_text(lines: Sequence[Line], right: float) -> str:
    """The words of a cell: a line that leaves no room for what follows runs on, any other ends."""
    text = ""
    left = min((line.x0 for line in lines), default=0.0)
    for index, line in enumerate(lines):
        if index:
            before = lines[index - 1]
            room = (right - left) - (before.x1 - before.x0) - _PADDING
            text += "" if room < first_unit(line) else "\n"
        text += line.text.replace("\t", " ")
    return text
