"""`facts.lock` as text: one thing a line, sorted, so that two branches that publish can be joined line by line.

Where they were, the newest day holds; of what a measure says the newest lines, and of one day each is known; of an
event the one that was changed most often. Of every promised address and anchor there is a hash: such lines only ever
grow, so that whatever either branch has promised is known to be missing from `links.lock` after they were joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from policyref.model.revisions import FactsLock, LockedEvent, LockedFacts

NAME = "facts.lock"
_HEADER = "# 公布过的事实，由 policyref publish 写，不要手工修改。每行一样：公布日、事实的散列、改动、日历事件。\n"
_NONE = "-"
_BEGINNING = 2  # of the hash of a promised address: what begins alike is one line
_CANCELLED, _LIVE = "cancelled", "live"


class LineError(ValueError):
    """A line that nobody wrote as it stands: its number and its place in the text."""

    def __init__(self, number: int, offset: int) -> None:
        super().__init__(number)
        self.number, self.offset = number, offset


def read(text: str) -> FactsLock:
    """What a lock file says. Raises LineError."""
    days: list[date] = []
    begins: list[str] = []
    links: list[int] = []
    promised: set[str] = set()
    facts: dict[str, list[LockedFacts]] = {}
    entries: dict[tuple[str, int], set[str]] = {}
    events: dict[str, LockedEvent] = {}
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.startswith("#"):
            try:
                word, *rest = line.split(" ")
                if word == "published":
                    days.append(_day(*rest))
                elif word == "ids":
                    begins.append(*rest)
                elif word == "links" and rest[1:]:
                    promised.update(f"{rest[0]}{one}" for one in rest[1:])
                elif word == "links":
                    links.append(int(*rest))
                elif word == "facts":
                    key, locked = _facts(*rest)
                    facts.setdefault(key, []).append(locked)
                elif word == "entry":
                    notice, serial, found = rest
                    entries.setdefault((notice, int(serial)), set()).add(found)
                elif word == "event":
                    event = _event(line.split(" ", 10)[1:])
                    events[event.uid] = max(event, events.get(event.uid, event), key=_order)
                else:
                    raise ValueError(word)
            except (ValueError, TypeError) as error:
                raise LineError(number, offset) from error
        offset += len(line) + 1
    by_owner: dict[str, list[LockedEvent]] = {}
    for event in events.values():
        by_owner.setdefault(event.owner, []).append(event)
    return FactsLock(
        max(days, default=None),
        min(begins, default=""),
        {key: _newest(found) for key, found in facts.items()},
        {key: frozenset(found) for key, found in entries.items()},
        {key: tuple(found) for key, found in by_owner.items()},
        max(links, default=None),
        frozenset(promised),
    )


def written(lock: FactsLock) -> str:
    return _HEADER + "".join(f"{line}\n" for line in sorted(_lines(lock)))


def _lines(lock: FactsLock) -> Iterator[str]:
    if lock.day:
        yield f"published {lock.day}"
    if lock.begin:
        yield f"ids {lock.begin}"
    if lock.links is not None:
        yield f"links {lock.links}"
    by_beginning: dict[str, list[str]] = {}
    for promised in sorted(lock.promised):
        by_beginning.setdefault(promised[:_BEGINNING], []).append(promised[_BEGINNING:])
    yield from (" ".join(["links", begin, *rest]) for begin, rest in by_beginning.items())
    for key, found in lock.facts.items():
        for one in found:
            hashes = (f"{kind}:{value}" for kind, value in sorted(one.hashes.items()))
            yield " ".join(["facts", key, one.format, str(one.day), *hashes])
    for (notice, serial), hashes_of in lock.entries.items():
        yield from (f"entry {notice} {serial} {one}" for one in hashes_of)
    for event in (one for those in lock.events.values() for one in those):
        said: list[Any] = [event.owner, event.uid, event.kind, event.item or _NONE, event.first, event.last]
        said += [event.sequence, event.modified or _NONE, _CANCELLED if event.cancelled else _LIVE, event.what]
        yield " ".join(map(str, ["event", *said]))


def _day(words: str) -> date:
    return date.fromisoformat(words)


def _facts(key: str, version: str, day: str, *hashes: str) -> tuple[str, LockedFacts]:
    return key, LockedFacts(version, _day(day), dict(_pair(one) for one in hashes))


def _pair(words: str) -> tuple[str, str]:
    kind, found = words.split(":")
    return kind, found


def _event(said: list[str]) -> LockedEvent:
    owner, uid, kind, item, first, last, sequence, modified, state, what = said
    if state not in (_CANCELLED, _LIVE):
        raise ValueError(state)
    return LockedEvent(
        owner,
        uid,
        kind,
        None if item == _NONE else int(item),
        _day(first),
        _day(last),
        int(sequence),
        None if modified == _NONE else _day(modified),
        state == _CANCELLED,
        what,
    )


def _order(event: LockedEvent) -> tuple[Any, ...]:
    return event.sequence, event.modified or date.min, event.cancelled, event.last, event.what


def _newest(found: Iterable[LockedFacts]) -> tuple[LockedFacts, ...]:
    found = list(found)
    newest = max(one.day for one in found)
    return tuple(one for one in found if one.day == newest)
