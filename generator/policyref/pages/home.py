"""The first page: what this is, the questions people come with, the notices."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.json_ld import site_nodes
from policyref.pages.render import page
from policyref.present.dates import latest_dates
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page

_SHOWN = 6  # deadlines on the first page
_NEWEST = 30  # notices on it; all of them are in the list of measures and in the site map


def home_page(library: Library, host: Host) -> list[Page]:
    counts = library.measures_of_sector
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
            soonest=latest_dates(library, _SHOWN),
            sectors=[(sector, len(counts[sector.id])) for sector in library.sectors if sector.id in counts],
        )
    ]


KIND = PageKind(
    name="home", about="everything", addresses=("index.html",), called="首页", group=WAYS_IN, make=home_page
)
