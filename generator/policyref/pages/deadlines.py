"""All dates in the order of the calendar, those for people apart from those for departments, each with its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.filters import choices, compared, compared_duty, compared_whole
from policyref.pages.gains import side_of
from policyref.pages.holds import HoldsUntil, holding, holds_until
from policyref.pages.parts import Chunk, Rooted, chunks_of_notice, drawn, part_page, parts
from policyref.pages.timeline import Timeline, draw
from policyref.present.dates import DatedMeasure, any_dated, narrowed
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page

_SIDES = ("given", "work", "other")


@dataclass(frozen=True, slots=True)
class Line:
    """A date in a list: of a measure, of a row of a task table, or of the notice itself. `words` are official unless
    they are the editor's (`is_ours`). `compared` is what the filter looks at."""

    side: str
    deadline: Deadline
    words: str
    is_ours: bool
    address: str
    clause: str
    narrowed: str
    unit: str
    compared: Markup


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates for those to whom something is given, or for departments, soonest first, each with its bar."""

    side: str
    lines: tuple[Line, ...]
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class NoticeDates:
    """`sides` have what has a day. `own` are the days of the notice itself on which nobody has to do anything. What is
    folded below them: dates in words only, lengths, what has none."""

    notice: Notice
    sides: tuple[Dates, ...]
    own: tuple[Line, ...]
    undated: tuple[Line, ...]
    durations: tuple[Line, ...]
    holding: tuple[HoldsUntil, ...]
    none: tuple[Measure, ...]
    waived: tuple[Measure, ...]
    unsettled: tuple[Measure, ...]


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
        html: str = drawn("timeline/timeline").deadlines(_dates(notice, measures, library), library, to)
        return html

    has_own = bool(notice.deadlines or any(duty.due for duty in notice.duties))
    return chunks_of_notice(notice, notice.measures, draw_dates, anchored=True, own=has_own)


def _dates(notice: Notice, measures: Sequence[Measure], library: Library) -> NoticeDates:
    is_first = list(measures[:1]) == list(notice.measures[:1])
    own = _own_lines(notice, library) if is_first else []
    lines = [*own, *(_line(one, deadline, library) for one in measures for deadline in one.deadlines)]
    counted = [line for line in lines if line.deadline.counts]
    dated = {side: [line for line in counted if line.side == side and _day(line) < date.max] for side in _SIDES}
    return NoticeDates(
        notice=notice,
        sides=tuple(_side(side, lines, notice) for side, lines in dated.items() if lines),
        own=tuple(line for line in own if line.deadline.kind == "force"),
        undated=tuple(line for line in counted if _day(line) == date.max),
        durations=tuple(line for line in lines if line.deadline.kind in ("duration", "condition")),
        holding=holding(notice if is_first else None, measures, library),
        none=tuple(one for one in measures if one.deadlines_state == "none" and not holds_until(one.key, library)),
        waived=tuple(measure for measure in measures if measure.deadlines_state == "waived"),
        unsettled=tuple(measure for measure in measures if measure.deadlines_state == "open"),
    )


def _side(side: str, lines: Sequence[Line], notice: Notice) -> Dates:
    ordered = sorted(lines, key=lambda line: (_day(line), line.deadline.start or date.min))
    return Dates(side, tuple(ordered), draw([line.deadline for line in ordered], notice.issued))


def _day(line: Line) -> date:
    return line.deadline.end or line.deadline.start or date.max


def _line(measure: Measure, deadline: Deadline, library: Library) -> Line:
    """A date is for people where something is given by the benefit, the item or the measure that it is of."""
    item = next((one for one in measure.items if one.number == deadline.item), None)
    side = "given" if deadline.of else side_of(measure, item)
    return Line(
        side="other" if side == "open" else side,
        deadline=deadline,
        words=deadline.what or deadline.quote,
        is_ours=bool(deadline.what),
        address=DatedMeasure(measure, deadline).address,
        clause=measure.called + measure.part_called(deadline.item),
        narrowed=narrowed(deadline, measure),
        unit=f"{measure.key}/{deadline.item}" if deadline.item else measure.key,
        compared=compared(measure, library),
    )


def _own_lines(notice: Notice, library: Library) -> list[Line]:
    """Of the notice itself, for whom nobody has said, and of the rows of its task tables, which are work."""
    whole = compared_whole(notice, library) if notice.measures else Markup("data-entry")
    found = [
        Line("other", one, one.what or one.quote, bool(one.what), notice.address, "", "", notice.id, whole)
        for one in notice.deadlines
    ]
    found += [
        Line("work", one.due, one.task, False, one.address, one.where, "", notice.id, compared_duty(one))
        for one in notice.duties
        if one.due
    ]
    return found


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
