"""The shared vocabulary files → model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.load.files import DataFolder
from generator.model.vocabulary import (
    Alias,
    Aliases,
    Body,
    Government,
    Level,
    Question,
    Redirect,
    Sector,
    Site,
    Term,
    Unit,
)
from generator.problems.near import near_miss
from generator.problems.problem import Place, Problem, problem
from generator.schema.vocabulary import (
    AliasesFile,
    GlossaryFile,
    RedirectsFile,
    SectorsFile,
    SiteFile,
    UnitRecord,
    UnitsFile,
)

NAMES_NO_UNIT = re.compile("等(?:相关|有关)?(?:部门|单位)*$")
"""The end of a list that leaves open who else is meant."""


@dataclass
class Vocabulary:
    """What measures refer to. `names` finds a unit by its written name, per region."""

    levels: tuple[Level, ...] = ()
    open_ended: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    sectors: tuple[Sector, ...] = ()
    terms: tuple[Term, ...] = ()
    site: Site | None = None
    redirects: tuple[Redirect, ...] = ()
    aliases: Aliases = field(default_factory=Aliases)
    names: dict[tuple[str | None, str], Unit] = field(default_factory=dict)

    def unit_named(self, words: str, region: Iterable[str]) -> Unit | None:
        """The unit that a notice of this region (from large to small) means by the words: the nearest wins."""
        for place in [*reversed(list(region)), None]:
            if unit := self.names.get((place, words)):
                return unit
        return None


def load_vocabulary(folder: DataFolder, problems: list[Problem]) -> Vocabulary:
    """All files; one that cannot be read leaves its part empty and a problem behind. Aliases may be missing."""
    vocabulary = Vocabulary()
    if units := folder.record(UnitsFile, "units.yml"):
        _add_units(vocabulary, units, folder.place("units.yml"), problems)
    if sectors := folder.record(SectorsFile, "sectors.yml"):
        place = folder.place("sectors.yml").at("sectors")
        vocabulary.sectors = tuple(
            Sector(place.at(index), entry.id, entry.name, entry.gbt4754, entry.about)
            for index, entry in enumerate(sectors.sectors)
        )
    if glossary := folder.record(GlossaryFile, "glossary.yml"):
        place = folder.place("glossary.yml").at("terms")
        vocabulary.terms = tuple(
            Term(place.at(index), entry.id, entry.term, (entry.term, *entry.also), entry.text, tuple(entry.see))
            for index, entry in enumerate(glossary.terms)
        )
    if site := folder.record(SiteFile, "site.yml"):
        vocabulary.site = Site(
            place=folder.place("site.yml"),
            tagline=site.tagline,
            intro=site.intro,
            questions=tuple(Question(question.ask, question.page) for question in site.questions),
            disclaimer=site.disclaimer,
            contact=site.contact,
            trusted_hosts=tuple(site.trusted_hosts),
            government=Government(**site.government.model_dump()) if site.government else None,
        )
    if redirects := folder.record(RedirectsFile, "redirects.yml"):
        place = folder.place("redirects.yml").at("redirects")
        vocabulary.redirects = tuple(
            Redirect(place.at(index), entry.old, entry.new, entry.why)
            for index, entry in enumerate(redirects.redirects)
        )
    vocabulary.aliases = _aliases(folder)
    return vocabulary


def _aliases(folder: DataFolder) -> Aliases:
    if not (folder.path / "aliases.yml").exists():
        return Aliases()
    file = folder.record(AliasesFile, "aliases.yml")
    if file is None:
        return Aliases()
    place = folder.place("aliases.yml")
    return Aliases(
        tuple(
            Alias(place.at("aliases", index), tuple(entry.everyday), tuple(entry.official))
            for index, entry in enumerate(file.aliases)
        ),
        tuple(
            Body(place.at("bodies", index), entry.named, tuple(entry.everyday))
            for index, entry in enumerate(file.bodies)
        ),
        tuple(file.stop),
    )


def _add_units(vocabulary: Vocabulary, file: UnitsFile, place: Place, problems: list[Problem]) -> None:
    levels: dict[str, Level] = {}
    for index, known in enumerate(file.levels):
        if known.id in levels:
            here, first = place.at("levels", index, "id"), place.at("levels").in_words
            problems.append(problem("E209", here, what="层级 id", found=known.id, first=first))
        levels[known.id] = Level(known.id, known.name)
    vocabulary.levels = tuple(levels.values())
    # The longest first: 等相关部门和单位 must not be read as 等相关部门.
    vocabulary.open_ended = tuple(sorted(file.open_ended, key=len, reverse=True))
    units = []
    for index, entry in enumerate(file.units):
        here = place.at("units", index)
        level = levels.get(entry.level)
        if level is None:
            options = "、".join(levels)
            problems.append(problem("E208", here.at("level"), key="“level”", found=f"“{entry.level}”", options=options))
            continue
        unit = _unit(entry, here, level)
        units.append(unit)
        _name(vocabulary, unit, problems)
    vocabulary.units = tuple(units)


def _unit(entry: UnitRecord, place: Place, level: Level) -> Unit:
    written = tuple(dict.fromkeys([entry.short, entry.name, *entry.also]))
    return Unit(place, entry.id, entry.name, entry.short, written, level, entry.place, entry.note)


def _name(vocabulary: Vocabulary, unit: Unit, problems: list[Problem]) -> None:
    for words in unit.written:
        other = vocabulary.names.setdefault((unit.region, words), unit)
        if other is not unit:
            problems.append(problem("E215", unit.place._replace(near=words), words=words, one=other.id, two=unit.id))


def unknown_unit(words: str, vocabulary: Vocabulary, region: Iterable[str], place: Place) -> Problem:
    """E203 with the nearest name of the region, that the name is one of elsewhere, or that a comma joined two names."""
    if elsewhere := [where for where, name in vocabulary.names if name == words and where]:
        near = f"这是{'、'.join(elsewhere)}的单位，而这份文件的 place 里没有那里。"
    elif any(mark in re.sub("（[^）]*）", "", words) for mark in "，、；"):
        near = "列表各项之间请用半角逗号“, ”。"
    elif tail := NAMES_NO_UNIT.search(words):
        near = f"“{tail[0]}”不指明单位，可以写进 units.yml 的 open_ended，另列一项。"
    else:
        here = {None, *region}
        near = near_miss(words, [name for where, name in vocabulary.names if where in here])
    return problem("E203", place, found=words, near=near)
