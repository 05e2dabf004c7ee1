"""What a result shows, what it can be narrowed by, and what a query is understood with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.library import Library
from generator.model.measure import Measure, Passage
from generator.model.vocabulary import Unit
from generator.search.tokens import fold
from generator.views.filters import spans


def shown(measure: Measure) -> dict[str, Any]:
    """One result: sentences are `[number, item or 0, words]`, in the order of the text."""
    sentences = [*_sentences(measure.passages, 0)]
    for item in measure.items:
        sentences += _sentences(item.passages, item.number)
    sentences += _sentences(measure.closing, 0)
    return {
        "key": measure.key,
        "label": measure.label,
        "title": measure.title,
        "address": measure.address,
        "spans": spans(measure.deadlines),
        "item_spans": {
            item.number: spans(one for one in measure.deadlines if one.item == item.number) for item in measure.items
        },
        "gets": [[one.item or 0, one.name, one.headline] for one in measure.benefits],
        "units": [mention.words for mention in measure.all_units()],
        "items": [[item.number, item.label, item.title or ""] for item in measure.items],
        "sentences": sentences,
    }


def facets(library: Library) -> list[list[str]]:
    """Per measure its sectors, units and kinds of benefit (ids with spaces between) and dates for `status.js`."""
    units: dict[str, list[str]] = {}
    for unit, measures in library.measures_of_unit.items():
        for measure in measures:
            units.setdefault(measure.key, []).append(unit)
    return [
        [
            " ".join(sector.id for sector in measure.sectors),
            " ".join(units.get(measure.key, [])),
            " ".join(dict.fromkeys(one.kind for one in measure.benefits)),
            spans(measure.deadlines),
        ]
        for measure in library.measures
    ]


def meta(library: Library) -> dict[str, Any]:
    """Aliases, stop phrases, names of units, terms and sectors, document numbers: what the query layer knows."""
    units = [unit for unit in library.units if unit.id in library.measures_of_unit]
    counts = library.measures_of_unit
    return {
        "aliases": {
            fold(word): [fold(one) for one in alias.official]
            for alias in library.aliases.words
            for word in alias.everyday
        },
        "stop": sorted(map(fold, library.aliases.stop), key=lambda words: (-len(words), words)),
        "units": [[unit.id, unit.short, unit.name, len(counts[unit.id]), _names(unit, library)] for unit in units],
        "terms": [[term.id, *term.written] for term in library.terms],
        "sectors": [
            [sector.id, sector.name, len(library.measures_of_sector[sector.id])]
            for sector in library.sectors
            if sector.id in library.measures_of_sector
        ],
        "notices": [[notice.short_title, notice.address, fold(notice.number or "")] for notice in library.notices],
    }


def _names(unit: Unit, library: Library) -> list[str]:
    """Every name of a unit, without its place and rank as well: 市商务局 is also 商务局."""
    names = [*unit.written]
    for body in library.aliases.bodies:
        if any(body.named in name for name in unit.written):
            names += body.everyday
    short = [_bare(name, unit.region) for name in names]
    return sorted({fold(name) for name in [*names, *short]} - {fold(unit.name), fold(unit.short)})


def _bare(name: str, region: str | None) -> str:
    name = name.removeprefix(region or "")
    return name[1:] if name[:1] in "市县区省" and len(name) > 3 else name


def _sentences(passages: Iterable[Passage], item: int) -> list[list[Any]]:
    return [[one.number, item, one.text] for passage in passages for one in passage.sentences if one.number]
