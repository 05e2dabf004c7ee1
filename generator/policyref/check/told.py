"""What the site writes of a sum keeps its 最高 and 不低于: 最高8万元 is never told as 8万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

from policyref.model.library import Library
from policyref.problems.problem import Place, Problem, problem
from policyref.text.amounts import NumberPhrase, amount_key, scan_numbers
from policyref.text.bounds import AFTER, AT_LEAST, AT_MOST, THRESHOLDS, Side, bound_of
from policyref.text.sentences import squeeze
from policyref.words import BOUNDING

_MAY_BOUND = re.compile("|".join([*AT_MOST, *AT_LEAST, *AFTER]))


def check_told(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        yield from told_otherwise(measure.summary, squeeze(measure.text), measure.place.at("summary"))
        for benefit in measure.benefits:
            yield from told_otherwise(benefit.headline, squeeze(benefit.quote), benefit.place.at("headline"))


def told_otherwise(ours: str, official: str, place: Place) -> Iterator[Problem]:
    """Of every number of ours that is the text's: a bound wherever the text says it is one, and a sum where not."""
    mine = scan_numbers(ours) if _MAY_BOUND.search(official) or _MAY_BOUND.search(ours) else []
    known = scan_numbers(official) if mine else []
    places: dict[tuple[Fraction, str], list[NumberPhrase]] = {}
    for found in known:
        places.setdefault(amount_key(found), []).append(found)
    for one in mine:
        same = places.get(amount_key(one))
        if not same:
            continue
        here = Place(place.file, place.path, near=one.words)
        told = _side(ours, one, mine)
        meant = [_side(official, phrase, known) for phrase in same]
        for side in get_args(Side):
            if all(found == (side, True) for found in meant) and told[0] != side:
                near = official[max(0, same[0].start - 6) : same[0].end + 2]
                yield problem("E627", here, found=one.words, near=near, said=BOUNDING[side])
            elif (
                told == (side, True) and not any(found[0] == side for found in meant) and not _is_end(one, known, side)
            ):
                yield problem("E628", here, found=one.words, said=BOUNDING[side])


def _side(text: str, one: NumberPhrase, numbers: list[NumberPhrase]) -> tuple[Side | None, bool]:
    """What a text makes of a number, and whether by a word for sums alone: 100万元以上 may be told as 满100万元."""
    bound = bound_of(text, one.start, one.end, numbers)
    return (bound.side, bound.words not in THRESHOLDS) if bound else (None, True)


def _is_end(one: NumberPhrase, known: list[NumberPhrase], side: Side) -> bool:
    """最高5000元 may be said of 分别5000元、3000元: of several it is the most."""
    others = {found.value for found in known if found.unit == one.unit}
    end = max(others) if side == "at_most" else min(others)
    return len(others) > 1 and end == one.value
