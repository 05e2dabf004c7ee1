"""What the calendar says of words with several dates, clause by clause, and of what counts from a day of the notice.

自2025年4月1日起施行，有效期至2027年3月31日止 says two things. 有效期三年 says a third where the first is known.

How days are counted, each told in the basis (policyref.text.lengths):
- A period of validity holds its first day: 自2025年4月1日起施行，有效期三年 ends on 2028-03-31.
- A time limit from an event (印发之日起30日内) does not count the day of the event.
- 自2025年4月1日起30日内 may be read both ways. Working days and 次年 are for no calendar alone.
- 印发之日 may be the day of issue or the one of printing, 公布之日 also that on which it went online. Where they are
  several days there are as many readings; the basis of each says which day it counts from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from policyref.text.counted import DOES, HOLDS_AFTER, ONLY_ISSUED, IssueDays, from_issue, length_from, unplaced
from policyref.text.date_phrases import WEEKDAYS, read_phrases
from policyref.text.date_points import format_weekday, read_point
from policyref.text.dates import Resolution, resolve_phrase
from policyref.text.holidays import moved, moves
from policyref.text.lengths import read_length
from policyref.text.recurring import Recurring, read_recurring

Role = Literal["from", "until", "between", "open"]

VALIDITY = "(?:有效期|试行期|执行期|施行期|实施期|暂行期|政策期)限?"
"""What a notice calls the time for which it holds."""
_VALID_FOR = re.compile(f"(?:{VALIDITY}(?:限?(?:暂定|定))?|暂定(?:{DOES})?|试行|暂行)(?:为期|期限)?(?:为|是|：)?$")
_OTHER_VALIDITY = re.compile(
    "(?:证|证书|证照|许可|执照|牌|合同|协议|资质|资格|产品|食品|药品|报告|发票|券|卡)[件明书]?的?$"
)
_TAKES_EFFECT = re.compile(
    "(?:(?:^|(?<=[。；\\n]))|本(?:[^，。；\\n]{1,12}))[自从](?:(?![，。；])[^\\n]){2,24}起(?:正式|全面)?(?:施行|实施|执行|生效|试行)",
    re.MULTILINE,
)
_COUNTED_ON = re.compile(f"[，,；]?(?:正式|全面)?(?:{DOES}|计算|起算|算起)?[，,；]?(?:为期|期限)?(?:为|是|：)?$")
_NEAR = 24
_COUNTS_FROM = re.compile("(?:[，,]|[，,]?[（(])(?:时间)?(?:为|：)?[从自]?$")


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


def resolve_all(
    words: str, issued: date | None, effective: date | None = None, days: IssueDays = ONLY_ISSUED
) -> tuple[Clause, ...]:
    """Every time in ``words`` of a notice issued on ``issued``, clause by clause.

    ``effective`` is the day the notice takes effect, where other words than these say so.
    """
    sentence = _Sentence(words, issued, effective, days)
    matches = read_phrases(words)
    found: list[Clause] = []
    for place, match in enumerate(matches):
        before = words[matches[place - 1].end() if place else 0 : match.start()]
        after = words[match.end() : matches[place + 1].start() if place + 1 < len(matches) else len(words)]
        found.append(sentence.clause(match, before, after, found))
    return tuple(_moved(_counted_back(found, words), words))


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    issued: date | None
    effective: date | None
    days: IssueDays

    def clause(self, match: re.Match[str], before: str, after: str, earlier: Sequence[Clause]) -> Clause:
        printed = self.words[match.start() : match.end()]
        recurring = weekday = None
        if match["issue"]:
            holds = bool(_VALID_FOR.search(before.removesuffix("自").removesuffix("从")) or HOLDS_AFTER.match(after))
            resolution = from_issue(printed, after, holds, self.issued, self.effective, self.days)
        elif match["duration"] and (begins := self._begins(before, after, earlier)):
            resolution = length_from(printed, after, *begins)
        else:
            resolution = resolve_phrase(match, before, after, self.issued) or _impossible()
            recurring = read_recurring(printed) if match["recurring"] or match["relative"] else None
            weekday = _weekday(match, self.issued)
        is_day = bool(match["a_day"] or match["a_iso"]) and not match["suffix"] and _role(resolution) == "until"
        is_day = is_day and not before.endswith(("至", "到", "止", "不晚于", "不迟于"))
        is_length = bool(match["duration"]) and not _VALID_FOR.search(before)
        return Clause(*match.span(), printed, _role(resolution), resolution, recurring, weekday, is_day, is_length)

    def _begins(self, before: str, after: str, earlier: Sequence[Clause]) -> tuple[Sequence[date], bool, str] | None:
        """What a length of time counts from: the days it may be, whether it is a period of validity, and which words
        say so.

        None where it is no such length (满3年, 展销3天).
        """
        said = _VALID_FOR.search(before)
        if said and _OTHER_VALIDITY.search(before[: said.start()]):
            return None
        last = earlier[-1] if earlier else None
        if last and last.role == "from" and (said or _COUNTED_ON.fullmatch(before)):
            holds = bool(said) or bool(before.strip("，,；")) or bool(HOLDS_AFTER.match(after))
            return _starts(last), holds, f"“{last.words}”"
        if said:
            named = next((one for one in reversed(earlier) if one.role == "from"), None)
            if named:
                return _starts(named), True, f"“{named.words}”"
            return [self.effective] if self.effective else [], True, "施行之日"
        return None


def _starts(clause: Clause) -> list[date]:
    return [start for start, _ in clause.spans if start]


def _counted_back(found: Sequence[Clause], words: str) -> list[Clause]:
    """A length before the day that it counts from: 有效期五年，自印发之日起计算."""
    clauses = list(found)
    for index, (one, following) in enumerate(pairwise(found)):
        near = words[max(0, one.start - _NEAR) : one.start]
        begins = _VALID_FOR.search(near)
        if not begins or _OTHER_VALIDITY.search(near[: begins.start()]) or not read_length(one.words):
            continue
        if following.role in ("from", "between") and _COUNTS_FROM.fullmatch(words[one.end : following.start]):
            resolution = length_from(one.words, "", _starts(following), True, f"“{following.words}”")
            clauses[index] = replace(one, role=_role(resolution), resolution=resolution)
    return clauses


def _moved(clauses: list[Clause], words: str) -> list[Clause]:
    """Words after a last day may move it where it is a holiday, which is another reading."""
    for how, at in moves(words):
        index = max((i for i, one in enumerate(clauses) if one.end <= at and one.resolution.end), default=None)
        if index is not None:
            one = clauses[index]
            clauses[index] = replace(one, resolution=moved(one.resolution, how))
    return clauses


def _role(resolution: Resolution) -> Role:
    if resolution.start and resolution.end:
        return "between"
    return "from" if resolution.start else "until" if resolution.end else "open"


def _impossible() -> Resolution:
    return unplaced("日历上没有这样的日期，或起止颠倒")


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


def effective_day(text: str, issued: date | None) -> date | None:
    """The day on which ``text`` says that its notice takes effect, if it says one: 本措施自2025年4月1日起施行."""
    days = set()
    for match in _TAKES_EFFECT.finditer(text):
        for clause in resolve_all(match.group(), issued):
            if clause.role == "from":
                days.add(clause.resolution.start)
    return days.pop() if len(days) == 1 else None
