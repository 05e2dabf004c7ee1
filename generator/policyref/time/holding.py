"""One provision by itself: the acts that reach it, its first and last day, and what follows of them for a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policyref.model.time import Does, PlaceRule
from policyref.time.acts import Act, issued_on
from policyref.time.bounds import DAY, Bound, Reading, Term, end_of, named, start_of, term_of
from policyref.time.provisions import Provision
from policyref.time.status import Mark, Status, mark, status
from policyref.words import DOES, ENDED, FORCE, FOUND_IN_FORCE

Reached = tuple[int, Act]
"""How far up its target stands, and the act."""


@dataclass(frozen=True, eq=False)
class Holding:
    """`reached` are the acts that work on it or on what it stands in, the latest issued last; `within` those on parts
    of it; `touching` may have meant it without naming it. `rules` are those of places.

    `of` gives the holding of another provision: some acts go on only as long as what they stand in does. `find` gives
    the provision of a key.
    """

    provision: Provision
    rules: tuple[PlaceRule, ...]
    reached: tuple[Reached, ...]
    within: tuple[Act, ...]
    touching: tuple[Act, ...]
    of: Callable[[Provision], Holding]
    find: Callable[[str], Provision | None]

    @cached_property
    def start(self) -> Bound | None:
        return start_of(self.provision)

    @cached_property
    def end(self) -> Bound | None:
        return end_of(self.provision, self.rules)

    def acts(self, *does: Does) -> list[Act]:
        return [act for _, act in self.reached if act.does in does]

    @cached_property
    def ending(self) -> Act | None:
        """The first that ends it."""
        return min(self.acts("repeals", "replaces"), key=lambda act: (act.start, act.order), default=None)

    @cached_property
    def term(self) -> Term:
        extends = [
            act
            for level, act in self.reached
            if act.does == "extends" and act.until and (self._reaches(level) or act.effect.own_dates)
        ]
        return term_of(self.end, extends, (act.start for act in self.acts("confirms")))

    def _reaches(self, level: int) -> bool:
        """Whether an extension of what stands so far up is one of this, too: its own date it keeps."""
        return self.end is None or self.end.level >= level

    def goes_on(self, act: Act, day: date) -> bool:
        """Whether what an act is part of holds still, so that it can suspend or prevail."""
        return not self.of(act.stands_in).at(day).is_gone

    @cached_property
    def pauses(self) -> list[tuple[Act, date | None]]:
        """Suspensions with their last days; an open one ends before a later act says that it goes on, or how long."""
        found = []
        later = self.acts("confirms", "suspends")
        for act in self.acts("suspends"):
            until = act.until
            if until is None:
                after = [one.start - DAY for one in later if one.order > act.order and one.start > act.start]
                until = min(after, default=None)
            found.append((act, until))
        return found

    def at(self, day: date) -> Status:
        """Its status on a day, as far as it has no parts of which other things are true."""
        notice = self.provision.notice
        if notice.draft:
            return status("draft", [])
        if self.ending and self.ending.start <= day:
            return self._ended(self.ending, day)
        for act, until in self.pauses:
            if act.start <= day and (until is None or day <= until) and self.goes_on(act, day):
                return self._suspended(act, until, day)
        issued = issued_on(notice)
        if self.start is None and issued and day < issued:
            return self._status("not-issued", day)
        if self.start and day < self.start.first:
            derived = [mark("derived_start", day=self.start.first)] if self.start.derived else []
            return self._status("upcoming", day, derived)
        if self.start and day < self.start.last:
            marks = [mark("starts", name=one.name or "原文", day=one.start) for one in self.start.readings if one.start]
            return self._status("disputed", day, marks, self.start.readings)
        return self._by_term(day)

    def _by_term(self, day: date) -> Status:
        code, term = self.term.at(day), self.term
        if code == "gap":
            first, last = next(one for one in term.gaps if one[0] <= day <= one[1])
            return self._status("gap", day, [mark("gap", start=first, end=last)])
        if code == "disputed":
            return self._status("disputed", day, self._disputed(day))
        if code:
            return self._status(code, day, [*self._derived(day), *self._extended(day)])
        silent = self.provision.notice.unsaid
        if self.start and "until" in silent:
            return self._status("open-ended", day)
        return self._status("unsaid" if {"from", "until"} <= {*silent} else "unread", day)

    def _status(self, code: str, day: date, marks: Iterable[Mark] = (), readings: tuple[Reading, ...] = ()) -> Status:
        ends, _ = self.term.ends(day)
        two = readings or (ends if len(ends) > 1 else ())
        until = ends[0].until if len(ends) == 1 else None
        if self.ending and (self.ending.issued <= day or self.ending.start <= day):
            until = min(filter(None, (self.ending.start - DAY, until)))
        start = self.start.first if self.start and self.start.first == self.start.last else None
        return status(
            code,
            [*marks, *self._coming(day), *self._beside(day)],
            start=start,
            until=until,
            readings=two,
            version=self.version(day),
            acts=tuple(act for _, act in self.reached if act.issued <= day or act.start <= day),
            extended=self.term.is_extended(day),
        )

    def _ended(self, act: Act, day: date) -> Status:
        marks = [mark("since", day=act.start)]
        for later in self.acts("extends"):
            if later.until and act.start <= later.issued <= day:
                marks.append(mark("extended_after_end", day=later.issued, by=named(later.by), until=later.until))
        if act.effect.savings:
            marks.append(mark("savings", quote=act.effect.savings.quote))
        return self._status(act.ends_as, day, [*marks, *self._instead(act, "now_see")])

    def _suspended(self, act: Act, until: date | None, day: date) -> Status:
        marks = [mark("suspended_to", day=until) if until else mark("suspended_open")]
        ends, _ = self.term.ends(day)
        if self.term.at(day) == "over" and ends:
            last = max(one.until for one in ends if one.until)
            marks.append(mark("over_meanwhile", day=last))
        return self._status("suspended", day, marks)

    def _disputed(self, day: date) -> Iterator[Mark]:
        ends, _ = self.term.ends(day)
        yield from (mark("reading", name=one.name or "原文", day=one.until) for one in ends if one.until)

    def _derived(self, day: date) -> Iterator[Mark]:
        ends, derived = self.term.ends(day)
        if derived and ends and ends[0].until:
            yield mark("derived", day=ends[0].until)
            if self.end and self.end.rule:
                yield mark("derived_by_rule", document=self.end.rule.document, quote=self.end.rule.quote)

    def _extended(self, day: date) -> Iterator[Mark]:
        if shown := self.term.shown(day):
            before = [one.until for one in self.term.steps[0].before if one.until]
            code = "extended_from_derived" if shown[0].was_derived else "extended_from"
            yield mark(code, day=max(before)) if before else mark("extended")
            for step in shown:
                found = self.of(step.act.stands_in).at(day)
                if found.is_ended:
                    yield mark("act_ended", by=named(step.act.by), word=found.word)
        missed = [act for level, act in self.reached if act.does == "extends" and act.until and act.issued <= day]
        if any(act not in [step.act for step in self.term.steps] for act in missed):
            yield mark("own_dates")

    def _coming(self, day: date) -> Iterator[Mark]:
        """What is known on the day to come: 将于2026年11月1日废止."""
        words = {"repeals": "", "replaces": ENDED["replaced"], "suspends": FORCE["suspended"], "amends": DOES["amends"]}
        for act in self.acts("repeals", "replaces", "suspends", "amends"):
            if act.issued <= day < act.start and not (self.ending and self.ending.start <= day):
                does = words[act.does] or ENDED[act.ends_as]
                yield mark("will", day=act.start, does=does)
                yield from self._instead(act, "then_see")

    def _instead(self, act: Act, code: str) -> Iterator[Mark]:
        """Where to look instead, for the provision or for what it stands in."""
        wanted = {one.key.removeprefix(f"{one.notice.id}/") for one in self.provision.up}
        for part, key in act.effect.instead.items():
            if part in wanted:
                yield mark(code, unit=self._called(key))

    def _called(self, key: str) -> str:
        found = self.find(key)
        return f"{named(found.notice)}{found.called}" if found else key

    def _beside(self, day: date) -> Iterator[Mark]:
        """What has been done to it that ends nothing, and what somebody was told."""
        amended = [act for act in (*self.acts("amends"), *self.within) if act.does == "amends" and act.start <= day]
        yield from (mark("amended", day=act.start) for act in amended[-1:])
        if self._is_not_consolidated(amended):
            yield mark("not_consolidated")
        for act in self.acts("prevails"):
            if act.start <= day and self.goes_on(act, day):
                yield mark("prevails", by=named(act.by))
        yield from (mark("confirmed", day=act.start) for act in self.acts("confirms") if act.start <= day)
        told = {"interprets": "interpreted", "corrects": "corrected"}
        for act in self.acts("interprets", "corrects"):
            if act.start <= day:
                yield mark(told[act.does], by=named(act.by))
        for act in self.touching:
            if act.issued <= day:
                yield mark("unnamed", by=named(act.by), words=act.unnamed)
        yield from self._asked(day)

    def _asked(self, day: date) -> Iterator[Mark]:
        owners = (self.provision.measure, self.provision.notice)
        for one in sorted((one for owner in owners if owner for one in owner.checked), key=lambda one: one.date):
            if one.date <= day:
                yield mark("asked", day=one.date, asked=one.asked, found=FOUND_IN_FORCE[one.found])

    def _is_not_consolidated(self, amended: list[Act]) -> bool:
        measure = self.provision.measure
        have = {one.after for one in measure.versions} if measure else set()
        return bool(measure) and any(act.by.id not in have for act in amended)

    def version(self, day: date) -> str:
        """Of the text: one more for every document that has amended it, or a part of it, by then."""
        acts = (*self.acts("amends"), *(self.within if self.provision.measure else ()))
        return f"v{1 + len({(one.by.id, one.start) for one in acts if one.does == 'amends' and one.start <= day})}"

    def days(self) -> Iterator[date]:
        """Those from which on its status may be another."""
        issued = issued_on(self.provision.notice)
        yield from (issued,) if issued else ()
        if self.start:
            yield from (self.start.first, self.start.last)
        yield from self.term.days()
        for act in (*(act for _, act in self.reached), *self.within, *self.touching):
            yield from (act.issued, act.start)
            yield from (act.until + DAY,) if act.until else ()
            if act.does in ("suspends", "prevails", "extends"):
                yield from self.of(act.stands_in).days()
        yield from (until + DAY for _, until in self.pauses if until)
        owners = (self.provision.measure, self.provision.notice)
        yield from (one.date for owner in owners if owner for one in owner.checked)
