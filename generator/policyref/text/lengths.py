"""How long a time is, and on which day it ends: 三年, 1年6个月, 一年半, 30日内.

A period that begins with a day of its own holds that day: a year from 1 May 2024 ends on 30 April 2025. A time limit
from an event does not count the day of the event (民法典 art. 201): 30日内 from 3 March ends on 2 April. Months and
years end on the same day of their last month, or on its last (art. 202).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from policyref.text.amounts import parse_amount

_DAY = timedelta(days=1)
_N = r"[\d一二两三四五六七八九十百半]+"
LENGTH = (
    rf"(?:{_N}年(?:半|[零又]?{_N}个月)?|{_N}个月半?|{_N}个?半月|{_N}(?:个?工作日|个?自然日|[日天周]))(?:[以之]?[内后])?"
)
"""The words of a length, as part of a longer expression."""
_READ = re.compile(
    rf"(?:(?P<years>{_N})年(?P<half_year>半)?)?(?:[零又]?(?P<months>{_N})个月)?"
    rf"(?:(?P<days>{_N})(?P<unit>个?工作日|个?自然日|[日天周]))?(?P<side>[以之]?[内后])?"
)


@dataclass(frozen=True, slots=True)
class Length:
    """Whole `months` (a year is twelve) or `days`; `side` says whether 内 or 后 follows."""

    months: int
    days: int
    side: Literal["", "内", "后"]
    words: str

    def ends(self, since: date, *, counted: bool) -> date | None:
        """Its last day if it begins with ``since`` (``counted``) or the day after; None beyond the calendar."""
        try:
            if not self.months:
                return since + timedelta(days=self.days - counted)
            end = _months_later(since, self.months)
            return end - _DAY if counted and end.day == since.day else end
        except (ValueError, OverflowError):
            return None

    def after(self, last: date) -> date | None:
        """The last day where it begins on the day after another period has ended."""
        return self.ends(last + _DAY, counted=True) if last < date.max else None


def read_length(words: str) -> Length | None:
    """None for what no calendar alone can count (工作日, 约数, half of an odd number of days)."""
    match = _READ.match(words)
    if match is None or not (match["years"] or match["months"] or match["days"]):
        return None
    if words[match.end() :].startswith(("以上", "以下", "左右", "前", "月")) or "工作" in (match["unit"] or ""):
        return None
    months = 12 * (_number(match["years"]) or 0) + (6 if match["half_year"] else 0) + (_number(match["months"]) or 0)
    days = (_number(match["days"]) or 0) * (7 if match["unit"] == "周" else 1)
    if months != int(months) or days != int(days) or bool(months) == bool(days):
        return None
    side: Literal["", "内", "后"] = "内" if (match["side"] or "").endswith("内") else "后" if match["side"] else ""
    return Length(int(months), int(days), side, match.group().removesuffix(match["side"] or ""))


def _number(words: str | None) -> float | None:
    if words is None:
        return None
    if words == "半":
        return 0.5
    found = parse_amount(f"{words}人")
    return float(found.value) if found and found.value < 10_000 else None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month (民法典 art. 202)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
