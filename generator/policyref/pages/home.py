"""The first page: the search, doors, the questions people come with and their answers, the notices."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.answers import Answered, answered
from policyref.pages.force import force_of
from policyref.pages.json_ld import site_nodes
from policyref.pages.render import page
from policyref.present.dates import first_and_last_end, open_dates
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.text.dates import format_date
from policyref.words import ALL_OVER, DOORS

_SHOWN = 4  # deadlines on the first page
_DOORS = 3
_NEWEST = 30  # notices on it; all of them are in the list of measures and in the site map


def home_page(library: Library, host: Host) -> list[Page]:
    counts = library.measures_of_sector
    asked = [answered(one, library) for one in library.site.questions]
    ways = [one for one in asked if not one.unit]
    about = sorted((one for one in asked if one.unit), key=lambda one: force_of(one.unit, library).is_gone)
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
            doors=[(one, _hint(one, library)) for one in ways[:_DOORS]],
            ways=ways[_DOORS:],
            answers=about,
            ends=_ends(library),
            soonest=open_dates(library, _SHOWN),
            all_over=ALL_OVER.format(day=format_date(library.day)),
            sectors=[(sector, len(counts[sector.id])) for sector in library.sectors if sector.id in counts],
        )
    ]


def _ends(library: Library) -> bool:
    """Whether any deadline has a last day."""
    return first_and_last_end(one for measure in library.measures for one in measure.deadlines) != (None, None)


def _hint(one: Answered, library: Library) -> str:
    """What stands below the words of a door."""
    return DOORS.get(one.address, "").format(questions=len(library.questions), measures=len(library.measures))


KIND = PageKind(
    name="home", about="everything", addresses=("index.html",), called="首页", group=WAYS_IN, make=home_page
)
