"""First and last days in every reading: what the text says, what the rule of a place adds, how extensions move it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from policyref.model.facts import Deadline
from policyref.model.notice import Notice
from policyref.model.places import depth
from policyref.model.time import PlaceRule
from policyref.time.acts import Act
from policyref.time.provisions import Provision

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A first or a last day in one of the ways to understand it; `name` is of that way, or of who says so."""

    name: str
    start: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """The days that a first or last day may be, the earliest first; more than one only where readings differ.

    `level` says how far up it was found: 0 is the provision itself. `rule` is that of a place from which it is derived.
    """

    readings: tuple[Reading, ...]
    level: int
    derived: bool
    rule: PlaceRule | None = None

    @property
    def first(self) -> date:
        return min(_day(one) for one in self.readings)

    @property
    def last(self) -> date:
        return max(_day(one) for one in self.readings)


def _day(one: Reading) -> date:
    found = one.until or one.start
    assert found is not None
    return found


def start_of(provision: Provision) -> Bound | None:
    """The first day, of the nearest level that has one."""
    return _nearest(provision, "start")


def end_of(provision: Provision, rules: Sequence[PlaceRule]) -> Bound | None:
    """The last day, of the nearest level that has one, or as a rule of the place has it where the text says nothing."""
    return _nearest(provision, "end") or _by_rule(provision.notice, len(provision.up) - 1, rules)


def _nearest(provision: Provision, side: str) -> Bound | None:
    for level, one in enumerate(provision.up):
        if found := {day: reading for deadline in one.force for day, reading in _readings(deadline, side)}:
            readings = tuple(found[day] for day in sorted(found))
            sure = all(deadline.certainty != "derived" for deadline in one.force if [*_readings(deadline, side)])
            return Bound(readings, level, not sure)
    return None


def _readings(deadline: Deadline, side: str) -> Iterable[tuple[date, Reading]]:
    for one in deadline.readings or (deadline,):
        name = "" if isinstance(one, Deadline) else one.name
        if day := getattr(one, side):
            yield day, Reading(name, start=day) if side == "start" else Reading(name, until=day)


def _by_rule(notice: Notice, level: int, rules: Sequence[PlaceRule]) -> Bound | None:
    start, rule = start_of(Provision(notice)), rule_for(notice, rules)
    if start is None or rule is None:
        return None
    title = (notice.official_title or "") + (notice.subject or "")
    named = [years for words, years in rule.years.items() if words in title]
    years = min(named) if named else rule.years.get("default")
    return Bound((Reading("", until=last_of_years(start.first, years)),), level, True, rule) if years else None


def rule_for(notice: Notice, rules: Sequence[PlaceRule]) -> PlaceRule | None:
    """Of the nearest place that has a rule, if the notice is younger than it and is known to say nothing itself."""
    if "until" not in notice.unsaid or notice.issued is None or start_of(Provision(notice)) is None:
        return None
    near = [(depth(rule.region, notice.region), rule.date, rule) for rule in rules]
    here = [one for one in near if one[0] and one[1] <= notice.issued]
    return max(here, key=lambda one: one[:2])[2] if here else None


def last_of_years(start: date, years: int) -> date:
    """The last day of so many years: the day before the anniversary, which of 29 February may be 1 March."""
    try:
        return start.replace(year=start.year + years) - DAY
    except ValueError:
        return start.replace(year=start.year + years, month=3, day=1) - DAY


@dataclass(frozen=True, slots=True)
class Step:
    """An extension, what was the last day before it, and whether that was derived."""

    act: Act
    before: tuple[Reading, ...]
    was_derived: bool

    @property
    def lengthens(self) -> bool:
        """Whether it names a later day than was known: what it cuts short is no extension, whatever it is called."""
        return not self.before or (self.act.until is not None and self.act.until > _last(self.before))

    def is_shown(self, day: date) -> bool:
        """Whether it was known on that day, or that day is reached by it alone."""
        begun = self.act.start <= day or self.act.effect.retroactive is not None
        reached = begun and self.act.until is not None and day <= self.act.until
        return self.act.issued <= day or (reached and bool(self.before) and day > _last(self.before))


@dataclass
class Term:
    """How long something holds, day by day. `gaps` are days of which no document speaks, `disputes` those of which two
    say different things. Before `known_from` no last day is known."""

    end: Bound | None
    readings: tuple[Reading, ...]
    steps: list[Step] = field(default_factory=list)
    gaps: list[tuple[date, date]] = field(default_factory=list)
    disputes: list[tuple[date, date]] = field(default_factory=list)
    known_from: date = date.min
    cleared: date | None = None

    def at(self, day: date) -> str:
        """The code of a day on which it has begun, as far as the last day decides; empty where none is known."""
        if self.cleared and day < self.cleared:
            return "in-force"
        if any(first <= day <= last for first, last in self.gaps):
            return "gap"
        if any(first <= day <= last for first, last in self.disputes):
            return "disputed"
        if not self.readings or day < max(self.known_from, self.cleared or date.min):
            return ""
        return "over" if day > _last(self.readings) else "in-force"

    def shown(self, day: date) -> list[Step]:
        return [one for one in self.steps if one.is_shown(day)]

    def ends(self, day: date) -> tuple[tuple[Reading, ...], bool]:
        """The last day as it is known on some day, in every reading, and whether it is derived."""
        derived = bool(self.end and self.end.derived)
        if self.cleared and day < self.cleared:
            return self.end.readings if self.end else (), derived
        hidden = next((one for one in self.steps if not one.is_shown(day)), None)
        if hidden:
            return hidden.before, hidden.was_derived
        return self.readings, derived and not self.steps and not self.cleared

    def is_extended(self, day: date) -> bool:
        """Whether it holds on some day only because of an extension."""
        first = self.steps[0].before if self.steps else ()
        return bool(first) and day > _last(first)

    def days(self) -> Iterable[date]:
        """Those from which on something may be different."""
        for one in (*self.readings, *(reading for step in self.steps for reading in step.before)):
            yield _day(one) + DAY
        for first, last in (*self.gaps, *self.disputes):
            yield from (first, last + DAY)
        if self.end:
            yield from (_day(one) + DAY for one in self.end.readings)
        yield from (one for one in (self.known_from, self.cleared) if one)


def _last(readings: Sequence[Reading]) -> date:
    return max(_day(one) for one in readings)


def term_of(end: Bound | None, extensions: Sequence[Act], confirmed: Iterable[date]) -> Term:
    """What extensions, the latest issued last, make of the last day. Who confirms in time clears that of a rule."""
    term = Term(end, end.readings if end else ())
    if end and end.derived and end.rule:
        early = [day for day in confirmed if day <= end.last + DAY and not any(one.start <= day for one in extensions)]
        if early:
            term.cleared, term.readings = min(early), ()
    for act in extensions:
        assert act.until is not None
        _extend(term, act, Reading(named(act.by), until=act.until), bool(end and end.derived and not term.steps))
    days = [_day(one) for one in term.readings]
    if days and min(days) < max(days):
        term.disputes.append((min(days) + DAY, max(days)))
    return term


def _extend(term: Term, act: Act, to: Reading, was_derived: bool) -> None:
    before = term.readings
    term.steps.append(Step(act, before, was_derived))
    assert to.until is not None
    if not before:
        term.readings, term.known_from = (to,), act.start
        return
    low, high = min(_day(one) for one in before), _last(before)
    same_day = len(term.steps) > 1 and term.steps[-2].act.issued == act.issued and to.until > high
    if to.until < high or same_day:
        apart = (one for one in before if one.until != to.until)
        term.readings = tuple(sorted([to, *apart], key=_day))
        return
    if low < high:
        _add(term.disputes, low + DAY, min(high, act.start - DAY))
    if act.effect.retroactive is None:
        _add(term.gaps, high + DAY, act.start - DAY)
    term.readings = (to,)


def _add(spans: list[tuple[date, date]], first: date, last: date) -> None:
    if first <= last:
        spans.append((first, last))


def named(notice: Notice) -> str:
    """What a notice is called beside others: its number, or else its title."""
    return notice.number or f"《{notice.short_title}》"
