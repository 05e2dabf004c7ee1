"""The shared vocabulary files → model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from policyref.facts.record import put
from policyref.load.files import DataFolder
from policyref.model.groups import GroupSet, GroupsFile
from policyref.model.guide import Guide, GuideFile
from policyref.model.places import Region, fullest, within
from policyref.model.time import PlaceRule, PlacesFile
from policyref.model.vocabulary import (
    Aliases,
    GlossaryFile,
    Level,
    Redirect,
    RedirectsFile,
    Sector,
    SectorsFile,
    Site,
    Term,
    Unit,
    UnitsFile,
)
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.sentences import squeeze

R = TypeVar("R")
NAMES_NO_UNIT = re.compile("等(?:相关|有关)?(?:部门|单位)*$")
"""The end of a list that leaves open who else is meant."""


@dataclass
class Vocabulary:
    """What measures refer to. `names` finds a unit by its written name, per region; `unread` are wrong files."""

    levels: tuple[Level, ...] = ()
    open_ended: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    sectors: tuple[Sector, ...] = ()
    terms: tuple[Term, ...] = ()
    site: Site = field(default_factory=lambda: Site(tagline="", intro="", disclaimer=""))
    redirects: tuple[Redirect, ...] = ()
    aliases: Aliases = field(default_factory=Aliases)
    rules_of_places: tuple[PlaceRule, ...] = ()
    guide: tuple[Guide, ...] = ()
    group_sets: tuple[GroupSet, ...] = ()
    names: dict[tuple[Region | None, str], Unit] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def unit_named(self, words: str, region: Region) -> Unit | None:
        """The unit that a notice of this region means by the words: the nearest wins."""
        for place in [*within(region), None]:
            if unit := self.names.get((place, words)):
                return unit
        return None


def load_vocabulary(folder: DataFolder, problems: list[Problem]) -> Vocabulary:
    """All files; one that cannot be read leaves its part empty and a problem behind. Some may be missing."""
    vocabulary = Vocabulary()

    def read(kind: type[R], name: str) -> R | None:
        found = folder.placed(kind, name)
        if found is None:
            vocabulary.unread.add(name)
        return found

    if units := read(UnitsFile, "units.yml"):
        known = len(problems)
        _add_units(vocabulary, units, problems)
        vocabulary.unread |= {"units.yml"} if len(problems) > known else set()
    if sectors := read(SectorsFile, "sectors.yml"):
        vocabulary.sectors = sectors.sectors
    if glossary := read(GlossaryFile, "glossary.yml"):
        vocabulary.terms = glossary.terms
    vocabulary.site = read(Site, "site.yml") or vocabulary.site
    if redirects := read(RedirectsFile, "redirects.yml"):
        vocabulary.redirects = redirects.redirects
    if folder.exists("aliases.yml"):
        vocabulary.aliases = read(Aliases, "aliases.yml") or Aliases()
    if folder.exists("places.yml"):
        vocabulary.rules_of_places = (read(PlacesFile, "places.yml") or PlacesFile()).places
    if folder.exists("groups.yml"):
        vocabulary.group_sets = (read(GroupsFile, "groups.yml") or GroupsFile()).sets
    if folder.exists("guide.yml"):
        vocabulary.guide = (read(GuideFile, "guide.yml") or GuideFile()).guide
        _find_units(vocabulary, problems)
    return vocabulary


def _find_units(vocabulary: Vocabulary, problems: list[Problem]) -> None:
    """The units that rows of the guide are about, each by a name that it has in its place."""
    known = dict.fromkeys(unit.where for unit in vocabulary.units if unit.where)
    for row in vocabulary.guide:
        region = fullest(row.region, known)
        put(row, "of", vocabulary.unit_named(row.unit, region) if row.unit else None)
        if row.unit and row.of is None:
            problems.append(unknown_unit(row.unit, vocabulary, region, "", row.place.at("unit")))


def _add_units(vocabulary: Vocabulary, file: UnitsFile, problems: list[Problem]) -> None:
    levels: dict[str, Level] = {}
    for level in file.levels:
        if level.id in levels:
            first = file.place.at("levels").in_words
            problems.append(problem("E209", level.place.at("id"), what="层级 id", found=level.id, first=first))
        levels[level.id] = level
    vocabulary.levels = tuple(levels.values())
    # The longest first: 等相关部门和单位 must not be read as 等相关部门.
    vocabulary.open_ended = tuple(sorted(file.open_ended, key=len, reverse=True))
    units = []
    for unit in file.units:
        if unit.level_id not in levels:
            options, found = "、".join(levels), f"“{unit.level_id}”"
            problems.append(problem("E208", unit.place.at("level"), key="“level”", found=found, options=options))
            continue
        put(unit, "level", levels[unit.level_id])
        units.append(unit)
        _name(vocabulary, unit, problems)
    vocabulary.units = tuple(units)


def _name(vocabulary: Vocabulary, unit: Unit, problems: list[Problem]) -> None:
    for words in unit.written:
        other = vocabulary.names.setdefault((unit.where, words), unit)
        if other is not unit:
            problems.append(problem("E215", unit.place._replace(near=words), words=words, one=other.id, two=unit.id))


def unknown_unit(words: str, vocabulary: Vocabulary, region: Region, source: str, place: Place) -> Problem:
    """E203 with the nearest name of the region, that the name is one of elsewhere, or that a comma joined two names.

    A name that the official text has is only not entered yet.
    """
    if elsewhere := ["".join(where) for where, name in vocabulary.names if name == words and where]:
        near = f"这是{'、'.join(elsewhere)}的单位，而 place 里没有那里。"
    elif any(mark in re.sub("（[^）]*）", "", words) for mark in "，、；"):
        near = "列表各项之间请用半角逗号“, ”。"
    elif tail := NAMES_NO_UNIT.search(words):
        near = f"“{tail[0]}”不指明单位，可以写进 units.yml 的 open_ended，另列一项。"
    else:
        here = {None, *within(region)}
        near = near_miss(words, [name for where, name in vocabulary.names if where in here])
    left = "个单位名称不在 units.yml 里" if squeeze(words) in squeeze(source) else ""
    return problem("E203", place, left=left, found=words, near=near)
