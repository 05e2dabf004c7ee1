"""What our own words state: the numbers and dates in them that some official words do not have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from policyref.text.amounts import NumberPhrase, Unreadable, amount_key, scan_all
from policyref.text.bounds import BEFORE
from policyref.text.dates import DatePhrase, scan_dates
from policyref.text.figures import may_have_figures
from policyref.text.numerals import NUMERAL_CHARACTERS

_IN_NUMBER = re.compile(rf"(?:[\d{NUMERAL_CHARACTERS}]|\d[.．,，])$")  # what stands before more of it
_DIGITS = re.compile(r"\d+")
_MARKS = "，；。：、（）\n"
_IN_A_LIST = re.compile("[、和或至到—～-]|或者|以及")
_BOUNDING = (*sorted(BEFORE, key=len, reverse=True), "按照", "按", "给予", "各", "再", "为", "的")
_BOUND = re.compile(f"(?:{'|'.join(_BOUNDING)})+$")
_BOUND_ENDS = frozenset(word[-1] for word in _BOUNDING)
_TELLING = 2  # so many characters before a number say what it is a number of: 奖励, 补助
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


class Scope:
    """Squeezed official words that ours are held against, and what they are called.

    `pieces` are the same words in parts, as other checks read them, where there are such.
    """

    def __init__(self, called: str, words: str, pieces: Sequence[str] = ()) -> None:
        self.called = called
        self.words = words
        self.pieces = pieces or (words,)

    @cached_property
    def amounts(self) -> dict[str, set[Fraction]]:
        """The values of the numbers in the words, by unit."""
        found: dict[str, set[Fraction]] = {}
        for number in chain.from_iterable(stated(piece).numbers for piece in self.pieces):
            if isinstance(number, NumberPhrase):
                value, unit = amount_key(number)
                found.setdefault(unit, set()).add(value)
        return found

    @cached_property
    def led(self) -> dict[str, list[tuple[str, NumberPhrase]]]:
        """What `led_to` finds, by unit."""
        found: dict[str, list[tuple[str, NumberPhrase]]] = {}
        for before, number in chain.from_iterable(map(led_to, self.pieces)):
            found.setdefault(amount_key(number)[1], []).append((before, number))
        return found

    @cached_property
    def digits(self) -> set[str]:
        """The runs of digits in the words: a date of ours is made of those of the text."""
        return set(_DIGITS.findall(self.words))

    def has_number(self, number: NumberPhrase | Unreadable) -> bool:
        """Numbers are compared by value and unit, so 五万元 may stand for 5万元."""
        if _verbatim(number.words, self.words):
            return True
        if isinstance(number, Unreadable):
            return False
        value, unit = amount_key(number)
        return value in self.amounts.get(unit, ())

    def has_date(self, words: str, days: Collection[str]) -> bool:
        """Dates are compared by their digits and days; those that a record has are words of it, too."""
        known = self.digits.union(*map(_DIGITS.findall, days))
        spoken = (any(_verbatim(day, one) for one in (self.words, *days)) for day in _DAY.findall(words))
        return known.issuperset(_DIGITS.findall(words)) and all(spoken)


def foreign(ours: str, scope: Scope, days: Collection[str] | None = None) -> Iterator[str]:
    """The numbers and dates that the scope does not have. A remark, which is given `days` that it may name, may count
    things of its own (两种理解).
    """
    numbers, dates = stated(ours)
    for number in numbers:
        if (days is None or is_sum(number)) and not scope.has_number(number):
            yield number.words
    for found in dates:
        if not scope.has_date(found.words, days or ()):
            yield found.words


def led_to(words: str) -> Iterator[tuple[str, NumberPhrase]]:
    """Each number with the words of its clause that lead to it; those of a list are led to by what leads to the first.

    `奖励` leads to both numbers of 奖励最高5万元、3万元.
    """
    before, end = "", -1
    for number in stated(words).numbers:
        if isinstance(number, Unreadable):
            continue
        if end < 0 or not _IN_A_LIST.fullmatch(words, end, number.start):
            before = words[max(words.rfind(mark, 0, number.start) for mark in _MARKS) + 1 : number.start]
            before = _BOUND.sub("", before) if before[-1:] in _BOUND_ENDS else before
        end = number.end
        yield before, number


def swapped(ours: str, scope: Scope) -> Iterator[tuple[str, NumberPhrase, NumberPhrase]]:
    """Words of ours that lead to a number, while in the official words they lead to another number of its unit.

    Of the official words those count that agree longest with ours, from the number backwards.
    """
    for before, number in led_to(ours):
        value, unit = amount_key(number)
        if scope.amounts.get(unit, set()) <= {value}:
            continue  # there is none to be swapped with
        rivals = [(_agree(before, theirs), one) for theirs, one in scope.led.get(unit, ())]
        longest = max((length for length, _ in rivals), default=0)
        meant = [one for length, one in rivals if length == longest]
        if longest >= _TELLING and scope.has_number(number) and all(amount_key(one)[0] != value for one in meant):
            yield before[-longest:], number, meant[0]


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
