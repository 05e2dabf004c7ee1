"""One provision by itself: the acts that reach it, its first and last day, and which word follows of them for a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from policyref.model.time import Does, PlaceRule
from policyref.text.sentences import squeeze
from policyref.text.validity import sides_of
from policyref.time import telling
from policyref.time.acts import Act, issued_on, once
from policyref.time.bounds import DAY, Bound, Reading, Term, end_of, start_of, term_of
from policyref.time.provisions import Provision
from policyref.time.status import Mark, Status, mark, status
from policyref.words import IN_DISPUTE, NO_DAY

Reached = tuple[int, Act]
"""How far up its target stands, and the act."""


@dataclass(frozen=True, eq=False)
class Holding:
    """`reached` are the acts that work on it or on what it stands in, the latest issued last; `within` those on parts
    of it; `touching` may have meant it without naming it; `doing` are its own. `rules` are those of places, `forwarded`
    is the notice that its own hands on.

    `of` gives the holding of another provision: some acts go on only as long as what they stand in does. `find` gives
    the provision of a key.
    """

    provision: Provision
    rules: tuple[PlaceRule, ...]
    reached: tuple[Reached, ...]
    within: tuple[Act, ...]
    touching: tuple[Act, ...]
    doing: tuple[Act, ...]
    forwarded: Holding | None
    of: Callable[[Provision], Holding]
    find: Callable[[str], Provision | None]

    @cached_property
    def start(self) -> Bound | None:
        return start_of(self.provision)

    @cached_property
    def end(self) -> Bound | None:
        return end_of(self.provision, self.rules)

    def acts(self, *does: Does) -> list[Act]:
        """Those that work however they are understood, from the day on which they do."""
        return [sure for _, act in self.reached if act.does in does and (sure := act.surely)]

    def doubtful(self, day: date) -> Act | None:
        """The latest of which it is open on a day whether it has ended this."""
        found = [act for _, act in self.reached if act.is_ambiguous and act.start <= day]
        return next((one for one in reversed(found) if one.surely is None or day < one.surely.start), None)

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
        return term_of(self.end, extends, (act.start for act in self.acts("confirms") if not act.resumes))

    def _reaches(self, level: int) -> bool:
        """Whether an extension of what stands so far up is one of this, too: its own date it keeps."""
        return self.end is None or self.end.level >= level

    def goes_on(self, act: Act, day: date) -> bool:
        """Whether what an act is part of holds still, so that it can suspend or prevail."""
        return not self.of(act.stands_in).at(day).is_surely_gone

    @cached_property
    def pauses(self) -> list[tuple[Act, date | None]]:
        """Suspensions with their last days."""
        return [(act, self.pause_until(act)) for act in self.acts("suspends")]

    def pause_until(self, act: Act, known: date = date.max) -> date | None:
        """The last day of a suspension, by what was issued up to some day. It ends before a later act resumes what it
        suspends; an open one also before one that says that it goes on, or how long."""
        issued = (one for one in self.acts("confirms", "suspends") if one.issued <= known)
        after = [one for one in issued if one.order > act.order and one.start > act.start]
        ends = [one.start - DAY for one in after if act.until is None or one.resumes]
        return min([*ends, *filter(None, [act.until])], default=None)

    @property
    def measure(self) -> Holding | None:
        """That of its measure, where it is a part of one: a measure and its parts have one text."""
        here = self.provision
        return self.of(Provision(here.notice, here.measure)) if here.item or here.benefit else None

    def at(self, day: date) -> Status:
        """Its status on a day, as far as it has no parts of which other things are true."""
        notice = self.provision.notice
        if notice.draft:
            return status("draft", [])
        if self.ending and self.ending.start <= day:
            return self._status(self.ending.ends_as, day, telling.ended(self, self.ending, day))
        for act, until in self.pauses:
            if act.start <= day and (until is None or day <= until) and self.goes_on(act, day):
                return self._status("suspended", day, telling.suspended(self, self.pause_until(act, day), day))
        if doubt := self.doubtful(day):
            readings = tuple(telling.ways(doubt, self.term.ends(day)[0]))
            found = self._status("disputed", day, telling.understood(doubt), readings, word=IN_DISPUTE)
            return replace(found, until=None)
        issued = issued_on(notice)
        if self.start is None and issued and day < issued:
            return self._status("not-issued", day)
        if self.start and day < self.start.first:
            derived = [mark("derived_start", day=self.start.first)] if self.start.derived else []
            return self._status("upcoming", day, derived)
        if self.start and day < self.start.last:
            return self._status("disputed", day, telling.readings(self.start.readings), self.start.readings)
        return self._by_term(day)

    def _by_term(self, day: date) -> Status:
        code = self.term.at(day)
        if code == "gap":
            return self._status("gap", day, telling.gap(self, day))
        if code == "disputed":
            return self._status("disputed", day, telling.readings(self.term.ends(day)[0]))
        if code:
            return self._status(code, day, telling.last_day(self, day, code == "over"))
        silent = self.provision.notice.unsaid
        if self.undated:
            code = "open-ended" if self.start else "unsaid"
            return self._status(code, day, [mark("in_words", quote=one) for one in self.undated], word=NO_DAY[code])
        if self.start and "until" in silent:
            return self._status("open-ended", day)
        return self._status("unsaid" if {"from", "until"} <= {*silent} else "unread", day)

    @property
    def undated(self) -> list[str]:
        """The words by which the text tells an end of its validity that names no day, where no day is known of it."""
        said = [one.quote for up in self.provision.up for one in up.force if not any(map(any, one.spans))]
        wanted = {"until"} if self.start else {"from", "until"}
        return [quote for quote in said if wanted & sides_of(squeeze(quote))]

    def _status(
        self, code: str, day: date, marks: Iterable[Mark] = (), readings: tuple[Reading, ...] = (), word: str = ""
    ) -> Status:
        ends, _ = self.term.ends(day)
        until = ends[0].until if len(ends) == 1 else None
        if self.ending and (self.ending.issued <= day or self.ending.start <= day):
            until = min(filter(None, (self.ending.start - DAY, until)))
        start = self.start.first if self.start and self.start.first == self.start.last else None
        return status(
            code,
            [*telling.hindsight(self, day), *marks, *telling.coming(self, day), *telling.beside(self, day)],
            word,
            start=start,
            until=until,
            readings=readings or (ends if len(ends) > 1 else ()),
            version=self.version(day),
            acts=tuple(act for _, act in self.reached if act.issued <= day or act.start <= day),
            extended=self.term.is_extended(day),
        )

    def version(self, day: date) -> str:
        """Of the text: one more for each day on which a document has amended the measure, or a part of it, by then.
        What is corrected in a text of its own, is so from the start."""
        if self.measure:
            return self.measure.version(day)
        measure = self.provision.measure
        acts = (*self.acts("amends", "corrects"), *(self.within if measure else ()))
        made = {one.after for one in measure.as_issued.versions} if measure else set()
        amended = {(one.by.id, one.start) for one in acts if one.does == "amends" and one.start <= day}
        corrected = {one.by.id for one in acts if one.does == "corrects" and one.by.id in made}
        return f"v{1 + len(amended) + len(corrected)}"

    def whole(self, own: Status, day: date) -> Status:
        """The same with what is done to parts of it."""
        known = (act for act in self.within if act.start <= day or act.issued <= day)
        acts = sorted(once((*own.acts, *known)), key=lambda act: act.order)
        marks = dict.fromkeys([*own.marks, *telling.within(self, day)])
        return replace(own, marks=tuple(marks), acts=tuple(acts))

    def days(self) -> Iterator[date]:
        """Those from which on its status may be another."""
        if issued := issued_on(self.provision.notice):
            yield issued
        if self.start:
            yield from (self.start.first, self.start.last)
        yield from self.term.days()
        for act in (*(act for _, act in self.reached), *self.within, *self.touching, *self.doing):
            yield from (act.issued, act.start, *(one.start for one in act.effect.readings if one.start))
            if act.until:
                yield act.until + DAY
            if act.does in ("suspends", "prevails", "extends") and act not in self.doing:
                yield from self.of(act.stands_in).days()
        yield from (until + DAY for _, until in self.pauses if until)
        for other in (self.forwarded, self.measure):
            yield from other.days() if other else ()
        owners = (self.provision.measure, self.provision.notice)
        yield from (one.date for owner in owners if owner for one in owner.checked)
