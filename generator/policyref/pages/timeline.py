"""Dated deadlines → bars over months, in per cent of whatever width the page has, so that words keep their size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policyref.model.facts import Deadline

_MOST_TICKS = 8
_NARROWEST = 1.0
_ROOM = 20.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One deadline: `width` from `x` on over its dates; `other` is where the other reading ends."""

    x: float
    width: float
    other: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A month with its name; at a January, and at the first of all, the name has the year."""

    x: float
    label: str
    year: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """`bars` are in the order of the deadlines; `issued` is the day of the notice."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    issued: float | None


class _Scale:
    """Days → per cent, over whole months."""

    def __init__(self, days: Sequence[date]) -> None:
        first, last = min(days), max(days)
        self.first = date(first.year, first.month, 1)
        self.last = _next_month(last)

    def __call__(self, day: date) -> float:
        return round((day - self.first).days * 100 / (self.last - self.first).days, 2)

    def ticks(self) -> tuple[Tick, ...]:
        months = []
        month = self.first
        while month < self.last:
            months.append(month)
            month = _next_month(month)
        gap = max(1, -(-len(months) // _MOST_TICKS))
        shown = [month for month in months if (month.month - 1) % gap == 0] or months[:1]
        # The first name has the year and takes the room of two: of names too near each other the one with a year stays.
        if len(shown) > 1 and self(shown[1]) - self(shown[0]) < _ROOM:
            del shown[0 if shown[1].month == 1 else 1]
        return tuple(Tick(self(month), self._name(month, shown[0]), month.month == 1) for month in shown)

    @staticmethod
    def _name(month: date, first: date) -> str:
        year = f"{month.year}年" if month.month == 1 or month == first else ""
        return year + ("" if month.month == 1 else f"{month.month}月")


def draw(deadlines: Sequence[Deadline], issued: date | None) -> Timeline | None:
    """The timeline of some dated deadlines; None where there are none."""
    if not deadlines:
        return None
    days = [day for deadline in deadlines for day in (deadline.start, deadline.end) if day]
    days += [reading.end for deadline in deadlines for reading in deadline.readings if reading.end]
    scale = _Scale([*days, *([issued] if issued else [])])
    bars = tuple(_bar(deadline, scale, issued) for deadline in deadlines)
    return Timeline(scale.ticks(), bars, scale(issued) if issued else None)


def _bar(deadline: Deadline, scale: _Scale, issued: date | None) -> Bar:
    start = scale(deadline.start or min(filter(None, (issued, deadline.end))))
    end = scale(deadline.end) if deadline.end else 100.0
    others = [scale(reading.end) for reading in deadline.readings if reading.end and reading.end != deadline.end]
    # A deadline of a day must still be seen, also at the right edge.
    start = min(start, 100 - _NARROWEST)
    return Bar(start, max(_NARROWEST, round(end - start, 2)), max(others, default=None))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
