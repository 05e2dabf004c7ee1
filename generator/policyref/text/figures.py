"""The numbers and dates of a text, and which of them some quotes cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policyref.text.amounts import MAY_BE_NUMBER, Unreadable, scan_all
from policyref.text.date_phrases import MAY_BE_DATE, scan_dates


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date phrase at `start:end` of its text.

    `too_long`: a number with more digits than any notice has, which a person must look at.
    """

    start: int
    end: int
    words: str
    is_date: bool
    too_long: bool = False


def scan_figures(text: str) -> list[Figure]:
    """Every date phrase and every number outside one, in order."""
    dates = [Figure(found.start, found.end, found.words, True) for found in scan_dates(text)]
    spans = [(found.start, found.end) for found in dates]
    numbers = [
        Figure(found.start, found.end, found.words, False, isinstance(found, Unreadable) and found.too_long)
        for found in scan_all(text, skip=spans)
    ]
    return sorted(dates + numbers, key=lambda figure: figure.start)


def may_have_figures(text: str) -> bool:
    """Whether a text has a character of a number or a time; one that has none is not worth a scan."""
    return bool(MAY_BE_NUMBER.search(text) or MAY_BE_DATE.search(text))


def spans_of(quotes: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where the quotes occur in the text, every time."""
    found = []
    for quote in quotes:
        index = text.find(quote)
        while quote and index >= 0:
            found.append((index, index + len(quote)))
            index = text.find(quote, index + 1)
    return found


def covered(figure: Figure, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the spans holds the whole figure."""
    return any(start <= figure.start and figure.end <= end for start, end in spans)
