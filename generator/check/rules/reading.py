"""What is read of the same words by several checks, read once."""

from __future__ import annotations

from functools import lru_cache

from generator.text.amounts import NumberPhrase, scan_numbers
from generator.text.comparisons import Comparison, comparisons
from generator.text.definitions import Definition
from generator.text.figures import Figure, scan_figures

_KEPT = 128
"""Words of one measure and its rules."""


@lru_cache(maxsize=_KEPT)
def numbers_of(text: str) -> tuple[NumberPhrase, ...]:
    return tuple(scan_numbers(text))


@lru_cache(maxsize=_KEPT)
def figures_of(text: str) -> tuple[Figure, ...]:
    return tuple(scan_figures(text))


@lru_cache(maxsize=_KEPT)
def compared(text: str, definitions: tuple[Definition, ...] = ()) -> tuple[Comparison, ...]:
    """What a text compares with its numbers."""
    return tuple(comparisons(text, definitions))
