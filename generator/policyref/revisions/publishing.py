"""What will have been published once the data as it is now is published on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from policyref.facts.record import changed
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.revisions import FactsLock, LockedEvent, LockedFacts, Revision
from policyref.revisions.canonical import FORMAT, entry_hash, facts_of
from policyref.revisions.events import gone_with_their_measure, published
from policyref.revisions.identity import authority, beginning
from policyref.revisions.log import pending
from policyref.revisions.serials import Given


def next_lock(library: Library, host: Host, day: date, given: dict[str, dict[int, Given]]) -> FactsLock:
    """`given` are the serials and days that entries are given, by notice and place in its list. Which links there will
    be is known when the site is made."""
    entries = {key: found for key, found in library.lock.entries.items() if key[0] not in library.notice_by_id}
    events: dict[str, tuple[LockedEvent, ...]] = {}
    for notice in library.notices:
        new = [_numbered(notice, one, given.get(notice.id, {})) for one in pending(notice, library)]
        told = [one for one in notice.revisions if (notice.id, one.serial) in library.lock.entries]
        entries |= {(notice.id, one.serial): frozenset([entry_hash(one)]) for one in (*told, *new) if one.serial}
        owners: list[Measure | Notice] = [notice, *notice.measures]
        for owner in owners:
            key = owner.id if isinstance(owner, Notice) else owner.key
            events[key] = tuple(published(owner, library, authority(host), new))
    for event in gone_with_their_measure(library):
        said = replace(event.said, sequence=event.sequence, modified=day if event.has_moved else event.said.modified)
        events[said.owner] = (*events.get(said.owner, ()), said)
    begin, facts = beginning(library, host, day), _facts(library, day)
    links, promised = (library.lock.links, library.lock.promised) if library.lock.day else (0, frozenset[str]())
    return FactsLock(day, begin, facts, entries, events, links, promised)


def _numbered(notice: Notice, entry: Revision, given: dict[int, Given]) -> Revision:
    place = next(place for place, one in enumerate(notice.revisions) if one is entry)
    serial, day = given.get(place, Given(None, None))
    return changed(entry, serial=serial or entry.serial, date=day or entry.date)


def _facts(library: Library, day: date) -> dict[str, tuple[LockedFacts, ...]]:
    """Facts that are as they were keep their day, so that a line says since when."""
    found: dict[str, tuple[LockedFacts, ...]] = {}
    for key, hashes in facts_of(library).items():
        known = library.lock.facts.get(key, ())
        same = next((one for one in known if (one.format, one.hashes) == (FORMAT, hashes)), None)
        found[key] = (same or LockedFacts(FORMAT, day, hashes),)
    return found
