"""What the site writes of a number is what the text says of it: 最高8万元 is never told as 8万元, 100万元以上 never as
超过100万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from policyref.check.claims import Scope, numbers
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
    """A text, and what the notice says of its words."""

    text: str
    definitions: tuple[Definition, ...] = ()

    @property
    def compared(self) -> tuple[Comparison, ...]:
        return compared(self.text, self.definitions)


class _Same(NamedTuple):
    """The same amount at a place of the official words, and which side of it is meant there."""

    number: NumberPhrase
    words: _Words
    side: tuple[Side | None, bool]


def told_otherwise(
    ours: str, scope: Scope, place: Place, definitions: tuple[Definition, ...] = ()
) -> Iterator[Problem]:
    """Of every number of ours that is the text's: a bound or a threshold wherever the text says so, a sum where not."""
    mine = numbers(ours)
    if not mine or not (_MAY_BOUND.search(ours) or _MAY_BOUND.search(scope.words)):
        return
    for one in mine:
        if places := scope.placed.get(amount_key(one)):
            same = [_Same(found, _Words(piece, definitions), _side(found, piece)) for found, piece in places]
            here = Place(place.file, place.path, near=one.words)
            found = [*_bound_otherwise(one, ours, same, scope, here)]
            yield from found or _compared_otherwise(one, ours, same, here)


def _bound_otherwise(one: NumberPhrase, ours: str, same: list[_Same], scope: Scope, here: Place) -> Iterator[Problem]:
    told = _side(one, ours)
    for side in get_args(Side):
        if all(each.side == (side, True) for each in same) and told[0] != side:
            first = same[0].number
            near = same[0].words.text[max(0, first.start - 6) : first.end + 2]
            yield problem("E627", here, found=one.words, near=near, said=BOUNDING[side])
        elif told == (side, True) and not (any(each.side[0] == side for each in same) or _is_end(one, scope, side)):
            yield problem("E628", here, found=one.words, said=BOUNDING[side])


def _compared_otherwise(one: NumberPhrase, ours: str, same: list[_Same], here: Place) -> Iterator[Problem]:
    """The number itself is on the side on which the text has it, and no threshold where the text has none."""
    told = next((found for found in compared(ours) if found.number.start == one.start), None)
    meant = [[found for found in each.words.compared if found.number.start == each.number.start] for each in same]
    if told is None:
        otherwise = all(meant) and _side(one, ours)[0] is None
    elif told.why == "range" or told.words in (*AT_MOST, *AT_LEAST):
        return  # it is a bound, and said so
    else:
        found_all = [found for those in meant for found in those]
        alike = any(_agrees(told, found) or told.words == found.words for found in found_all)
        otherwise = not alike and bool(found_all or told.words in _ONLY_COMPARE)
    if otherwise:
        first = same[0].number
        near = same[0].words.text[max(0, first.start - 4) : first.end + 4]
        yield problem("E347", here, found=_said(told, ours) if told else one.words, near=near)


def _agrees(told: Comparison, meant: Comparison) -> bool:
    return told.operator == meant.operator or (meant.why == "range" and told.operator[0] == meant.operator[0])


def _said(one: Comparison, text: str) -> str:
    start, end = one.number.start, one.number.end
    before = text[:start].endswith(one.words)
    return one.words + one.number.words if before else text[start : end + len(one.words)]


def _side(one: NumberPhrase, text: str) -> tuple[Side | None, bool]:
    """What a text makes of a number, and whether by a word for sums alone: 100万元以上 may be told as 满100万元."""
    bound = bound_of(text, one.start, one.end, numbers(text))
    return (bound.side, bound.words not in THRESHOLDS) if bound else (None, True)


def _is_end(one: NumberPhrase, scope: Scope, side: Side) -> bool:
    """最高5000元 may be said of 分别5000元、3000元: of several it is the most."""
    others = {value for value, unit in scope.placed if unit == amount_key(one)[1]}
    end = max(others, default=one.value) if side == "at_most" else min(others, default=one.value)
    return len(others) > 1 and end == one.value
