"""Glyphs of a page → lines of text: what stands at one height, from left to right, with the gaps that part columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from policyref.intake.page import Glyph, Rule
from policyref.text.radicals import radicals_in, without_radicals

UNREAD = "〓"  # the printer's mark for a character that is missing
COLUMN_GAP = 1.5  # of the size of type: wider gaps part columns
_SPACE = 0.6
_LATIN_SPACE = 0.15
_SMALL = 0.75
_LATIN = re.compile(r"[A-Za-z]")
_MARK = re.compile(r"[\d①-⑳*＊†]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_OPENING = re.compile(r"[（(〔《“‘「【\[]")
_NEVER_FIRST = re.compile(r"[，。、；：！？）)〕》”’」】\]％%·/—…]")
_MAY_BREAK_AFTER = re.compile(r"[\u3400-\u9fff，。、；：！？）)〕》”’」】\]]")
_UNITS = re.compile(r"[mM㎡²³米]$")


@dataclass
class Line:
    """`region` names lines that share their margins: a column of pages of one size. `notes` are marks of footnotes."""

    page: int
    number: int
    glyphs: Sequence[Glyph]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    text: str
    region: str = ""
    paper: float = 0.0  # how wide the page is
    notes: tuple[tuple[int, str], ...] = ()
    is_note: bool = False  # begins with the mark of a footnote
    struck: tuple[str, ...] = ()
    unsure: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"第 {self.page} 页第 {self.number} 行"


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand at one height; what is raised or lowered a little belongs to what is larger beside it."""
    rows: list[list[Glyph]] = []
    lead: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda one: (one.middle, one.x0)):
        if lead is None or glyph.middle - lead.middle > 0.45 * max(lead.size, glyph.size):
            rows.append([])
            lead = None
        rows[-1].append(glyph)
        if lead is None or glyph.size > lead.size:
            lead = glyph
    return [_once(sorted(row, key=lambda one: one.x0)) for row in rows]


def _once(row: list[Glyph]) -> list[Glyph]:
    """Bold type is sometimes made by printing a glyph twice."""
    found: list[Glyph] = []
    for glyph in row:
        last = found[-1] if found else None
        if not (last and glyph.text == last.text and glyph.text.strip() and glyph.x0 - last.x0 < 0.2 * glyph.size):
            found.append(glyph)
    return found


def set_line(page: int, number: int, row: list[Glyph], strikes: Sequence[Rule] = ()) -> Line | None:
    """The line that a row of glyphs makes; None where nothing is printed."""
    printed = [glyph for glyph in row if glyph.text.strip()]
    if not printed:
        return None
    size = Counter(round(glyph.size, 1) for glyph in printed).most_common(1)[0][0]
    if len({round(one.size, 1) for one in printed}) > 1:
        size = max(size, sorted(one.size for one in printed)[len(printed) // 2])
    ends = printed[0].x0, printed[-1].x1, min(one.top for one in printed), max(one.bottom for one in printed)
    line = Line(page, number, row, *ends, size, "")
    struck = _struck(row, strikes)
    line.struck = tuple(_runs(row, struck))
    _compose(line, row, size, struck)
    if len(printed) > 1 and radicals_in(line.text):
        line.unsure.append(f"有部首字符“{''.join(radicals_in(line.text))}”，看不出是哪个字")
    if UNREAD in line.text:
        line.unsure.append(f"“{UNREAD}”是文件没有说明的字，请照原件改")
    return line


def _compose(line: Line, row: list[Glyph], size: float, struck: set[int]) -> None:
    pieces: list[str] = []
    notes: list[tuple[int, str]] = []
    marks = _raised(row, size)
    spaced = _is_spaced_out([one for one in row if one.text.strip()], size)
    last: Glyph | None = None
    length = 0
    for index, glyph in enumerate(row):
        if index in struck:
            last = glyph
            continue
        if index in marks:
            line.is_note = line.is_note or length == 0
            if notes and notes[-1][0] == length:
                notes[-1] = length, notes[-1][1] + glyph.text
            else:
                notes.append((length, glyph.text))
            last = glyph._replace(x0=last.x0, text=last.text) if last else None
            continue
        piece = _gap(last, glyph, size, spaced) + without_radicals(glyph.text)
        if not pieces:
            piece = piece.lstrip()
        pieces.append(piece)
        length += len(piece)
        last = glyph
    line.text = "".join(pieces).rstrip()
    line.notes = tuple((min(at, len(line.text)), mark) for at, mark in notes if not (line.is_note and at == 0))
    if line.is_note and notes and notes[0][0] == 0:
        line.text = f"{notes[0][1]} {line.text}"


def _raised(row: list[Glyph], size: float) -> set[int]:
    """Which glyphs are marks of footnotes: small and raised. A power (m²) is none."""
    full = [glyph.middle for glyph in row if glyph.size >= _SMALL * size]
    if not full:
        return set()
    middle = sum(full) / len(full)
    found = set()
    for index, glyph in enumerate(row):
        if glyph.size < _SMALL * size and _MARK.fullmatch(glyph.text) and glyph.middle < middle - 0.08 * size:
            before = row[index - 1].text if index else ""
            if index - 1 in found or not _UNITS.search(before):
                found.add(index)
    return found


def _is_spaced_out(row: Sequence[Glyph], size: float) -> bool:
    """Whether few characters are spread evenly over a line (署　名), so that their gaps part no columns."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    return 2 <= len(gaps) <= 30 and min(gaps) > 0.3 * size and max(gaps) - min(gaps) < 0.5 * size


def _gap(last: Glyph | None, glyph: Glyph, size: float, spaced: bool) -> str:
    if last is None or not glyph.text.strip():
        return ""
    gap = glyph.x0 - last.x1
    if gap > COLUMN_GAP * size and not spaced:
        return "\t"
    latin = _LATIN.match(glyph.text) and _LATIN.search(last.text[-1:])
    return " " if last.text.strip() and gap > (_LATIN_SPACE if latin else _SPACE) * size else ""


def _struck(row: list[Glyph], strikes: Sequence[Rule]) -> set[int]:
    """Which glyphs a line goes through. `strikes` are flat rules by their height."""
    heights = [rule.top for rule in strikes]
    gone: set[int] = set()
    for index, glyph in enumerate(row):
        reach = 0.22 * glyph.size
        near = range(bisect_left(heights, glyph.middle - reach), bisect_right(heights, glyph.middle + reach))
        if len(near) <= 50 and any(strikes[at].x0 - 1 <= glyph.centre <= strikes[at].x1 + 1 for at in near):
            gone.add(index)
    return gone


def _runs(row: list[Glyph], chosen: set[int]) -> Iterator[str]:
    """The words of chosen glyphs, those that follow each other together."""
    for is_chosen, group in groupby(range(len(row)), key=chosen.__contains__):
        words = "".join(row[index].text for index in group).strip()
        if is_chosen and words:
            yield words


def first_unit(line: Line) -> float:
    """How wide the first words of a line are that no line break may part: 2400 or （元, not 市财."""
    printed = [glyph for glyph in line.glyphs if glyph.text.strip()]
    for before, after in pairwise(printed):
        if _MAY_BREAK_AFTER.match(before.text) and not _NEVER_FIRST.match(after.text):
            return before.x1 - printed[0].x0
        if not _MAY_BREAK_AFTER.match(before.text) and _HAN.match(after.text) and not _OPENING.match(before.text):
            return before.x1 - printed[0].x0
    return line.x1 - line.x0
