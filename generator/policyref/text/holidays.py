"""A last day that moves where it is no working day: 期限届满日为节假日的，提前至其前最后一个工作日.

Which days are worked is decided anew each year. A weekend and the feasts that have a date are known, so that a second
reading can be shown; for any other day it can only be said that somebody has to look.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from policyref.text.dates import Reading, Resolution

_FREE = "(?:法定)?(?:节假日|休息日|休假日|公休日|双休日|非工作日|周末)"
_MOVES = re.compile(
    f"(?:为|是|遇|逢|恰逢|遇到|适逢){_FREE}(?:[或、和]{_FREE})?的?[，,]?[^，。；]{{0,12}}?(?P<how>提前|提早|顺延|推迟|延后|延至)"
)
_FEASTS = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
_BACK, _ON = timedelta(days=-1), timedelta(days=1)


def moves(words: str) -> list[tuple[str, int]]:
    """Every such rule: 提前 or 顺延, and where it begins."""
    return [(match["how"], match.start()) for match in _MOVES.finditer(words)]


def moved(resolution: Resolution, how: str) -> Resolution:
    """What is said of a last day to which such a rule applies."""
    day = resolution.end
    if day is None or resolution.readings:
        return resolution
    back = how in ("提前", "提早")
    other = _working(day, _BACK if back else _ON)
    basis = "；".join(dict.fromkeys([resolution.basis, "哪些天放假、调休由当年的安排决定"]))
    if other == day:
        return replace(resolution, certainty="derived", basis=f"{basis}；这一天不是周末，也不是日期固定的节日")
    written = Reading("按写明的日期", resolution.start, day)
    shifted = Reading("提前到工作日" if back else "顺延到工作日", resolution.start, other)
    first, second = sorted((written, shifted), key=lambda one: one.end or date.max)
    return Resolution(first.start, first.end, "ambiguous", basis, (first, second))


def _working(day: date, step: timedelta) -> date:
    while day.weekday() > 4 or (day.month, day.day) in _FEASTS:
        day += step
    return day
