"""All dates in the order of the calendar, each with its bar on a common scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policyref.model.duties import TableDuty
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.filters import choices
from policyref.pages.holds import HoldsUntil, holding, holds_until
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.pages.timeline import Timeline, draw
from policyref.present.dates import DatedMeasure, any_dated
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page


@dataclass(frozen=True, slots=True)
class NoticeDates:
    """`own` are the deadlines of the notice itself: they stand before those of its first measures."""

    notice: Notice
    own: tuple[Deadline, ...]
    dated: tuple[DatedMeasure, ...]
    undated: tuple[DatedMeasure, ...]
    durations: tuple[DatedMeasure, ...]
    holding: tuple[HoldsUntil, ...]
    none: tuple[Measure, ...]
    waived: tuple[Measure, ...]
    unsettled: tuple[Measure, ...]
    timeline: Timeline | None
    duties: tuple[TableDuty, ...]


def deadline_pages(library: Library, host: Host) -> list[Page]:
    chunks = (chunk for notice in library.notices for chunk in dates_of(notice, library, host))
    dated = any_dated(library.measures) or any_dated(library.notices)
    return [
        part_page(
            KIND,
            part,
            library,
            host,
            description="全部日期、期间和时长，按时间先后排列",
            dated=dated,
            choices=choices([library.measure_by_key[key] for key in part.entries], library),
        )
        for part in parts(KIND.address, chunks)
    ]


@memoized_of_notice
def dates_of(notice: Notice, library: Library, host: Host) -> list[Chunk[str]]:
    """A notice in the list of all dates."""

    def draw_dates(notice: Notice, measures: Sequence[Measure], to: Rooted) -> str:
        html: str = drawn().deadlines(_dates(notice, measures, library), library, to)
        return html

    return chunks_of_notice(
        notice, notice.measures, draw_dates, anchored=True, own=bool(notice.deadlines or _due(notice))
    )


def _due(notice: Notice) -> tuple[TableDuty, ...]:
    """The rows of its task tables that say until when: those with a day first, soonest first."""
    having = [duty for duty in notice.duties if duty.due]
    return tuple(sorted(having, key=lambda one: (one.due and (one.due.end or one.due.start)) or date.max))


def _dates(notice: Notice, measures: Sequence[Measure], library: Library) -> NoticeDates:
    is_first = list(measures[:1]) == list(notice.measures[:1])
    entries = [DatedMeasure(measure, deadline) for measure in measures for deadline in measure.deadlines]
    counted = [entry for entry in entries if entry.deadline.counts]
    dated = sorted((e for e in counted if e.deadline.start or e.deadline.end), key=lambda entry: entry.sort_key)
    return NoticeDates(
        notice=notice,
        own=notice.deadlines if is_first else (),
        dated=tuple(dated),
        undated=tuple(entry for entry in counted if entry.deadline.certainty == "unspecified"),
        durations=tuple(one for one in entries if one.deadline.kind in ("duration", "condition")),
        holding=holding(notice if is_first else None, measures, library),
        none=tuple(one for one in measures if one.deadlines_state == "none" and not holds_until(one.key, library)),
        waived=tuple(measure for measure in measures if measure.deadlines_state == "waived"),
        unsettled=tuple(measure for measure in measures if measure.deadlines_state == "open"),
        timeline=draw([entry.deadline for entry in dated], notice.issued),
        duties=_due(notice) if is_first else (),
    )


KIND = PageKind(
    name="deadlines",
    about="everything",
    addresses=("deadlines.html", "deadlines/{part}.html"),
    title="按期限查",
    under=home.KIND,
    group=WAYS_IN,
    nav=5,
    make=deadline_pages,
)
