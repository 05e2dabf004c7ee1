"""Official text → opening, sections, measures, items and closing, by the numbering the notice itself uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from generator.text.brackets import find_brackets
from generator.text.labels import label

_SECTION_STYLES = ("第一部分", "第一章", "一、")
_MEASURE_STYLES = ("第一条", "第1条", "1.", "1、", "（一）", "一、")
_ITEM_STYLES = ("（1）", "（一）", "1.", "1、")
_LONGEST_TITLE = 30
_SENTENCE_ENDS = ("。", "！", "？")


@dataclass
class DraftItem:
    number: int
    title: str
    text: list[str] = field(default_factory=list)


@dataclass
class DraftMeasure:
    number: int
    section: int | None
    title: str
    text: list[str] = field(default_factory=list)
    items: list[DraftItem] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


@dataclass
class Draft:
    numbering: str
    restarts: bool
    section_numbering: str
    item_numbering: str
    opening: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    measures: list[DraftMeasure] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


def split_notice(source: str) -> Draft:
    """The draft of a normalised source text. Raises ValueError where no numbering is found."""
    lines = source.splitlines()
    sections = next((style for style in _SECTION_STYLES if _run(lines, style) >= 2), _SECTION_STYLES[-1])
    styles = [style for style in _MEASURE_STYLES if style != sections]
    numbering = max(styles, key=lambda style: _run(lines, style))
    restarts = False
    if _run(lines, numbering) == 0:
        numbering, sections = sections, next(style for style in _SECTION_STYLES if style != sections)
    elif again := [style for style in styles if _count(lines, style, 1) > 1 and _in_sections(lines, style, sections)]:
        numbering, restarts = again[0], True
    if _run(lines, numbering) == 0:
        raise ValueError("no numbering")
    others = [style for style in _ITEM_STYLES if style not in (numbering, sections)]
    items = max(others, key=lambda style: _count(lines, style, 1))
    draft = Draft(numbering, restarts, sections, items)
    for line in lines:
        _place(line, draft)
    _part_closing(draft)
    return draft


def _run(lines: list[str], style: str) -> int:
    """How many lines carry the labels 1, 2, 3 … of a style, one after another."""
    number = 0
    for line in lines:
        if line.startswith(label(style, number + 1)):
            number += 1
    return number


def _count(lines: list[str], style: str, number: int) -> int:
    return sum(line.startswith(label(style, number)) for line in lines)


def _in_sections(lines: list[str], style: str, sections: str) -> bool:
    """Whether the first label of a style follows every section heading: then it numbers measures, not items."""
    section = 0
    for line, following in pairwise(lines):
        if line.startswith(label(sections, section + 1)):
            section += 1
            if not following.startswith(label(style, 1)):
                return False
    return section >= 2


def _place(line: str, draft: Draft) -> None:
    measure = draft.measures[-1] if draft.measures else None
    heading = label(draft.section_numbering, len(draft.sections) + 1)
    section = len(draft.sections) or None
    before = sum(one.section == section for one in draft.measures) if draft.restarts else len(draft.measures)
    next_measure = label(draft.numbering, before + 1)
    next_item = label(draft.item_numbering, len(measure.items) + 1 if measure else 1)
    if line.startswith(heading) and draft.section_numbering != draft.numbering:
        draft.sections.append(line.removeprefix(heading))
    elif line.startswith(next_measure):
        title, rest = _title(line.removeprefix(next_measure))
        draft.measures.append(DraftMeasure(len(draft.measures) + 1, section, title, rest))
    elif measure is None:
        draft.opening.append(line)
    elif line.startswith(next_item):
        title, rest = _title(line.removeprefix(next_item))
        measure.items.append(DraftItem(len(measure.items) + 1, title, rest))
    elif measure.items and not find_brackets(line):
        measure.items[-1].text.append(line)
    else:
        (measure.closing if measure.items else measure.text).append(line)


def _title(words: str) -> tuple[str, list[str]]:
    """A short first sentence is the title; a line of one long sentence has none."""
    title, stop, rest = words.partition("。")
    if len(title) <= _LONGEST_TITLE and "，" not in title and (rest or not stop):
        return title, [rest] if rest else []
    return "", [words]


def _part_closing(draft: Draft) -> None:
    """What follows the last measure is the notice's own: signature, date, copies …

    It begins after the last responsibility bracket; without one, after the last line that ends a sentence.
    """
    last = draft.measures[-1]
    lines = last.closing if last.items else last.text
    ends = [index for index, line in enumerate(lines) if find_brackets(line)]
    ends = ends or [index for index, line in enumerate(lines) if line.endswith(_SENTENCE_ENDS)]
    if ends:
        draft.closing = lines[ends[-1] + 1 :]
        del lines[ends[-1] + 1 :]
