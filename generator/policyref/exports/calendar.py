"""Deadlines as calendar files (RFC 5545): all of them, per unit, per sector.

Only what has a date becomes an event, or what comes again by a rule (每年10月31日前). Days are whole days; DTEND is the
day after the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from policyref.exports.identity import deadline_uid, stamp
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.vocabulary import Sector, Unit
from policyref.present.citations import cite_notice
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.words import unsure

if TYPE_CHECKING:
    from icalendar import Event

_END = b"END:VCALENDAR\r\n"


def calendar_of_all(library: Library, host: Host) -> Iterator[Asset]:
    own_and_measures = ((one.id, number) for one in library.notices for number in events(one, library, host))
    yield from _asset("all", "全部期限", own_and_measures, library, host)


def calendar_of_unit(unit: Unit, library: Library, host: Host) -> Iterator[Asset]:
    yield from _asset(
        f"unit-{unit.id}", library.unit_name(unit), _numbers(library.measures_of_unit[unit.id]), library, host
    )


def calendar_of_sector(sector: Sector, library: Library, host: Host) -> Iterator[Asset]:
    measures = _numbers(library.measures_of_sector[sector.id])
    yield from _asset(f"sector-{sector.id}", sector.name, measures, library, host)


def _numbers(measures: Iterable[Measure]) -> Iterator[tuple[str, int]]:
    return ((one.notice, one.number) for one in measures)


def _asset(name: str, title: str, of: Iterable[tuple[str, int]], library: Library, host: Host) -> Iterator[Asset]:
    inside = b"".join(events(library.notice_by_id[notice], library, host)[number] for notice, number in of)
    if not inside:
        return
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//policyref//deadlines//ZH")
    calendar.add("x-wr-calname", f"{host.name} · {title}")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    head = calendar.to_ical().removesuffix(_END)
    yield Asset(f"data/calendar/{name}.ics", head + inside + _END)


@memoized_of_notice
def events(notice: Notice, library: Library, host: Host) -> dict[int, bytes]:
    """By number: the events of a measure as they stand in every calendar that has it. To write them is slow.

    Those of the notice itself are under 0.
    """
    owners: list[tuple[int, Measure | Notice]] = [(0, notice), *((one.number, one) for one in notice.measures)]
    return {
        number: b"".join(
            _event(owner, deadline, notice, library, host).to_ical()
            for deadline in owner.deadlines
            if deadline.counts and (deadline.start or deadline.end or deadline.rule)
        )
        for number, owner in owners
    }


def _event(owner: Measure | Notice, deadline: Deadline, notice: Notice, library: Library, host: Host) -> Event:
    from icalendar import Event, vRecur

    again = deadline.recurring.following(notice.issued or date(1970, 1, 1)) if deadline.recurring else None
    first = deadline.start or deadline.end or again
    last = deadline.end or deadline.start or again
    assert first is not None and last is not None  # the caller has looked
    event = Event()
    event.add("uid", deadline_uid(owner, deadline))
    event.add("dtstamp", stamp(notice))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # of an open-ended window the first day is marked
    if deadline.rule:
        event.add("rrule", vRecur.from_ical(deadline.rule))
    doubt = "" if deadline.rule else unsure(deadline.certainty)
    event.add("summary", _what(owner, deadline, notice, library) + (doubt and f"（{doubt}）"))
    clause = owner.called + owner.part_called(deadline.item) if isinstance(owner, Measure) else ""
    source = cite_notice(notice, library, clause)
    lines = [f"原文：{deadline.quote}", *([deadline.basis] if deadline.basis else []), source, "以正式文件为准"]
    event.add("description", "\n".join(lines))
    if host.address:
        event.add("url", host.url(owner.address))
    event.add("transp", "TRANSPARENT")
    return event


def _what(owner: Measure | Notice, deadline: Deadline, notice: Notice, library: Library) -> str:
    if isinstance(owner, Measure):
        place = library.place_of(notice)
        return (place and f"{place}：") + (deadline.what or owner.title)
    return f"{library.title_of(owner)}：{deadline.what or deadline.quote}"


OF_ALL = FileKind(
    name="deadlines",
    about="everything",
    addresses=("data/calendar/all.ics",),
    make=calendar_of_all,
)
OF_SECTOR = FileKind(
    name="calendar", about="sector", addresses=("data/calendar/sector-{id}.ics",), make=calendar_of_sector
)
OF_UNIT = FileKind(name="calendar", about="unit", addresses=("data/calendar/unit-{id}.ics",), make=calendar_of_unit)
