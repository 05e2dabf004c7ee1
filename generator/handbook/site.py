"""What is printed with every build of the site: each notice's book, each measure's leaflet, each unit's task list.

Their addresses are not promised: on a machine without fonts the site is built without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.handbook.book import newest_date, whole_book
from generator.handbook.entries import Entry
from generator.handbook.leaves import leaflet, task_list
from generator.handbook.press import Press, PressError
from generator.model.host import Host
from generator.model.library import Library
from generator.problems.problem import Place, Problem, problem
from generator.views.plan import Asset
from generator.views.prints import book_address, leaflet_address, task_list_address

_MISSING_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


def site_prints(library: Library, host: Host, press: Press) -> tuple[list[Asset], list[Problem]]:
    """Every print, or every reason why one could not be made."""
    assets: list[Asset] = []
    problems: list[Problem] = []
    for address, template, entry, place, dated in _wanted(library, host):
        try:
            assets.append(Asset(address, press.print(template, entry, dated), promised=False))
        except PressError as error:
            problems += press_problems(error, address, place, library)
    return assets, list(dict.fromkeys(problems))


def _wanted(library: Library, host: Host) -> Iterator[tuple[str, str, Entry, Place, date | None]]:
    """Address, template, data, the file an editor would mend, and the date of every print."""
    newest = {notice.id: newest_date(notice, library) for notice in library.notices}
    for notice in library.notices:
        if notice.measures:
            yield book_address(notice), "book", whole_book(notice, library, host), notice.place, newest[notice.id]
    for measure in library.measures:
        yield (
            leaflet_address(measure),
            "leaflet",
            leaflet(measure, library, host),
            measure.place,
            newest[measure.notice],
        )
    for unit in library.units:
        notices = {measure.notice for measure in library.measures_of_unit.get(unit.id, [])}
        if notices:
            dated = max((day for one in notices if (day := newest[one])), default=None)
            yield task_list_address(unit), "tasks", task_list(unit, library, host), unit.place, dated


def press_problems(error: PressError, name: str, place: Place, library: Library) -> Iterator[Problem]:
    """What Typst said, at the measures whose words it could not print, or else at what was being printed."""
    missing = _MISSING_GLYPH.search(error.words)
    if missing is None:
        yield problem("E701", place, name=name, said=error.words.strip().splitlines()[0])
        return
    glyph = missing.group(1)
    places = [measure.place for measure in library.measures if glyph in repr(measure)] or [place]
    for where in places:
        yield problem("E702", Place(where.file, near=glyph), glyph=glyph, name=name)
