"""Rows of lists. A measure is in many lists: what is the same in all of them is drawn once, notice by notice."""

from __future__ import annotations

from markupsafe import Markup

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.pages.parts import Rooted, drawn


def measure_row(measure: Measure, library: Library, host: Host, to: Rooted) -> Markup:
    """A measure with what it gives, as the list of all and those of sectors have it."""
    html, links = measure_rows(library.notice_by_id[measure.notice], library, host)[measure.number]
    to.seen.update(dict.fromkeys(links))
    return html


@memoized_of_notice
def measure_rows(notice: Notice, library: Library, host: Host) -> dict[int, tuple[Markup, tuple[str, ...]]]:
    """By number: the row and the addresses that it leads to."""
    found = {}
    for measure in notice.measures:
        to = Rooted()
        found[measure.number] = drawn("rows/rows").measure_row(measure, library, to), tuple(to.seen)
    return found
