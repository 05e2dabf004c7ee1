"""What is read of the same words by several checks, read once."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from policyref.text.amounts import NumberPhrase, is_range, same_amount, scan_numbers
from policyref.text.comparisons import Comparison, comparisons
from policyref.text.definitions import Definition
from policyref.text.figures import Figure, scan_figures
from policyref.text.occurrences import occurrences

Span = tuple[int, int]
_KEPT = 128
"""Words of one measure and its rules."""


@lru_cache(maxsize=_KEPT)
def numbers_of(text: str) -> tuple[NumberPhrase, ...]:
    return tuple(scan_numbers(text))


def places(words: str, text: str) -> list[Span]:
    """Where words stand in a text; of an amount also where its range has the unit: 100平方米 of 100—300平方米."""
    found = occurrences(words, text)
    mine = numbers_of(words) if not found else ()
    if len(mine) != 1 or mine[0].words != words:
        return found
    ends = [one for one, after in pairwise(numbers_of(text)) if is_range(text, one, after)]
    return [(one.start, one.end) for one in ends if one.words.isdigit() and same_amount(one, mine[0])]


@lru_cache(maxsize=_KEPT)
def figures_of(text: str) -> tuple[Figure, ...]:
    return tuple(scan_figures(text))


@lru_cache(maxsize=_KEPT)
def compared(text: str, definitions: tuple[Definition, ...] = ()) -> tuple[Comparison, ...]:
    """What a text compares with its numbers."""
    return tuple(comparisons(text, definitions))
