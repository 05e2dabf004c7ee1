"""What a unit has to do, a row a duty, whom to ask there, and what to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit
from policyref.pages import units
from policyref.pages.filters import choices, compared, compared_duty
from policyref.pages.parts import Rooted, by_notice, drawn, drawn_groups, notice_group, part_page, parts
from policyref.present.dates import any_dated
from policyref.present.duties import Duty, duties
from policyref.present.kind import PageKind
from policyref.present.output import Page
from policyref.present.prints import task_list_address
from policyref.text.sentences import split_sentences

_SHORT = 70
"""Characters of official words that stand open; the rest of the sentence in which they end goes on."""


@dataclass(frozen=True, slots=True)
class Row:
    """A duty in the list of its unit: its words as `head` and the `rest` that is folded."""

    duty: Duty
    compared: Markup
    title: str
    head: str
    rest: str


def unit_pages(unit: Unit, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_unit[unit.id]
    own = {notice.id: group for notice, group in by_notice(measures, library)}
    notices = library.notices_of_unit(unit.id)
    groups = [notice_group(notice, own.get(notice.id, [])) for notice in notices]
    found = list(duties(library, unit=unit, notices=[notice.id for notice in notices]))

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        first = measures[:1] == own.get(notice.id, [])[:1]  # of a notice in several parts its tables stand in one
        here = [one for one in found if one.notice is notice and (one.measure in measures or (one.row and first))]
        html: str = drawn("duties/duties").unit(unit, notice, [_row(one, library) for one in here], library, to)
        return html

    return [
        part_page(
            KIND,
            part,
            library,
            host,
            title=f"{unit.short}（{unit.region}）" if unit.region else unit.short,
            description=f"{unit.name}负责或参与的 {len(measures)} 条措施、{len(found)} 件事",
            source=unit.place.file,
            unit=unit,
            counts=(len(measures), len(found)),
            task_list=task_list_address(unit) if host.prints else None,
            choices=choices(part.entries, library),
            dated=any_dated(measures),
        )
        for part in parts(unit.address, drawn_groups(groups, draw))
    ]


def _row(duty: Duty, library: Library) -> Row:
    narrowed = compared(duty.measure, library) if duty.measure else compared_duty(duty.row) if duty.row else Markup()
    head, rest = _folded(duty.does)
    title = "" if duty.row or (duty.measure and duty.measure.title_mark) else duty.title
    return Row(duty, narrowed, title if title not in head else "", head, rest)


def _folded(words: str) -> tuple[str, str]:
    """Whole sentences up to a length, at least one; and what follows, unless that is as short as what would fold it."""
    lines = words.split("\n")
    head, length = list[str](), 0
    for at, line in enumerate(lines):
        for sentence in split_sentences(line):
            if head and length + len(sentence) > _SHORT:
                opened = "".join(head)
                rest = words[len(opened) :].lstrip("\n")
                return (opened, rest) if len(rest) > _SHORT // 3 else (words, "")
            head.append(sentence)
            length += len(sentence)
        head += ["\n"] if at + 1 < len(lines) else []
    return words, ""


KIND = PageKind(
    name="unit",
    about="unit",
    addresses=("units/{id}.html", "units/{id}/{part}.html"),
    under=units.KIND,
    group="责任单位",
    make=unit_pages,
)
