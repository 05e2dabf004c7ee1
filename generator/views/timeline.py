"""Dated deadlines → a drawing of bars over months, as numbers for an SVG. 360 units wide: a phone's screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.facts import Deadline

WIDTH = 360
_LEFT, _RIGHT, _TOP, _ROW = 8, 8, 28, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One deadline: `x` to `x + width` over its dates; `other` is where the other reading ends."""

    y: int
    x: float
    width: float
    other: float | None
    open_start: bool
    open_end: bool
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str
    year: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int
    height: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    issued: float | None


class _Scale:
    """Days → horizontal position, over whole months."""

    def __init__(self, days: Sequence[date]) -> None:
        first, last = min(days), max(days)
        self.first = date(first.year, first.month, 1)
        self.last = _next_month(last)
        self.step = (WIDTH - _LEFT - _RIGHT) / (self.last - self.first).days

    def __call__(self, day: date) -> float:
        return round(_LEFT + (day - self.first).days * self.step, 1)

    def ticks(self) -> tuple[Tick, ...]:
        months = []
        month = self.first
        while month < self.last:
            months.append(month)
            month = _next_month(month)
        gap = max(1, -(-len(months) // 8))
        shown = [month for month in months if (month.month - 1) % gap == 0] or months[:1]
        return tuple(Tick(self(month), self._name(month, shown[0]), month.month == 1) for month in shown)

    @staticmethod
    def _name(month: date, first: date) -> str:
        """The year stands at its January, and at the first tick, which may be any month."""
        year = f"{month.year}年" if month.month == 1 or month == first else ""
        return year + ("" if month.month == 1 else f"{month.month}月")


def draw(rows: Sequence[tuple[str, Deadline]], issued: date | None) -> Timeline | None:
    """The timeline of some dated deadlines, each with its measure's label; None where there are none."""
    if not rows:
        return None
    days = [day for _, deadline in rows for day in (deadline.start, deadline.end) if day]
    days += [reading.end for _, deadline in rows for reading in deadline.readings if reading.end]
    scale = _Scale([*days, *([issued] if issued else [])])
    bars = tuple(_bar(index, label, deadline, scale, issued) for index, (label, deadline) in enumerate(rows))
    height = _TOP + len(rows) * _ROW + 8
    return Timeline(WIDTH, height, scale.ticks(), bars, scale(issued) if issued else None)


def _bar(index: int, label: str, deadline: Deadline, scale: _Scale, issued: date | None) -> Bar:
    start = scale(deadline.start or min(filter(None, (issued, deadline.end))))
    end = scale(deadline.end) if deadline.end else WIDTH - _RIGHT
    others = [scale(reading.end) for reading in deadline.readings if reading.end and reading.end != deadline.end]
    return Bar(
        y=_TOP + index * _ROW,
        x=start,
        width=max(3.0, round(end - start, 1)),
        other=max(others, default=None),
        open_start=deadline.start is None,
        open_end=deadline.end is None,
        label=label,
        text=deadline.quote,
    )


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
