"""What our own words state: the numbers and dates in them that some official words do not have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from policyref.text.amounts import NumberPhrase, Unreadable, amount_key, scan_all
from policyref.text.bounds import AT_LEAST, AT_MOST, BEFORE
from policyref.text.counting_words import EACH, UNIT
from policyref.text.dates import DatePhrase, scan_dates
from policyref.text.figures import may_have_figures
from policyref.text.numerals import NUMERAL_CHARACTERS
from policyref.text.times import LOOSE, Time, numbers_in, plain, says, time_of, times

_IN_NUMBER = re.compile(rf"(?:[\d{NUMERAL_CHARACTERS}]|\d[.．,，])$")  # what stands before more of it
_DIGITS = re.compile(r"\d+")
_OF_ANYTHING = frozenset("项个种类条档级")
_ABOUT = re.compile(rf"(将近|接近|大约|约|近)\d[\d.]*{UNIT}?|\d[\d.]*[百千万亿]*{UNIT}?(左右|上下)")
_GIVEN = re.compile("(?:一次性)?(?:奖励|奖补|奖金|补助|补贴|资助|扶持|支持|奖|补)(?:资金|标准|金额)?$")
_NAMED_AFTER = re.compile("(?:元)?的?(?:一次性|资金)?(奖励|奖补|补助|补贴|资助|扶持|贷款|消费券)")
_IS_BOUND = re.compile("|".join(AT_MOST + AT_LEAST))
_REFERS = re.compile("[这那该同]$")  # 这一年 is one that was told before
_PER = re.compile(rf"(?:[/／·•按各逐人均]|分别对){UNIT}(?:[/／·•（]{UNIT})*|户均|人均|店均")
_UNITS = re.compile(rf"{UNIT}|企业|单位|机构|项目|店")
_MARKS = "，；。：、（）\n"
_MARK = re.compile(f"[{_MARKS}]")
_IN_A_LIST = re.compile("[、和或至到—～-]|或者|以及")
_COMPARES = "|".join(sorted(BEFORE, key=len, reverse=True))
_GIVES = (
    "按|按照|给予|予以|各|再|为|的|可|得|获|获得|享受|领取|申领|领|拿|发放|支付|一次性|人民币|总额|合计|累计|金额|标准"
)
_BOUND = re.compile(
    f"(?:{_COMPARES}|{_GIVES}|{EACH.pattern})+$|(?:{'|'.join(AT_MOST + AT_LEAST)})[^，。；、\\d]{{0,8}}$"
)
_BOUND_ENDS = frozenset(word[-1] for word in (*BEFORE, *_GIVES.split("|")))
_NEAR = 8 + max(map(len, AT_MOST + AT_LEAST))
_NO_LIMIT = re.compile("上?不封顶|(?:不设|(?<!写)没有|无)(?:最高)?(?:上限|限额|封顶)")
_DAY = re.compile(r"\d+月(?:\d+日)?")


class Stated(NamedTuple):
    """The numbers outside of dates, and the dates, of some words."""

    numbers: tuple[NumberPhrase | Unreadable, ...]
    dates: tuple[DatePhrase, ...]


_NOTHING = Stated((), ())


@lru_cache(maxsize=512)  # words of ours are looked at for several relations; a text for every field of its measure
def stated(words: str) -> Stated:
    if not may_have_figures(words):
        return _NOTHING
    dates = tuple(scan_dates(words))
    return Stated(tuple(scan_all(words, skip=[(found.start, found.end) for found in dates])), dates)


@lru_cache(maxsize=512)
def numbers(words: str) -> tuple[NumberPhrase, ...]:
    """Those outside of dates that can be read."""
    return tuple(one for one in stated(words).numbers if isinstance(one, NumberPhrase))


class Scope:
    """Squeezed official words that ours are held against, and what they are called.

    `pieces` are the same words in parts, as other checks read them, where there are such.
    """

    def __init__(self, called: str, words: str, pieces: Sequence[str] = ()) -> None:
        self.called = called
        self.words = words
        self.pieces = pieces or (words,)

    @cached_property
    def placed(self) -> dict[tuple[Fraction, str], list[tuple[NumberPhrase, str]]]:
        """The numbers of the words by what they amount to, each with the piece that it stands in."""
        found: dict[tuple[Fraction, str], list[tuple[NumberPhrase, str]]] = {}
        for piece in self.pieces:
            for number in numbers(piece):
                found.setdefault(amount_key(number), []).append((number, piece))
        return found

    @cached_property
    def amounts(self) -> dict[str, set[Fraction]]:
        """The values of the numbers in the words, by unit."""
        found: dict[str, set[Fraction]] = {}
        for value, unit in self.placed:
            found.setdefault(unit, set()).add(value)
        return found

    @cached_property
    def led(self) -> dict[str, list[tuple[str, NumberPhrase]]]:
        """What `led_to` finds, by unit."""
        found: dict[str, list[tuple[str, NumberPhrase]]] = {}
        for before, number in chain.from_iterable(map(led_to, self.pieces)):
            found.setdefault(amount_key(number)[1], []).append((before, number))
        return found

    def led_whom(self, unit: str) -> list[tuple[str, NumberPhrase]]:
        """The numbers of what is given, each with the words that tell to whom."""
        return [(_whom(one), other) for one, other in self.led.get(unit, ()) if _GIVEN.search(one)]

    @cached_property
    def plain(self) -> str:
        """The words with digits for Chinese numerals."""
        return plain(self.words)

    @cached_property
    def counted(self) -> frozenset[tuple[int, str]]:
        """Every number with its unit of time, or none: a date of ours is made of those of the text."""
        return numbers_in(self.plain)

    @cached_property
    def digits(self) -> set[str]:
        return set(_DIGITS.findall(self.words))

    @cached_property
    def shared(self) -> set[str]:
        """What something is for each of: 每人, 元/户, 按店."""
        return {each["unit"] for each in EACH.finditer(self.words)} | {
            unit for per in _PER.findall(self.words) for unit in _UNITS.findall(per)
        }

    @cached_property
    def times(self) -> list[Time]:
        return [one for piece in self.pieces for one in times(piece)]

    def has_number(self, number: NumberPhrase | Unreadable) -> bool:
        """Numbers are compared by value and unit, so 五万元 may stand for 5万元."""
        if _verbatim(number.words, self.words):
            return True
        if isinstance(number, Unreadable):
            return False
        value, unit = amount_key(number)
        return value in self.amounts.get(unit, ())

    def has_date(self, time: Time, words: str, days: Collection[str]) -> bool:
        """Dates are compared by what they are made of; those that a record has are words of it, too."""
        official = (self.plain, *days)
        known = self.counted.union(*map(numbers_in, days))
        numbers = all(one in known or (one[0], "") in known for one in time.numbers)
        spoken = (any(_verbatim(day, one) for one in official) for day in _DAY.findall(plain(words)))
        return numbers and all(spoken)

    def says(self, time: Time) -> bool:
        """Whether the text has what is in a time besides its numbers."""
        return all(says(self.plain, said) for said in time.words)

    def directs(self, time: Time) -> bool:
        """Whether the text, where it names the same time, means this side of it."""
        if time.direction is None:
            return True
        same = {one.direction for one in self.times if one.numbers == time.numbers and one.words == time.words}
        return not same or bool(same & {time.direction, None})


def foreign_numbers(ours: str, scope: Scope, counts: bool = False) -> Iterator[str]:
    """The numbers that the scope does not have. What `counts` may count things of its own (两种理解)."""
    for number in stated(ours).numbers:
        if (not counts or is_sum(number)) and not scope.has_number(number):
            yield number.words


def foreign_dates(ours: str, scope: Scope, days: Collection[str] = (), remark: bool = False) -> Iterator[str]:
    """The dates that the scope does not have; `days` may be named besides. A `remark` tells them in its own words."""
    for found in stated(ours).dates:
        if _REFERS.search(ours[: found.start]):
            continue
        time = time_of(ours[: found.start][-3:], found.words)
        told = remark or (scope.says(time) and scope.directs(time))
        if not told or not scope.has_date(time, found.words, days):
            yield found.words


def unsaid(ours: str, scope: Scope) -> Iterator[str]:
    """What else the scope does not have: what a sum is for each of (每人1万元), that it is only about right (近1万元),
    digits beside no unit (5w), words of time that are no date (次年), that nothing limits it (不设上限)."""
    found = [one[0] for rule in (LOOSE, _NO_LIMIT) for one in rule.finditer(ours) if one[0] not in scope.words]
    if not _DIGITS.search(ours) and "每" not in ours:
        yield from found
        return
    found += [one[0] for one in _ABOUT.finditer(ours) if (one[1] or one[2]) not in scope.words]
    sums = stated(ours).numbers
    for each in EACH.finditer(ours) if sums and "每" in ours else ():
        counts = any(not _MARK.search(ours, each.end(), one.start) for one in sums if one.start >= each.end())
        if counts and each["unit"] not in scope.shared and each["unit"] not in _OF_ANYTHING:
            found.append(each[0])
    spans = [(one.start, one.end) for those in stated(ours) for one in those]
    for run in _DIGITS.finditer(ours):
        apart = not any(start <= run.start() and run.end() <= end for start, end in spans)
        if apart and run[0] not in scope.digits:
            found.append(run[0])
    yield from found


def led_to(words: str) -> Iterator[tuple[str, NumberPhrase]]:
    """Each number with the words of its clause that lead to it, and those that name it after it (5万元奖励); those of a
    list are led to by what leads to the first.

    `奖励` leads to both numbers of 奖励最高5万元、3万元.
    """
    before, end = "", -1
    for number in stated(words).numbers:
        if isinstance(number, Unreadable):
            continue
        if end < 0 or not _IN_A_LIST.fullmatch(words, end, number.start):
            clause = words[max(words.rfind(mark, 0, number.start) for mark in _MARKS) + 1 : number.start]
            before = _untold(clause)
        end = number.end
        yield before, number
        if (after := _NAMED_AFTER.match(words, end)) and not _IS_BOUND.search(clause):
            yield after[1], number


def _untold(before: str) -> str:
    """Without the words that only bound or give: of 奖励最高可给予企业5万元 奖励 is left."""
    while _may_bound(before) and (shorter := _BOUND.sub("", before)) != before:
        before = shorter
    return before


def _may_bound(before: str) -> bool:
    """Whether words can end as those that only bound or give; to look for them at every place takes its time."""
    return before[-1:] in _BOUND_ENDS or "每" in before or bool(_IS_BOUND.search(before, max(0, len(before) - _NEAR)))


def swapped(ours: str, scope: Scope) -> Iterator[tuple[str, NumberPhrase, NumberPhrase]]:
    """Words of ours that lead to a number, while in the official words they lead to another number of its unit.

    Of the official words those count that agree longest with ours, from the number backwards; where none tells, those
    before what is given are compared (新开商店 of 新开商店奖励). Two characters tell of what, three of whom.
    """
    for before, number in led_to(ours):
        value, unit = amount_key(number)
        if scope.amounts.get(unit, set()) <= {value}:
            continue  # there is none to be swapped with
        known = scope.led.get(unit, ())
        if not known or not scope.has_number(number):
            continue
        for telling in (2, 3):
            words, theirs = (before, known) if telling == 2 else (_whom(before), scope.led_whom(unit))
            rivals = [(_agree(words, one), other) for one, other in theirs]
            longest = max((length for length, _ in rivals), default=0)
            if longest >= telling:
                meant = [one for length, one in rivals if length == longest]
                if all(amount_key(one)[0] != value for one in meant):
                    yield words[-longest:], number, meant[0]
                break


def _whom(before: str) -> str:
    return _untold(_GIVEN.sub("", before))


def _agree(one: str, other: str) -> int:
    """How many characters two words have in common at their ends."""
    most = min(len(one), len(other))
    count = 0
    while count < most and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def is_sum(number: NumberPhrase | Unreadable) -> bool:
    """Whether a number is money or a share."""
    if isinstance(number, Unreadable):
        return "元" in number.words or "%" in number.words
    unit = amount_key(number)[1]
    return "元" in unit or "%" in unit


def _verbatim(words: str, official: str) -> bool:
    """Whether a number stands in the text as it is written, and not as the end of another: 5万元 of 15万元."""
    at = official.find(words)
    while at > 0 and _IN_NUMBER.search(official, max(0, at - 2), at):
        at = official.find(words, at + 1)
    return at >= 0
