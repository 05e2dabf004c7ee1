"""What the site writes of a sum keeps its 最高 and 不低于: 最高8万元 is never told as 8万元."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.library import Library
from generator.problems.problem import Place, Problem, problem
from generator.text.amounts import NumberPhrase, same_amount, scan_numbers
from generator.text.bounds import Bound, bounds_of
from generator.text.sentences import squeeze

_KEPT = (Bound.MOST, Bound.LEAST)


def check_told(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        yield from told_otherwise(measure.summary, squeeze(measure.text), measure.place.at("summary"))
        for benefit in measure.benefits:
            yield from told_otherwise(benefit.headline, squeeze(benefit.quote), benefit.place.at("headline"))


def told_otherwise(ours: str, official: str, place: Place) -> Iterator[Problem]:
    """Of every number of ours that is the text's: a bound wherever the text says it is one, and a sum where not."""
    known = scan_numbers(official)
    for one in scan_numbers(ours):
        same = [found for found in known if same_amount(found, one)]
        said = bounds_of(ours, one.start, one.end, of_sum=True)
        for bound in _KEPT if same else ():
            here = Place(place.file, place.path, near=one.words)
            meant = [bound in bounds_of(official, found.start, found.end) for found in same]
            if all(meant) and bound not in said:
                near = official[max(0, same[0].start - 6) : same[0].end + 2]
                yield problem("E627", here, found=one.words, near=near, said=bound)
            elif not any(meant) and bound in bounds_of(ours, one.start, one.end) and not _is_end(one, known, bound):
                yield problem("E628", here, found=one.words, said=bound)


def _is_end(one: NumberPhrase, known: list[NumberPhrase], bound: Bound) -> bool:
    """最高5000元 may be said of 分别5000元、3000元: of several it is the most."""
    others = {found.value for found in known if found.unit == one.unit}
    end = max(others) if bound is Bound.MOST else min(others)
    return len(others) > 1 and end == one.value
