"""What each task of the site consists of. A new kind of page or file is one module and one line here.

A task of a notice, a unit or a sector may use of the library only the notices that `looked_at` names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from policyref.exports.calculators import calculator_files
from policyref.exports.calendar import calendar_of_all, calendar_of_sector, calendar_of_unit
from policyref.exports.dmn.files import dmn_files
from policyref.exports.feeds import feeds
from policyref.exports.finder import finder_files
from policyref.exports.measures_json import measure_files, measures_file
from policyref.exports.qr_codes import qr_codes
from policyref.exports.tables import table_of_measures, task_tables
from policyref.handbook.press import Press
from policyref.handbook.site import notice_prints, unit_prints
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.vocabulary import Sector, Unit
from policyref.pages.calculators import calculators_page
from policyref.pages.data import data_page
from policyref.pages.deadlines import deadline_pages
from policyref.pages.embed import embed_pages
from policyref.pages.finder import finder_page
from policyref.pages.glossary import glossary_page
from policyref.pages.home import home_page
from policyref.pages.indexes import measures_page, sector_pages, sectors_page, unit_pages, units_page
from policyref.pages.measure import measure_pages
from policyref.pages.moved import moved_pages
from policyref.pages.notice import notice_page
from policyref.pages.plan import Asset, Page
from policyref.pages.search import search_page
from policyref.search.index import SearchIndex
from policyref.search.shards import search_files

Things = Iterable[Page | Asset]

OF_A_NOTICE: tuple[Callable[[Notice, Library, Host], Things], ...] = (
    notice_page,
    measure_pages,
    measure_files,
    dmn_files,
    calculator_files,
    embed_pages,
    qr_codes,
)
OF_A_UNIT: tuple[Callable[[Unit, Library, Host], Things], ...] = (unit_pages, task_tables, calendar_of_unit)
OF_A_SECTOR: tuple[Callable[[Sector, Library, Host], Things], ...] = (sector_pages, calendar_of_sector)
# By name, so that they can be made side by side.
OF_ALL: dict[str, tuple[Callable[[Library, Host], Things], ...]] = {
    "home": (home_page,),
    "measures": (measures_page, measures_file, table_of_measures),
    "sectors": (sectors_page,),
    "units": (units_page,),
    "deadlines": (deadline_pages, calendar_of_all),
    "calculators": (calculators_page,),
    "finder": (finder_page, finder_files),
    "glossary": (glossary_page,),
    "data": (data_page,),
    "feeds": (feeds,),
    "search": (search_page,),
    "moved": (moved_pages,),
}
# Prints are tasks of their own: they need fonts, and a preview does without them.
PRINTS_OF_A_NOTICE = "prints-of-notice"
PRINTS_OF_A_UNIT = "prints-of-unit"


@dataclass(frozen=True)
class Material:
    """What tasks are made of. `index` gives what the search must know of all notices."""

    library: Library
    host: Host
    press: Press | None
    index: Callable[[], SearchIndex]


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """`kind` is notice, unit, sector, all or one of the prints; `id` says which."""

    kind: str
    id: str


def tasks(library: Library, press: bool) -> list[Task]:
    """All tasks in the order of the site map: the ways in, then notices, sectors and units."""
    notices = [notice.id for notice in library.notices]
    units = [unit.id for unit in library.units if unit.id in library.measures_of_unit]
    found = [Task("all", name) for name in OF_ALL]
    found += [Task("notice", one) for one in notices]
    found += [Task("sector", one.id) for one in library.sectors if one.id in library.measures_of_sector]
    found += [Task("unit", one) for one in units]
    if press:
        found += [Task(PRINTS_OF_A_NOTICE, one.id) for one in library.notices if one.measures]
        found += [Task(PRINTS_OF_A_UNIT, one) for one in units]
    return found


def contents(task: Task, material: Material) -> Iterator[Page | Asset]:
    """Everything that a task consists of. Raises PrintError where a print cannot be made."""
    library, host, press = material.library, material.host, material.press
    if task.kind == "all":
        for of_all in OF_ALL[task.id]:
            yield from of_all(library, host)
        if task.id == "search":
            yield from search_files(material.index(), library)
    elif task.kind == "notice":
        for of_notice in OF_A_NOTICE:
            yield from of_notice(library.notice_by_id[task.id], library, host)
    elif task.kind == "unit":
        for of_unit in OF_A_UNIT:
            yield from of_unit(library.unit_by_id[task.id], library, host)
    elif task.kind == "sector":
        for of_sector in OF_A_SECTOR:
            yield from of_sector(library.sector_by_id[task.id], library, host)
    elif press is None:
        raise ValueError(f"{task} needs a press")
    elif task.kind == PRINTS_OF_A_NOTICE:
        yield from notice_prints(library.notice_by_id[task.id], library, host, press)
    else:
        yield from unit_prints(library.unit_by_id[task.id], library, host, press)


def looked_at(task: Task, library: Library) -> list[str]:
    """The notices that a task is made of, in the order of the library."""
    if task.kind in ("notice", PRINTS_OF_A_NOTICE):
        wanted = _near(library.notice_by_id[task.id], library)
    elif task.kind in ("unit", PRINTS_OF_A_UNIT):
        wanted = {measure.notice for measure in library.measures_of_unit[task.id]}
        wanted |= {one.id for notice in wanted for one in library.forwarded_by.get(notice, [])}
    elif task.kind == "sector":
        wanted = {measure.notice for measure in library.measures_of_sector[task.id]}
    else:
        wanted = set(library.notice_by_id)
    return [notice.id for notice in library.notices if notice.id in wanted]


def _near(notice: Notice, library: Library) -> set[str]:
    """The notice and those that it names or that name it."""
    named = {one.key for measure in notice.measures for one in measure.related}
    named |= {one.key for measure in notice.measures for one in measure.elsewhere if not one.of_notice}
    named |= {key for measure in notice.measures for one in measure.together for key in one.keys}
    around = {key.rpartition("/")[0] for key in named}
    around |= {one.id for one in library.forwarded_by.get(notice.id, [])}
    return {notice.id, *around, *filter(None, [notice.forwards])}
