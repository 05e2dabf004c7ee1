"""Deadlines and days as pages, prints and the search show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from policyref.model.facts import Deadline
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.present.items import home_of
from policyref.text.quotation import quoted
from policyref.words import STATUS


@dataclass(frozen=True, slots=True)
class DatedMeasure:
    """A deadline with its measure and the address of its words."""

    measure: Measure
    deadline: Deadline

    @property
    def address(self) -> str:
        number = self.measure.link_to(self.deadline.sentence)
        return home_of(self.measure, self.deadline.item) + (f"#s{number}" if number else "")

    @property
    def sort_key(self) -> tuple[date, date, int]:
        first = self.deadline.end or self.deadline.start or date.max
        return first, self.deadline.start or date.min, self.measure.number


def open_dates(library: Library, count: int) -> list[DatedMeasure]:
    """The deadlines that end next, soonest first, of what is not over on the library's day."""
    entries = [DatedMeasure(one, deadline) for one in library.measures for deadline in one.deadlines if deadline.counts]
    ending = [one for one in entries if one.deadline.end and not are_past([one.deadline], library.day)]
    return sorted(ending, key=lambda entry: entry.sort_key)[:count]


def part_of(deadline: Deadline, measure: Measure) -> str:
    """What of a measure a deadline is for: 第（1）项, 第（1）项“创业补贴”; nothing where it is for all of it."""
    names = (quoted(one.name) for one in measure.benefits if one.id in deadline.of and one.item == deadline.item)
    return measure.part_called(deadline.item) + "、".join(names)


def narrowed(deadline: Deadline, measure: Measure) -> str:
    """`只指第（1）项“创业补贴”`, of a deadline that is for some benefits alone: it is never told without them."""
    return f"只指{part_of(deadline, measure)}" if deadline.of else ""


def over(deadline: Deadline, day: date | None) -> str:
    """That the time to apply is over by a day, however the words are read; nothing where it is not."""
    days = [end for _, end in deadline.spans]
    is_over = deadline.counts and day is not None and all(end is not None and end < day for end in days)
    return STATUS["over"] if is_over else ""


def any_dated(owners: Iterable[Measure | Notice]) -> bool:
    """Whether any deadline of the measures or notices has a day, and so a calendar of them an event."""
    return any(one.counts and (one.start or one.end or one.rule) for owner in owners for one in owner.deadlines)


def first_and_last_end(deadlines: Iterable[Deadline]) -> tuple[date | None, date | None]:
    """The first and the last day by which something is to be done or can be had, in every reading."""
    ends = [end for one in deadlines if one.counts for _, end in one.spans if end]
    return min(ends, default=None), max(ends, default=None)


def first_start(deadlines: Iterable[Deadline]) -> date | None:
    return min((start for one in deadlines if one.counts for start, _ in one.spans if start), default=None)


def are_past(deadlines: Iterable[Deadline], day: date) -> bool:
    """Whether every day for doing something is past, in every reading."""
    ends = [end for one in deadlines if one.counts and (one.start or one.end) for _, end in one.spans]
    return bool(ends) and all(end is not None and end < day for end in ends)


def spans(deadlines: Iterable[Deadline]) -> str:
    """Dates for `status.js`: `start/end` each, with `|` between the readings of an ambiguous one.

    Durations and conditions are no deadlines of the measure; without any date the status is 未明确.
    """
    dated = (one for one in deadlines if one.counts and (one.start or one.end))
    return " ".join("|".join(f"{start or ''}/{end or ''}" for start, end in one.spans) for one in dated)
