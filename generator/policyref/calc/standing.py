"""Where a text stands on the day that a question is about: what of it gives no sum, and which days are out of its time.

The day is that of the application, where the question says one, or else the day that was asked for. In a page
`calculator-standing.js` does the same with the timelines that `exports/calculator_data.py` writes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from policyref.calc.programs import lowered
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.rules.evaluate import read_inputs
from policyref.rules.expr import Value
from policyref.rules.parse import first_day
from policyref.rules.program import Program
from policyref.time.status import Status
from policyref.time.texts import Held, held_on, held_texts
from policyref.time.times import Times, times
from policyref.time.units import units_of
from policyref.words import IN_DOUBT, NO_SUM, NOT_YET, OUT_OF_TIME

_APPLIES = re.compile(
    r"(提出|提交|递交)?(奖励|奖补|补贴|补助|扶持|资金|政策)?的?"
    r"(申请|申报|申领|申办|受理|报名|提交|递交)(材料|表|书)?(之|的)?(日|日期|时间|那天|当天|当日)"
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that was filled in, or that was computed, and how the text stands on it. Of a month it is the first."""

    what: str
    day: date
    status: Status


@dataclass(frozen=True, slots=True)
class Standing:
    """`label` is the input that says the day; `gone` are benefits and answers of which there is no sum on that day.

    `outside` are days on which nobody can tell that the text holds, or it does not.
    """

    unit: str
    day: date
    label: str | None
    status: Status
    gone: Mapping[str, Status]
    outside: tuple[Dated, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The keys of `policyref calc --json` that tell of it."""
        return {
            "asof": self.day.isoformat(),
            "validity": self.status.as_json(),
            "not_in_force": {name: status.code for name, status in self.gone.items()},
            "outside": [
                {"what": one.what, "day": one.day.isoformat(), "code": one.status.code, "word": one.status.word}
                for one in self.outside
            ],
        }


def days_of_application(program: Program) -> list[str]:
    """The inputs that ask when somebody applies. Which text holds for an application, that day decides."""
    return [label for label, field in program.inputs.items() if field.type == "date" and _APPLIES.fullmatch(label)]


def text_for(measure: Measure, words: Mapping[str, str], library: Library, asof: date | None) -> Held | None:
    """The text that a question is about: of the day of application, if it says one. None where there is only one."""
    for text in measure.texts if held_texts(measure, library) else ():
        program, problems = lowered(text, library)
        values = {} if problems else read_inputs(program, words)[0]
        for label in days_of_application(program):
            if isinstance(day := values.get(label), date):
                return held_on(measure, day, library)
    return held_on(measure, asof or library.day, library)


def asked_of(measure: Measure, program: Program) -> list[str]:
    """What a question is about: rules, and benefits that cannot be computed."""
    computable = {rule.id for rule in measure.rules.rules}
    return [*(rule.id for rule in program.rules), *(one.id for one in measure.benefits if one.id not in computable)]


def stand(
    measure: Measure, unit: str, program: Program, values: Mapping[str, Value], library: Library, asof: date | None
) -> Standing:
    """How a unit (the measure, or the one rule of it that is asked) stands for somebody with these values."""
    found = times(library)
    label = next((one for one in days_of_application(program) if one in values), None)
    day = values[label] if label else asof or library.day
    assert isinstance(day, date)
    asked = asked_of(measure, program)
    stood = {one: found.status(of, day) for one, of in units_of(measure).items() if one in asked}
    gone = {one: status for one, status in stood.items() if status.code in NO_SUM}
    return Standing(unit, day, label, found.status(unit, day), gone)


def outside(days: Iterable[tuple[str, date, str]], notice: Notice, library: Library) -> Iterator[Dated]:
    """Of days (what, day, unit) those that are out of the known time of the text."""
    found = times(library)
    for what, day, unit in days:
        status = found.status(unit, day)
        if status.code in OUT_OF_TIME or (status.code in IN_DOUBT and _is_far(day, notice)):
            yield Dated(what, day, status)


def _is_far(day: date, notice: Notice) -> bool:
    """Whether a day is more than a year after the text was issued, so that it asks for what the text may not know."""
    if notice.issued is None:
        return True
    return day.isoformat() > f"{notice.issued.year + 1:04}{notice.issued.isoformat()[4:]}"


def days_given(values: Mapping[str, Value], program: Program) -> Iterator[tuple[str, date]]:
    """Each day that was filled in; of a year and a month its first."""
    for label, value in values.items():
        if isinstance(value, date):
            yield label, value
        elif program.inputs[label].type == "year" and 1 <= int(str(value)) <= 9999:
            yield label, date(int(str(value)), 1, 1)
        elif program.inputs[label].type == "month" and isinstance(value, Fraction) and (day := first_day(value)):
            yield label, day


def earlier(unit: str, day: date, found: Times) -> date | None:
    """The last day before this one on which there was a sum; None where there was none."""
    last = None
    stretches = found.timeline(unit)
    for one, following in itertools.pairwise(stretches):
        assert following.first
        if following.first <= day and one.status.code not in (*NO_SUM, *NOT_YET):
            last = following.first - _DAY
    return last
