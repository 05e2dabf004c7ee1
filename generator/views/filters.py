"""What lists can be narrowed by: the choices that occur, and the values of each measure for the browser to compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.facts import Deadline
from generator.model.library import Library
from generator.model.measure import Measure

_KINDS = ("reward", "subsidy", "reimbursement", "reduction", "deferral", "loan")


@dataclass(frozen=True, slots=True)
class Choices:
    """Ids (with names where they are data) of what the measures of a list have, in the order of the vocabulary."""

    sectors: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]


def choices(measures: Iterable[Measure], library: Library) -> Choices:
    measures = list(measures)
    sectors = {sector.id for measure in measures for sector in measure.sectors}
    units = {mention.unit.id for measure in measures for mention in measure.all_units() if mention.unit}
    kinds = {benefit.kind for measure in measures for benefit in measure.benefits}
    sections = {(measure.notice, measure.section) for measure in measures if measure.section}
    several = len({measure.notice for measure in measures}) > 1
    return Choices(
        sectors=tuple((one.id, one.name) for one in library.sectors if one.id in sectors),
        units=tuple((one.id, one.short) for one in library.units if one.id in units),
        sections=tuple(
            (f"{notice.id}.{one.number}", f"{notice.short_title} {one.heading}" if several else one.heading)
            for notice in library.notices
            for one in notice.sections
            if (notice.id, one.number) in sections
        ),
        kinds=tuple(kind for kind in _KINDS if kind in kinds),
    )


def any_dated(measures: Iterable[Measure]) -> bool:
    """Whether any deadline of the measures has a date, and so a calendar of them an event."""
    return any(deadline.start or deadline.end for measure in measures for deadline in measure.deadlines)


def spans(deadlines: Iterable[Deadline]) -> str:
    """Dates for `status.js`: `start/end` each, `~` and the earlier end where another reading ends later.

    Durations are no dates; a deadline without dates adds nothing, so that none at all means 未明确.
    """
    found = []
    for deadline in deadlines:
        if deadline.kind == "duration" or not (deadline.start or deadline.end):
            continue
        ends = sorted({end for end in (deadline.end, *(one.end for one in deadline.readings)) if end})
        last = ends[-1] if ends else None
        early = f"~{ends[0]}" if len(ends) > 1 else ""
        found.append(f"{deadline.start or ''}/{last or ''}{early}")
    return " ".join(found)
