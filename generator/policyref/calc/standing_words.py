"""How the text stands on the day that a calculation is about, in the words of a command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from policyref.calc.ask import WITHDRAWN, Answer
from policyref.calc.standing import Dated, earlier
from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.rules import Rule
from policyref.text.citations import cite
from policyref.text.dates import format_date
from policyref.text.quotation import quoted
from policyref.time.acts import issued_on
from policyref.time.status import Status
from policyref.time.texts import changed_by, held_texts, withdrawal_of, withdrawn_in_words
from policyref.time.times import times
from policyref.time.units import units_of
from policyref.words import IN_DOUBT, MARK, NO_SUM, STANDING, WHOM_TO_ASK, elapsed


def standing_in_words(answer: Answer, library: Library) -> Iterator[str]:
    """On what day and by which document it is, what is left out, which days are out of its time."""
    standing, measure = answer.standing, answer.measure
    every: list[Benefit | Rule] = [*measure.benefits, *measure.rules.rules]
    names = {one.id: one.name for one in every}
    text = f"{answer.held.by}：" if answer.held and answer.held.by else ""
    yield text + _line(answer, standing.status, library) + "".join(_acts(standing.status, standing.unit, library))
    asked = {*answer.result["benefits"], *answer.withdrawn, *standing.gone}
    gone = withdrawal_of(answer.held, library, lambda one: one.id in asked) if answer.held else None
    if gone:
        yield withdrawn_in_words(gone) + "、".join(cite(one.by.short_title, one.by.number) for one in changed_by(gone))
        if gone.first and len(held_texts(measure, library)) > 1:
            yield _earlier(gone.first - timedelta(days=1))
    if answer.is_refused and WITHDRAWN in answer.result["errors"].values():
        return
    for one, status in standing.gone.items():
        if status.code != standing.status.code:
            acts = _acts(status, units_of(measure)[one], library)
            yield STANDING["gone"].format(name=names[one], told=_told(status)) + "".join(acts)
    if answer.is_refused:
        yield STANDING["none"]
        unit = next(units_of(measure)[one] for one in standing.gone)
        before = earlier(unit, standing.day, times(library))
        if before:
            yield _earlier(before)
    for dated in standing.outside:
        yield _outside(dated, names, answer, library)


def _earlier(day: date) -> str:
    return STANDING["earlier"].format(day=format_date(day)) + f"：--asof {day.isoformat()}"


def _line(answer: Answer, status: Status, library: Library) -> str:
    standing = answer.standing
    when = STANDING["applied" if standing.label else "asof"]
    when = when.format(label=standing.label, day=format_date(standing.day))
    issued = issued_on(library.notice_by_id[answer.measure.notice])
    asks = status.code in (*IN_DOUBT, "over")
    words = STANDING["of" if not asks else "asks" if issued else "asks_undated"]
    return words.format(when=when, told=_told(status), issued=_day(issued), units=_units(answer, library))


def _outside(one: Dated, names: dict[str, str], answer: Answer, library: Library) -> str:
    issued = issued_on(library.notice_by_id[answer.measure.notice])
    what = STANDING["result"].format(name=names[one.what]) if one.what in names else one.what
    since = elapsed(issued, one.day) if issued and issued <= one.day else ""
    return STANDING["outside" if since else "outside_undated"].format(
        what=what, day=format_date(one.day), since=since, word=one.status.word, units=_units(answer, library)
    )


def _acts(status: Status, unit: str, library: Library) -> Iterator[str]:
    """What has ended or suspended it, with its words, and where to look instead."""
    for act in status.acts if status.code in NO_SUM else ():
        if act.does in ("repeals", "replaces", "suspends"):
            yield f"。见{cite(act.by.short_title, act.by.number)}：{quoted(act.quote)}"
            part = unit.partition("/")[2]
            for old, new in act.effect.instead.items():
                if f"{part}/".startswith(f"{old}/"):
                    yield f"，{MARK['now_see'].format(unit=new)}"


def _told(status: Status) -> str:
    return " · ".join([status.word, *(mark.words for mark in status.marks)])


def _units(answer: Answer, library: Library) -> str:
    return "、".join(map(library.unit_name, library.units_of_measure[answer.measure.key])) or WHOM_TO_ASK


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
