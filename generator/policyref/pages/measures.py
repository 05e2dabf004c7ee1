"""All measures, by notice and section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section
from policyref.pages import home
from policyref.pages.filters import choices, sides_of
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.pages.rows import measure_row
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page


@dataclass(frozen=True, slots=True)
class InSection:
    """A section in the list: the rows of its own measures, for whom these are, and the sections `within` it."""

    section: Section | None
    own: list[Markup]
    within: list[InSection]
    shown: set[str]

    @property
    def is_filled(self) -> bool:
        return bool(self.own) or any(one.is_filled for one in self.within)

    @property
    def shown_for(self) -> set[str]:
        return self.shown.union(*(one.shown_for for one in self.within))


def measures_page(library: Library, host: Host) -> list[Page]:
    chunks = (chunk for notice in library.notices for chunk in measures_of(notice, library, host))
    return [
        part_page(
            KIND,
            part,
            library,
            host,
            description=f"全部 {len(library.measures)} 条措施，按文件和部分排列",
            choices=choices([library.measure_by_key[key] for key in part.entries], library),
        )
        for part in parts(KIND.address, chunks)
    ]


@memoized_of_notice
def measures_of(notice: Notice, library: Library, host: Host) -> list[Chunk[str]]:
    """A notice in the list of all measures."""

    def draw(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        rows = {measure.number: measure_row(measure, library, host, to) for measure in measures}
        html: str = drawn().measures(notice, _by_section(notice, rows), sides_of(measures), library, to)
        return html

    return chunks_of_notice(notice, notice.measures, draw, anchored=True)


def _by_section(notice: Notice, rows: Mapping[int, Markup]) -> list[InSection]:
    """The sections with rows in them or below, each with those within it; rows in no section stand for themselves."""
    found: dict[int, InSection] = {}
    top: list[InSection] = []
    for section, measures in notice.groups:
        here = [measure for measure in measures if measure.number in rows]
        one = InSection(section, [rows[measure.number] for measure in here], [], sides_of(here))
        path = notice.path(section) if section else ()
        (found[path[-2].number].within if path[1:] else top).append(one)
        if section:
            found[section.number] = one
    return top


KIND = PageKind(
    name="measures",
    about="everything",
    addresses=("measures.html", "measures/{part}.html"),
    title="全部措施",
    under=home.KIND,
    group=WAYS_IN,
    nav=2,
    make=measures_page,
)
