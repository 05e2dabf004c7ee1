"""What the calendar says of words with several dates, clause by clause, and of what counts from a day of the notice.

自2025年4月1日起施行，有效期至2027年3月31日止 says two things. 有效期三年 says a third where the first is known.

How days are counted, each told in the basis:
- A period that begins with a day of its own (自2025年4月1日起施行，有效期三年) holds that day: it ends on the day
  before the same day of the last year, 2028-03-31.
- A time limit from an event (印发之日起30日内) does not count the day of the event (民法典 art. 201): 30日内 from 3
  March ends on 2 April; months and years end on the same day of their last month, or on its last (art. 202).
- 自2025年4月1日起30日内 may be read both ways. Working days and 次年 are for no calendar alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from policyref.text.amounts import parse_amount
from policyref.text.date_phrases import WEEKDAYS, read_phrases
from policyref.text.date_points import format_date, format_weekday, read_point
from policyref.text.dates import Reading, Resolution, resolve_phrase
from policyref.text.recurring import Recurring, read_recurring

Role = Literal["from", "until", "between", "open"]

_DAY = timedelta(days=1)
_VALID_FOR = re.compile(
    "(?:有效期|试行期|执行期|施行期|实施期|有效期限|执行期限|试行期限|政策期限)限?(?:限|暂定|定)?(?:为|是|：)?$"
)
_OTHER_VALIDITY = re.compile(
    "(?:证|证书|证照|许可|执照|牌|合同|协议|资质|资格|产品|食品|药品|报告|发票|券|卡)[件明书]?的?$"
)
_TAKES_EFFECT = re.compile(
    "(?:(?:^|(?<=[。；\\n]))|本(?:[^，。；\\n]{1,12}))[自从](?:(?![，。；])[^\\n]){2,24}起(?:正式|全面)?(?:施行|实施|执行|生效|试行)",
    re.MULTILINE,
)
_LENGTH = re.compile(
    r"(?P<n>[\d一二两三四五六七八九十百半]+)(?P<unit>年|个月|个?工作日|个?自然日|[日天周])(?P<half>半)?(?P<side>[以之]?[内后])?"
)
_FROM_ISSUE = re.compile(f"(?P<day>..)之日(?P<since>起|后)?满?(?P<length>{_LENGTH.pattern})?")
_ISSUED = ("印发", "发布", "公布", "发文", "下发", "颁布", "成文", "签发")
_COUNTED_ON = re.compile("(?:[，,]?(?:正式|全面)?(?:施行|实施|执行|生效|试行))?[，,；]?$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One phrase of time at text[start:end] and what the calendar says of it.

    ``role`` says which sides its days bound; "open" is what has no day. ``is_day``: it is that day and no bound, so its
    last day is its first, too (2025年3月15日召开). ``is_length``: it is so long, whenever that is (满3个月).
    ``weekday`` is the day of the week by the calendar where the words state another one.
    """

    start: int
    end: int
    words: str
    role: Role
    resolution: Resolution
    recurring: Recurring | None = None
    weekday: str | None = None
    is_day: bool = False
    is_length: bool = False

    @property
    def spans(self) -> tuple[tuple[date | None, date | None], ...]:
        """Start and end of every reading."""
        one = self.resolution
        return tuple((reading.start, reading.end) for reading in one.readings) or ((one.start, one.end),)

    @property
    def days(self) -> tuple[tuple[date | None, date | None], ...]:
        """The spans by which the clause may be stated: a day is a window of one day, too."""
        return (*self.spans, *((end, end) for _, end in self.spans if self.is_day))


def resolve_all(words: str, issued: date | None, effective: date | None = None) -> tuple[Clause, ...]:
    """Every time in ``words`` of a notice issued on ``issued``, clause by clause.

    ``effective`` is the day the notice takes effect, where other words than these say so.
    """
    found: list[Clause] = []
    matches = read_phrases(words)
    for place, match in enumerate(matches):
        before = words[matches[place - 1].end() if place else 0 : match.start()]
        after = words[match.end() : matches[place + 1].start() if place + 1 < len(matches) else len(words)]
        found.append(_clause(match, words, before, after, issued, effective, found))
    return tuple(found)


def _clause(
    match: re.Match[str], words: str, before: str, after: str, issued: date | None, effective: date | None,
    earlier: Sequence[Clause],
) -> Clause:  # fmt: skip
    printed = words[match.start() : match.end()]
    recurring = weekday = None
    if match["issue"]:
        resolution = _from_issue(printed, after, issued, effective)
    elif match["duration"] and (begins := _begins(before, earlier, effective)):
        resolution = _for(printed, *begins)
    else:
        resolution = resolve_phrase(match, before, after, issued) or _impossible()
        recurring = read_recurring(printed) if match["recurring"] or match["relative"] else None
        weekday = _weekday(match, issued)
    is_day = bool(match["a_day"] or match["a_iso"]) and not match["suffix"] and _role(resolution) == "until"
    is_day = is_day and not before.endswith(("至", "到", "止", "不晚于", "不迟于"))
    is_length = bool(match["duration"]) and not _VALID_FOR.search(before)
    return Clause(*match.span(), printed, _role(resolution), resolution, recurring, weekday, is_day, is_length)


def _role(resolution: Resolution) -> Role:
    if resolution.start and resolution.end:
        return "between"
    return "from" if resolution.start else "until" if resolution.end else "open"


def _impossible() -> Resolution:
    return _open("日历上没有这样的日期，或起止颠倒")


def _open(basis: str) -> Resolution:
    return Resolution(None, None, "unspecified", basis)


def _weekday(match: re.Match[str], issued: date | None) -> str | None:
    """The weekday that the calendar has for a day beside which another one is written."""
    if not any(match.group(*WEEKDAYS)):
        return None
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        first = read_point(parts, "a_", issued)
        last = read_point(parts, "b_", issued, first) if any(name.startswith("b_") for name in parts) else None
        years = first.years or (last.years if last else ())
        for point in filter(None, (first, last)):
            real = point.real_weekday(point.years or years)
            if real is not None:
                return format_weekday(real)
    except (ValueError, OverflowError):
        pass
    return None


def _begins(before: str, earlier: Sequence[Clause], effective: date | None) -> tuple[date | None, bool, str] | None:
    """What a length of time counts from: the day, whether it is a period of validity, and which words say so.

    None where it is no such length (满3年, 展销3天).
    """
    said = _VALID_FOR.search(before)
    if said and _OTHER_VALIDITY.search(before[: said.start()]):
        return None
    last = earlier[-1] if earlier else None
    since = last.resolution.start if last and last.role == "from" else None
    if since and last and (said or _COUNTED_ON.fullmatch(before)) and last.resolution.certainty != "ambiguous":
        return since, bool(said) or bool(before), f"“{last.words}”"
    if said:
        named = next((one for one in reversed(earlier) if one.role == "from"), None)
        if named:
            return named.resolution.start, True, f"“{named.words}”"
        return effective, True, "施行之日"
    return None


def _for(words: str, since: date | None, validity: bool, told: str) -> Resolution:
    """A length of time from a known day: of validity with that day, otherwise with it or without."""
    length = _LENGTH.match(words)
    if length is None or "工作" in length["unit"] or words.endswith(("以上", "以下", "左右", "前")):
        return _open("工作日、约数等不能只按日历推算")
    if since is None:
        return _open("原文没有写从哪一天起算")
    with_it, without = _after(since, length, counted=True), _after(since, length, counted=False)
    if with_it is None or without is None:
        return _open("太远，日历上没有")
    if validity or not length["side"]:
        return Resolution(None, with_it, "derived", f"从{told}{format_date(since)}算起，期满前一日为最后一日")
    readings = Reading("计入当日", None, with_it), Reading("不计入当日", None, without)
    return Resolution(None, with_it, "ambiguous", f"“{words}”可从{told}当日或次日算起", readings)


def _from_issue(words: str, after: str, issued: date | None, effective: date | None) -> Resolution:
    """印发之日起施行 is a first day; 印发之日起30日内 a last one, 30日后 a first one."""
    match = _FROM_ISSUE.match(words)
    day = issued if match and match["day"] in _ISSUED else effective
    name = match["day"] if match else ""
    if match is None or day is None:
        return _open(f"从{name}之日起算，而那一天不明")
    told = f"{name}之日为{format_date(day)}"
    if not match["length"]:
        return Resolution(day, None, "derived", told)
    length = _LENGTH.match(match["length"])
    if length is None or "工作" in length["unit"]:
        return _open(f"{told}；工作日不能只按日历推算")
    last = _after(day, length, counted=False)
    if last is None:
        return _open("太远，日历上没有")
    if (length["side"] or "").endswith("后") or (not length["side"] and re.match("后?(?:施行|实施|执行|生效)", after)):
        return Resolution(last + _DAY, None, "derived", f"{told}，当日不计，满{match['length']}的次日起")
    return Resolution(None, last, "derived", f"{told}，自次日算起（民法典第二百零一条）")


def _after(since: date, length: re.Match[str], counted: bool) -> date | None:
    """The last day of a length that begins with ``since`` (``counted``) or with the day after it."""
    n = _number(length["n"])
    if n is None:
        return None
    unit = length["unit"]
    try:
        if unit in ("年", "个月"):
            months = n * 12 if unit == "年" else n
            months += 6 if length["half"] else 0
            if months != int(months):
                return None
            end = _months_later(since, int(months))
            return end - _DAY if counted and end.day == since.day else end
        days = n * (7 if unit == "周" else 1)
        return since + timedelta(days=int(days) - counted) if days == int(days) else None
    except (ValueError, OverflowError):
        return None


def _number(words: str) -> float | None:
    if words == "半":
        return 0.5
    found = parse_amount(f"{words}人")
    return float(found.value) if found and found.value < 10_000 else None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month (民法典 art. 202)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def effective_day(text: str, issued: date | None) -> date | None:
    """The day on which ``text`` says that its notice takes effect, if it says one: 本措施自2025年4月1日起施行."""
    days = set()
    for match in _TAKES_EFFECT.finditer(text):
        for clause in resolve_all(match.group(), issued):
            if clause.role == "from":
                days.add(clause.resolution.start)
    return days.pop() if len(days) == 1 else None
