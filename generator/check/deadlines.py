"""Dates say what the calendar says of their quote; what is guessed names its basis, what is open shows all readings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.facts import Deadline
from generator.model.library import Library
from generator.problems.problem import Problem, problem
from generator.text.dates import Resolution, resolve
from generator.text.sentences import squeeze

_CERTAINTY = {
    "exact": "写明 exact",
    "derived": "推定 derived",
    "ambiguous": "有歧义 ambiguous",
    "unspecified": "未明确 unspecified",
}
Span = tuple[date | None, date | None]


def check_deadlines(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        own = (deadline for measure in notice.measures for deadline in measure.deadlines)
        for deadline in (*notice.deadlines, *own):
            problems = list(_form(deadline))
            yield from problems
            if not problems:
                yield from _calendar(deadline, notice.issued)


def _form(deadline: Deadline) -> Iterator[Problem]:
    place = deadline.place
    written = [(place, deadline.start, deadline.end)]
    for index, reading in enumerate(deadline.readings):
        written.append((place.at("readings", index), reading.start, reading.end))
    reversed_spans = [(here, start, end) for here, start, end in written if start and end and start > end]
    for here, start, end in reversed_spans:
        yield problem("E402", here.at("end"), start=start, end=end)
    if reversed_spans:
        return
    if deadline.certainty == "derived" and not deadline.basis:
        yield problem("E403", place)
    dated = deadline.start is not None or deadline.end is not None
    open_ended = deadline.certainty == "unspecified" or deadline.kind == "duration"
    if dated == open_ended:
        state = "写了" if dated else "没有写"
        yield problem("E406", place.at("certainty"), certainty=_CERTAINTY[deadline.certainty], state=state)
    if deadline.certainty == "ambiguous":
        spans = {(reading.start, reading.end) for reading in deadline.readings}
        if len(spans) < 2:
            yield problem("E404", place, what="没有列出至少两种理解")
        elif (deadline.start, deadline.end) not in spans:
            yield problem("E404", place, what="采用的日期（start、end）不是列出的任何一种理解")
    elif deadline.readings:
        yield problem("E409", place.at("readings"))


def _calendar(deadline: Deadline, issued: date | None) -> Iterator[Problem]:
    """A computed date must be the written one; an editor may find more doubt than the calendar, never less."""
    computed = resolve(squeeze(deadline.quote), issued)
    if computed is None or computed.certainty == "unspecified":
        return
    written = {(deadline.start, deadline.end), *((reading.start, reading.end) for reading in deadline.readings)}
    if computed.certainty == "ambiguous":
        fits = {(reading.start, reading.end) for reading in computed.readings} <= written
        fits = fits or deadline.certainty == "derived"
    else:
        fits = (computed.start, computed.end) in written
        fits = fits and (deadline.certainty != "exact" or computed.certainty == "exact")
    if not fits:
        found = _show(deadline.certainty, (deadline.start, deadline.end))
        basis = computed.basis or "程序按历法推算"
        place = deadline.place.at("end" if deadline.end else "start")
        yield problem("E405", place, quote=deadline.quote, wanted=_wanted(computed), found=found, basis=basis)


def _wanted(computed: Resolution) -> str:
    if computed.certainty == "ambiguous":
        spans = " 或 ".join(_words((reading.start, reading.end)) for reading in computed.readings)
        return f"{spans}（{_CERTAINTY['ambiguous']}）"
    return _show(computed.certainty, (computed.start, computed.end))


def _show(certainty: str, span: Span) -> str:
    return f"{_words(span)}（{_CERTAINTY[certainty]}）"


def _words(span: Span) -> str:
    start, end = span
    if start and end:
        return f"{start} 至 {end}"
    return f"{start} 起" if start else f"{end} 止" if end else "没有日期"
