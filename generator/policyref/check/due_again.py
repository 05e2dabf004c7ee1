"""What somebody has to look at again by a day: a report for the clerk, and no error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.text.dates import format_date
from policyref.text.lengths import Length, read_length
from policyref.time.provisions import find
from policyref.time.status import Status
from policyref.time.times import Times, times
from policyref.words import FOUND_IN_FORCE

_NOT_SURE = frozenset({"unsaid", "open-ended", "over", "gap", "disputed", "unread"})
"""Whether it still holds nobody can tell from the documents alone."""
_NEAR = read_length("3个月")
_BY_RULE = "derived_by_rule"


@dataclass(frozen=True)
class Due:
    """A unit, and why it is due."""

    unit: str
    why: str


def due_again(library: Library, day: date) -> list[Due]:
    """In the order of the notices. A document that is not issued by then is not asked about."""
    every = read_length(library.site.recheck)
    assert every is not None  # the schema has looked
    found: list[Due] = []
    for notice in library.notices:
        if notice.draft or (notice.issued and notice.issued > day):
            continue
        known = times(library)
        found += _of(notice, notice.id, known, day, every, "")
        code = known.status(notice.id, day).code
        for measure in notice.measures:
            found += _of(measure, measure.key, known, day, every, code)
    return [*found, *_told_long_ago(library, day, every)]


def _told_long_ago(library: Library, day: date, every: Length) -> Iterator[Due]:
    """Rows of the guide, unless what they are about has ended by then."""
    for row in library.guide:
        until = every.ends(row.date, counted=False)
        about = find(row.benefit, library) if row.benefit else None
        over = about and times(library).status(about.key, day).is_gone
        if row.date <= day and until and until < day and not over:
            yield Due(row.about, f"{format_date(row.date)}登记的办事信息（{row.source}），已超过{every.words}")


def _of(owner: Notice | Measure, unit: str, known: Times, day: date, every: Length, above: str) -> Iterator[Due]:
    status = known.status(unit, day)
    if not status.is_ended:
        yield from _asked(owner, unit, status, day, every, above)
        yield from _by_rule(unit, status, day, above)
    for note in owner.notes:
        if note.awaits:
            yield Due(unit, f"还要等：“{note.quote}”（{note.note}）")


def _asked(owner: Notice | Measure, unit: str, status: Status, day: date, every: Length, above: str) -> Iterator[Due]:
    """Of a measure only what differs from its notice is told: one question about the whole is enough."""
    if asked := [one for one in owner.checked if one.date <= day]:
        last = max(asked, key=lambda one: one.date)
        until = every.ends(last.date, counted=False)
        if until and until < day:
            answer = FOUND_IN_FORCE[last.found]
            yield Due(unit, f"{format_date(last.date)}问过{last.asked}（{answer}），已超过{every.words}")
        elif last.found == "unknown":
            yield Due(unit, f"{format_date(last.date)}问过{last.asked}，{FOUND_IN_FORCE['unknown']}")
    elif status.code in _NOT_SURE and status.code != above:
        yield Due(unit, f"没有核对过：{status.told}")


def _by_rule(unit: str, status: Status, day: date, above: str) -> Iterator[Due]:
    """A last day that only the rule of a place gives, when it is near or has just passed."""
    rule = next((one for one in status.marks if one.code == _BY_RULE), None)
    if above or rule is None or status.until is None or _NEAR is None:
        return
    soon = _NEAR.ends(day, counted=False)
    if soon and day <= status.until <= soon:
        yield Due(unit, f"推定至{format_date(status.until)}（{rule.words}），快到了")
