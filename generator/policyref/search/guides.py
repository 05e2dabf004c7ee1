"""What `guide.yml` tells, for the card that answers how to apply, whom to call, what to bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyref.model.library import Library
from policyref.present.guide import ShownGuide, guide_of, guide_of_unit
from policyref.search.index import SearchIndex


def guides(library: Library) -> Iterator[tuple[str, list[Any]]]:
    """By the name of a file: `units/ID` of a unit, or the key of what a notice gives with dots (`ID.27.6`)."""
    if not library.guide:
        return
    for unit in library.units:
        if shown := guide_of_unit(unit, library):
            yield f"unit.{unit.id}", [*map(_told, shown)]
    for measure in library.measures:
        keys = [measure.key, *(f"{measure.key}/{item.number}" for item in measure.items)]
        for key in keys:
            if shown := guide_of(key, library):
                yield key.replace("/", "."), [*map(_told, shown)]


def whom_to_ask(index: SearchIndex, library: Library) -> Iterator[list[list[str]]]:
    """Of each result: units as its text calls them, each with its id where it has a page."""
    for row in index.notices:
        measures = library.notice_by_id[row.address.partition("/")[0]].measures if row.address else ()
        for measure in measures:
            names = {one.words: one.unit.id if one.unit else "" for one in measure.all_units()}
            yield [[words, unit] for words, unit in names.items()]
        yield from [[]] * (row.results - len(measures))


def _told(one: ShownGuide) -> dict[str, Any]:
    """`told` are rows of what a thing is called and what is said of it; `said` where that is from, and warnings."""
    place = "".join(one.row.region)
    of = f"{place} {one.row.unit}" if one.row.unit else place
    return {
        "of": of,
        "told": [[row.key, row.called, *(value.words for value in row.values)] for row in one.told],
        "said": [*filter(None, [one.over, one.old, one.source])],
    }
