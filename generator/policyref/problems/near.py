"""“您是不是要写……” for a word that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def nearest(words: str, known: Sequence[str]) -> str | None:
    """The known word that these were probably meant to be."""
    close = difflib.get_close_matches(words, known, n=1, cutoff=0.6)
    return close[0] if close else None


def by_nearness(words: str, known: Iterable[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """The known things, those with a name most like the words first."""

    def likeness(one: T) -> float:
        return max(difflib.SequenceMatcher(None, words, name, autojunk=False).ratio() for name in names(one))

    return sorted(known, key=likeness, reverse=True)


def near_miss(words: str, known: Sequence[str]) -> str:
    """`您是不是要写“…”？` where one of the known words is close, else nothing."""
    close = nearest(words, known)
    return f"您是不是要写“{close}”？" if close else ""
