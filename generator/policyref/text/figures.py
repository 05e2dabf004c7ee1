"""The numbers and dates of a text, and which of them some quotes cover."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from policyref.text.amounts import MAY_BE_NUMBER, Unreadable, scan_all
from policyref.text.date_phrases import MAY_BE_DATE, scan_dates
from policyref.text.uncounted import may_be_of_term, may_be_of_title, titles_and_terms, uncounted


class Figure(NamedTuple):
    """A number or a date phrase at `start:end` of its text.

    `too_long`: a number with more digits than any notice has, which a person must look at.
    """

    start: int
    end: int
    words: str
    is_date: bool
    too_long: bool = False


def scan_figures(text: str) -> list[Figure]:
    """Every date phrase and every number outside one, in order, but for those of names (`text.uncounted`)."""
    dates = [Figure(found.start, found.end, found.words, True) for found in scan_dates(text)]
    spans = [(found.start, found.end) for found in dates]
    numbers = [
        Figure(found.start, found.end, found.words, False, isinstance(found, Unreadable) and found.too_long)
        for found in scan_all(text, skip=spans)
    ]
    return sorted(_without_names(text, dates + numbers), key=lambda figure: figure.start)


def _without_names(text: str, figures: list[Figure]) -> list[Figure]:
    """Without those that are part of a name, or only count what the text lists."""
    if not figures:
        return []
    apart = uncounted(text)
    titles, terms = titles_and_terms(text)
    return [
        one
        for one in figures
        if not _lies_in(one, apart)
        and not (_lies_in(one, titles) and may_be_of_title(one.words))
        and not (_lies_in(one, terms) and may_be_of_term(one.words) and not one.is_date)
    ]


def _lies_in(figure: Figure, spans: list[tuple[int, int]]) -> bool:
    """Whether one of some spans, which are in order and apart, holds the whole figure."""
    place = bisect_right(spans, figure.start, key=itemgetter(0)) - 1
    return place >= 0 and figure.end <= spans[place][1]


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
