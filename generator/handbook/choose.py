"""Which print an editor asks for on the command line: the book, or a part of it, or single leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.handbook.book import newest_date, section_book, sector_book, whole_book
from generator.handbook.entries import Entry
from generator.handbook.leaves import leaflet, task_list
from generator.model.host import Host
from generator.model.library import Library
from generator.model.notice import Notice

T = TypeVar("T")


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
    notices = _notices(choice, library)
    if choice.unit:
        units = [one for one in library.units if one.id in library.measures_of_unit]
        unit = _named(choice.unit, "单位", [(one, (one.id, one.name, one.short, *one.written)) for one in units])
        dates = [day for notice in notices if (day := newest_date(notice, library))]
        yield Job(f"unit-{unit.id}", "tasks", task_list(unit, library, host), max(dates, default=None))
        return
    for notice in notices:
        yield Job(*_of_notice(choice, notice, library, host), newest_date(notice, library))


def _of_notice(choice: Choice, notice: Notice, library: Library, host: Host) -> tuple[str, str, Entry]:
    if choice.measure is not None:
        measure = _named(choice.measure, "措施", [(one, (one.number,)) for one in notice.measures])
        return f"{notice.id}-{measure.number}", "leaflet", leaflet(measure, library, host)
    if choice.section is not None:
        section = _named(choice.section, "部分", [(one, (one.number,)) for one in notice.sections])
        return f"{notice.id}-section-{section.number}", "book", section_book(section, notice, library, host)
    if choice.sector:
        used = [one for one in library.sectors if any(one in measure.sectors for measure in notice.measures)]
        sector = _named(choice.sector, "行业或主题", [(one, (one.id, one.name)) for one in used])
        return f"{notice.id}-sector-{sector.id}", "book", sector_book(sector, notice, library, host)
    return notice.id, "book", whole_book(notice, library, host)


def _notices(choice: Choice, library: Library) -> list[Notice]:
    """The notice that is named, or all that have measures; a part needs to know of which notice it is one."""
    having = [notice for notice in library.notices if notice.measures]
    if choice.notice:
        return [_named(choice.notice, "文件", [(one, (one.id, one.number, one.title)) for one in having])]
    if len(having) > 1 and (choice.measure is not None or choice.section is not None or choice.sector):
        raise ChoiceError(f"有几份文件，请用 --notice 写明是哪一份：{'、'.join(one.id for one in having)}")
    return having


def _named(wanted: object, kind: str, entries: list[tuple[T, tuple[object, ...]]]) -> T:
    found = [one for one, names in entries if wanted in names]
    if not found:
        raise ChoiceError(f"没有{kind}“{wanted}”。有：{'、'.join(str(names[0]) for _, names in entries)}")
    return found[0]
