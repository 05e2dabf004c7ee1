"""What a query is understood with: aliases, phrases of questions, names of units, terms, sectors, notices, places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from policyref.model.places import Region
from policyref.model.vocabulary import Aliases, Sector, Term, Unit
from policyref.search.abbreviations import abbreviations
from policyref.search.everyday import ASIDE, CALLED, ELSEWHERE, SAID, SUBJECTS
from policyref.search.index import SearchIndex
from policyref.search.notice_names import names_of_notices
from policyref.search.sounds import initials
from policyref.search.tokens import bare, body, fold
from policyref.search.tokens import words as tokens_of

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


# A name: the official words it stands for, the tokens of its units, the rows of its units, its notices, its terms.
Name = tuple[list[str], list[str], list[int], list[int], list[int]]
# How many of the rarest words a subject counts for that the data does not have: what has the rest of a query is then no
# answer to it. Whoever names a place may only come from there.
_ABSENT, _ELSEWHERE = 2, 1


@dataclass(frozen=True, slots=True)
class Names:
    """`units` are rows: id, short and full name, number of measures. `known` is wanted for every query."""

    by_name: dict[str, Name | int]
    units: list[tuple[str, str, str, int]]
    known: dict[str, Any]


def names(vocabulary: Vocabulary, index: SearchIndex, tokens: Collection[str]) -> Names:
    """Units and sectors without measures are left out, and what people say of what the data does not have."""
    of_sector = Counter(sector for row in index.facets for sector in row[0].split())
    of_unit = Counter(unit for row in index.facets for unit in row[1].split())
    units = [unit for unit in vocabulary.units if of_unit[unit.id]]
    return Names(
        by_name=_by_name(units, of_unit, vocabulary, index, tokens),
        units=[(unit.id, vocabulary.unit_name(unit), unit.name, of_unit[unit.id]) for unit in units],
        known={
            "stop": sorted({*ASIDE, *map(fold, vocabulary.aliases.stop)}, key=lambda words: (-len(words), words)),
            "proper": sorted(_proper(index, tokens)),
            "sectors": [[one.id, one.name, of_sector[one.id]] for one in vocabulary.sectors if of_sector[one.id]],
        },
    )


def _by_name(
    units: Sequence[Unit],
    measures: Mapping[str, int],
    vocabulary: Vocabulary,
    index: SearchIndex,
    tokens: Collection[str],
) -> dict[str, Name | int]:
    found: defaultdict[str, Name] = defaultdict(lambda: ([], [], [], [], []))
    for word, official in _words(vocabulary, tokens):
        kept = found[word][0]
        kept.extend(one for one in dict.fromkeys(official) if one != word and one not in kept)
    for row, unit in enumerate(units):
        for name in _names(unit, vocabulary.aliases):
            found[name][2].append(row)
    for name, notices in names_of_notices(index.notices):
        found[name][3].extend(notices)
    for row, term in enumerate(vocabulary.terms):
        for name in term.written:
            found[fold(name)][4].append(row)
    for _, marks, rows, *_ in found.values():
        # A name that many places have (市商务局) is one look-up: by what their units are called without the place.
        alone = len(rows) == 1
        marks += dict.fromkeys(f"&{units[row].id}" if alone else body(units[row]) for row in rows)
        rows[:] = sorted(rows, key=lambda row: -measures[units[row].id])[:_CARDS]
    absent = {**dict.fromkeys(SUBJECTS, _ABSENT), **dict.fromkeys(ELSEWHERE, _ELSEWHERE)}
    every: dict[str, Name | int] = {one: worth for one, worth in absent.items() if not has(one, tokens)}
    every.update(found)
    return dict(sorted(every.items()))


def _proper(index: SearchIndex, tokens: Collection[str]) -> set[str]:
    """Pairs of the names of places that the data has: into these no slip is mended, for it may be another's name."""
    places = {place for notice in index.notices for place in notice.region} | {*ELSEWHERE}
    said = (tokens_of(place)[:1] if len(place) < _SURE else tokens_of(place)[:-1] for place in places)
    return {pair for pairs in said for pair in pairs if pair in tokens}


def has(words: str, tokens: Collection[str]) -> bool:
    """Whether the data has words, as far as their pairs tell."""
    return all(pair in tokens for pair in tokens_of(words))


def _words(vocabulary: Vocabulary, tokens: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Everyday words and initials (lstd), each with the official words that it stands for."""
    said = []
    own = [(one.everyday, one.official) for one in vocabulary.aliases.words]
    for everyday, official in [*own, *SAID]:
        if kept := [one for one in map(fold, official) if has(one, tokens)]:
            said += kept
            yield from ((word, kept) for word in map(fold, everyday))
    for everyday, official in [*own, *SAID]:
        kept = [one for one in map(fold, official) if has(one, tokens)]
        for word in (one for one in map(fold, everyday) if kept and len(one) == _SURE):
            yield from ((letters, kept) for letters in initials(word, (_SURE,)))
    for word in dict.fromkeys([*said, *(fold(name) for term in vocabulary.terms for name in term.written)]):
        if len(word) >= _INITIALS:
            yield from ((letters, [word]) for letters in initials(word, (len(word),)))


def _names(unit: Unit, aliases: Aliases) -> list[str]:
    """Every name of a unit, without its place and rank as well: 市商务局 is also 商务局."""
    found = [*unit.written]
    for named, everyday in [*(((kind.named,), kind.everyday) for kind in aliases.bodies), *CALLED]:
        if any(words in name for words in named for name in unit.written):
            found += everyday
    called = [bare(name, unit) for name in found]
    found += [letters for name in called if len(name) >= _INITIALS for letters in initials(name, (len(name),))]
    short = [bare(name, unit) for name in found]
    short += [one for name in (unit.name, unit.short) for one in abbreviations(bare(name, unit))]
    return sorted({fold(name) for name in [unit.name, unit.short, *found, *short]})
