"""The events of calendars, and what they are known by for ever.

The id of an event comes from its measure and the place of the fact in it, never from words that may be quoted
otherwise; with the first publish it is frozen in `facts.lock`, and the fact is found again by what has stayed of it.
An event whose fact is gone is cancelled and kept: who has subscribed would go on seeing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policyref.model.facts import Deadline
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.revisions import LockedEvent, Revision
from policyref.revisions.log import pending
from policyref.time.times import times
from policyref.words import FORCE_EVENT


@dataclass(frozen=True, slots=True)
class Event:
    """`said` is how it stands now, `locked` how it was published; None where it is of this data alone. Without a
    `deadline` its fact is gone."""

    said: LockedEvent
    locked: LockedEvent | None
    deadline: Deadline | None

    @property
    def has_moved(self) -> bool:
        """Whether its days, or that it takes place, are not those that were published."""
        return self.locked is not None and _days(self.said) != _days(self.locked)

    @property
    def has_new_day(self) -> bool:
        """Whether another day is the one to keep; that a period is shown by its last day alone is no news."""
        return self.locked is not None and _kept(self.said) != _kept(self.locked)

    @property
    def sequence(self) -> int:
        """One further than published where it has moved since; what is cancelled has been changed at least once."""
        if self.locked is None:
            return int(self.said.cancelled)
        return self.locked.sequence + self.has_moved


def events_of(owner: Measure | Notice, library: Library, at: str) -> list[Event]:
    """In the order of the data, then those whose facts are gone. `at` is the authority in the ids of new ones."""
    key = owner.id if isinstance(owner, Notice) else owner.key
    dated = [one for one in owner.deadlines if _is_event(one)]
    locked = library.lock.events.get(key, ())
    known = _paired([_said(owner, key, one, library) for one in dated], locked)
    named = _named([said for said, before in known if before is None], at, [one.uid for one in locked])
    found = []
    for deadline, (said, before) in zip(dated, known, strict=True):
        uid, modified = (before.uid, before.modified) if before else (named[id(said)], None)
        found.append(Event(replace(said, uid=uid, modified=modified), before, deadline))
    left = [one for one in locked if one.uid not in {event.said.uid for event in found}]
    return found + [Event(replace(one, cancelled=True), one, None) for one in left]


def gone_with_their_measure(library: Library) -> Iterator[Event]:
    """The events of measures and notices that are in the data no more."""
    for owner, events in library.lock.events.items():
        if owner not in library.measure_by_key and owner not in library.notice_by_id:
            yield from (Event(replace(one, cancelled=True), one, None) for one in events)


def moved_quietly(library: Library) -> Iterator[tuple[str, str]]:
    """The notice and how it is called, of events that have moved while all that is told of it are small changes."""
    for notice in library.notices:
        entries = pending(notice, library)
        if not entries:
            continue  # then it is not told at all
        owners: list[Measure | Notice] = [*notice.measures, notice]
        for owner in owners:
            if any(one.has_new_day for one in events_of(owner, library, "")):
                about = [one for one in entries if one.covers(owner.number if isinstance(owner, Measure) else None)]
                if about and not any(one.is_major for one in about):
                    yield notice.id, owner.called if isinstance(owner, Measure) else notice.short_title


def published(owner: Measure | Notice, library: Library, at: str, entries: Sequence[Revision]) -> Iterator[LockedEvent]:
    """What the lock will say of the events of an owner once these entries are published."""
    for event in events_of(owner, library, at):
        about = [one for one in entries if one.is_major and _is_about(one, owner, event)]
        days = [one.date for one in about if one.date]
        changed = event.locked is not None and _plain(event.said) != _plain(event.locked)
        sequence, modified = event.sequence, event.said.modified
        if event.locked is None:
            modified = max(days, default=None) if event.said.cancelled else None
        elif changed and about:
            sequence = event.locked.sequence + len(about)
        if changed and days:
            modified = max(days)
        yield replace(event.said, sequence=sequence, modified=modified)


def _is_about(entry: Revision, owner: Measure | Notice, event: Event) -> bool:
    if isinstance(owner, Notice):
        return entry.covers(None)
    return entry.covers_item(owner.number, event.said.item) or (event.said.cancelled and entry.covers(None))


def _is_event(deadline: Deadline) -> bool:
    if deadline.kind == "force":
        return bool(deadline.start or deadline.end)
    return deadline.counts and bool(deadline.start or deadline.end or deadline.rule)


def _said(owner: Measure | Notice, key: str, deadline: Deadline, library: Library) -> LockedEvent:
    first = last = deadline.end or deadline.start  # of a period the last day is the one to keep
    if deadline.recurring:
        notice = library.notice_by_id[key.partition("/")[0]]
        first = last = deadline.recurring.following(notice.issued or date(1970, 1, 1))
    assert first is not None and last is not None  # the caller has looked
    unit = _unit(key, deadline)
    title = library.title_of(owner) if isinstance(owner, Notice) else owner.title
    words = deadline.quote if isinstance(owner, Notice) else title
    if deadline.kind == "force":
        last = first = _last_day(unit, deadline, library) or last
        day = FORCE_EVENT["last" if deadline.end else "first"]
        words = day if isinstance(owner, Notice) else f"{title}：{day}"
    acts = (sure for act in times(library).acts_on(unit) if (sure := act.surely))
    cancelled = any(act.does in ("repeals", "replaces") and act.start <= last for act in acts)
    what = " ".join((deadline.what or words).split())
    return LockedEvent(key, "", deadline.kind, deadline.item, first, last, 0, None, cancelled, what)


def _unit(key: str, deadline: Deadline) -> str:
    """The key of what a date is of; where it is of several benefits, what they stand in."""
    item = f"/{deadline.item}" if deadline.item else ""
    return key + item + (f"@{deadline.of[0]}" if len(deadline.of) == 1 else "")


def _last_day(unit: str, deadline: Deadline, library: Library) -> date | None:
    """Of a validity, with the latest extension that reaches it."""
    if not deadline.end:
        return None
    acts = [act for act in times(library).acts_on(unit) if act.does == "extends" and act.until]
    reaching = [act for act in acts if act.on == unit or act.effect.own_dates]
    return reaching[-1].until if reaching else deadline.end


def _named(new: Sequence[LockedEvent], at: str, taken: Iterable[str]) -> dict[int, str]:
    """The ids of new events, by which of these records it is; whatever order they are written in."""
    found: dict[int, str] = {}
    for said in sorted(new, key=lambda one: (one.first, one.last, one.what)):
        found[id(said)] = _uid(said, at, {*taken, *found.values()})
    return found


def _uid(said: LockedEvent, at: str, taken: set[str]) -> str:
    """`yourcity-2024-7.11-i2-due@www.example.gov.cn`; the next of its kind there is `-due-2`."""
    item = f"-i{said.item}" if said.item else ""
    name, number = f"{said.owner.replace('/', '.')}{item}-{said.kind}", 1
    while (uid := f"{name}{f'-{number}' if number > 1 else ''}@{at or 'policyref'}") in taken:
        number += 1
    return uid


_ALIKE: tuple[Callable[[LockedEvent], Any], ...] = (
    lambda one: (one.kind, one.item, one.first, one.last, one.what),
    lambda one: (one.kind, one.item, one.last, one.what),
    lambda one: (one.item, one.first, one.last, one.what),
    lambda one: (one.kind, one.item, one.what),
    lambda one: (one.kind, one.item, one.first, one.last),
    lambda one: (one.item, one.what),
    lambda one: (one.first, one.last, one.what),
    lambda one: (one.kind, one.item, one.first),
    lambda one: (one.kind, one.item, one.last),
)
"""What may have stayed of a fact, that which tells most first."""


def _paired(said: Sequence[LockedEvent], locked: Iterable[LockedEvent]) -> list[tuple[LockedEvent, LockedEvent | None]]:
    """Each event beside the published one that it is; what has nothing in common with any is a new one."""
    left = sorted(locked, key=lambda one: (one.cancelled, one.uid))
    found: dict[int, LockedEvent] = {}
    for alike in _ALIKE:
        for index, one in enumerate(said):
            if index in found:
                continue
            same = next((other for other in left if alike(other) == alike(one)), None)
            if same:
                found[index] = same
                left.remove(same)
    return [(one, found.get(index)) for index, one in enumerate(said)]


def _days(event: LockedEvent) -> tuple[Any, ...]:
    return event.first, event.last, event.cancelled


def _kept(event: LockedEvent) -> tuple[Any, ...]:
    return event.last, event.cancelled


def _plain(event: LockedEvent) -> tuple[Any, ...]:
    return event.first, event.last, event.cancelled, event.what
