"""What is printed with every build of the site: each notice's book, each measure's leaflet, each unit's task list, and
that of each group of units that has anything.

Their addresses are not promised: on a machine without fonts the site is built without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policyref.handbook.book import whole_book
from policyref.handbook.entries import Entry
from policyref.handbook.leaves import group_list, leaflet, task_list
from policyref.handbook.press import BookPages, Press, PressError
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit
from policyref.present.around import chain, named
from policyref.present.groups import shown_groups
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.prints import book_address, group_list_address, leaflet_address, task_list_address
from policyref.problems.problem import Place, Problem, problem
from policyref.time.times import times

_LONG = 40
_UNSET = re.compile("UNSET (.*)")
_MISSING_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


class PrintError(Exception):
    """A print that could not be made, and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def notice_prints(notice: Notice, library: Library, host: Host, press: Press) -> Iterator[Asset]:
    """The book and the leaflets of a notice with measures. Raises PrintError with what is wrong with all of them."""
    if not notice.measures:
        return
    wanted = [Wanted(book_address(notice), "book", whole_book(notice, library, host), notice.place)]
    for measure in notice.measures:
        entry = leaflet(measure, library, host)
        wanted.append(Wanted(leaflet_address(measure), "leaflet", entry, measure.place))
    yield from _printed(wanted, library, press)


def unit_prints(unit: Unit, library: Library, host: Host, press: Press, pages: BookPages) -> Iterator[Asset]:
    """The task list. Raises PrintError."""
    entry = task_list(unit, library, host, pages)
    yield from _printed([Wanted(task_list_address(unit), "tasks", entry, unit.place)], library, press)


def group_prints(library: Library, host: Host, press: Press, pages: BookPages) -> Iterator[Asset]:
    """Raises PrintError."""
    wanted = [
        Wanted(group_list_address(one.group), "tasks", group_list(one, library, host, pages), one.group.place)
        for one in shown_groups(library)
        if one.duties
    ]
    yield from _printed(wanted, library, press)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A print of the site: `place` is what an editor would mend if it cannot be made."""

    address: str
    template: str
    entry: Entry
    place: Place


def book_pages(notice: Notice, library: Library, host: Host, press: Press) -> dict[str, str]:
    """On which pages of its book the measures and items of a notice stand, and the rows of its 分工表."""
    return press.pages(whole_book(notice, library, host)) if notice.measures else {}


def _printed(wanted: Iterable[Wanted], library: Library, press: Press) -> Iterator[Asset]:
    problems: list[Problem] = []
    for one in wanted:
        try:
            yield Asset(one.address, press.print(one.template, one.entry, library.day), promised=False)
        except PressError as error:
            problems += press_problems(error, one.address, one.place, library)
    if problems:
        raise PrintError(problems)


def press_problems(error: PressError, name: str, place: Place, library: Library) -> Iterator[Problem]:
    """What Typst said, at the measures whose words it could not print, or else at what was being printed."""
    if unset := _UNSET.search(error.words):
        for found in unset[1].split("；"):
            of, _, said = found.partition("：")
            places = [one.place for one in library.measures if of in (one.called, one.title) and name.count(one.notice)]
            short = of if len(of) <= _LONG else f"{of[:_LONG]}……"
            yield problem("E703", (places or [place])[0], name=name, of=short, said=said)
        return
    missing = _MISSING_GLYPH.search(error.words)
    if missing is None:
        yield problem("E701", place, name=name, said=error.words.strip().splitlines()[0])
        return
    glyph = missing.group(1)
    places = [measure.place for measure in library.measures if glyph in repr(measure)] or [place]
    for where in places:
        yield problem("E702", Place(where.file, near=glyph), glyph=glyph, name=name)


def _around_notice(notice: Notice, library: Library) -> set[str]:
    return chain(notice, library).union(*(named(measure, library) for measure in notice.measures))


def _around_unit(unit: Unit, library: Library) -> set[str]:
    """What the books look at on whose pages its duties stand."""
    notices = library.notices_of_unit(unit.id)
    return set().union(*(_around_notice(one, library) | times(library).works_on(one.id) for one in notices))


PRINTS: tuple[FileKind, ...] = (
    FileKind(
        name="book",
        about="notice",
        needs="press",
        addresses=("handbook/{notice}.pdf", "handbook/{notice}/{number}.pdf"),
        make=notice_prints,
        beyond=_around_notice,
    ),
    FileKind(
        name="tasks",
        about="unit",
        needs="pages",
        addresses=("handbook/units/{id}.pdf",),
        make=unit_prints,
        beyond=_around_unit,
    ),
    FileKind(
        name="group-tasks",
        about="everything",
        needs="pages",
        addresses=("handbook/groups/{id}.pdf",),
        make=group_prints,
    ),
)
