"""The status of everything in a library on every day. A library in which nothing acts costs next to nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.time.acts import Act, acts_by, each, issued_on, once
from policyref.time.holding import Holding
from policyref.time.provisions import Provision, find
from policyref.time.status import Leaf, Status, of_parts
from policyref.words import MARK


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a day on, until the next stretch begins; the first has no first day."""

    first: date | None
    status: Status


Timeline = tuple[Stretch, ...]


class Times:
    """Units are told by key: `id`, `id/7`, `id/7/2`, `id/7@benefit`, `id/7/2@benefit`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._ids = library.notice_by_id.keys()
        self._by: dict[str, list[Act]] = {}
        self._on: dict[str, dict[str, list[Act]]] = {}
        self._touching: dict[str, dict[str, list[Act]]] = {}
        for notice in library.notices:
            if acts := sorted(acts_by(notice, library), key=lambda act: act.order):
                self._by[notice.id] = acts
        self._holdings: dict[str, Holding] = {}
        self._timelines: dict[tuple[str, bool], Timeline] = {}
        self._known: dict[str, Timeline] = {}
        self._apart: dict[str, frozenset[str]] = {}
        self._works: dict[int, bool] = {}
        self._behind: dict[str, frozenset[str]] = {}
        self._actors: dict[str, set[str]] = {}
        for acts in self._by.values():
            for act in acts:
                on = [(one.on, one) for one in each(act, library) if one.on]
                touched = [(found.key, act) for key in act.may_touch if (found := find(key, library))]
                for known, targets in ((self._on, on), (self._touching, touched)):
                    for key, one in targets:
                        known.setdefault(_notice_of(key), {}).setdefault(key, []).append(one)
                        self._actors.setdefault(_notice_of(key), set()).add(act.by.id)
        # The youngest first: whether an act works hangs on what younger documents do to its own.
        for act in sorted((act for acts in self._by.values() for act in acts), key=lambda act: act.order, reverse=True):
            self.works(act)

    def works(self, act: Act) -> bool:
        """Whether an act does anything: not that of a draft, nor of what is itself ended before the act begins."""
        known = id(act.effect)
        if known not in self._works:
            self._works[known] = False  # until it is known: what it stands in asks for all that it does
            target = self.library.notice_by_id[_notice_of(act.on)] if act.on else None
            is_older = target is None or self._is_older(target, act)
            works = is_older and not act.by.draft and not self._holding(act.stands_in).at(act.start).is_surely_gone
            self._holdings.clear()
            self._works[known] = works
        return self._works[known]

    def _is_older(self, target: Notice, act: Act) -> bool:
        """Of two of one day one may act on the other; of those that act on each other nobody knows which came first."""
        issued = issued_on(target) or date.min
        if issued != act.issued or act.is_ambiguous:  # of one that is ambiguous nobody says that it came later
            return issued <= act.issued
        met, open_ = {target.id}, [target.id]
        while open_:
            reached = {_notice_of(one.on) for one in self.acts_by(open_.pop()) if one.on and one.issued == issued} - met
            met |= reached
            open_ += reached
        return act.by.id not in met

    def acts_by(self, notice_id: str) -> tuple[Act, ...]:
        """All that a notice does, to whatever document."""
        return tuple(self._by.get(notice_id, ()))

    def acts_on(self, unit: str) -> tuple[Act, ...]:
        """Those that work on it or on what it stands in."""
        return tuple(act for _, act in self._reaching(self._find(unit))) if _notice_of(unit) in self._on else ()

    def acts_within(self, unit: str) -> tuple[Act, ...]:
        """Those that work on parts of it, that on all but some once."""
        return tuple(once(self._within(self._find(unit)))) if _notice_of(unit) in self._on else ()

    def hangs_on(self, notice_id: str) -> frozenset[str]:
        """The notices that say whether it holds: what acts on it, and on that, and so on; and those its marks name."""
        if notice_id not in self._behind:
            found, open_ = {notice_id}, [notice_id]
            while open_:
                one = open_.pop()
                forwarded = self.library.notice_by_id[one].forwards or ""
                for other in {*self._actors.get(one, ()), forwarded} & self._ids - found:
                    found.add(other)
                    open_.append(other)
            leads = (key for one in found for act in self.acts_by(one) for key in act.effect.instead.values())
            told = (act.on for act in self.acts_by(notice_id) if act.does == "prevails" and act.on)
            self._behind[notice_id] = frozenset(found.union(map(_notice_of, (*leads, *told)))) & self._ids
        return self._behind[notice_id]

    def works_on(self, notice_id: str) -> frozenset[str]:
        """The notices that it acts on, may touch, or puts in the place of others."""
        keys = (key for act in self.acts_by(notice_id) for key in (act.on or "", *act.may_touch))
        return frozenset(map(_notice_of, filter(None, keys))) & self._ids

    def status(self, unit: str, day: date | None = None) -> Status:
        """On a day; if none is named, on that of the library."""
        rows = self.timeline(unit)
        at = bisect_right(rows, day or self.library.day, lo=1, key=lambda one: one.first or date.min)
        return rows[at - 1].status

    def timeline(self, unit: str) -> Timeline:
        """Complete: the status of any day is that of the stretch in which it is."""
        if unit not in self._known:
            self._known[unit] = self._timeline(*self._meant(unit))
        return self._known[unit]

    def worked_out(self, unit: str, day: date) -> Status:
        """The same as `status`, of that day alone."""
        return self._at(*self._meant(unit), day)

    def _meant(self, unit: str) -> tuple[Provision, bool]:
        """The provision whose status is that of a unit, and whether it is that with its parts."""
        notice = Provision(self.library.notice_by_id[_notice_of(unit)])
        apart = self._apart_in(notice.notice)
        if unit == notice.key or not apart:
            return notice, bool(apart)
        found = self._find(unit)
        nearest = next(one for one in found.up if one.key in apart or one.above is None)
        return nearest, nearest is found

    def units(self, notice_id: str) -> list[str]:
        """The keys of a notice, its measures and their items, and of what else is told apart in it."""
        return [one.key for one in self._all(Provision(self.library.notice_by_id[notice_id]))]

    def _all(self, provision: Provision) -> Iterator[Provision]:
        yield provision
        for part in provision.parts:
            if not part.benefit or part.key in self._apart_in(provision.notice):
                yield from self._all(part)

    def _find(self, unit: str) -> Provision:
        found = find(unit, self.library)
        if found is None:
            raise KeyError(unit)
        return found

    def _timeline(self, provision: Provision, whole: bool) -> Timeline:
        key = provision.key, whole
        if key not in self._timelines:
            days = sorted({*self._days(provision, whole)})
            rows = [Stretch(None, self._at(provision, whole, date.min))]
            for day in days:
                found = self._at(provision, whole, day)
                if found != rows[-1].status:
                    rows.append(Stretch(day, found))
            self._timelines[key] = tuple(rows)
        return self._timelines[key]

    def _days(self, provision: Provision, whole: bool) -> Iterator[date]:
        yield from self._holding(provision).days()
        if whole:
            for part in self._parts_apart(provision):
                yield from self._days(part, True)

    def _at(self, provision: Provision, whole: bool, day: date) -> Status:
        holding = self._holding(provision)
        own = holding.at(day)
        if not whole:
            return own
        return holding.whole(of_parts(own, self._leaves(provision, day)), day)

    def _leaves(self, provision: Provision, day: date) -> list[Leaf]:
        """The parts that are told apart, all others as one."""
        apart = self._parts_apart(provision)
        if not apart:
            return [Leaf(provision.called, self._holding(provision).at(day))]
        found = [leaf for part in apart for leaf in self._as_one(part, day)]
        rest = [Leaf("", self._holding(provision).at(day), rest=True)] if self._has_rest(provision, apart) else []
        return [*rest, *found]

    def _as_one(self, part: Provision, day: date) -> list[Leaf]:
        """Its leaves; one, where all of them are alike."""
        leaves = self._leaves(part, day)
        if len({one.status.word for one in leaves}) == 1:
            return [Leaf(part.called, leaves[0].status)]
        rest = MARK["rest"].format(unit=part.called)
        return [Leaf(rest, one.status) if one.rest else one for one in leaves]

    def _parts_apart(self, provision: Provision) -> list[Provision]:
        keys = self._apart_in(provision.notice)
        return [one for one in provision.parts if one.key in keys] if keys else []

    def _has_rest(self, provision: Provision, apart: list[Provision]) -> bool:
        """Whether it has parts that are not told apart; what a measure pays beside its items is one."""
        return len(provision.parts) > len(apart)

    def _apart_in(self, notice: Notice) -> frozenset[str]:
        """The keys of parts with days or acts of their own, and of what these stand in."""
        if notice.id not in self._apart:
            found = (up.key for one in self._with_own(notice) for up in one.up if up.above)
            self._apart[notice.id] = frozenset(found)
        return self._apart[notice.id]

    def _with_own(self, notice: Notice) -> Iterator[Provision]:
        for measure in notice.measures:
            force = [one for one in measure.deadlines if one.kind == "force"]
            forced = [one for one in force if one not in measure.force_of_notice]
            if forced or measure.checked:
                provision = Provision(notice, measure)
                yield provision
                parts = [*provision.parts, *(below for part in provision.parts for below in part.parts)]
                yield from (one for one in parts if one.force)
        on, touching = self._on.get(notice.id, {}), self._touching.get(notice.id, {})
        instead = (f"{notice.id}/{part}" for acts in on.values() for act in acts for part in act.effect.instead)
        for key in (*on, *touching, *instead):
            if (found := find(key, self.library)) and found.above:
                yield found

    def _holding(self, provision: Provision) -> Holding:
        if provision.key not in self._holdings:
            touched = self._touching.get(provision.notice.id, {})
            touching = (act for up in provision.up for act in touched.get(up.key, ()) if not act.by.draft)
            self._holdings[provision.key] = Holding(
                provision,
                self.library.rules_of_places,
                tuple(self._reaching(provision)),
                self._within(provision),
                tuple(touching),
                self._doing(provision),
                self._forwarded(provision.notice),
                self._holding,
                lambda key: find(key, self.library),
            )
        return self._holdings[provision.key]

    def _reaching(self, provision: Provision) -> list[tuple[int, Act]]:
        on = self._on.get(provision.notice.id, {})
        found = ((level + act.lifted, act) for level, up in enumerate(provision.up) for act in on.get(up.key, ()))
        return sorted(((level, act) for level, act in found if self.works(act)), key=lambda one: one[1].order)

    def _within(self, provision: Provision) -> tuple[Act, ...]:
        starts = (f"{provision.key}/", f"{provision.key}@")
        on = self._on.get(provision.notice.id, {})
        found = (act for key, acts in on.items() if key.startswith(starts) for act in acts)
        return tuple(sorted(filter(self.works, found), key=lambda act: act.order))

    def _doing(self, provision: Provision) -> tuple[Act, ...]:
        """The acts that its words do, or those of the notice for all of it."""
        acts = (act for act in self.acts_by(provision.notice.id) if self.works(act))
        measures = (None, provision.measure)
        return tuple(act for act in acts if provision.measure is None or act.measure in measures)

    def _forwarded(self, notice: Notice) -> Holding | None:
        """The notice that it forwards, if that is older: two cannot forward each other."""
        found = self.library.notice_by_id.get(notice.forwards or "")
        is_older = found is not None and _age(found) < _age(notice)
        return self._holding(Provision(found)) if found and is_older else None


def _notice_of(unit: str) -> str:
    return unit.partition("/")[0]


def _age(notice: Notice) -> tuple[date, str]:
    return issued_on(notice) or date.min, notice.id


def times(library: Library) -> Times:
    """The times of a library, worked out once."""
    found = library.worked_out.get("times") or library.worked_out.setdefault("times", Times(library))
    assert isinstance(found, Times)
    return found
