"""The measures of one sector."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Sector
from policyref.pages import sectors
from policyref.pages.filters import choices, sides_of
from policyref.pages.parts import Rooted, by_notice, drawn, drawn_groups, notice_group, part_page, parts
from policyref.pages.rows import measure_row
from policyref.present.dates import any_dated
from policyref.present.kind import PageKind
from policyref.present.output import Page


def sector_pages(sector: Sector, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_sector[sector.id]
    groups = [notice_group(notice, group) for notice, group in by_notice(measures, library)]
    dated = any_dated(measures)

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        rows = [measure_row(measure, library, host, to) for measure in measures]
        html: str = drawn().sector(notice, rows, sides_of(measures), library, to)
        return html

    return [
        part_page(
            KIND,
            part,
            library,
            host,
            title=sector.name,
            description=f"{sector.name}：{len(measures)} 条措施。{sector.about}",
            source=sector.place.file,
            sector=sector,
            choices=choices(part.entries, library),
            dated=dated,
        )
        for part in parts(sector.address, drawn_groups(groups, draw))
    ]


KIND = PageKind(
    name="sector",
    about="sector",
    addresses=("sectors/{id}.html", "sectors/{id}/{part}.html"),
    under=sectors.KIND,
    group="行业",
    make=sector_pages,
)
