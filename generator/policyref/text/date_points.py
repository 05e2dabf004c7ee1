"""One point of a date phrase — a day, a month, a quarter … — placed in the years it can fall in."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from policyref.text.numerals import to_int

_NAMED_YEARS = {"去年": -1, "今年": 0, "本年": 0, "明年": 1}
_THIRDS: dict[str, tuple[int, int | None]] = {
    "上": (1, 10),
    "上中": (1, 20),
    "中": (11, 20),
    "中下": (11, None),
    "下": (21, None),
}
_WEEKDAYS = "一二三四五六日"
_EDGES = {"month_edge", "quarter_edge", "whole", "near"}


@dataclass(frozen=True, slots=True)
class Point:
    """A day or calendar period whose year may be open.

    ``years`` are the years it can fall in, earliest first; none if the day of issue would be needed and is unknown.
    ``dated`` says that the point itself names its year, ``note`` (Chinese, may be empty) how the years were found.
    ``months`` are its first and last month, ``days`` the first day in the first and the last day in the last month
    (None: that month's end). ``edge`` is 初, 底 or 末 or empty; ``label`` names the period in a reading. ``hour`` says
    that an hour of the day is written, ``midnight`` that it is the first; ``counted`` what （含） or （不含） says;
    ``weekday`` the day of the week that is written beside the day (Monday is 0).
    """

    years: tuple[int, ...]
    dated: bool
    note: str
    months: tuple[int, int]
    days: tuple[int, int | None]
    edge: str
    label: str
    hour: bool = False
    midnight: bool = False
    counted: bool | None = None
    weekday: int | None = None

    @property
    def is_sharp(self) -> bool:
        """Whether the point is one moment (a day, the end of a period) and not a stretch one can be before or in."""
        return self.edge in {"底", "末"} or self.days[0] == self.days[1]

    def span(self, year: int) -> tuple[date, date]:
        """Return first and last day in ``year``; ValueError if the calendar has no such day."""
        end = self.days[1] or monthrange(year, self.months[1])[1]
        return date(year, self.months[0], self.days[0]), date(year, self.months[1], end)

    def real_weekday(self, years: tuple[int, ...] = ()) -> int | None:
        """The day of the week by the calendar where another one is written, else None."""
        days = [self.span(year)[0].weekday() for year in years or self.years]
        return None if self.weekday is None or not days or self.weekday in days else days[0]


def format_weekday(weekday: int) -> str:
    """Write a day of the week: 星期六."""
    return f"星期{_WEEKDAYS[weekday]}"


def format_date(day: date) -> str:
    """Write a day as notices do: 2022年11月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def read_point(parts: dict[str, str], tag: str, issued: date | None, first: Point | None = None) -> Point:
    """Build the point whose groups in ``parts`` start with ``tag``.

    ``first`` is the point before 至, which a lone 15日 takes its month from. Raises ValueError for impossible numbers.
    """
    own = {name.removeprefix(tag): words for name, words in parts.items() if name.startswith(tag)}
    counted = own.get("counted") or parts.get("counted")
    said = own.get("weekday") or own.get("last_weekday") or own.get("iso_weekday")
    point = replace(
        _calendar_point(own, issued, first),
        hour="hour" in own,
        midnight="midnight" in own,
        counted="不" not in counted if counted else None,
        weekday=_WEEKDAYS.index(said.rstrip("）)")[-1].replace("天", "日")) if said else None,
    )
    return _in_year_of_weekday(point)


def _in_year_of_weekday(point: Point) -> Point:
    """A day of the week tells which of two years is meant."""
    if point.weekday is None or len(point.years) < 2:
        return point
    years = tuple(year for year in point.years if point.span(year)[0].weekday() == point.weekday)
    if len(years) != 1:
        return point
    return replace(point, years=years, note=f"原文未写年份，按{format_weekday(point.weekday)}推定为{years[0]}年")


def _calendar_point(own: dict[str, str], issued: date | None, first: Point | None) -> Point:
    """Build the point as far as the calendar goes."""
    if iso := own.get("iso"):
        day = date(*(int(number) for number in re.findall("[0-9]+", iso)))
        return Point((day.year,), True, "", (day.month, day.month), (day.day, day.day), "", "当日")
    edge = next((words[-1] for name, words in own.items() if name in _EDGES and words[-1] in "初底末"), "")
    if short := own.pop("short", ""):
        own["month"], own["day"] = re.findall("[0-9]+", short)
    if near := own.get("near"):
        return _near_point(near, edge, issued)
    months, label = _months(own, first)
    days = _days(own)
    if "third" in own:
        label += own["third"] + "旬"
    elif days[0] == days[1]:
        label = "当日"
    undated = Point((), False, "", months, days, edge, label)
    years, note = _years(own.get("year", ""), undated, issued)
    return Point(years, "year" in own, note, months, days, edge, label)


def _months(own: dict[str, str], first: Point | None) -> tuple[tuple[int, int], str]:
    """Return the first and last month the point covers, and what a reader calls that period."""
    if "last_day" in own and first:
        return (first.months[1], first.months[1]), ""
    if "month" in own:
        month = _number(own["month"])
        return (month, month), f"{month}月"
    if "quarter" in own:
        quarter = _number(own["quarter"])
        return (3 * quarter - 2, 3 * quarter), f"{'一二三四'[quarter - 1]}季度"
    if "quarters" in own:
        return (1, 3 * _number(own["quarters"])), f"前{own['quarters']}季度"
    if "half" in own:
        return ((1, 6) if own["half"] == "上" else (7, 12)), f"{own['half']}半年"
    return (1, 12), own.get("year", "全年")


def _days(own: dict[str, str]) -> tuple[int, int | None]:
    day = own.get("day") or own.get("last_day")
    if day:
        return _number(day), _number(day)
    return _THIRDS[own["third"]] if "third" in own else (1, None)


def _near_point(words: str, edge: str, issued: date | None) -> Point:
    """Place 本月, 下个月, 月底 and 本季度, which count from the month of issue."""
    if not issued:
        return Point((), False, "", (1, 1), (1, None), edge, words)
    step = issued.month - 1 + words.startswith("下")
    year, month = issued.year + step // 12, step % 12 + 1
    quarter = (month - 1) // 3
    months = (3 * quarter + 1, 3 * quarter + 3) if "季度" in words else (month, month)
    meant = f"{year}年{'一二三四'[quarter]}季度" if "季度" in words else f"{year}年{month}月"
    note = f"“{words}”按成文日期{format_date(issued)}推定，即{meant}"
    return Point((year,), True, note, months, (1, None), edge, words)


def _years(words: str, undated: Point, issued: date | None) -> tuple[tuple[int, ...], str]:
    """Return the years a point can fall in and how they were found; ``words`` is its year as written, or empty."""
    named = _NAMED_YEARS.get(words[:2])
    if words and named is None:
        return (_number(words[:4]),), ""
    if not issued:
        return (), ""
    day = format_date(issued)
    if named is not None:
        year = issued.year + named
        return (year,), f"“{words}”按成文日期{day}推定为{year}年"
    if undated.span(issued.year)[1] >= issued:
        return (issued.year,), f"原文未写年份，按成文日期{day}推定为{issued.year}年"
    years = (issued.year, issued.year + 1)
    return years, f"原文未写年份，而这一时间在成文日期{day}之前已过，可指{years[0]}年或{years[1]}年"


def _number(words: str) -> int:
    """Read a numeral the grammar let through; ValueError if it is none after all."""
    value = to_int(words)
    if value is None:
        raise ValueError(f"{words} is no number")
    return value
