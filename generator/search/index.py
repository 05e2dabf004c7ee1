"""Library → postings: which entry holds a token and how much it says about it.

An entry is a measure or one of its items, numbered through the library, the measure right before its items. How much a
token says is a level from 1 to 9: title above facts above sectors and those addressed above the text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.library import Library
from generator.model.measure import Item, Measure
from generator.search.tokens import days, fold, words

_TITLE, _FACT, _AUDIENCE, _SECTOR, _TEXT = 6.0, 3.0, 2.0, 2.0, 1.0
Postings = dict[str, dict[int, int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """`item` is None for the measure as a whole."""

    measure: Measure
    item: Item | None


def entries(library: Library) -> list[Entry]:
    return [Entry(one, item) for one in library.measures for item in (None, *one.items)]


def postings(library: Library, listed: list[Entry]) -> Postings:
    """Token → entry → level. Tokens and entries are in order."""
    units: dict[str, list[str]] = {}
    for unit, measures in sorted(library.measures_of_unit.items()):
        for measure in measures:
            units.setdefault(measure.key, []).append(unit)
    found: Postings = {}
    for number, entry in enumerate(listed):
        weights = _weights(entry)
        length = sum(1 for _ in words(entry.item.text if entry.item else entry.measure.text))
        for token, weight in weights.items():
            saturated = weight / (weight + 1.5 + 0.5 * min(length / 300, 2))
            found.setdefault(token, {})[number] = max(1, math.ceil(9 * saturated))
        for token in _names(entry, units):
            found.setdefault(token, {})[number] = 9
    return dict(sorted(found.items()))


def single_characters(listed: list[Entry]) -> Postings:
    """Character → entry → level; only a query of one character needs it."""
    found: Postings = {}
    for number, entry in enumerate(listed):
        title = entry.item.title or "" if entry.item else entry.measure.title
        text = entry.item.text if entry.item else entry.measure.text
        for character in set(fold(title + text)):
            if "一" <= character <= "鿿":
                often = text.count(character) + 6 * title.count(character)
                found.setdefault(character, {})[number] = min(9, 1 + often)
    return dict(sorted(found.items()))


def _weights(entry: Entry) -> Counter[str]:
    measure, item = entry.measure, entry.item
    number = item.number if item else None
    weights: Counter[str] = Counter()

    def add(texts: Iterable[str], weight: float) -> None:
        for text in texts:
            for token in words(text):
                weights[token] += weight  # type: ignore[assignment]  # a Counter adds floats as well

    benefits = [one for one in measure.benefits if item is None or one.item == number]
    add([item.title or "" if item else measure.title], _TITLE)
    add((text for one in benefits for text in (one.name, one.headline, one.to)), _FACT if item else _FACT / 2)
    if item is None:
        add(measure.audience, _AUDIENCE)
        add((text for one in measure.sectors for text in (one.name, one.about)), _SECTOR / 2)
        add([measure.summary], _TEXT)
    add([item.text if item else measure.text], _TEXT)
    for deadline in measure.deadlines:
        if item is None or deadline.item == number:
            for day in (day for span in deadline.spans for day in span if day):
                # A day that is written counts for more than one that was worked out (年底前).
                written = f"{day.month}月{day.day}日" in deadline.quote
                weights.update(dict.fromkeys(days(day), 9 if written else 1))
    return weights


def _names(entry: Entry, units: dict[str, list[str]]) -> Iterator[str]:
    """The entry's own clause, and the units of its measure. `units` holds unit ids by measure key."""
    if entry.item:
        yield f"§{entry.measure.number}.{entry.item.number}"
        yield from (f"&{one.unit.id}" for one in entry.item.units if one.unit)
    else:
        yield f"§{entry.measure.number}"
        yield from (f"&{unit}" for unit in units.get(entry.measure.key, []))
