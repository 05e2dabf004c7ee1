"""The ways in: all measures, by sector, by unit; only sectors and units that have measures get a page."""

from __future__ import annotations

from generator.model.host import Host
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.model.vocabulary import Sector, Unit
from generator.views.filters import any_dated, choices
from generator.views.measure import ShownUnit, shown_units
from generator.views.plan import Crumb, Page
from generator.views.prints import task_list_address
from generator.views.render import HOME, page

SECTORS = Crumb("行业", "sectors/index.html")
UNITS = Crumb("责任单位", "units/index.html")


def by_notice(measures: list[Measure], library: Library) -> list[tuple[Notice, list[Measure]]]:
    """Measures grouped by their notice, in the order of the notices."""
    groups: dict[str, list[Measure]] = {}
    for measure in measures:
        groups.setdefault(measure.notice, []).append(measure)
    return [(notice, groups[notice.id]) for notice in library.notices if notice.id in groups]


def measures_page(library: Library, host: Host) -> list[Page]:
    return [
        page(
            "measures",
            "measures.html",
            "全部措施",
            library,
            host,
            description=f"全部 {len(library.measures)} 条措施，按文件和部分排列",
            notices=[notice for notice in library.notices if notice.measures],
            choices=choices(library.measures, library),
        )
    ]


def sectors_page(library: Library, host: Host) -> list[Page]:
    sectors = [sector for sector in library.sectors if sector.id in library.measures_of_sector]
    return [
        page("sectors", SECTORS.address, "按行业查", library, host, description="按行业和主题查措施", sectors=sectors)
    ]


def sector_pages(sector: Sector, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_sector[sector.id]
    return [
        page(
            "sector",
            f"sectors/{sector.id}.html",
            sector.name,
            library,
            host,
            description=f"{sector.name}：{len(measures)} 条措施。{sector.about}",
            crumbs=(HOME, SECTORS),
            source=sector.place.file,
            sector=sector,
            choices=choices(measures, library),
            dated=any_dated(measures),
            groups=by_notice(measures, library),
        )
    ]


def units_page(library: Library, host: Host) -> list[Page]:
    units = [unit for unit in library.units if unit.id in library.measures_of_unit]
    levels = [(level, [unit for unit in units if unit.level is level]) for level in library.levels]
    return [
        page(
            "units",
            UNITS.address,
            "按责任单位查",
            library,
            host,
            description="按责任单位查措施",
            levels=[(level, members) for level, members in levels if members],
        )
    ]


def unit_pages(unit: Unit, library: Library, host: Host) -> list[Page]:
    measures = library.measures_of_unit[unit.id]
    return [
        page(
            "unit",
            f"units/{unit.id}.html",
            f"{unit.short}（{unit.region}）" if unit.region else unit.short,
            library,
            host,
            description=f"{unit.name}负责或参与的 {len(measures)} 条措施",
            crumbs=(HOME, UNITS),
            source=unit.place.file,
            unit=unit,
            task_list=task_list_address(unit) if host.prints else None,
            choices=choices(measures, library),
            dated=any_dated(measures),
            groups=[
                (notice, [(measure, *_roles(unit, measure, notice, library)) for measure in group])
                for notice, group in by_notice(measures, library)
            ],
        )
    ]


def _roles(unit: Unit, measure: Measure, notice: Notice, library: Library) -> tuple[list[ShownUnit], list[ShownUnit]]:
    """The unit's own mentions in a measure, and the other units beside it."""
    shown = shown_units(measure, notice, library)
    own = [one for one in shown if one.mention.unit is unit]
    others = {(one.mention.words, one.role): one for one in shown if one.mention.unit is not unit}
    return own, list(others.values())
