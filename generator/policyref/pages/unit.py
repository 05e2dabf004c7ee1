"""The measures of one responsible unit, with what to take along."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit
from policyref.pages import units
from policyref.pages.filters import choices
from policyref.pages.parts import Rooted, by_notice, drawn, drawn_groups, notice_group, part_page, parts
from policyref.pages.rows import unit_row
from policyref.present.dates import any_dated
from policyref.present.kind import PageKind
from policyref.present.output import Page
from policyref.present.prints import task_list_address


def unit_pages(unit: Unit, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_unit[unit.id]
    own = {notice.id: group for notice, group in by_notice(measures, library)}
    groups = [notice_group(notice, own.get(notice.id, [])) for notice in library.notices_of_unit(unit.id)]
    duties = library.duties_of_unit.get(unit.id, [])
    dated = any_dated(measures)

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        rows = [unit_row(unit, measure, library, host, to) for measure in measures]
        first = measures[:1] == own.get(notice.id, [])[:1]  # of a notice in several parts its duties stand in one
        given = [one for one in duties if first and one.notice == notice.id]
        html: str = drawn().unit(unit, notice, rows, given, library, to)
        return html

    return [
        part_page(
            KIND,
            part,
            library,
            host,
            title=f"{unit.short}（{unit.region}）" if unit.region else unit.short,
            description=f"{unit.name}负责或参与的 {len(measures)} 条措施"
            + (f"、{len(duties)} 项任务" if duties else ""),
            source=unit.place.file,
            unit=unit,
            task_list=task_list_address(unit) if host.prints else None,
            choices=choices(part.entries, library),
            dated=dated,
        )
        for part in parts(unit.address, drawn_groups(groups, draw))
    ]


KIND = PageKind(
    name="unit",
    about="unit",
    addresses=("units/{id}.html", "units/{id}/{part}.html"),
    under=units.KIND,
    group="责任单位",
    make=unit_pages,
)
