"""Deadlines as calendar files (RFC 5545): all of them, per unit, per sector.

Only what has a date becomes an event. Days are whole days; DTEND is the day after the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from icalendar import Calendar, Event

from generator.exports.identity import deadline_uid, stamp
from generator.model.facts import Deadline
from generator.model.host import Host
from generator.model.kept import kept_of_notice
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.model.vocabulary import Sector, Unit
from generator.text.citations import cite
from generator.views.plan import Asset

_END = b"END:VCALENDAR\r\n"
_CERTAINTY = {"derived": "（推定）", "ambiguous": "（有两种理解）"}


def calendar_of_all(library: Library, host: Host) -> Iterator[Asset]:
    yield from _asset("all", "全部期限", library.measures, library, host)


def calendar_of_unit(unit: Unit, library: Library, host: Host) -> Iterator[Asset]:
    yield from _asset(f"unit-{unit.id}", unit.short, library.measures_of_unit[unit.id], library, host)


def calendar_of_sector(sector: Sector, library: Library, host: Host) -> Iterator[Asset]:
    yield from _asset(f"sector-{sector.id}", sector.name, library.measures_of_sector[sector.id], library, host)


def _asset(name: str, title: str, measures: Iterable[Measure], library: Library, host: Host) -> Iterator[Asset]:
    inside = b"".join(events(library.notice_by_id[one.notice], library, host)[one.number] for one in measures)
    if not inside:
        return
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//policyref//deadlines//ZH")
    calendar.add("x-wr-calname", f"{host.name} · {title}")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    head = calendar.to_ical().removesuffix(_END)
    yield Asset(f"data/calendar/{name}.ics", head + inside + _END)


@kept_of_notice
def events(notice: Notice, library: Library, host: Host) -> dict[int, bytes]:
    """By number: the events of a measure as they stand in every calendar that has it. To write them is slow."""
    return {
        measure.number: b"".join(
            _event(measure, deadline, notice, host).to_ical()
            for deadline in measure.deadlines
            if deadline.counts and (deadline.start or deadline.end)
        )
        for measure in notice.measures
    }


def _event(measure: Measure, deadline: Deadline, notice: Notice, host: Host) -> Event:
    first = deadline.start or deadline.end
    last = deadline.end or deadline.start
    assert first is not None and last is not None  # the caller has looked
    event = Event()
    event.add("uid", deadline_uid(measure, deadline))
    event.add("dtstamp", stamp(notice))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # of an open-ended window the first day is marked
    what = deadline.what or measure.title
    event.add("summary", f"{what}{_CERTAINTY.get(deadline.certainty, '')}")
    source = cite(notice.short_title, notice.number, measure.number, deadline.item)
    lines = [f"原文：{deadline.quote}", *([deadline.basis] if deadline.basis else []), source, "以正式文件为准"]
    event.add("description", "\n".join(lines))
    if host.address:
        event.add("url", host.url(measure.address))
    event.add("transp", "TRANSPARENT")
    return event
