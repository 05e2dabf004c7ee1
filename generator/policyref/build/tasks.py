"""The tasks that make a site: what is about one notice, sector or unit is made at once and kept under one key.

What each of them makes follows from the kinds of pages and files, which are declared where they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from policyref.exports.kinds import FILES
from policyref.handbook.press import BookPages, Press
from policyref.handbook.site import PRINTS
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.kinds import FRAMES, PAGES
from policyref.present.kind import Kind
from policyref.present.output import Asset, Page
from policyref.search import shards
from policyref.search.index import SearchIndex
from policyref.time.times import times

KINDS: tuple[Kind, ...] = (*PAGES, *FRAMES, *FILES, shards.KIND, *PRINTS)

FOLDERS = frozenset({"assets"}.union(*(kind.folders for kind in KINDS)))
"""The folders of a site beside those of notices: the theme's, and what the kinds need whatever the data."""


@dataclass(frozen=True)
class Material:
    """What tasks are made of. `index` gives what the search must know of all notices, `pages` those of a book."""

    library: Library
    host: Host
    press: Press | None
    index: Callable[[], SearchIndex]
    pages: BookPages


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """`id` says which notice, sector or unit it is about, or by name which kinds of those that are about everything.

    Some of it is made `apart`: prints need fonts, and a preview does without them; what follows from addresses alone no
    edit makes again.
    """

    about: Literal["everything", "notice", "sector", "unit"]
    id: str
    apart: str = ""

    @property
    def is_notice(self) -> bool:
        """Whether it makes the pages of a notice: what an editor waits for, and what needs no more than that notice."""
        return self.about == "notice" and self.apart != "press"


def tasks(library: Library, press: bool) -> list[Task]:
    """All tasks in the order of the site map: the ways in, then notices, sectors and units."""
    sectors, units = library.measures_of_sector, library.measures_of_unit
    found = [Task("everything", name) for name in dict.fromkeys(one.name for one in KINDS if one.about == "everything")]
    found += [Task("notice", one.id) for one in library.notices]
    found += [Task("sector", one.id) for one in library.sectors if one.id in sectors]
    found += [Task("unit", one.id) for one in library.units if one.id in units]
    needs = ("address", "press") if press else ("address",)
    apart = (replace(task, apart=one) for one in needs for task in found)
    return [*found, *(task for task in apart if [*calls(task, library)])]


def contents(task: Task, material: Material) -> Iterator[Page | Asset]:
    """Everything that a task makes. Raises PrintError where a print cannot be made."""
    for kind, subject in calls(task, material.library):
        given: list[Any] = [*subject, material.library, material.host]
        if kind.needs == "press":
            given.append(material.press)
        elif kind.needs == "pages":
            given += [material.press, material.pages]
        elif kind.needs == "index":
            given.append(material.index())
        yield from kind.make(*given)


def looked_at(task: Task, library: Library) -> list[str]:
    """The notices that a task is made of, in the order of the library; with those that say whether these hold."""
    if task.about == "everything":
        return [notice.id for notice in library.notices]
    wanted = {one for kind, subject in calls(task, library) for one in kind.beyond(*subject, library)}
    if task.about == "notice":
        wanted.add(task.id)
    elif task.about == "unit":
        wanted |= {notice.id for notice in library.notices_of_unit(task.id)}
    else:
        wanted |= {measure.notice for measure in library.measures_of_sector[task.id]}
    known = times(library)
    if task.about == "notice":
        wanted |= known.works_on(task.id)
    wanted = wanted.union(*map(known.hangs_on, wanted & library.notice_by_id.keys()))
    return [notice.id for notice in library.notices if notice.id in wanted]


def calls(task: Task, library: Library) -> Iterator[tuple[Kind, tuple[Any, ...]]]:
    """The kinds of what a task makes, each with what it makes it of."""
    for kind in _kinds(task.about, task.id if task.about == "everything" else None, task.apart):
        match kind.about:
            case "notice":
                yield kind, (library.notice_by_id[task.id],)
            case "measure":
                yield from ((kind, (measure,)) for measure in library.notice_by_id[task.id].measures)
            case "sector":
                yield kind, (library.sector_by_id[task.id],)
            case "unit":
                yield kind, (library.unit_by_id[task.id],)
            case _:
                yield kind, ()


@cache
def _kinds(about: str, name: str | None, apart: str) -> list[Kind]:
    within = ("notice", "measure") if about == "notice" else (about,)
    kinds = (kind for kind in KINDS if kind.about in within and kind.apart == apart)
    return [kind for kind in kinds if name in (None, kind.name)]
