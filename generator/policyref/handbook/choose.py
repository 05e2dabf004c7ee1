"""Which print an editor asks for on the command line: the book, or a part of it, a collection, or single leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from policyref.handbook.book import collection, section_book, sector_book, unit_book, whole_book
from policyref.handbook.edition import as_printed
from policyref.handbook.entries import Entry
from policyref.handbook.leaves import group_list, leaflet, task_list
from policyref.handbook.press import BookPages, Press
from policyref.handbook.site import book_pages
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section
from policyref.model.places import Region
from policyref.model.vocabulary import Sector, Unit
from policyref.present.duties import duties
from policyref.present.groups import shown_groups
from policyref.problems.near import by_nearness
from policyref.problems.problem import Place
from policyref.search.everyday import SAID
from policyref.text.numerals import to_int
from policyref.time.versions import current
from policyref.words import GROUP_EMPTY

T = TypeVar("T")
_NUMBER = re.compile(r"第?\s*([0-9]+|[一二三四五六七八九十百零〇]+)\s*(?:条|部分|章|节|、)?")
_MANY = 12


class ChoiceError(Exception):
    """What was asked for is not there, or is more than one; the words say what is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """In the words of people: a unit by any of its names or a part of one, a section by its number or its heading.

    `bound`: a book is wanted and not a list, where a unit has both.
    """

    notice: tuple[str, ...] = ()
    measure: str | None = None
    section: str | None = None
    unit: str | None = None
    group: str | None = None
    sector: str | None = None
    place: str | None = None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A print to be made: the name of its file without ending, its template, what stands in it, its date; `place` is
    what an editor would mend if it cannot be made."""

    name: str
    template: str
    entry: Entry
    dated: date
    place: Place


def jobs(choice: Choice, library: Library, host: Host, press: Press) -> Iterator[Job]:
    """The prints that the choice means; the books of all notices where it says nothing. Raises ChoiceError."""
    library = current(as_printed(library))
    pages = partial(book_pages, library=library, host=host, press=press)
    notices = _notices(choice, library)
    day, place = library.day, notices[0].place
    if choice.unit is not None:
        yield _of_unit(choice, notices, library, host, pages)
    elif choice.group is not None:
        yield _of_group(choice.group, library, host, pages)
    elif choice.sector is not None:
        yield _of_sector(choice, notices, library, host)
    elif choice.measure is not None:
        yield _leaf(choice.measure, notices, library, host)
    elif choice.section is not None:
        notice = _only(notices, library)
        section = _numbered(choice.section, "部分", notice.sections, lambda one: (one.heading, one.title))
        entry = section_book(section, notice, library, host)
        yield Job(f"{notice.id}-section-{section.number}", "book", entry, day, place)
    elif choice.place is not None or len(choice.notice) > 1:
        name = f"{notices[0].locality if choice.place else ''}政策措施"
        entry = collection(notices, name, library, host)
        yield Job(f"collection-{_regions(notices)}", "book", entry, day, place)
    else:
        for one in notices:
            yield Job(one.id, "book", whole_book(one, library, host), day, one.place)


def _regions(notices: Sequence[Notice]) -> str:
    return "-".join(dict.fromkeys(one.id.partition("-")[0] for one in notices))


def _narrowed(choice: Choice, notices: Sequence[Notice]) -> str:
    """What the name of a file begins with where it is of some notices only."""
    if choice.notice:
        return "".join(f"{one.id}-" for one in notices)
    return f"{_regions(notices)}-" if choice.place is not None else ""


def _of_unit(choice: Choice, notices: Sequence[Notice], library: Library, host: Host, pages: BookPages) -> Job:
    unit = _unit(choice.unit or "", notices, library)
    of = _narrowed(choice, notices)
    if choice.bound:
        return Job(f"{of}unit-{unit.id}-book", "book", unit_book(unit, notices, library, host), library.day, unit.place)
    entry = task_list(unit, library, host, pages, {one.id for one in notices} if of else None)
    return Job(f"{of}unit-{unit.id}", "tasks", entry, library.day, unit.place)


def _of_group(wanted: str, library: Library, host: Host, pages: BookPages) -> Job:
    group = _named(wanted, "工作组", shown_groups(library), lambda one: (one.group.name, one.name, one.group.id))
    if not group.duties:
        raise ChoiceError(f"{GROUP_EMPTY}，{group.name}没有清单可印")
    entry = group_list(group, library, host, pages)
    return Job(f"group-{group.group.id}", "tasks", entry, library.day, group.group.place)


def _of_sector(choice: Choice, notices: Sequence[Notice], library: Library, host: Host) -> Job:
    used = [one for one in library.sectors if any(one in each.sectors for of in notices for each in of.measures)]
    sector = _named(choice.sector or "", "行业或主题", used, lambda one: _names_of_sector(one, library))
    having = [one for one in notices if any(sector in measure.sectors for measure in one.measures)]
    of = f"{notices[0].id}-" if len(notices) == 1 else _narrowed(choice, notices)
    entry = sector_book(sector, notices if len(notices) == 1 else having, library, host)
    return Job(f"{of}sector-{sector.id}", "book", entry, library.day, notices[0].place)


def _leaf(wanted: str, notices: Sequence[Notice], library: Library, host: Host) -> Job:
    notice = _only(notices, library)
    measure = _numbered(wanted, "条", notice.measures, lambda one: (one.called, one.full_label, one.title))
    name = f"{notice.id}-{measure.number}"
    return Job(name, "leaflet", leaflet(measure, library, host), library.day, measure.place)


def _notices(choice: Choice, library: Library) -> list[Notice]:
    """Those that are named, or those of a place, or all; of them those that have measures, for a unit also those that
    give it work in a table."""
    wanted = [*library.notices]
    if choice.place is not None:
        place = _place(choice.place, wanted)
        wanted = [one for one in wanted if one.region[: len(place)] == place]
    if choice.notice:
        found = [_named(one, "文件", wanted, lambda it: _names_of(it, library)) for one in choice.notice]
        wanted = [*dict.fromkeys(found)]
    having = [notice for notice in wanted if notice.measures or (choice.unit is not None and notice.duties)]
    if not having and (not wanted or not library.measures):
        raise ChoiceError("还没有收录有措施的文件，没有可印的")
    if not having:
        raise ChoiceError("；".join(_nothing_in(one, library) for one in wanted))
    return having


def _nothing_in(notice: Notice, library: Library) -> str:
    told = f"{_names_of(notice, library)[0]}没有措施，没有可印的"
    above = library.notice_by_id.get(notice.forwards or "")
    return f"{told}；它转发的{_names_of(above, library)[0]}有手册，它印在那本的附录里" if above else told


def _place(wanted: str, notices: Sequence[Notice]) -> Region:
    """A place by its name, with all that lies in it."""
    regions = {one.region[:depth]: None for one in notices for depth in range(1, len(one.region) + 1)}
    return _named(wanted, "地方", [*regions], lambda one: (one[-1], "".join(one)))


def _only(notices: Sequence[Notice], library: Library) -> Notice:
    """A part needs to know of which notice it is one."""
    if len(notices) > 1:
        names = _told(notices, lambda one: _names_of(one, library))
        raise ChoiceError(f"有几份文件，请用 --notice 写明是哪一份：{names}")
    return notices[0]


def _names_of(notice: Notice, library: Library) -> list[str]:
    """The number first, by which people know a notice; of one without a number its title, with its place."""
    return [*filter(None, [notice.number]), library.title_of(notice), notice.short_title, notice.title, notice.id]


def _names_of_sector(sector: Sector, library: Library) -> list[str]:
    """With what people say for words of its name: 酒店 for 住宿和餐饮业."""
    said = [*((one.everyday, one.official) for one in library.aliases.words), *SAID]
    meant = [every for every, official in said if any(word in sector.name for word in official)]
    return [sector.name, sector.id, *(word for words in meant for word in words)]


def _unit(wanted: str, notices: Sequence[Notice], library: Library) -> Unit:
    """A unit that has something in these notices, by any name that people have for it."""
    of_notices = duties(library, notices={one.id for one in notices})
    having = {unit.id for duty in of_notices for unit in duty.units}
    units = [one for one in library.units if one.id in having]
    kinds = [(body.named, body.everyday) for body in library.aliases.bodies]

    def names(unit: Unit) -> list[str]:
        everyday = [word for named, words in kinds if any(named in name for name in unit.written) for word in words]
        return [library.unit_name(unit), unit.short, unit.id, *unit.written, *everyday]

    return _named(wanted, "单位", units, names)


def _named(wanted: str, kind: str, known: Sequence[T], names: Callable[[T], Sequence[str]]) -> T:
    """The one of this name; else the only one with a name that has these words in it. Where there is none, all are told
    by their first names, the most likely one first; where there are several, these."""
    found = [one for one in known if wanted in names(one)]
    if not found and wanted and not wanted.isascii():
        found = [one for one in known if wanted in names(one)[0]]
        found = found or [one for one in known if any(wanted in name for name in names(one))]
    if len(found) == 1:
        return found[0]
    if found:
        raise ChoiceError(f"“{wanted}”可以是几个{kind}，请写全：{_told(found, names)}")
    nearest = by_nearness(wanted, known, names)
    raise ChoiceError(f"没有找到{kind}“{wanted}”。有：{_told(nearest, names)}" if known else f"没有收录任何{kind}")


def _told(known: Sequence[T], names: Callable[[T], Sequence[str]]) -> str:
    """By their first names, as many as one reads; names with a 、 in them are not parted by one."""
    told = [names(one)[0] for one in known[:_MANY]]
    comma = "；" if any("、" in one for one in told) else "、"
    return comma.join(told) + ("……" if len(known) > _MANY else "")


N = TypeVar("N", Measure, Section)


def _numbered(wanted: str, kind: str, known: Sequence[N], names: Callable[[N], Sequence[str]]) -> N:
    """By its number, as 11, 第11条 or 第十一条; by what is printed before it; by words of its heading."""
    for one in known:
        if wanted in names(one):
            return one
    number = _NUMBER.fullmatch(wanted.strip())
    if number is None:
        return _named(wanted, kind, known, names)
    count = to_int(number[1])
    for one in known:
        if one.number == count:
            return one
    raise ChoiceError(f"没有第 {count} {kind}。有：{'、'.join(str(one.number) for one in known)}")
