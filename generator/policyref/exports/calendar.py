"""Deadlines as calendar files (RFC 5545): all of them, per unit, per sector.

Only what has a date becomes an event, or what comes again by a rule (每年10月31日前); of a period it is the last day.
What has none is named in the description of the calendar. Days are whole days; DTEND is the day after. Under `alarm/`
stand the same calendars with an alarm seven days before each event. Without a METHOD, DTSTAMP is the moment of the last
change: that of the latest major change of published data, or else of the notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from policyref.exports.identity import midnight, stamp
from policyref.model.facts import Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized_of_notice
from policyref.model.notice import Notice
from policyref.model.revisions import LockedEvent
from policyref.model.vocabulary import Sector, Unit
from policyref.present.citations import cite_notice
from policyref.present.dates import narrowed
from policyref.present.items import item_address
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.validity import act_sentences, as_of, part_key, plain, told
from policyref.revisions.events import Event, events_of, gone_with_their_measure
from policyref.revisions.identity import authority
from policyref.text.dates import format_date
from policyref.time.times import times
from policyref.words import ENDED, unsure

if TYPE_CHECKING:
    import icalendar

GONE = "本站的数据里已经没有这个期限"
"""What is said of an event that was published once."""

_END = b"END:VCALENDAR\r\n"
_END_OF_EVENT = b"END:VEVENT\r\n"
ALARM = timedelta(days=7)
_REFRESH = timedelta(days=1)


def calendar_of_all(library: Library, host: Host) -> Iterator[Asset]:
    own_and_measures = ((one.id, number) for one in library.notices for number in events(one, library, host))
    gone = b"".join(_event(one, None, None, library, host).to_ical() for one in gone_with_their_measure(library))
    undated = [words for one in library.notices for own in undated_in(one, library, host).values() for words in own]
    yield from _asset("all", "全部期限", own_and_measures, library, host, undated, gone)


def calendar_of_unit(unit: Unit, library: Library, host: Host) -> Iterator[Asset]:
    measures = library.measures_of_unit[unit.id]
    undated = _undated(measures, library, host)
    yield from _asset(f"unit-{unit.id}", library.unit_name(unit), _numbers(measures), library, host, undated)


def calendar_of_sector(sector: Sector, library: Library, host: Host) -> Iterator[Asset]:
    measures = library.measures_of_sector[sector.id]
    undated = _undated(measures, library, host)
    yield from _asset(f"sector-{sector.id}", sector.name, _numbers(measures), library, host, undated)


def _numbers(measures: Iterable[Measure]) -> Iterator[tuple[str, int]]:
    return ((one.notice, one.number) for one in measures)


def _undated(measures: Iterable[Measure], library: Library, host: Host) -> list[str]:
    return [
        words for one in measures for words in undated_in(library.notice_by_id[one.notice], library, host)[one.number]
    ]


def _asset(
    name: str,
    title: str,
    of: Iterable[tuple[str, int]],
    library: Library,
    host: Host,
    undated: Sequence[str],
    gone: bytes = b"",
) -> Iterator[Asset]:
    inside = gone + b"".join(events(library.notice_by_id[notice], library, host)[number] for notice, number in of)
    if not inside:
        return
    head = _head(f"{host.name} · {title}", undated)
    yield Asset(f"data/calendar/{name}.ics", head + inside + _END)
    yield Asset(f"data/calendar/alarm/{name}.ics", head + _with_alarms(inside) + _END)


def _head(title: str, undated: Sequence[str]) -> bytes:
    """Programs that have subscribed look again every day, by the new name of that wish and by the old one."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//policyref//deadlines//ZH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(_REFRESH))
    if undated:
        words = "\n".join(["原文没有写明日期、不在日历里的：", *undated])
        calendar.add("description", icalendar.vText(words))
        calendar.add("x-wr-caldesc", icalendar.vText(words))
    return bytes(calendar.to_ical()).removesuffix(_END)


def _with_alarms(inside: bytes) -> bytes:
    """What is cancelled wakes nobody."""
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM)
    alarm.add("description", f"{ALARM.days}天后到期，以正式文件为准")
    found = inside.split(_END_OF_EVENT)
    woken = (one if b"STATUS:CANCELLED" in one or not one else one + alarm.to_ical() for one in found)
    return _END_OF_EVENT.join(woken)


@memoized_of_notice
def undated_in(notice: Notice, library: Library, host: Host) -> dict[int, list[str]]:
    """By number of a measure: when something is to be done or can be had, where no day follows of the words."""
    owners: list[tuple[int, Measure | Notice]] = [(0, notice), *((one.number, one) for one in notice.measures)]
    return {
        number: [
            f"{cite_notice(notice, library, owner.called if isinstance(owner, Measure) else '')}：{one.quote}"
            for one in owner.deadlines
            if one.counts and not (one.start or one.end or one.rule)
        ]
        for number, owner in owners
    }


@memoized_of_notice
def events(notice: Notice, library: Library, host: Host) -> dict[int, bytes]:
    """By number: the events of a measure as they stand in every calendar that has it. To write them is slow.

    Those of the notice itself are under 0.
    """
    owners: list[tuple[int, Measure | Notice]] = [(0, notice), *((one.number, one) for one in notice.measures)]
    return {
        number: b"".join(
            _event(event, owner, notice, library, host).to_ical()
            for event in events_of(owner, library, authority(host))
        )
        for number, owner in owners
    }


def _event(
    of: Event, owner: Measure | Notice | None, notice: Notice | None, library: Library, host: Host
) -> icalendar.Event:
    """Of what is in the data no more, nothing is known but what was published."""
    import icalendar

    said, deadline = of.said, of.deadline
    made = midnight(said.modified) if said.modified else stamp(notice) if notice else midnight(library.day)
    event = icalendar.Event()
    event.add("uid", said.uid)
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", of.sequence)
    event.add("dtstart", said.first)
    event.add("dtend", said.last + timedelta(days=1))  # of an open-ended window the first day is marked
    if said.cancelled:
        event.add("status", "CANCELLED")
    if deadline and owner and (rule := _again(deadline, owner, said.first, library)):
        event.add("rrule", icalendar.vRecur.from_ical(rule))
    event.add("summary", _what(said, owner, notice, library) + _added(of, owner, library))
    if owner and notice:
        clause = owner.called + owner.part_called(said.item) if isinstance(owner, Measure) else ""
        words = [f"原文：{deadline.quote}", deadline.basis, *_holds(deadline, owner, library)] if deadline else [GONE]
        if deadline and deadline.counts and deadline.start and deadline.end:
            words.append(f"期间：{format_date(deadline.start)}至{format_date(deadline.end)}")
        lines = [*filter(None, words), cite_notice(notice, library, clause), "以正式文件为准"]
        event.add("description", "\n".join(lines))
        if host.address:
            event.add("url", host.url(_address(owner, said.item)))
    event.add("transp", "TRANSPARENT")
    return event


def _again(deadline: Deadline, owner: Measure | Notice, first: date, library: Library) -> str:
    """The rule by which it comes again, no longer than what it stands in is known to hold."""
    until = times(library).status(_unit(deadline, owner)).until if deadline.rule else None
    if until is None:
        return deadline.rule
    return f"{deadline.rule};UNTIL={until:%Y%m%d}" if first <= until else ""


def _address(owner: Measure | Notice, item: int | None) -> str:
    return item_address(owner, item) if isinstance(owner, Measure) else owner.address


def _added(of: Event, owner: Measure | Notice | None, library: Library) -> str:
    """What must not be missed: for which benefits it is, how sure the day is, that by then an act has ended it."""
    if owner is None or of.deadline is None:
        return ""
    one, said = of.deadline, of.said
    is_its_own = one.kind != "force" or said.last in (one.start, one.end)  # what is extended has its day of an act
    words = [
        narrowed(one, owner) if isinstance(owner, Measure) else "",
        unsure(one.certainty) if is_its_own and not one.rule else "",
        _ended(_unit(one, owner), said.last, library),
    ]
    return "".join(f"（{word}）" for word in words if word)


def _ended(unit: str, last: date, library: Library) -> str:
    """By the day of an event; what is still to be ended when the calendar is made is not called ended: 将于…废止."""
    then, now = (times(library).status(unit, day) for day in (last, library.day))
    if not then.is_ended:
        return ""
    coming = (one.words for one in now.marks if one.code == "will" and one.words.endswith(ENDED[then.code]))
    return then.word if now.is_ended else next(coming, then.word)


def _holds(deadline: Deadline, owner: Measure | Notice, library: Library) -> list[str]:
    """Whether it holds as of the day of the data, and by which acts."""
    unit = _unit(deadline, owner)
    status, day = times(library).status(unit), as_of(library.day)
    acts = [plain(one) for one in act_sentences(status, library, unit)]
    return [f"效力{day and f'（{day}）'}：{told(status)}", *acts]


def _unit(deadline: Deadline, owner: Measure | Notice) -> str:
    """What a date is of; where it is of several benefits, what they stand in."""
    if isinstance(owner, Notice):
        return owner.id
    return part_key(owner, deadline.item, deadline.of[0] if len(deadline.of) == 1 else None)


def _what(said: LockedEvent, owner: Measure | Notice | None, notice: Notice | None, library: Library) -> str:
    if isinstance(owner, Notice):
        return f"{library.title_of(owner)}：{said.what}"
    place = library.place_of(notice) if notice else ""
    return (place and f"{place}：") + said.what


OF_ALL = FileKind(
    name="deadlines",
    about="everything",
    addresses=("data/calendar/all.ics", "data/calendar/alarm/all.ics"),
    make=calendar_of_all,
)
OF_SECTOR = FileKind(
    name="calendar",
    about="sector",
    addresses=("data/calendar/sector-{id}.ics", "data/calendar/alarm/sector-{id}.ics"),
    make=calendar_of_sector,
)
OF_UNIT = FileKind(
    name="calendar",
    about="unit",
    addresses=("data/calendar/unit-{id}.ics", "data/calendar/alarm/unit-{id}.ics"),
    make=calendar_of_unit,
)
