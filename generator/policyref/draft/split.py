"""Official text → opening, sections, measures, items and closing, by the numbering the notice itself uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from policyref.text.brackets import find_brackets
from policyref.text.labels import label, starts_with_label

_SECTION_STYLES = ("第一部分", "第一章", "一、")
_MEASURE_STYLES = ("第一条", "第1条", "1.", "1、", "（一）", "一、")
_ITEM_STYLES = ("（1）", "（一）", "1.", "1、")
_LONGEST_TITLE = 30
_SENTENCE_ENDS = ("。", "！", "？")
# What a notice says of itself after its last measure, and what is attached to it.
_OF_THE_NOTICE = re.compile(
    "(?:本|以上|上述|各项)(?:通知|通告|公告|意见|若干|措施|政策|办法|规定|细则|实施|方案)|特此|附：|此件"
)
_ATTACHMENT = re.compile("附件(?:[：:1一]|$)")


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
class DraftSection:
    title: str
    text: list[str] = field(default_factory=list)


@dataclass
class Draft:
    numbering: str
    restarts: bool
    section_numbering: str
    item_numbering: str
    opening: list[str] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    measures: list[DraftMeasure] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


def split_notice(source: str) -> Draft:
    """The draft of a normalised source text. Raises ValueError where no numbering is found."""
    lines = source.splitlines()
    sections = next((style for style in _SECTION_STYLES if _run(lines, style) >= 2), _SECTION_STYLES[-1])
    styles = [style for style in _MEASURE_STYLES if style != sections]
    numbering = max(styles, key=lambda style: _run(lines, style))
    restarts = False
    if again := next((style for style in styles if _restarts(lines, style, sections)), None):
        numbering, restarts = again, True
    elif _run(lines, numbering) == 0:
        numbering, sections = sections, next(style for style in _SECTION_STYLES if style != sections)
    if _run(lines, numbering) == 0:
        raise ValueError("no numbering")
    others = [style for style in _ITEM_STYLES if style not in (numbering, sections)]
    items = max(others, key=lambda style: _count(lines, style, 1))
    draft = Draft(numbering, restarts, sections, items)
    body = _before_attachments(lines, numbering)
    for line in lines[:body]:
        _place(line, draft)
    _part_closing(draft)
    draft.closing += lines[body:]
    for measure in draft.measures:
        _part_from_items(measure)
    for part in _titled(draft):
        _settle_title(part)
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


def _restarts(lines: list[str], style: str, sections: str) -> bool:
    """Whether every section that numbers anything begins to with the first label of a style.

    Then it numbers measures, afresh in each section. A section may have words before them, or only words.
    """
    section = 0
    first_labels: dict[int, str] = {}
    for line in lines:
        if line.startswith(label(sections, section + 1)):
            section += 1
        elif section and starts_with_label(line, [one for one in _MEASURE_STYLES if one != sections]):
            first_labels.setdefault(section, line)
    return len(first_labels) >= 2 and all(line.startswith(label(style, 1)) for line in first_labels.values())


def _before_attachments(lines: list[str], numbering: str) -> int:
    """Where what is attached begins: with the first list of attachments that has all the measures before it.

    (A notice that issues a text may name it as its attachment, ahead of the measures.)
    """
    measures = _run(lines, numbering)
    begins = (index for index, line in enumerate(lines) if _ATTACHMENT.match(line))
    return next((index for index in begins if _run(lines[:index], numbering) == measures), len(lines))


def _place(line: str, draft: Draft) -> None:
    measure = draft.measures[-1] if draft.measures else None
    heading = label(draft.section_numbering, len(draft.sections) + 1)
    section = len(draft.sections) or None
    before = sum(one.section == section for one in draft.measures) if draft.restarts else len(draft.measures)
    next_measure = label(draft.numbering, before + 1)
    next_item = label(draft.item_numbering, len(measure.items) + 1 if measure else 1)
    if line.startswith(heading) and draft.section_numbering != draft.numbering:
        draft.sections.append(DraftSection(line.removeprefix(heading)))
    elif line.startswith(next_measure):
        title, rest = _title(line.removeprefix(next_measure))
        draft.measures.append(DraftMeasure(len(draft.measures) + 1, section, title, rest))
    elif section and (measure is None or measure.section != section):
        draft.sections[-1].text.append(line)
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
    only_units = find_brackets(rest) == [rest]
    if title and len(title) <= _LONGEST_TITLE and not re.search("[，；：]", title) and not only_units:
        return title + ("" if rest else stop), [rest] if rest else []  # its stop is kept until all are placed
    return "", [words]


def _titled(draft: Draft) -> Iterator[DraftMeasure | DraftItem]:
    for measure in draft.measures:
        yield measure
        yield from measure.items


def _settle_title(part: DraftMeasure | DraftItem) -> None:
    """Words with nothing under them are no title but the text."""
    below = part.text or (isinstance(part, DraftMeasure) and part.items)
    if below and not (part.title.endswith("。") and re.search("[0-9]", part.title)):
        part.title = part.title.removesuffix("。")
    elif part.title:
        part.title, part.text = "", [part.title, *part.text]


def _part_from_items(measure: DraftMeasure) -> None:
    """A paragraph below the last item is the measure's, where no other item has more than one."""
    *others, last = measure.items or [DraftItem(0, "")]
    if others and all(len(item.text) <= 1 for item in others):
        alone = last.title.endswith("。") and not any(item.title.endswith("。") for item in others)
        own = 0 if alone else 1
        measure.closing = last.text[own:] + measure.closing
        del last.text[own:]


def _part_closing(draft: Draft) -> None:
    """What follows the last measure is the notice's own: what it says of itself, signature, date, copies …

    It begins after the last responsibility bracket; without one, with the first line that tells of the notice or is no
    sentence. Where the last section has no measures, its words come last.
    """
    last = draft.measures[-1]
    own = 1  # the words on the line of its label
    if in_section := last.section != (len(draft.sections) or None):
        lines = draft.sections[-1].text
    elif last.items and not last.closing:
        lines, own = last.items[-1].text, not last.items[-1].title.endswith("。")
    else:
        lines, own = (last.closing, 0) if last.items else (last.text, not last.title.endswith("。"))
    told = takewhile(lambda line: in_section or not _OF_THE_NOTICE.match(line), lines[own:])
    mine = [*lines[:own], *told]
    ends = [index for index, line in enumerate(lines) if find_brackets(line)]
    ends = ends or [index for index, line in enumerate(mine) if line.endswith(_SENTENCE_ENDS)]
    end = ends[-1] + 1 if ends else len(mine)
    draft.closing = lines[end:]
    del lines[end:]
