"""What the site writes of a number is what the text says of it: 最高8万元 is never told as 8万元, 100万元以上 never as
超过100万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, get_args

from policyref.check.claims import numbers
from policyref.check.reading import compared
from policyref.problems.problem import Place, Problem, problem
from policyref.text.amounts import NumberPhrase, amount_key
from policyref.text.bounds import AFTER, AT_LEAST, AT_MOST, BEFORE, THRESHOLDS, Side, bound_of
from policyref.text.comparisons import Comparison
from policyref.text.definitions import Definition
from policyref.words import BOUNDING

_MAY_BOUND = re.compile("|".join(map(re.escape, {*AT_MOST, *AT_LEAST, *AFTER, *BEFORE})))
_ONLY_COMPARE = (*THRESHOLDS, "以外", "之外")


class _Words(NamedTuple):
    """A text, its numbers outside of dates, and what the notice says of its words."""

    text: str
    numbers: list[NumberPhrase]
    definitions: tuple[Definition, ...] = ()

    @property
    def compared(self) -> tuple[Comparison, ...]:
        return compared(self.text, self.definitions)


def told_otherwise(
    ours: str, official: str, place: Place, definitions: tuple[Definition, ...] = ()
) -> Iterator[Problem]:
    """Of every number of ours that is the text's: a bound or a threshold wherever the text says so, a sum where not."""
    mine = _Words(ours, numbers(ours))
    if not mine.numbers or not (_MAY_BOUND.search(ours) or _MAY_BOUND.search(official)):
        return
    theirs = _Words(official, numbers(official), definitions)
    places: dict[tuple[Fraction, str], list[NumberPhrase]] = {}
    for number in theirs.numbers:
        places.setdefault(amount_key(number), []).append(number)
    for one in mine.numbers:
        if same := places.get(amount_key(one)):
            here = Place(place.file, place.path, near=one.words)
            found = [*_bound_otherwise(one, mine, same, theirs, here)]
            yield from found or _compared_otherwise(one, mine, same, theirs, here)


def _bound_otherwise(
    one: NumberPhrase, ours: _Words, same: list[NumberPhrase], official: _Words, here: Place
) -> Iterator[Problem]:
    told = _side(one, ours)
    meant = [_side(found, official) for found in same]
    for side in get_args(Side):
        if all(each == (side, True) for each in meant) and told[0] != side:
            near = official.text[max(0, same[0].start - 6) : same[0].end + 2]
            yield problem("E627", here, found=one.words, near=near, said=BOUNDING[side])
        elif told == (side, True) and not (
            any(each[0] == side for each in meant) or _is_end(one, official.numbers, side)
        ):
            yield problem("E628", here, found=one.words, said=BOUNDING[side])


def _compared_otherwise(
    one: NumberPhrase, ours: _Words, same: list[NumberPhrase], official: _Words, here: Place
) -> Iterator[Problem]:
    """The number itself is on the side on which the text has it, and no threshold where the text has none."""
    told = next((found for found in ours.compared if found.number.start == one.start), None)
    starts = {found.start for found in same}
    meant = [found for found in official.compared if found.number.start in starts]
    if told is None:
        lost = len({found.number.start for found in meant}) == len(same)
        otherwise = lost and _side(one, ours)[0] is None
    elif told.why == "range" or told.words in (*AT_MOST, *AT_LEAST):
        return  # it is a bound, and said so
    else:
        alike = any(_agrees(told, found) or told.words == found.words for found in meant)
        otherwise = not alike and bool(meant or told.words in _ONLY_COMPARE)
    if otherwise:
        near = official.text[max(0, same[0].start - 4) : same[0].end + 4]
        yield problem("E347", here, found=_said(told, ours.text) if told else one.words, near=near)


def _agrees(told: Comparison, meant: Comparison) -> bool:
    return told.operator == meant.operator or (meant.why == "range" and told.operator[0] == meant.operator[0])


def _said(one: Comparison, text: str) -> str:
    start, end = one.number.start, one.number.end
    before = text[:start].endswith(one.words)
    return one.words + one.number.words if before else text[start : end + len(one.words)]


def _side(one: NumberPhrase, words: _Words) -> tuple[Side | None, bool]:
    """What a text makes of a number, and whether by a word for sums alone: 100万元以上 may be told as 满100万元."""
    bound = bound_of(words.text, one.start, one.end, words.numbers)
    return (bound.side, bound.words not in THRESHOLDS) if bound else (None, True)


def _is_end(one: NumberPhrase, known: Sequence[NumberPhrase], side: Side) -> bool:
    """最高5000元 may be said of 分别5000元、3000元: of several it is the most."""
    others = {found.value for found in known if found.unit == one.unit}
    end = max(others) if side == "at_most" else min(others)
    return len(others) > 1 and end == one.value
