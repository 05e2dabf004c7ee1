"""The next serials of entries."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.revisions.log import pending


class Given(NamedTuple):
    """What an entry is given: a serial if it has none, a day if it has none."""

    serial: int | None
    day: date | None


def next_serials(notice: Notice, library: Library, day: date) -> dict[int, Given]:
    """By place in the list: what the entries that are to be published lack. The older of them come first."""
    known = [one.serial for one in notice.revisions if one.serial]
    last = max([*known, *(serial for of, serial in library.lock.entries if of == notice.id)], default=0)
    places = {id(one): place for place, one in enumerate(notice.revisions)}
    found = {}
    for one in sorted(pending(notice, library), key=lambda one: one.date or day):
        serial = None
        if one.serial is None:
            last = serial = last + 1
        if serial or not one.date:
            found[places[id(one)]] = Given(serial, None if one.date else day)
    return found
