"""Dates say what the calendar says of their words, clause by clause; what it cannot say is asked of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policyref.check.claims import Scope, foreign_dates
from policyref.check.days_told import Span, as_wanted, called, in_words, shown
from policyref.check.kinds import check_kind, of_its_kind
from policyref.check.provenance import days_of, not_of
from policyref.model.facts import Deadline, Note
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.problem import Place, Problem, problem
from policyref.text.clauses import Clause, resolve_all
from policyref.text.counted import IssueDays
from policyref.text.holidays import moves
from policyref.text.sentences import squeeze

_DAY = timedelta(days=1)
_ENDS = "。！？"
_WEEKDAY_WORDS = ("星期", "周", "礼拜")


@dataclass(frozen=True)
class _Document:
    """What is known of a notice: its days, and all its words."""

    issued: date | None
    effective: date | None
    issue_days: IssueDays
    words: Scope
    days: list[str]


@dataclass(frozen=True)
class _Scope:
    """What belongs together: the words of a notice of its own, or of a measure, with what is stated of their dates."""

    texts: dict[int | None, str]
    blocks: tuple[tuple[Place, str], ...]
    deadlines: tuple[Deadline, ...]
    notes: tuple[Note, ...]
    of: _Document
    of_notice: bool = False


def check_deadlines(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        if "issued" in notice.kept.keys:
            continue  # the day from which so many are derived cannot be read, which is said already
        words = Scope("这份文件", squeeze(notice.source))
        of = _Document(notice.issued, notice.effective, notice.issue_days, words, days_of(notice))
        for scope in (_of_notice(notice, of), *(_of(one, of) for one in notice.measures)):
            for deadline in scope.deadlines:
                problems = list(_form(deadline))
                yield from problems
                if not problems:
                    yield from _calendar(deadline, scope)
            yield from _weekdays(scope)


def _of_notice(notice: Notice, of: _Document) -> _Scope:
    own = squeeze(notice.own_text)
    blocks = [(part.place.at("text"), part.text) for part in (*notice.opening, *notice.closing)]
    blocks += [(section.place.at("text"), section.text) for section in notice.sections]
    blocks += [(annex.place.at("text"), annex.text) for annex in notice.annexes]
    return _Scope({None: own}, tuple(blocks), notice.deadlines, notice.notes, of, True)


def _of(measure: Measure, of: _Document) -> _Scope:
    texts: dict[int | None, str] = {None: squeeze(measure.heading + "\n" + measure.text)}
    texts |= {item.number: squeeze(item.heading + item.text) for item in measure.items}
    blocks = [(measure.place.at("text"), passage.text) for passage in measure.passages]
    blocks += [(item.place.at("text"), item.text) for item in measure.items]
    blocks += [(measure.place.at("closing"), passage.text) for passage in measure.closing]
    return _Scope(texts, tuple(blocks), measure.deadlines, measure.notes, of)


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
    if dated == (deadline.certainty == "unspecified") or (dated and deadline.kind == "duration"):
        state = "写了" if dated else "没有写"
        yield problem("E406", place.at("certainty"), certainty=called(deadline.certainty), state=state)
    if deadline.certainty == "ambiguous":
        spans = {(reading.start, reading.end) for reading in deadline.readings}
        if len(spans) < 2:
            yield problem("E404", place, what="没有列出至少两种理解")
        elif (deadline.start, deadline.end) not in spans:
            yield problem("E404", place, what="采用的日期（start、end）不是列出的任何一种理解")
    elif deadline.readings:
        yield problem("E409", place.at("readings"))


def _calendar(deadline: Deadline, scope: _Scope) -> Iterator[Problem]:
    """Where a quote stands several times, it is enough that one place says it."""
    found: list[Problem] = []
    text = scope.texts.get(deadline.item, "")
    if scope.of_notice and deadline.kind == "force" and squeeze(deadline.quote) not in text:
        text = scope.of.words.words  # the last clause of rules often says it: 第六条 本规定自…起施行
    for sentence, clauses in _clauses(deadline, text, scope):
        meant = of_its_kind(deadline, clauses, sentence) or clauses
        problems = [*_compare(deadline, meant, scope)] or [*_left_out(deadline, clauses, meant, scope)]
        problems = problems or [*check_kind(deadline, clauses, text, sentence), *_basis(deadline, scope)]
        if not problems:
            return
        found = found or problems
    yield from found


def _basis(deadline: Deadline, scope: _Scope) -> Iterator[Problem]:
    """Of a day that the calendar gives the reason names no day that nobody else has."""
    if deadline.basis:
        ours, days = squeeze(deadline.basis), [*scope.of.days, *days_of(deadline)]
        found = foreign_dates(ours, scope.of.words, days, remark=True)
        yield from not_of(scope.of.words, found, deadline.place.at("basis"))


def _clauses(deadline: Deadline, text: str, scope: _Scope) -> Iterator[tuple[str, list[Clause]]]:
    """The sentence that the quote stands in and the clauses of the quote, for every place where it stands; with the
    next one where that moves a last day which is a holiday.

    A quote that stands nowhere is for `check_quotes` to find.
    """
    quote = squeeze(deadline.quote)
    at = text.find(quote)
    while at >= 0:
        begin = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
        ends = [end for mark in _ENDS if (end := text.find(mark, at + len(quote))) >= 0]
        end = min(ends, default=len(text))
        following = min((found for mark in _ENDS if (found := text.find(mark, end + 1)) >= 0), default=len(text))
        sentence = text[begin : following if moves(text[end:following]) else end]
        within = (at - begin, at - begin + len(quote))
        clauses = resolve_all(sentence, scope.of.issued, scope.of.effective, scope.of.issue_days)
        yield sentence, [one for one in clauses if one.start < within[1] and within[0] < one.end]
        at = text.find(quote, at + len(quote))


def _compare(deadline: Deadline, clauses: Sequence[Clause], scope: _Scope) -> Iterator[Problem]:
    """A written day must be one that a clause gives, as surely; an editor may find more doubt, never less."""
    dated = [one for one in clauses if one.role != "open"]
    written = deadline.start, deadline.end
    if not dated:
        if any(written):
            yield from _not_readable(deadline, clauses)
        return
    stated = {span for span in deadline.spans if any(span)} or ({written} if any(written) else set())
    starts, ends = ({span[side] for one in dated for span in one.days} for side in (0, 1))
    wrong = any(written) and not _gives(dated, written, starts, ends)
    missing = [one for one in dated if not _stated(one, deadline, scope)]
    if wrong or missing or not _as_sure(deadline, dated):
        yield _unlike(deadline, missing or dated, starts)
        return
    doubtful = [span for span in stated - {span for one in dated for span in one.days} if len(dated) == 1]
    yield from _doubts(deadline, dated[0], doubtful, scope)


def _left_out(
    deadline: Deadline, clauses: Sequence[Clause], meant: Sequence[Clause], scope: _Scope
) -> Iterator[Problem]:
    """What a quote says besides, and no other date states: whoever has copied it has seen it."""
    others = [one for one in clauses if one not in meant and one.role != "open"]
    if missing := [one for one in others if not _stated(one, deadline, scope)]:
        yield _unlike(deadline, missing, {start for one in clauses for start, _ in one.days})


def _gives(dated: Sequence[Clause], written: Span, starts: set[date | None], ends: set[date | None]) -> bool:
    """One clause gives a span whole; of several one may give the first day and another the last."""
    if len(dated) == 1:
        return written in dated[0].days or written in _other_years(dated[0])
    start, end = written
    return (start is None or start in starts) and (end is None or end in ends)


def _stated(clause: Clause, deadline: Deadline, scope: _Scope) -> bool:
    """Whether some date of the measure states what the clause gives; a quote of two due days is two dates."""
    about = [one for one in scope.deadlines if clause.words in squeeze(one.quote)] or [deadline]
    for one in about:
        sides = [(one.start, one.end), *((reading.start, reading.end) for reading in one.readings)]
        for given in clause.spans:
            if any(all(day is None or day == said[side] for side, day in enumerate(given)) for said in sides):
                return True
        if one.certainty == "ambiguous" and set(sides) & set(_other_years(clause)):
            return True
    return False


def _as_sure(deadline: Deadline, dated: Sequence[Clause]) -> bool:
    """Exact needs exact clauses; a doubt of the calendar is shown whole, or one reading chosen for a reason."""
    used = [one for one in dated if len(dated) == 1 or {*one.days} & _sides(deadline)]
    if deadline.certainty == "exact":
        return all(one.resolution.certainty == "exact" for one in used)
    if deadline.certainty == "ambiguous" and len(dated) == 1:
        written = {(reading.start, reading.end) for reading in deadline.readings}
        return set(dated[0].spans) <= written
    return True


def _sides(deadline: Deadline) -> set[Span]:
    return {(deadline.start, None), (None, deadline.end), (deadline.start, deadline.end)}


def _other_years(clause: Clause) -> list[Span]:
    """The same days a year before and after, for a phrase that names no year: 全年 in December may be next year's."""
    if clause.resolution.certainty == "exact":
        return []
    return [(_shift(start, years), _shift(end, years)) for start, end in clause.spans for years in (-1, 1)]


def _shift(day: date | None, years: int) -> date | None:
    """The same day of another year; the last of February stays the last."""
    if day is None:
        return None
    after = day + _DAY
    return after.replace(year=after.year + years) - _DAY if after.day == 1 else day.replace(year=day.year + years)


def _doubts(deadline: Deadline, clause: Clause, doubtful: Sequence[Span], scope: _Scope) -> Iterator[Problem]:
    """What may be right and no calendar can know: a reading of the editor's own, a day before the notice."""
    near = squeeze(deadline.quote)
    place = Place(deadline.place.file, (*deadline.place.path, "quote"), near=near)
    extra = [span for span in doubtful if span not in _other_years(clause)]
    if extra:
        yield problem("Q402", place, found=in_words(extra[0]), basis=clause.resolution.basis)
    last = deadline.end or deadline.start
    if deadline.certainty == "derived" and last and scope.of.issued and last < scope.of.issued:
        yield problem("Q403", place, found=in_words((deadline.start, deadline.end)), issued=scope.of.issued)


def _not_readable(deadline: Deadline, clauses: Sequence[Clause]) -> Iterator[Problem]:
    """Days are written and the calendar finds none in the words: exact is wrong, a derivation is asked about."""
    comes_again = next((one for one in clauses if one.recurring), None)
    basis = clauses[0].resolution.basis if clauses else "引文里没有能读出的时间"
    written = shown(deadline.certainty, (deadline.start, deadline.end))
    if deadline.certainty == "exact" or comes_again:
        place = deadline.place.at("end" if deadline.end else "start")
        wanted = shown("unspecified", (None, None))
        yield problem("E405", place, quote=deadline.quote, wanted=wanted, found=written, basis=basis)
    else:
        near = squeeze(deadline.quote)
        place = Place(deadline.place.file, (*deadline.place.path, "quote"), near=near)
        yield problem("Q401", place, found=written, basis=basis)


def _unlike(deadline: Deadline, clauses: Sequence[Clause], starts: set[date | None]) -> Problem:
    wrong_start = deadline.start is not None and deadline.start not in starts
    place = deadline.place.at("start" if wrong_start or not deadline.end else "end")
    found = shown(deadline.certainty, (deadline.start, deadline.end))
    wanted = "；".join(as_wanted(one, len(clauses) > 1) for one in clauses)
    basis = "；".join(dict.fromkeys(one.resolution.basis for one in clauses)) or "程序按历法推算"
    return problem("E405", place, quote=deadline.quote, wanted=wanted, found=found, basis=basis)


def _weekdays(scope: _Scope) -> Iterator[Problem]:
    """A day of the week that is not that of its date, unless an editor's note says so."""
    for place, text in scope.blocks:
        if any(words in text for words in _WEEKDAY_WORDS):
            for clause in resolve_all(squeeze(text), scope.of.issued):
                noted = any(
                    squeeze(note.quote) in clause.words or clause.words in squeeze(note.quote) for note in scope.notes
                )
                if clause.weekday and not noted:
                    near = Place(place.file, place.path, near=clause.words)
                    yield problem("E412", near, found=clause.words, wanted=clause.weekday)
