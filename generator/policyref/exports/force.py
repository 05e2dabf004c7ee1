"""A status as other programs read it."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from policyref.model.library import Library
from policyref.time.status import Status
from policyref.time.times import times

ReadingRow = TypedDict("ReadingRow", {"name": str, "from": date | None, "until": date | None})
Force = TypedDict(
    "Force",
    {
        "code": str,
        "word": str,
        "marks": list[str],
        "from": date | None,
        "until": date | None,
        "readings": list[ReadingRow],
        "version": str,
    },
)
"""`from` and `until` are its first and last day by all documents; of two readings `until` is null."""


class ForceAsOf(Force):
    """As of a day: that of the last publication, or of the newest document."""

    as_of: date | None


def force_row(status: Status) -> Force:
    return {
        "code": status.code,
        "word": status.word,
        "marks": [mark.words for mark in status.marks],
        "from": status.start,
        "until": status.until,
        "readings": [{"name": one.name, "from": one.start, "until": one.until} for one in status.readings],
        "version": status.version,
    }


def day_known(day: date) -> date | None:
    """None of data in which nothing has a day."""
    return day if day > date.min else None


def force_as_of(unit: str, library: Library) -> ForceAsOf:
    """As of the day of the data; `validity.json` has all other days."""
    return {"as_of": day_known(library.day), **force_row(times(library).status(unit, library.day))}
