"""The ways in: all measures, by sector, by unit; only sectors and units that have measures get a page."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.vocabulary import Level, Sector, Unit
from policyref.pages.filters import choices
from policyref.pages.parts import (
    Chunk,
    Group,
    Rooted,
    chunks_of_notice,
    drawn,
    drawn_groups,
    notice_group,
    part_page,
    parts,
)
from policyref.pages.render import HOME, page
from policyref.pages.rows import measure_row, unit_row
from policyref.present.dates import any_dated
from policyref.present.output import Crumb, Page
from policyref.present.prints import task_list_address

SECTORS = Crumb("行业", "sectors/index.html")
UNITS = Crumb("责任单位", "units/index.html")


def by_notice(measures: list[Measure], library: Library) -> list[tuple[Notice, list[Measure]]]:
    """Measures, which are in the order of the notices, with their notice."""
    groups: dict[str, list[Measure]] = {}
    for measure in measures:
        groups.setdefault(measure.notice, []).append(measure)
    return [(library.notice_by_id[notice], group) for notice, group in groups.items()]


def measures_page(library: Library, host: Host) -> list[Page]:
    chunks = (chunk for notice in library.notices for chunk in measures_of(notice, library, host))
    return [
        part_page(
            "measures",
            part,
            "全部措施",
            library,
            host,
            description=f"全部 {len(library.measures)} 条措施，按文件和部分排列",
            choices=choices([library.measure_by_key[key] for key in part.entries], library),
        )
        for part in parts("measures.html", chunks)
    ]


@memoized_of_notice
def measures_of(notice: Notice, library: Library, host: Host) -> list[Chunk[str]]:
    """A notice in the list of all measures."""

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        rows = [(measure.section, measure_row(measure, library, host, to)) for measure in measures]
        sections = [(one, [row for number, row in rows if number == one.number]) for one in notice.sections]
        outside = [row for number, row in rows if number is None]
        html: str = drawn().measures(notice, [(one, own) for one, own in sections if own], outside, to)
        return html

    return chunks_of_notice(notice, notice.measures, draw, anchored=True)


def sectors_page(library: Library, host: Host) -> list[Page]:
    sectors = [sector for sector in library.sectors if sector.id in library.measures_of_sector]
    return [
        page("sectors", SECTORS.address, "按行业查", library, host, description="按行业和主题查措施", sectors=sectors)
    ]


def sector_pages(sector: Sector, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_sector[sector.id]
    groups = [notice_group(notice, group) for notice, group in by_notice(measures, library)]
    dated = any_dated(measures)

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        html: str = drawn().sector(notice, [measure_row(measure, library, host, to) for measure in measures], to)
        return html

    return [
        part_page(
            "sector",
            part,
            sector.name,
            library,
            host,
            description=f"{sector.name}：{len(measures)} 条措施。{sector.about}",
            crumbs=(HOME, SECTORS),
            source=sector.place.file,
            sector=sector,
            choices=choices(part.entries, library),
            dated=dated,
        )
        for part in parts(f"sectors/{sector.id}.html", drawn_groups(groups, draw))
    ]


def units_page(library: Library, host: Host) -> list[Page]:
    units = [unit for unit in library.units if unit.id in library.measures_of_unit]
    members = [(level, [unit for unit in units if unit.level is level]) for level in library.levels]
    groups = [Group(level, own, level.name, attrgetter("short"), level.id) for level, own in members if own]

    def draw(level: Level, members: Sequence[Unit], to: Rooted) -> str:
        html: str = drawn().units(level, members, library, to)
        return html

    return [
        part_page("units", part, "按责任单位查", library, host, description="按责任单位查措施")
        for part in parts(UNITS.address, drawn_groups(groups, draw))
    ]


def unit_pages(unit: Unit, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_unit[unit.id]
    groups = [notice_group(notice, group) for notice, group in by_notice(measures, library)]
    dated = any_dated(measures)

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        rows = [unit_row(unit, measure, library, host, to) for measure in measures]
        html: str = drawn().unit(notice, rows, to)
        return html

    return [
        part_page(
            "unit",
            part,
            f"{unit.short}（{unit.region}）" if unit.region else unit.short,
            library,
            host,
            description=f"{unit.name}负责或参与的 {len(measures)} 条措施",
            crumbs=(HOME, UNITS),
            source=unit.place.file,
            unit=unit,
            task_list=task_list_address(unit) if host.prints else None,
            choices=choices(part.entries, library),
            dated=dated,
        )
        for part in parts(f"units/{unit.id}.html", drawn_groups(groups, draw))
    ]
