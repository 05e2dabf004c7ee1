"""Which print an editor asks for on the command line: the book, or a part of it, or single leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from policyref.handbook.book import section_book, sector_book, whole_book
from policyref.handbook.edition import day_of_print
from policyref.handbook.entries import Entry
from policyref.handbook.leaves import leaflet, task_list
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section
from policyref.problems.near import by_nearness
from policyref.time.versions import current

T = TypeVar("T")
N = TypeVar("N", Measure, Section)


class ChoiceError(Exception):
    """What was asked for is not there; the words say what is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Numbers are those of the notice; units and sectors go by id or by any of their names."""

    notice: str | None = None
    measure: int | None = None
    section: int | None = None
    unit: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A print to be made: the name of its file without ending, its template, what stands in it, its date."""

    name: str
    template: str
    entry: Entry
    dated: date | None


def jobs(choice: Choice, library: Library, host: Host) -> Iterator[Job]:
    """The prints that the choice means; the books of all notices where it says nothing. Raises ChoiceError."""
    library = current(library)
    notices = _notices(choice, library)
    if choice.unit is not None:
        units = [one for one in library.units if one.id in library.measures_of_unit]
        unit = _named(choice.unit, "单位", units, lambda one: (one.short, one.id, *one.written))
        dates = [day for notice in notices if (day := day_of_print(notice, library))]
        yield Job(f"unit-{unit.id}", "tasks", task_list(unit, library, host), max(dates, default=None))
        return
    for notice in notices:
        yield Job(*_of_notice(choice, notice, library, host), day_of_print(notice, library))


def _of_notice(choice: Choice, notice: Notice, library: Library, host: Host) -> tuple[str, str, Entry]:
    if choice.measure is not None:
        measure = _numbered(choice.measure, "条", notice.measures)
        return f"{notice.id}-{measure.number}", "leaflet", leaflet(measure, library, host)
    if choice.section is not None:
        section = _numbered(choice.section, "部分", notice.sections)
        return f"{notice.id}-section-{section.number}", "book", section_book(section, notice, library, host)
    if choice.sector is not None:
        used = [one for one in library.sectors if any(one in measure.sectors for measure in notice.measures)]
        sector = _named(choice.sector, "行业或主题", used, lambda one: (one.name, one.id))
        return f"{notice.id}-sector-{sector.id}", "book", sector_book(sector, notice, library, host)
    return notice.id, "book", whole_book(notice, library, host)


def _notices(choice: Choice, library: Library) -> list[Notice]:
    """The notice that is named, or all that have measures; a part needs to know of which notice it is one."""
    having = [notice for notice in library.notices if notice.measures]
    if not having:
        raise ChoiceError("还没有收录有措施的文件，没有可印的")
    if choice.notice is not None:
        return [_named(choice.notice, "文件", having, _names_of)]
    if len(having) > 1 and (choice.measure is not None or choice.section is not None or choice.sector is not None):
        raise ChoiceError(f"有几份文件，请用 --notice 写明是哪一份：{'、'.join(_names_of(one)[0] for one in having)}")
    return having


def _names_of(notice: Notice) -> list[str]:
    """The number first, by which people know a notice; of one without a number its title."""
    return [*filter(None, [notice.number]), notice.short_title, notice.title, notice.id]


def _named(wanted: str, kind: str, known: Sequence[T], names: Callable[[T], Sequence[str]]) -> T:
    """The one of this name; where there is none, all are told by their first names, the most likely one first."""
    for one in known:
        if wanted in names(one):
            return one
    others = "、".join(names(one)[0] for one in by_nearness(wanted, known, names))
    raise ChoiceError(f"没有{kind}“{wanted}”。有：{others}")


def _numbered(wanted: int, kind: str, known: Sequence[N]) -> N:
    for one in known:
        if one.number == wanted:
            return one
    raise ChoiceError(f"没有第 {wanted} {kind}。有：{'、'.join(str(one.number) for one in known)}")
