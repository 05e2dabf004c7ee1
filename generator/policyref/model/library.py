"""All notices and vocabulary, with the look-ups that pages need. The one object handed on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from policyref.model.duties import TableDuty
from policyref.model.facts import Coverage
from policyref.model.finder import Question
from policyref.model.groups import Group, GroupSet
from policyref.model.guide import Guide
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.places import Region, depth, fullest, names_apart
from policyref.model.revisions import FactsLock, LockedEvent
from policyref.model.time import PlaceRule
from policyref.model.vocabulary import Aliases, Level, Redirect, Sector, Site, Term, Unit
from policyref.text.figures import may_have_figures


@dataclass(frozen=True, eq=False)
class Library:
    """A library is itself and no other, so what is worked out of it can be kept by it.

    `levels`, `units`, `sectors` and `terms` keep the order of their files; notices are ordered by issue date.
    `unread` are notices by id, and shared files by name, that cannot be read: what rests on them cannot be judged.
    `places` are those of all notices with measures. `coverage` says by notice what has become of its figures,
    `hashes` what its facts are, where that is known. `lock` is what has been published and `published` when last;
    `newest` the latest day on which anything in the data was done. `worked_out` is what other parts have made of it
    and keep by it.
    """

    notices: tuple[Notice, ...]
    levels: tuple[Level, ...]
    open_ended: tuple[str, ...]
    units: tuple[Unit, ...]
    sectors: tuple[Sector, ...]
    terms: tuple[Term, ...]
    site: Site
    redirects: tuple[Redirect, ...]
    aliases: Aliases = field(default_factory=Aliases)
    questions: tuple[Question, ...] = ()
    unread: frozenset[str] = frozenset()
    places: tuple[Region, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    hashes: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    rules_of_places: tuple[PlaceRule, ...] = ()
    guide: tuple[Guide, ...] = ()
    group_sets: tuple[GroupSet, ...] = ()
    lock: FactsLock = field(default_factory=FactsLock)
    published: date | None = None
    newest: date = date.min
    worked_out: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """What is sent to another process: what was worked out of it is worked out there again."""
        return {one.name: {} if one.name == "worked_out" else getattr(self, one.name) for one in fields(self)}

    def knows_all_of(self, notice_id: str) -> bool:
        """Whether what is not found in this notice is not there; of a notice that does not exist nothing is."""
        notice = self.notice_by_id.get(notice_id)
        return notice.is_read if notice else notice_id not in self.unread

    @property
    def day(self) -> date:
        """As of which day the site speaks: the only “today” that a build knows."""
        return self.published or self.newest

    def only(self, ids: Collection[str]) -> Library:
        """The same with these notices alone."""
        return replace(self, notices=tuple(notice for notice in self.notices if notice.id in ids))

    @cached_property
    def events_locked(self) -> dict[str, tuple[LockedEvent, ...]]:
        """By notice: its events and those of its measures as they were published."""
        found: dict[str, tuple[LockedEvent, ...]] = {notice.id: () for notice in self.notices}
        for owner, events in self.lock.events.items():
            notice = owner.partition("/")[0]
            found[notice] = (*found.get(notice, ()), *events)
        return found

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of units that measures set up, in order."""
        return tuple(group for one in self.group_sets for group in one.groups)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(measure for notice in self.notices for measure in notice.measures)

    @cached_property
    def notice_by_id(self) -> dict[str, Notice]:
        return {notice.id: notice for notice in self.notices}

    @cached_property
    def measure_by_key(self) -> dict[str, Measure]:
        return {measure.key: measure for measure in self.measures}

    @cached_property
    def beside(self) -> dict[str, tuple[Measure | None, Measure | None]]:
        """Measure key → the measures before and after it in its notice."""
        rows = ((None, *one.measures, None) for one in self.notices)
        return {
            measure.key: (before, after)
            for row in rows
            for before, measure, after in zip(row, row[1:], row[2:], strict=False)
            if measure
        }

    @cached_property
    def numbered_names(self) -> tuple[str, ...]:
        """The names of terms that may have a number or a time in them."""
        return tuple(name for term in self.terms for name in term.written if may_have_figures(name))

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    def unit_names(self, notice: Notice) -> dict[str, str]:
        """Every written name and its unit, as a notice of this region means it: the nearest place wins."""
        ranked = [(depth(unit.where, notice.region) if unit.where else 0, unit) for unit in self.units]
        here = [(rank, unit) for rank, unit in ranked if rank or not unit.where]
        return {words: unit.id for _, unit in sorted(here, key=lambda one: one[0]) for words in unit.written}

    @cached_property
    def place_names(self) -> dict[Region, str]:
        """What each place is called; nothing where there is only one, for then it goes without saying."""
        return names_apart(self.places) if len(self.places) > 1 else {}

    @cached_property
    def order_of_places(self) -> dict[Region, int]:
        return {region: at for at, region in enumerate(self.places)}

    @cached_property
    def _called(self) -> dict[Region, str]:
        return dict(self.place_names)

    def place_name(self, region: Region) -> str:
        """What a place is called beside others; nothing in a library of one place."""
        if self.place_names and region not in self._called:
            whole = fullest(region, self.places)
            self._called[region] = names_apart([*self.places, whole])[whole]
        return self._called.get(region, "")

    def place_of(self, notice: Notice) -> str:
        return self.place_name(notice.region)

    def place_beside(self, notice: Notice, title: str = "") -> str:
        """The place of a notice, if it has to be told and its title (or the short one) does not tell it."""
        place = self.place_of(notice)
        return "" if place in (title or notice.short_title) else place

    def title_of(self, notice: Notice) -> str:
        """What a notice is called among others: with its place, if that does not stand in its name."""
        return f"{self.place_beside(notice)} {notice.short_title}".lstrip()

    def unit_name(self, unit: Unit) -> str:
        """What a unit is called among those of other places."""
        told = not (self.place_names and unit.region) or unit.region in unit.short
        return unit.short if told else f"{unit.short}（{unit.region}）"

    @cached_property
    def sector_by_id(self) -> dict[str, Sector]:
        return {sector.id: sector for sector in self.sectors}

    @cached_property
    def units_of_measure(self) -> dict[str, tuple[Unit, ...]]:
        """Measure key → the units that it names, in the order of the text, then those its notice names for all."""
        return {one.key: notice.units_of(one) for notice in self.notices for one in notice.measures}

    @cached_property
    def order_of_units(self) -> dict[str, int]:
        """Unit id → its place in the vocabulary."""
        return {unit.id: place for place, unit in enumerate(self.units)}

    @property
    def _other_texts(self) -> Iterator[Measure]:
        """The earlier and later texts of measures, which may name units and sectors that theirs do not: the pages of
        these stay, for those texts lead to them."""
        return (text for one in self.measures for text in one.texts if text is not one)

    def _units_of(self, text: Measure) -> tuple[Unit, ...]:
        return self.notice_by_id[text.notice].units_of(text)

    @cached_property
    def measures_of_unit(self) -> dict[str, list[Measure]]:
        """Unit id → its measures in order; units without measures and without duties are left out."""
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            for unit in self.units_of_measure[measure.key]:
                found.setdefault(unit.id, []).append(measure)
        others = [*self.duties_of_unit, *(unit.id for text in self._other_texts for unit in self._units_of(text))]
        return found | {unit: [] for unit in others if unit not in found}

    @cached_property
    def duties_of_unit(self) -> dict[str, list[TableDuty]]:
        """Unit id → the rows of task tables that name it, in order."""
        found: dict[str, list[TableDuty]] = {}
        for duty in (duty for notice in self.notices for duty in notice.duties):
            for unit in dict.fromkeys(mention.unit.id for mention in duty.units if mention.unit):
                found.setdefault(unit, []).append(duty)
        return found

    def notices_of_unit(self, unit: str) -> list[Notice]:
        """Those with a measure or a duty of it, in order."""
        having = {one.notice for one in (*self.measures_of_unit[unit], *self.duties_of_unit.get(unit, ()))}
        return [notice for notice in self.notices if notice.id in having]

    @cached_property
    def measures_of_sector(self) -> dict[str, list[Measure]]:
        """Sector id → its measures in order; sectors without measures are left out."""
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            for sector in measure.sectors:
                found.setdefault(sector.id, []).append(measure)
        others = (sector.id for text in self._other_texts for sector in text.sectors)
        return found | {sector: [] for sector in others if sector not in found}

    @cached_property
    def related_by(self) -> dict[str, list[tuple[Measure, str]]]:
        """Measure key → the measures that name it as related, and why each does."""
        found: dict[str, list[tuple[Measure, str]]] = {}
        for measure in self.measures:
            for one in measure.related:
                found.setdefault(one.key, []).append((measure, one.why))
        return found

    @cached_property
    def forwarded_by(self) -> dict[str, list[Notice]]:
        """Notice id → the notices that forward it."""
        found: dict[str, list[Notice]] = {}
        for notice in self.notices:
            if notice.forwards:
                found.setdefault(notice.forwards, []).append(notice)
        return found
