"""Whether something holds, day by day, as data: scripts look up the stretch of a day and work out nothing."""

from __future__ import annotations

from typing import Any

from policyref.model.library import Library
from policyref.time.times import times


def stretches_as_data(unit: str, library: Library) -> list[Any]:
    """First day, code, word, marks, version, the words of a row, and those that are true of parts with nothing of their
    own, where these are others; the first stretch has no first day."""
    return [
        [one.first.isoformat() if one.first else "", found.code, found.word, [mark.words for mark in found.marks],
         found.version, found.told, *([found.told_of_rest] if found.told_of_rest != found.told else [])]
        for one in times(library).timeline(unit)
        for found in [one.status]
    ]  # fmt: skip
