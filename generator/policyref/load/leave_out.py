"""A record without what is wrong in it, so that everything else of its file can be looked at in the same run.

A fact with a fault is left out as a whole, and so is a faulty value of the file itself, or the file where it cannot do
without. Of a fact that is left out the quote is kept: what it rests on is not said to be unused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from policyref.facts.provenance import Way, declared
from policyref.facts.record import put
from policyref.facts.spans import Kept, Lost

_GONE = object()


@dataclass
class LeavingOut:
    """What is written in a file, less what is found to be wrong. Ways are those that an editor sees."""

    written: Mapping[str, Any]
    kind: Any
    gone: list[Way] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    moved: dict[Way, list[int]] = field(default_factory=dict)
    stood_in: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def raw(self) -> Any:
        """A copy to take things out of; most files need none."""
        return _copy(self.written)

    def pruned(self) -> Any:
        """What is left, in lists without gaps."""
        self.moved.clear()
        return self._without(self.raw, ())

    def _without(self, value: Any, way: Way) -> Any:
        if isinstance(value, dict):
            return {key: self._without(one, (*way, key)) for key, one in value.items() if one is not _GONE}
        if not isinstance(value, list):
            return value
        kept = [index for index, one in enumerate(value) if one is not _GONE]
        if len(kept) < len(value):
            self.moved[way] = kept
        return [self._without(value[index], (*way, index)) for index in kept]

    def as_written(self, way: Way) -> Way:
        """The way to something of `pruned` as an editor sees it."""
        found: Way = ()
        for step in way:
            kept = self.moved.get(found)
            found = (*found, kept[step] if kept and isinstance(step, int) and step < len(kept) else step)
        return found

    def leave(self, faults: Iterable[tuple[Way, bool]]) -> bool:
        """Takes out what is faulty, or the record in which it is missing; False where nothing would be left."""
        left = [self._leave(way[:-1], way[-1:]) if missing else self._leave(way, ()) for way, missing in faults]
        return all(left)

    def _leave(self, way: Way, missing: Way) -> bool:
        if not way:
            return self._stand_in(missing)
        way = _entry(way)
        holder = _at(self.raw, way[:-1])
        step: Any = way[-1]
        here = step in holder if isinstance(holder, dict) else isinstance(holder, list) and step < len(holder)
        if not here:
            return self._leave(way[:-1], ())  # a mapping where words should be, or the other way round
        value = holder[step]
        if value is not _GONE:
            holder[step] = _GONE
            self.gone.append(way)
            quote = value.get("quote") if isinstance(value, dict) else None
            self.lost.append(Lost(way, quote if isinstance(quote, str) else ""))
        return True

    def _stand_in(self, missing: Way) -> bool:
        """For a field of the file itself that says what stands for it meanwhile."""
        one = next((one for one in declared(self.kind) if (one.key,) == missing), None)
        if one is None or one.meanwhile is None:
            return False
        self.raw[one.key] = "x" if one.meanwhile == "" else ["x"]  # is read, and then taken out again
        self.stood_in[one.name] = one.meanwhile
        self.gone.append(missing)
        return True

    def settle(self, record: Any) -> None:
        """Says in the record what it lacks."""
        for name, meanwhile in self.stood_in.items():
            put(record, name, meanwhile)
        put(record, "kept", Kept(tuple(self.gone), tuple(self.lost), dict(self.moved)))


def _entry(way: Way) -> Way:
    """What goes as a whole: an entry of a list of the file or of one of its items, or else a key of it.

    What is left of a fact without one of its values would only be found to be wrong in another way.
    """
    start = 2 if way[0] == "items" and len(way) > 2 else 0
    return way[: start + (2 if len(way) > start + 1 and isinstance(way[start + 1], int) else 1)]


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _at(value: Any, way: Way) -> Any:
    for step in way:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
