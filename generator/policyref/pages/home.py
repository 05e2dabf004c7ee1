"""The first page: what this is, the questions people come with, the notices."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.force import force_of
from policyref.pages.json_ld import site_nodes
from policyref.pages.render import page
from policyref.present.dates import latest_dates
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.time.provisions import find

_SHOWN = 6  # deadlines on the first page
_NEWEST = 30  # notices on it; all of them are in the list of measures and in the site map


def home_page(library: Library, host: Host) -> list[Page]:
    counts = library.measures_of_sector
    asked = _asked_of(library)
    return [
        page(
            KIND,
            library,
            host,
            title=host.name,
            description=library.site.tagline,
            source=library.site.place.file,
            notices=sorted(library.notices[-_NEWEST:], key=lambda notice: not notice.measures),
            about=site_nodes(host),
            questions=sorted(library.site.questions, key=lambda one: _is_gone(asked.get(one.page), library)),
            asked_of=asked,
            soonest=latest_dates(library, _SHOWN),
            sectors=[(sector, len(counts[sector.id])) for sector in library.sectors if sector.id in counts],
        )
    ]


def _asked_of(library: Library) -> dict[str, str]:
    """Page of a question → the measure, the item of it or the notice that it is about, if it is about one."""
    units = {one.address: one.id for one in library.notices} | {one.address: one.key for one in library.measures}
    found = {}
    for question in library.site.questions:
        address, _, anchor = question.page.partition("#")
        if unit := units.get(address):
            item = f"{unit}/{anchor[1:]}" if anchor.startswith("i") else ""
            found[question.page] = item if item and find(item, library) else unit
    return found


def _is_gone(unit: str | None, library: Library) -> bool:
    """What is ended is not offered before what is not."""
    return unit is not None and force_of(unit, library).is_gone


KIND = PageKind(
    name="home", about="everything", addresses=("index.html",), called="首页", group=WAYS_IN, make=home_page
)
