"""The list of responsible units by level; only those that have measures are in it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.vocabulary import Level, Unit
from policyref.pages import home
from policyref.pages.parts import Group, Rooted, drawn, drawn_groups, part_page, parts
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page


def units_page(library: Library, host: Host) -> list[Page]:
    units = [unit for unit in library.units if unit.id in library.measures_of_unit]
    members = [(level, [unit for unit in units if unit.level is level]) for level in library.levels]
    groups = [Group(level, own, level.name, attrgetter("short"), level.id) for level, own in members if own]

    def draw(level: Level, members: Sequence[Unit], to: Rooted) -> str:
        html: str = drawn().units(level, members, library, to)
        return html

    return [
        part_page(KIND, part, library, host, description="按责任单位查措施")
        for part in parts(KIND.address, drawn_groups(groups, draw))
    ]


KIND = PageKind(
    name="units",
    about="everything",
    addresses=("units/index.html", "units/index/{part}.html"),
    title="按责任单位查",
    called="责任单位",
    under=home.KIND,
    group=WAYS_IN,
    nav=4,
    make=units_page,
)
