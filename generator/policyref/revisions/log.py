"""The entries about changes of a library, and which of them a page, a feed or a book has to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.revisions import NOTICE, Revision


def published(library: Library) -> list[Revision]:
    """All published entries, newest first; of one day those of later notices and of higher serials first."""
    found = [one for notice in reversed(library.notices) for one in reversed(_in_order(notice))]
    return sorted(found, key=lambda one: one.date or date.min, reverse=True)


def of_notice(notice: Notice) -> list[Revision]:
    """The published entries of a notice, of all that is in it, oldest first."""
    return _in_order(notice)


def of_measure(notice: Notice, measure: Measure) -> list[Revision]:
    """Those about a measure or about its notice as a whole."""
    return [one for one in _in_order(notice) if one.covers(measure.number) or one.covers(None)]


def latest(entries: Iterable[Revision], *, major: bool = False) -> Revision | None:
    return next((one for one in reversed([*entries]) if one.is_major or not major), None)


def pending(notice: Notice, library: Library) -> list[Revision]:
    """The entries of a notice that are not published yet: those that the lock does not know."""
    return [one for one in notice.revisions if not one.serial or (notice.id, one.serial) not in library.lock.entries]


def updated(notice: Notice, entries: Iterable[Revision], *, major: bool = False) -> date | None:
    """The day of the latest of these entries, or else that of the notice."""
    entry = latest(entries, major=major)
    return (entry and entry.date) or notice.issued


def touched(entry: Revision, notice: Notice, at: Callable[[Measure, int | None], str]) -> Iterator[tuple[str, str]]:
    """What an entry is about: the address of each place and how it is called; of many measures the first and last.

    `at` says where an item is found.
    """
    if NOTICE in entry.touches:
        yield notice.address, notice.short_title
    by_number = {measure.number: measure for measure in notice.measures}
    for first, last, low, high in entry.parts:
        ends = [by_number[one] for one in dict.fromkeys((first, last)) if one in by_number]
        if low and ends:
            numbers = dict.fromkeys((low, high))
            yield at(ends[0], low), ends[0].called + "至".join(map(ends[0].part_called, numbers))
        elif ends:
            yield ends[0].address, "至".join(one.called for one in ends)


def _in_order(notice: Notice) -> list[Revision]:
    return sorted((one for one in notice.revisions if one.serial), key=lambda one: one.serial or 0)
