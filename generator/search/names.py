"""What a query is understood with: aliases, phrases of questions, names of units, terms, sectors and notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from generator.model.vocabulary import Aliases, Sector, Term, Unit
from generator.search.notice import NoticeIndex
from generator.search.tokens import fold


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


def names(vocabulary: Vocabulary, notices: Sequence[NoticeIndex]) -> dict[str, Any]:
    """Units and sectors with the number of their measures; those without any are left out."""
    rows = [row for notice in notices for row in notice.facets]
    of_sector = Counter(sector for row in rows for sector in row[0].split())
    of_unit = Counter(unit for row in rows for unit in row[1].split())
    return {
        "aliases": {
            fold(word): [fold(one) for one in alias.official]
            for alias in vocabulary.aliases.words
            for word in alias.everyday
        },
        "stop": sorted(map(fold, vocabulary.aliases.stop), key=lambda words: (-len(words), words)),
        "units": [
            [unit.id, unit.short, unit.name, of_unit[unit.id], _names(unit, vocabulary.aliases)]
            for unit in vocabulary.units
            if of_unit[unit.id]
        ],
        "terms": [[term.id, *term.written] for term in vocabulary.terms],
        "sectors": [[one.id, one.name, of_sector[one.id]] for one in vocabulary.sectors if of_sector[one.id]],
        "notices": [[notice.title, notice.address, fold(notice.number)] for notice in notices],
    }


def _names(unit: Unit, aliases: Aliases) -> list[str]:
    """Every name of a unit, without its place and rank as well: 市商务局 is also 商务局."""
    found = [*unit.written]
    for body in aliases.bodies:
        if any(body.named in name for name in unit.written):
            found += body.everyday
    short = [_bare(name, unit.region) for name in found]
    return sorted({fold(name) for name in [*found, *short]} - {fold(unit.name), fold(unit.short)})


def _bare(name: str, region: str | None) -> str:
    name = name.removeprefix(region or "")
    return name[1:] if name[:1] in "市县区省" and len(name) > 3 else name
