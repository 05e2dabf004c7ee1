"""What has changed in published data is told by an entry, and what was told stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.revisions import NOTICE, Revision
from policyref.problems.problem import Place, Problem, problem
from policyref.revisions.canonical import entry_hash
from policyref.revisions.changed import untold
from policyref.revisions.events import moved_quietly
from policyref.revisions.log import pending

KEEP_FROM_PUBLISHING = frozenset({"E515", "E516", "E520"})
"""What a site may be made with, and not published."""


def check_revisions(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        for one in notice.revisions:
            yield from _places(one, notice, library)
        yield from _serials(notice)
        yield from _kept(notice, library)
        published = {found for (of, _), hashes in library.lock.entries.items() if of == notice.id for found in hashes}
        for one in pending(notice, library):
            # One that only waits for another serial, since two branches were joined, was published on its day.
            if one.date and library.lock.day and one.date < library.lock.day and entry_hash(one) not in published:
                yield _left("E520", one.place.at("date"), found=one.date, day=library.lock.day)
    for notice_id, changed in untold(library).items():
        for how in changed:
            place = _file(library.notice_by_id[notice_id])
            yield _left("E515", place, ready=how.entry, found=how.what)
    for notice_id, called in moved_quietly(library):
        yield _left("E516", _file(library.notice_by_id[notice_id]), found=called)


def _file(notice: Notice) -> Place:
    return Place(f"{notice.place.file.rpartition('/')[0]}/revisions.yml")


def _left(code: str, place: Place, ready: str = "", **words: Any) -> Problem:
    """The site is made all the same; only `publish` waits for it."""
    return replace(problem(code, place, **words), is_open=True, ready=ready)


def _places(one: Revision, notice: Notice, library: Library) -> Iterator[Problem]:
    """Every place that an entry names is there, or was there when it was published."""
    items = {measure.number: {item.number for item in measure.items} for measure in notice.measures}
    known = {*items, *(_number(key) for key in library.lock.facts if key.startswith(f"{notice.id}/"))}
    if not notice.is_read or one.is_published:
        return  # a measure may have gone since
    parts = iter(one.parts)
    for index, words in enumerate(one.touches):
        if words == NOTICE:
            continue
        first, last, low, high = next(parts)
        lacking = next((n for n in range(first, last + 1) if n not in known), None)
        missing = next((n for n in range(low, high + 1) if low and n not in items.get(first, ())), None)
        what = (
            "前面的数比后面的大"
            if first > last or low > high
            else f"没有第{lacking}条"
            if lacking is not None
            else f"第{first}条没有第{missing}项"
            if missing is not None
            else ""
        )
        if what:
            yield problem("E517", one.place.at("touches", index), found=words, what=what)


def _number(key: str) -> int:
    return int(key.rpartition("/")[2])


def _serials(notice: Notice) -> Iterator[Problem]:
    seen: dict[int, Revision] = {}
    for one in notice.revisions:
        if one.serial is None:
            continue
        if one.serial in seen:
            yield problem("E518", one.place.at("serial"), serial=one.serial)
        elif one.date is None:
            yield problem("E522", one.place, serial=one.serial)
        seen.setdefault(one.serial, one)


def _kept(notice: Notice, library: Library) -> Iterator[Problem]:
    """A published entry is found again by what it says; of two with one serial, one is given another."""
    said = {entry_hash(one) for one in notice.revisions}
    by_serial = {one.serial: one for one in notice.revisions}
    for (of, serial), hashes in library.lock.entries.items():
        if of == notice.id and hashes - said:
            entry = by_serial.get(serial)
            what = "改动过" if entry and len(hashes) == 1 else "不见了"
            yield problem("E519", entry.place if entry else _file(notice), serial=serial, what=what)
