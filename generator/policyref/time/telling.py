"""What is told beside the word of a status: the marks of one provision on a day, those that weigh most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from policyref.text.dates import format_date
from policyref.time.acts import Act, issued_on
from policyref.time.bounds import DAY, Reading, named
from policyref.time.status import Mark, mark, marks_of_parts
from policyref.words import DOES, ENDED, FORCE, FOUND_IN_FORCE, MARK

if TYPE_CHECKING:
    from policyref.time.holding import Holding

_OF_TEXT = {"interprets": "interpreted", "corrects": "corrected"}


def ended(one: Holding, act: Act, day: date) -> Iterator[Mark]:
    yield mark(_surely("since", act), day=act.start)
    for later in one.acts("extends"):
        if later.until and act.start <= later.issued <= day:
            yield mark("extended_after_end", day=later.issued, by=named(later.by), until=later.until)
    if act.effect.savings:
        yield mark("savings", quote=act.effect.savings.quote)
    yield from _instead(one, act, "now_see")


def _surely(code: str, act: Act) -> str:
    """The mark of an act whose first day its words say, or that of one whose first day is taken to be that of issue."""
    return code if act.start_is_said else f"{code}_derived"


def hindsight(one: Holding, day: date) -> Iterator[Mark]:
    """What is true of the day by documents that nobody could know on it: the status is by all that is known now."""
    issued = issued_on(one.provision.notice)
    if one.start and issued and one.start.first <= day < issued:
        yield mark("issued_later_itself", day=issued)
    told = {act.by.id: act for act in _working(one, day) if act.issued > day}
    yield from (mark("issued_later", by=named(act.by), day=act.issued) for act in told.values())


def _working(one: Holding, day: date) -> Iterator[Act]:
    """The acts by which the status of the day is what it is."""
    if one.ending and one.ending.start <= day:
        yield one.ending
        return
    yield from (act for act, until in one.pauses if act.start <= day and (until is None or day <= until))
    yield from (act for act in one.acts("amends", "confirms", "prevails") if act.start <= day)
    for step in one.term.steps:
        # One that names an earlier day than was known makes two readings of the days after it.
        if step.is_shown(day) or (step.act.until and step.act.until < day):
            yield step.act


def suspended(one: Holding, until: date | None, day: date) -> Iterator[Mark]:
    yield mark("suspended_to", day=until) if until else mark("suspended_open")
    ends = [end.until for end in one.term.ends(day)[0] if end.until]
    if ends and one.term.at(day) == "over":
        yield mark("over_meanwhile", day=max(ends))


def gap(one: Holding, day: date) -> Iterator[Mark]:
    first, last = next(span for span in one.term.gaps if span[0] <= day <= span[1])
    yield mark("gap", start=first, end=last)


def readings(found: Sequence[Reading]) -> Iterator[Mark]:
    """Every way to understand a first or a last day."""
    for reading in found:
        name = reading.name or MARK["text"]
        if reading.start:
            yield mark("reading_from", name=name, day=reading.start)
        if reading.until:
            yield mark("reading", name=name, day=reading.until)


def understood(act: Act) -> Iterator[Mark]:
    """Every way to understand an act that may have ended something."""
    for one in act.effect.readings:
        words = {"name": one.name, "word": act.word}
        yield mark("reading_act", day=one.start, **words) if one.start else mark("reading_no_act", **words)


def ways(act: Act, ends: Sequence[Reading]) -> Iterator[Reading]:
    """The same as last days."""
    last = ends[-1].until if ends else None
    yield from (Reading(one.name, until=one.start - DAY if one.start else last) for one in act.effect.readings)


def last_day(one: Holding, day: date, is_over: bool) -> Iterator[Mark]:
    """Where the last day is from: derived, extended, or plainly of the text."""
    ends, derived = one.term.ends(day)
    last = ends[-1].until if ends else None
    if derived and last:
        yield mark("derived", day=last)
        if one.end and one.end.rule:
            yield mark("derived_by_rule", document=one.end.rule.document, quote=one.end.rule.quote)
    elif is_over and last:
        yield mark("last", day=last)
    yield from _extended(one, day)
    if len(ends) > 1 and not is_over:
        yield from readings(ends)


def _extended(one: Holding, day: date) -> Iterator[Mark]:
    steps = one.term.steps
    if shown := [step for step in one.term.shown(day) if step.lengthens]:
        before = [end.until for end in shown[0].before if end.until]
        code = "extended_from_derived" if shown[0].was_derived else "extended_from"
        yield mark(code, day=max(before)) if before else mark("extended")
        for step in shown:
            found = one.of(step.act.stands_in).at(day)
            if found.is_ended:
                yield mark("act_ended", by=named(step.act.by), word=found.word)
    reached = [step.act for step in steps]
    if any(act.until and act.issued <= day and act not in reached for act in one.acts("extends")):
        yield mark("own_dates")


def coming(one: Holding, day: date) -> Iterator[Mark]:
    """What is known on the day to come: 将于2026年11月1日废止."""
    is_ended = one.ending and one.ending.start <= day
    for _, act in one.reached:
        if _does(act) and act.issued <= day < act.start and not is_ended:
            yield mark(_foretold(act), day=act.start, does=_does(act))
            yield from _instead(one, act, "then_see")


def _foretold(act: Act) -> str:
    return "may" if act.is_ambiguous else "will"


def _does(act: Act) -> str:
    """What it will do, as it is foretold; of what only moves or confirms a last day nothing."""
    if act.does in ("repeals", "replaces"):
        return ENDED[act.ends_as]
    if act.resumes:
        return act.word
    return {"suspends": FORCE["suspended"], "amends": DOES["amends"]}.get(act.does, "")


def _instead(one: Holding, act: Act, code: str) -> Iterator[Mark]:
    """Where to look instead, for the provision or for what it stands in."""
    wanted = {up.key.removeprefix(f"{up.notice.id}/") for up in one.provision.up}
    for part, key in act.effect.instead.items():
        if part in wanted:
            yield mark(code, unit=_called(one, key))


def _called(one: Holding, key: str) -> str:
    found = one.find(key)
    return f"{named(found.notice)}{found.called}" if found else key


def beside(one: Holding, day: date) -> Iterator[Mark]:
    """What has been done to it that ends nothing, and what somebody was told."""
    amended = [act for act in one.acts("amends") if act.start <= day]
    yield from (mark(_surely("amended", act), day=act.start) for act in amended[-1:])
    yield from _not_consolidated(one, amended)
    for act in one.acts("prevails"):
        if act.start <= day and one.goes_on(act, day):
            yield mark("prevails", by=named(act.by))
    for act in one.doing:
        if act.does == "prevails" and act.start <= day and act.on:
            yield mark("prevails_over", of=_called(one, act.on))
    for act in one.acts("confirms"):
        if act.start <= day:
            yield mark("resumed" if act.resumes else "confirmed", day=act.start, word=act.word)
    for act in one.acts("interprets", "corrects"):
        if act.start <= day:
            yield mark(_OF_TEXT[act.does], by=named(act.by))
    for act in one.touching:
        if act.issued <= day:
            yield mark("unnamed", by=named(act.by), words=act.unnamed)
    if one.forwarded and (found := one.forwarded.at(day)).is_gone:
        yield mark("forwarded", of=named(one.forwarded.provision.notice), word=found.word)
    yield from _asked(one, day)


def _asked(one: Holding, day: date) -> Iterator[Mark]:
    owners = (one.provision.measure, one.provision.notice)
    asked = [checked for owner in owners if owner for checked in owner.checked if checked.date <= day]
    for checked in sorted(asked, key=lambda checked: checked.date):
        yield mark("asked", day=checked.date, asked=checked.asked, found=FOUND_IN_FORCE[checked.found])


def _not_consolidated(one: Holding, amended: Sequence[Act]) -> Iterator[Mark]:
    """Of a measure, or a part of one, whose later text nobody has entered yet."""
    measure = one.provision.measure
    have = Counter(version.after for version in measure.as_issued.versions) if measure else Counter[str]()
    days = Counter(name for name, _ in {(act.by.id, act.start) for act in amended})
    if measure and any(count > have[name] for name, count in days.items()):
        yield mark("not_consolidated")


def within(one: Holding, day: date) -> Iterator[Mark]:
    """What is done to parts of it, each named. What has ended a part, the status of the part says."""
    late = {act.by.id: act for act in one.within if act.start <= day < act.issued and act.does != "extends"}
    yield from (mark("issued_later", by=named(act.by), day=act.issued) for act in late.values())
    told = ((act, words) for act in one.within if (words := _done(act, day)))
    yield from marks_of_parts((found.called, words) for act, words in told if act.on and (found := one.find(act.on)))
    yield from _not_consolidated(one, [act for act in one.within if act.does == "amends" and act.start <= day])


def _done(act: Act, day: date) -> str:
    if act.does == "amends" and act.start <= day:
        return MARK[_surely("amended", act)].format(day=format_date(act.start))
    if act.issued <= day < act.start and _does(act):
        return MARK[_foretold(act)].format(day=format_date(act.start), does=_does(act))
    return ""
