"""Where a text stands on the day that a question is about: what of it gives no sum, and which days are out of its time.

The day is that of the application, where the question says one, or else the day that was asked for. In a page
`calculator-standing.js` does the same with the timelines that `exports/calculator_data.py` writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from policyref.calc.withdrawn import WITHDRAWN, withdrawn
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.rules.expr import Value
from policyref.rules.program import Program
from policyref.time.acts import Act, issued_on
from policyref.time.status import Status
from policyref.time.texts import version_of
from policyref.time.times import times
from policyref.time.units import units_of
from policyref.words import IN_DOUBT, MARK, NO_SUM, NOT_YET, OUT_OF_TIME

_APPLIES = re.compile(
    r"(提出|提交|递交)?(奖励|奖补|补贴|补助|扶持|资金|政策)?的?"
    r"(申请|申报|申领|申办|受理|报名|提交|递交)(材料|表|书)?(之|的)?(日|日期|时间|那天|当天|当日)"
)
_DAY = timedelta(days=1)
ENDING = ("repeals", "replaces", "suspends")
"""What an act does that leaves no sum."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that was filled in, or that was computed, and how the text stands on it."""

    what: str
    day: date
    status: Status


@dataclass(frozen=True, slots=True)
class Gone:
    """Why there is no sum of something: the code and the words of its status, and the acts."""

    code: str
    told: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """`label` is the input that says the day; `gone` are benefits and answers of which there is no sum on that day.

    `outside` are days on which nobody can tell that the text holds, or it does not. `text` says which of several texts
    it is: 按2026年2月28日前的文字.
    """

    unit: str
    day: date
    label: str | None
    status: Status
    text: str
    gone: Mapping[str, Gone]
    outside: tuple[Dated, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The keys of `policyref calc --json` that tell of it."""
        return {
            "asof": self.day.isoformat(),
            "validity": self.status.as_json(),
            "not_in_force": {name: one.code for name, one in self.gone.items()},
            "outside": [
                {"what": one.what, "day": one.day.isoformat(), "code": one.status.code, "word": one.status.word}
                for one in self.outside
            ],
        }


def days_of_application(program: Program) -> list[str]:
    """The inputs that ask when somebody applies. Which text holds for an application, that day decides."""
    return [label for label, field in program.inputs.items() if field.type == "date" and _APPLIES.fullmatch(label)]


def day_of_application(program: Program, values: Mapping[str, Value]) -> tuple[str | None, date | None]:
    """The input that says it, and the day."""
    for label in days_of_application(program):
        if isinstance(day := values.get(label), date):
            return label, day
    return None, None


def stand(text: Measure, unit: str, program: Program, library: Library, day: date, label: str | None) -> Standing:
    """How a unit (the measure, or the one rule of it that is asked) stands on a day, in the text of that day."""
    found = times(library)
    shown = version_of(text, library)
    return Standing(
        unit, day, label, found.status(unit, day), shown.by if shown else "", gone(text, program, library, day)
    )


def gone(text: Measure, program: Program, library: Library, day: date) -> dict[str, Gone]:
    """Of the rules of a program, and of benefits without one, those of which there is no sum."""
    computable = {rule.id for rule in text.rules.rules}
    asked = {rule.id for rule in program.rules} | {one.id for one in text.benefits if one.id not in computable}
    found: dict[str, Gone] = {}
    for name, unit in units_of(text).items():
        status = times(library).status(unit, day)
        if name in asked and status.code in NO_SUM:
            found[name] = Gone(status.code, told(status), tuple(act for act in status.acts if act.does in ENDING))
    for one in withdrawn(text, library):
        if one.first <= day:
            told_so = Gone(WITHDRAWN, MARK[WITHDRAWN], one.acts)
            found |= {name: told_so for name in one.ids if name in asked and name not in found}
    return found


def told(status: Status) -> str:
    """Its word with all marks."""
    return " · ".join([status.word, *(mark.words for mark in status.marks)])


def outside(days: Iterable[tuple[str, date, str]], notice: Notice, library: Library) -> Iterator[Dated]:
    """Of days (what, day, unit) those that are out of the known time of the text."""
    found = times(library)
    for what, day, unit in days:
        status = found.status(unit, day)
        if status.code in OUT_OF_TIME or (status.code in IN_DOUBT and _is_far(day, notice)):
            yield Dated(what, day, status)


def _is_far(day: date, notice: Notice) -> bool:
    """Whether a day is more than a year after the text was issued, so that it asks for what the text may not know."""
    issued = issued_on(notice)
    return issued is None or day.isoformat() > f"{issued.year + 1:04}{issued.isoformat()[4:]}"


def days_given(values: Mapping[str, Value], program: Program) -> Iterator[tuple[str, date]]:
    """Each day that was filled in; of a year its first."""
    for label, value in values.items():
        if isinstance(value, date):
            yield label, value
        elif program.inputs[label].type == "year" and 1 <= int(str(value)) <= 9999:
            yield label, date(int(str(value)), 1, 1)


def earlier(text: Measure, name: str, day: date, library: Library) -> date | None:
    """The last day before this one on which there was a sum of a benefit or an answer; None where there was none."""
    unit, known = units_of(text)[name], times(library)
    firsts = {one.first for one in known.timeline(unit) if one.first}
    firsts |= {one.first for one in withdrawn(text, library) if one.first > date.min}
    for last in sorted((first - _DAY for first in firsts if first <= day), reverse=True):
        was_out = any(one.first <= last and name in one.ids for one in withdrawn(text, library))
        if not was_out and known.status(unit, last).code not in (*NO_SUM, *NOT_YET):
            return last
    return None
