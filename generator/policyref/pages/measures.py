"""All measures, by notice and section."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.filters import choices
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.pages.rows import measure_row
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page


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
        rows = [(measure.section, measure_row(measure, library, host, to)) for measure in measures]
        sections = [(one, [row for number, row in rows if number == one.number]) for one in notice.sections]
        outside = [row for number, row in rows if number is None]
        html: str = drawn().measures(notice, [(one, own) for one, own in sections if own], outside, to)
        return html

    return chunks_of_notice(notice, notice.measures, draw, anchored=True)


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
