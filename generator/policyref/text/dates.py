"""What the calendar says about a date phrase, given the day the notice was issued.

A reader acts on these days, so every step beyond the words of the notice is told: ``exact`` means the words name the
days, ``derived`` that one conventional reading was applied, ``ambiguous`` that there are several, ``unspecified`` that
the calendar cannot know. Bases are Chinese because the pages show them.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from policyref.text.date_phrases import ZEROS, DatePhrase, in_one_script, read_phrases, scan_dates
from policyref.text.date_points import Point, format_date, read_point
from policyref.text.numerals import to_int

__all__ = [
    "Certainty", "DatePhrase", "Reading", "Resolution", "format_date", "parse_date", "resolve",
    "resolve_phrase", "scan_dates",
]  # fmt: skip

Certainty = Literal["exact", "derived", "ambiguous", "unspecified"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_YEAR = rf"(?:\d{{4}}|[一二][{ZEROS}一二三四五六七八九]{{3}})"
_DATE = re.compile(rf"({_YEAR})\s*年\s*({_N})\s*月\s*({_N})\s*[日号]|(\d{{4}})-(\d{{2}})-(\d{{2}})")
_UNPLACED = {
    "event": "按节日、活动或规划计的期间，原文未写起止日期",
    "recurring": "每年、每月等重复出现的时间，不是一个日历日期",
    "relative": "“次年”“当月”等从原文所说的另一时间起算，不能由成文日期推定",
    "duration": "时长，不是日历日期",
    "issue": "从这份文件自己的日子起算，而那一天不明",
}
_DAY = timedelta(days=1)
_OPENS = {"起", "以来", "至今", "开始"}
_TAKES_EFFECT = re.compile(
    "(?:正式|全面|开始|同时|同步)*(?:施行|实施|执行|生效|启用|废止|停止(?:执行|实施|施行)|暂停(?:执行|实施))(?![完到至期结])"
)
# 2024年农历正月初一: which day that is stands in another calendar.
_LUNAR_BEFORE = re.compile("(?:农历|阴历|夏历|旧历)$")
_LUNAR_AFTER = re.compile("(?:农历|阴历|夏历|旧历|闰?[正冬腊]月|闰)")
# 2024年春季学期, 2024年汛期前, 2024年中: what follows names a part of the period, and the calendar cannot know which.
_PART_OF_IT = re.compile(
    "年?中(?=[，。；、）前]|期|$)|首季|Q[1-4]|[春夏秋冬]|[一-鿿]{1,4}?(?:前(?!期)|期间|学期|学年|[汛暖暑寒]期)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the ways to read an ambiguous phrase; both days count, None is an open side."""

    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """First and last day of a phrase (both count, None is an open side), and how far that can be relied on.

    Only an ambiguous phrase has ``readings``; ``start`` and ``end`` repeat the first of them, the earliest.
    """

    start: date | None
    end: date | None
    certainty: Certainty
    basis: str
    readings: tuple[Reading, ...] = ()


def parse_date(words: str) -> date | None:
    """Read exactly 2023年4月30日, 二○二三年 四月三十日, 2023-04-30 and such; None for all else, and for 30 February."""
    match = _DATE.fullmatch(words.strip())
    if not match:
        return None
    numbers = [to_int(in_one_script(number)) for number in match.groups() if number]
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None


def resolve(words: str, issued: date | None) -> Resolution | None:
    """Say which days ``words`` mean in a notice issued on ``issued`` (None: the day is unknown).

    ``words`` may carry a little around its phrase (暂定执行至2023年12月31日). None if it has no date phrase or several,
    or if the phrase names days that do not exist or end before they start.
    """
    found = read_phrases(words)
    if len(found) != 1:
        return None
    match = found[0]
    return resolve_phrase(match, words[: match.start()], words[match.end() :], issued)


def resolve_phrase(match: re.Match[str], before: str, after: str, issued: date | None) -> Resolution | None:
    """Resolve one match of `read_phrases`; ``before`` and ``after`` are the words around it."""
    for kind, basis in _UNPLACED.items():
        if match[kind]:
            return Resolution(None, None, "unspecified", basis)
    if _LUNAR_BEFORE.search(before) or _LUNAR_AFTER.match(after):
        return Resolution(None, None, "unspecified", "农历的日期，公历是哪一天要另外查对")
    try:
        return _place(match, before, after, issued)
    except (ValueError, OverflowError):  # the calendar has no such day: 2月30日
        return None


def _place(match: re.Match[str], before: str, after: str, issued: date | None) -> Resolution | None:
    """Resolve a phrase made of one or two points; ``before`` and ``after`` are the words around it."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    first = read_point(parts, "a_", issued)
    last = read_point(parts, "b_", issued, first) if any(name.startswith("b_") for name in parts) else None
    suffix = parts.get("suffix", "")
    if suffix in {"以来", "至今"} and issued and not first.dated:
        first = _latest(first, issued)
    if suffix == "同期":
        return Resolution(None, None, "unspecified", "“同期”只用于比较，不是期限")
    if not suffix and not (last or first).is_sharp and (part := _PART_OF_IT.match(after)):
        return Resolution(None, None, "unspecified", f"“{match.group()}{part.group()}”没有确切的起止日")
    if suffix == "前后" or "初" in (first.edge, last and last.edge) or (last and first.edge):
        return Resolution(None, None, "unspecified", "“前后”“初”“底”等没有确切的起止日")
    # A first side without a year takes the last side's, so only then it may do without the day of issue.
    takes_year = last is not None and last.dated and not first.dated
    if (not first.years and not takes_year) or (last and last.dated and not last.years):
        return Resolution(None, None, "unspecified", "须按成文日期推定，而成文日期不明")
    if last:
        readings, notes = _stretch(first, last, suffix, next_year="next_year" in parts)
    else:
        until = before.endswith(("至", "到", "止", "不晚于", "不迟于"))
        since = match.group()[0] in "从自" or before.endswith("不早于")
        since = since or bool(not suffix and not until and not first.edge and _TAKES_EFFECT.match(after))
        readings = _each_year(first, suffix, until, since)
        notes = [first.note, _suffix_note(first, suffix)]
    if any(reading.start and reading.end and reading.start > reading.end for reading in readings):
        return None
    told = [note for note in notes if note]
    certainty: Certainty = "ambiguous" if len(readings) > 1 else "derived" if told else "exact"
    basis = "；".join(told) or "原文写明日期"
    return Resolution(
        readings[0].start, readings[0].end, certainty, basis, tuple(readings) if len(readings) > 1 else ()
    )


def _latest(point: Point, issued: date) -> Point:
    """Place a point without a year that a notice looks back to (8月以来)."""
    year = issued.year - (point.span(issued.year)[0] > issued)
    note = f"原文未写年份，按成文日期{format_date(issued)}之前最近的一次推定为{year}年"
    return replace(point, years=(year,), note=note)


def _each_year(point: Point, suffix: str, until: bool, since: bool) -> list[Reading]:
    """Return the readings of a single point in every year it can fall in."""
    readings = []
    for year in point.years:
        for reading in _bounds(point, year, suffix, until, since):
            name = f"{year}年{reading.name}" if len(point.years) > 1 else reading.name
            readings.append(Reading(name, reading.start, reading.end))
    return readings


def _bounds(point: Point, year: int, suffix: str, until: bool, since: bool) -> list[Reading]:
    """Return the days that ``point`` with its suffix (前, 起, …) bounds; two readings where usage is divided."""
    start, end = point.span(year)
    before = start - _DAY
    if suffix.endswith("前"):
        with_it, without = Reading(f"含{point.label}", None, end), Reading(f"不含{point.label}", None, before)
        return _chosen(point, with_it, without) or ([Reading("", None, end)] if point.is_sharp else [without, with_it])
    if suffix.endswith("后"):
        with_it, without = Reading(f"含{point.label}", start, None), Reading(f"不含{point.label}", end + _DAY, None)
        return _chosen(point, with_it, without) or ([without] if point.edge else [with_it, without])
    if suffix in _OPENS or since:
        return [Reading("", end + _DAY if point.counted is False else start, None)]
    if point.counted is False or (point.midnight and (until or suffix == "止")):
        end = before
    return [Reading("", None if until or point.is_sharp else start, end)]


def _chosen(point: Point, with_it: Reading, without: Reading) -> list[Reading]:
    """The reading that （含）, （不含） or an hour of the day leaves; none where the words leave the choice."""
    if point.counted is not None:
        return [replace(with_it if point.counted else without, name="")]
    if point.hour:  # before 17:00 the day still counts, before 0:00 it does not
        return [replace(without if point.midnight and without.start is None else with_it, name="")]
    return []


def _suffix_note(point: Point, suffix: str) -> str:
    """Say which reading of 前 or 后 was applied; empty where the words leave no choice."""
    if point.counted is not None or point.hour:
        return ""
    if suffix.endswith("前"):
        if point.edge:
            return ""
        return "“前”按当日计入理解" if point.is_sharp else f"“前”可理解为不含{point.label}或含{point.label}"
    if suffix.endswith("后") and not point.edge:
        return f"“后”可理解为含{point.label}或不含{point.label}"
    return ""


def _stretch(first: Point, last: Point, suffix: str, next_year: bool) -> tuple[list[Reading], list[str]]:
    """Return the readings of A至B and the notes on them; a side without a year takes it from the other side.

    ``next_year`` says that B is written 次年….
    """
    suffix = suffix if suffix.endswith("前") else ""
    notes = [first.note if first.dated or not last.dated else "", last.note if last.dated else ""]
    if first.dated and last.dated:
        pairs = [(first.years[0], last.years[0])]
    elif last.dated:
        year = last.years[0]
        pairs = [(year - _is_after(first, last, year), year)]
        notes.append(f"起始年份原文未写，按截止日期推定为{pairs[0][0]}年")
    else:
        pairs = [(year, year + (next_year or _is_after(first, last, year))) for year in first.years]
        if pairs[0][0] < pairs[0][1] and not next_year:
            notes.append("截止时间按跨入下一年理解")
    readings = []
    for begin, finish in pairs:
        for reading in _bounds(last, finish, suffix, until=True, since=False):
            name = f"{begin}年{reading.name}" if len(pairs) > 1 else reading.name
            start = first.span(begin)[1] + _DAY if first.counted is False else first.span(begin)[0]
            readings.append(Reading(name, start, reading.end))
    return readings, [*notes, _suffix_note(last, suffix)]


def _is_after(first: Point, last: Point, year: int) -> bool:
    """Say whether, both within ``year``, the first point would begin only after the last has ended."""
    return first.span(year)[0] > last.span(year)[1]
