"""Days that are counted from a known one: from those of a notice itself (印发之日起), from the start of a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policyref.text.date_points import format_date
from policyref.text.dates import Reading, Resolution
from policyref.text.lengths import LENGTH, Length, read_length

_DAY = timedelta(days=1)
DOES = "(?:施行|实施|执行|生效|试行|暂行)"
HOLDS_AFTER = re.compile("[内后]?(?:有效|自动|自行|即行)*(?:有效|失效|废止|终止)")
"""After a length of time: it is one of validity."""
_FROM_ISSUE = re.compile(f"(?P<day>..)之日(?P<since>起|后)?满?(?P<length>{LENGTH})?")
_ISSUED = ("印发", "发布", "公布", "发文", "下发", "颁布", "成文", "签发")


@dataclass(frozen=True, slots=True)
class IssueDays:
    """The days of its record that a notice may mean by 印发之日, 公布之日; the day of issue is always meant, too."""

    printed: date | None = None
    online: date | None = None

    def meant_by(self, word: str, issued: date | None) -> tuple[tuple[str, date], ...]:
        """Each day once, with the name of the first that is it."""
        named = [("成文日期", issued)]
        if word in ("印发", "下发", "发文"):
            named.append(("印发日期", self.printed))
        elif word in ("发布", "公布", "颁布"):
            named += [("印发日期", self.printed), ("发布日期", self.online)]
        found: dict[date, str] = {}
        for name, day in named:
            if day:
                found.setdefault(day, name)
        return tuple((name, day) for day, name in found.items())


ONLY_ISSUED = IssueDays()


def unplaced(basis: str) -> Resolution:
    return Resolution(None, None, "unspecified", basis)


def from_issue(
    words: str, after: str, holds: bool, issued: date | None, effective: date | None, days: IssueDays
) -> Resolution:
    """印发之日起施行 is a first day, 印发之日起30日内 a last one, 有效期自印发之日起5年 is both (`holds`)."""
    match = _FROM_ISSUE.match(words)
    word = match["day"] if match else ""
    known = (("施行日期", effective),) if effective else ()
    meant = days.meant_by(word, issued) if word in _ISSUED else known
    if match is None or not meant:
        return unplaced(f"从{word}之日起算，而那一天不明")
    told = [(name, day, f"{word}之日按{name}为{format_date(day)}") for name, day in meant]
    length = read_length(match["length"]) if match["length"] else None
    if match["length"] and length is None:
        return unplaced(f"{told[0][2]}；工作日等不能只按日历推算")
    return _either([_since(*one, length, after, holds) for one in told])


def _since(name: str, day: date, told: str, length: Length | None, after: str, holds: bool) -> Resolution:
    """What follows where a notice's own day is `day`."""
    if length is None:
        return _one(name, day, None, told)
    last = length.ends(day, counted=holds)
    if last is None:
        return unplaced("太远，日历上没有")
    if holds:
        return _one(name, day, last, f"{told}，期满前一日为最后一日")
    if length.side == "后" or (not length.side and re.match(f"后?{DOES}", after)):
        return _one(name, last + _DAY, None, f"{told}，当日不计，满{length.words}的次日起")
    return _one(name, None, last, f"{told}，自次日算起（民法典第二百零一条）")


def _one(name: str, start: date | None, end: date | None, basis: str) -> Resolution:
    return Resolution(start, end, "derived", basis, (Reading(name, start, end),))


def _either(ways: Sequence[Resolution]) -> Resolution:
    """One resolution of several that differ only in the day from which they count."""
    known = [one for one in ways if one.certainty != "unspecified"]
    if not known:
        return ways[0]
    if len(known) == 1:
        return replace(known[0], readings=())
    readings = tuple(sorted((one.readings[0] for one in known), key=lambda one: one.start or one.end or date.max))
    return Resolution(
        readings[0].start,
        readings[0].end,
        "ambiguous",
        "；或".join(dict.fromkeys(one.basis for one in known)),
        readings,
    )


def length_from(words: str, after: str, since: Sequence[date], holds: bool, told: str) -> Resolution:
    """A length of time from a known day: of validity with that day, otherwise with it or without."""
    length = read_length(words)
    if length is None:
        return unplaced("工作日、约数等不能只按日历推算")
    if not since:
        return unplaced("原文没有写从哪一天起算")
    ways = [way for day in since for way in _lengths(length, day, holds or not length.side, after, told)]
    if any(way is None for way in ways):
        return unplaced("太远，日历上没有")
    return _either([way for way in ways if way])


def _lengths(length: Length, day: date, holds: bool, after: str, told: str) -> list[Resolution | None]:
    with_it, without = length.ends(day, counted=True), length.ends(day, counted=False)
    if with_it is None or without is None:
        return [None]
    counted = f"从{told}{format_date(day)}算起"
    if holds and (length.side != "后" or HOLDS_AFTER.match(after)):
        return [_one(f"从{format_date(day)}算起", None, with_it, f"{counted}，期满前一日为最后一日")]
    both = f"“{length.words}{length.side}”可从{told}当日或次日算起"
    if length.side == "后":
        return [_one("计入当日", with_it + _DAY, None, both), _one("不计入当日", without + _DAY, None, both)]
    return [_one("计入当日", None, with_it, both), _one("不计入当日", None, without, both)]
