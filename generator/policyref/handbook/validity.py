"""What a print says of how long something holds, as of the day that it is printed: paper does not follow the day."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.present.validity import (
    act_sentences,
    as_of,
    last_day,
    last_days,
    notice_age,
    plain,
    told,
    whom_to_ask,
)
from policyref.text.dates import format_date
from policyref.time.status import Status
from policyref.time.times import times
from policyref.words import on_paper

Entry = dict[str, object]
_IN_ACTS = ("savings", "now_see", "then_see")
"""What the acts tell that stand below the word."""


def printing_day(library: Library) -> str:
    """`截至编印日2026年11月20日`; of data that nobody has published yet, the day that they go up to."""
    return as_of(library.day, "编印日" if library.published else "")


def of_notice(notice: Notice, library: Library) -> Entry:
    return _entry(notice.id, [], library, notice)


def of_measure(measure: Measure, library: Library) -> Entry:
    notice = library.notice_by_id[measure.notice]
    return _entry(measure.key, [unit.short for unit in notice.units_of(measure)], library, notice)


def of_part(unit: str, library: Library, notice: Notice) -> Entry:
    """Of a duty, by the key of what it stands in."""
    return _entry(unit, [], library, notice)


def _entry(unit: str, ask: Sequence[str], library: Library, notice: Notice) -> Entry:
    status = times(library).status(unit, library.day)
    units = ask or [one.name for one in notice.issuers]
    return {
        "word": status.word,
        "told": on_paper(told(status, _IN_ACTS)),
        "usual": on_paper(told(status, (*_IN_ACTS, "parts"))),
        "last": "" if any(mark.code == "derived" for mark in status.marks) else last_day(status),
        "as_of": printing_day(library),
        "age": notice_age(notice, library.day),
        "acts": [on_paper(plain(one)) for one in act_sentences(status, library, unit)],
        "own_acts": [on_paper(plain(one)) for one in act_sentences(status, library, unit, of_whole=status.is_ended)],
        "ask": whom_to_ask(status, units),
        "sums": _sums(status),
        "ended": status.is_ended,
        "over": status.code == "over",
    }


def _sums(status: Status) -> str:
    """What stands beside sums that can be worked out with a pen; nothing of what holds."""
    if status.is_living:
        return ""
    days = last_days(status) if status.is_gone else []
    return status.word + (f"，只适用于{format_date(max(days))}以前" if days else "")


def apart(part: str, whole: str, library: Library) -> str:
    """The word of a part where it is not that of the whole; nothing where it goes without saying."""
    word, of_whole = (times(library).status(unit, library.day).word for unit in (part, whole))
    return "" if word == of_whole else word
