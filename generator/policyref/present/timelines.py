"""How long something holds, in short, as data of lists: scripts look up a day and work out nothing.

See `stretches_as_data` for all that is told of a stretch.
"""

from __future__ import annotations

from typing import Any

from policyref.model.library import Library
from policyref.present.store import as_json
from policyref.time.times import times

Rows = list[list[Any]]


def told_rows(unit: str, library: Library) -> Rows:
    """`[first day, code, the word with its strongest mark]`, each row until the next; the first has no day."""
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
