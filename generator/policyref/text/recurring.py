"""Times that come again and times counted from a moment that the text tells: 每年10月31日前, 每季度末, 次年3月底前.

No calendar day is named, so no deadline can have one; but what is named can be shown in each year, and calendars can
take it as a rule.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from policyref.text.numerals import NUMERAL_CHARACTERS, to_int

Every = Literal["year", "half-year", "quarter", "month", "week", "day"]
From = Literal["", "next", "same", "last"]

_EVERY: dict[str, Every] = {
    "年": "year", "半年": "half-year", "季度": "quarter", "月": "month", "周": "week", "星期": "week", "日": "day",
    "天": "day",
}  # fmt: skip
_MONTHS: dict[Every, int] = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}
_N = rf"(?:\d{{1,2}}|[{NUMERAL_CHARACTERS}廿卅]{{1,3}})"
_HEAD = re.compile(
    r"每个?(?P<every>年|半年|季度|月|周|星期|日|天)度?|(?P<next>次|翌|下一?|第二)(?P<unit>年度?|个?月)"
    r"|(?P<same>当|同)(?P<unit2>年度?|月)|(?P<last>上一?个?|前一)(?P<unit3>年度?|月)"
)
_PLACE = re.compile(
    rf"(?P<later>[次翌]年)?(?:(?P<month>{_N})(?:月份?|$)|(?P<of>首|末|第[一二三]个)月)?"
    rf"(?:(?P<day>{_N})(?:日|号)|(?P<third>[上中下])旬|(?P<edge>[底末]))?"
)
_TO = re.compile("(?:起|开始)?[至到]|[—–－～~-]{1,2}")
_AND = re.compile("(?:[以之]?前)?[、和及]")
_SUFFIX = re.compile("(?P<before>[以之]?前)|[以之]?后|起|期间|以?内")
_HOUR = re.compile(r"(?:上午|下午|中午|晚上?|凌晨)?\d{1,2}(?:[:：]\d{2}|[时点]).*$")


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day within the period that comes again; ``month`` counts within it, ``day`` None is the last of the month.

    ``later`` says that it lies in the period after (每年12月至次年3月).
    """

    month: int
    day: int | None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes again ``every`` period, or once in the period ``counted`` from a moment of the text (次年, 当月).

    ``spans`` are first and last day in each period, None for an open side; there are none where the words name no day
    (每年, 每年10月前, of which usage is divided).
    """

    words: str
    every: Every
    counted: From
    spans: tuple[tuple[MonthDay | None, MonthDay | None], ...] = ()

    def in_year(self, year: int) -> list[tuple[date | None, date | None]]:
        """First and last days that fall in the periods of a year, in order."""
        months = _MONTHS.get(self.every)
        if months is None:
            return []
        begins = range(1, 13, months)
        return [
            (_day(year, begin, first, months), _day(year, begin, last, months))
            for begin in begins
            for first, last in self.spans
        ]

    def following(self, day: date) -> date | None:
        """The last day of it that comes next, ``day`` included; the first one where it has no last."""
        if self.counted or day.year >= date.max.year:
            return None
        found = (last or first for year in (day.year - 1, day.year, day.year + 1) for first, last in self.in_year(year))
        return min((one for one in found if one and one >= day), default=None)

    @property
    def days_of_a_year(self) -> tuple[str, ...]:
        """The same of any year, as 10-31; the last of February as 02-29, which is the 28th where there is none."""
        if self.counted:
            return ()
        found = {last or first for first, last in self.in_year(2024)}  # a leap year
        return tuple(sorted(f"{one:%m-%d}" for one in found if one))

    @property
    def rule(self) -> str:
        """The last day as an RRULE of RFC 5545; empty where there is not exactly one that a rule can name."""
        months = _MONTHS.get(self.every)
        if self.counted or months is None or len(self.spans) != 1 or self.spans[0][1] is None:
            return ""
        last = self.spans[0][1]
        if last.later:
            return ""
        by_month = ",".join(str(begin + last.month - 1) for begin in range(1, 13, months))
        frequency = "FREQ=MONTHLY" if months == 1 else f"FREQ=YEARLY;BYMONTH={by_month}"
        return f"{frequency};BYMONTHDAY={last.day or -1}"


def _day(year: int, begin: int, at: MonthDay | None, months: int) -> date | None:
    """The day in the period that begins with the month ``begin``; None where the calendar has none (30 February)."""
    if at is None:
        return None
    index = year * 12 + begin - 1 + at.month - 1 + (months if at.later else 0)
    last = monthrange(index // 12, index % 12 + 1)[1]
    day = at.day or last
    return date(index // 12, index % 12 + 1, day) if day <= last else None


def read_recurring(words: str) -> Recurring | None:
    """Read a phrase that the grammar of dates calls recurring or relative; None if it is neither."""
    head = _HEAD.match(words)
    if head is None:
        return None
    unit = head["every"] or (head["unit"] or head["unit2"] or head["unit3"]).removesuffix("度").removeprefix("个")
    counted: From = "next" if head["next"] else "same" if head["same"] else "last" if head["last"] else ""
    every = _EVERY[unit]
    rest = _HOUR.sub("", words[head.end() :]) if "日" in words else words[head.end() :]
    return Recurring(words, every, counted, _spans(rest, every))


def _spans(rest: str, every: Every) -> tuple[tuple[MonthDay | None, MonthDay | None], ...]:
    suffix = next((match for match in _SUFFIX.finditer(rest) if match.end() == len(rest)), None)
    body = rest[: suffix.start()] if suffix else rest
    before = bool(suffix and suffix["before"])
    if not body or every not in _MONTHS:
        return ()
    found: list[tuple[MonthDay | None, MonthDay | None]] = []
    for part in _AND.split(body):
        sides = [_point(side, every) for side in _TO.split(part)]
        if any(side is None for side in sides) or len(sides) > 2:
            return ()
        first, last = sides[0], sides[-1]
        if first is None or last is None or (before and len(sides) == 1 and first[0] != first[1]):
            return ()  # 每年10月前: with October or without
        opens = len(sides) > 1 or first[0] != first[1]
        sharp = None if before or not opens else first[0]
        if suffix and suffix.group().endswith(("起", "后")):
            found.append((first[0], None))
        else:
            found.append((sharp, last[1]))
    return tuple(found)


def _point(words: str, every: Every) -> tuple[MonthDay, MonthDay] | None:
    """First and last day of one place: 10月31日, 3月, 15日, 末."""
    match = _PLACE.fullmatch(words)
    if match is None or not words:
        return None
    month = to_int(match["month"]) if match["month"] else None
    day = to_int(match["day"]) if match["day"] else None
    later = bool(match["later"])
    if (
        (month is None and not match["day"] and not match["edge"] and not match["of"])
        or (month or 1) > 12
        or (day or 1) > 31
    ):
        return None
    if match["of"]:
        month = {"首": 1, "末": _MONTHS[every]}.get(match["of"]) or to_int(match["of"][1])
    elif every != "year" and month is not None:
        return None
    in_period = month or _MONTHS[every]
    if day is not None:
        at = MonthDay(in_period, day, later)
        return at, at
    if match["edge"]:
        at = MonthDay(in_period, None, later)
        return at, at
    if match["third"]:
        begin, end = {"上": (1, 10), "中": (11, 20), "下": (21, None)}[match["third"]]
        return MonthDay(in_period, begin, later), MonthDay(in_period, end, later)
    return MonthDay(in_period, 1, later), MonthDay(in_period, None, later)
