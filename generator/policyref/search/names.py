"""What a query is understood with: aliases, phrases of questions, names of units, terms, sectors and notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from policyref.model.places import Region
from policyref.model.vocabulary import Aliases, Sector, Term, Unit
from policyref.search.abbreviations import abbreviations
from policyref.search.index import SearchIndex
from policyref.search.sounds import initials
from policyref.search.tokens import bare, body, fold

# Of units that are called alike, those with most measures are shown.
_CARDS = 3
# Fewer initials stand for too many words; those of everyday words, of which there are most, need one more.
_INITIALS, _SURE = 3, 4


class Vocabulary(Protocol):
    """What all notices share; a Library is one."""

    @property
    def units(self) -> Sequence[Unit]: ...
    @property
    def sectors(self) -> Sequence[Sector]: ...
    @property
    def terms(self) -> Sequence[Term]: ...
    @property
    def aliases(self) -> Aliases: ...
    @property
    def place_names(self) -> Mapping[Region, str]: ...
    def place_name(self, region: Region) -> str: ...
    def unit_name(self, unit: Unit) -> str: ...


# A name: the official words it stands for, the tokens of its units, the rows of its units.
Name = tuple[list[str], list[str], list[int]]


@dataclass(frozen=True, slots=True)
class Names:
    """`units` are rows: id, short and full name, number of measures. `known` is wanted for every query."""

    by_name: dict[str, Name]
    units: list[tuple[str, str, str, int]]
    known: dict[str, Any]


def names(vocabulary: Vocabulary, index: SearchIndex) -> Names:
    """Units and sectors without measures are left out."""
    of_sector = Counter(sector for row in index.facets for sector in row[0].split())
    of_unit = Counter(unit for row in index.facets for unit in row[1].split())
    units = [unit for unit in vocabulary.units if of_unit[unit.id]]
    return Names(
        by_name=_by_name(units, of_unit, vocabulary),
        units=[(unit.id, vocabulary.unit_name(unit), unit.name, of_unit[unit.id]) for unit in units],
        known={
            "stop": sorted(map(fold, vocabulary.aliases.stop), key=lambda words: (-len(words), words)),
            "terms": [[term.id, *term.written] for term in vocabulary.terms],
            "sectors": [[one.id, one.name, of_sector[one.id]] for one in vocabulary.sectors if of_sector[one.id]],
        },
    )


def _by_name(units: Sequence[Unit], measures: Mapping[str, int], vocabulary: Vocabulary) -> dict[str, Name]:
    found: dict[str, Name] = {}
    for word, official in _words(vocabulary):
        found.setdefault(word, ([], [], []))[0].extend(one for one in official if one != word)
    for row, unit in enumerate(units):
        for name in _names(unit, vocabulary.aliases):
            found.setdefault(name, ([], [], []))[2].append(row)
    for _, tokens, rows in found.values():
        # A name that many places have (市商务局) is one look-up: by what their units are called without the place.
        alone = len(rows) == 1
        tokens += dict.fromkeys(f"&{units[row].id}" if alone else body(units[row]) for row in rows)
        rows[:] = sorted(rows, key=lambda row: -measures[units[row].id])[:_CARDS]
    return dict(sorted(found.items()))


def _words(vocabulary: Vocabulary) -> Iterator[tuple[str, list[str]]]:
    """Everyday words and initials (lstd), each with the official words that it stands for."""
    for alias in vocabulary.aliases.words:
        official = [*map(fold, alias.official)]
        for word in map(fold, alias.everyday):
            yield word, official
            if len(word) >= _SURE:
                yield from ((letters, official) for letters in initials(word, (len(word),)))
    said = (fold(one) for alias in vocabulary.aliases.words for one in alias.official)
    for word in dict.fromkeys([*said, *(fold(name) for term in vocabulary.terms for name in term.written)]):
        if len(word) >= _INITIALS:
            yield from ((letters, [word]) for letters in initials(word, (len(word),)))


def _names(unit: Unit, aliases: Aliases) -> list[str]:
    """Every name of a unit, without its place and rank as well: 市商务局 is also 商务局."""
    found = [*unit.written]
    for kind in aliases.bodies:
        if any(kind.named in name for name in unit.written):
            found += kind.everyday
    called = [bare(name, unit) for name in found]
    found += [letters for name in called if len(name) >= _INITIALS for letters in initials(name, (len(name),))]
    short = [bare(name, unit) for name in found]
    short += [one for name in (unit.name, unit.short) for one in abbreviations(bare(name, unit))]
    return sorted({fold(name) for name in [unit.name, unit.short, *found, *short]})
