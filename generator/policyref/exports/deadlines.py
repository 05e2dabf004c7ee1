"""A date of a text as other programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NotRequired

from typing_extensions import TypedDict

from policyref.model.facts import Deadline


class DateReadingRow(TypedDict):
    name: str
    start: date | None
    end: date | None


class DeadlineRow(TypedDict):
    item: NotRequired[int]
    of: NotRequired[list[str]]
    rule: NotRequired[str]
    readings: NotRequired[list[DateReadingRow]]
    quote: str
    kind: str
    start: date | None
    end: date | None
    certainty: str


def deadline_rows(deadlines: Iterable[Deadline]) -> Iterator[DeadlineRow]:
    """`of` are the ids of the benefits that a deadline is for; without it, it is for all of the measure or item.

    `rule` is by which it comes again, as in calendars.
    """
    for one in deadlines:
        row: DeadlineRow = {
            "quote": one.quote,
            "kind": one.kind,
            "start": one.start,
            "end": one.end,
            "certainty": one.certainty,
        }
        if one.of:
            row["of"] = list(one.of)
        if one.rule:
            row["rule"] = one.rule
        if one.readings:
            row["readings"] = [{"name": other.name, "start": other.start, "end": other.end} for other in one.readings]
        yield {"item": one.item, **row} if one.item else row
