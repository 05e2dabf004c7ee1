"""How long something holds, as data for scripts: they look up a day and work out nothing.

A row is `[first day, code, word, marks, version]` and holds until the next; the first has no day.
"""

from __future__ import annotations

from typing import Any

from policyref.model.library import Library
from policyref.present.store import as_json
from policyref.time.times import times

Rows = list[list[Any]]


def rows(unit: str, library: Library) -> Rows:
    return [
        [
            one.first.isoformat() if one.first else "",
            one.status.code,
            one.status.word,
            [mark.words for mark in one.status.marks],
            one.status.version,
        ]
        for one in times(library).timeline(unit)
    ]


def told_rows(unit: str, library: Library) -> Rows:
    """The same in short, for lists: `[first day, code, the word with its strongest mark]`."""
    found: Rows = []
    for one in times(library).timeline(unit):
        told = [one.status.code, one.status.told]
        if not found or found[-1][1:] != told:
            found.append([one.first.isoformat() if one.first else "", *told])
    return found


class Timelines:
    """Each distinct timeline once, in short, in the order in which they were first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._found: dict[str, int] = {}

    def of(self, unit: str) -> int:
        """The place of a unit's timeline among them."""
        return self._found.setdefault(as_json(told_rows(unit, self.library)), len(self._found))

    @property
    def json(self) -> str:
        return f"[{','.join(self._found)}]"
