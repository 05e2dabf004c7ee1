"""What of an answer does not make sense, and what may have been meant. `rules-doubts.js` asks the same."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from policyref.rules.expr import Value
from policyref.rules.parse import MONEY, fold, month_of, understood
from policyref.rules.program import Field, Program, Sense
from policyref.rules.say import say
from policyref.text.dates import format_date
from policyref.words import DOUBT

_TEN_THOUSAND = Fraction(10**4)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_PERCENT = Fraction(100)


def doubts(program: Program, given: Mapping[str, str], values: Mapping[str, Value]) -> list[dict[str, Any]]:
    """`{input, found, says, instead}` for each, in the order in which they were given; `instead` can be typed."""
    return [
        {"input": label, **doubt}
        for label, value in values.items()
        for sense in program.inputs[label].senses
        for doubt in _doubts(value, given[label], program.inputs[label], sense)
    ]


def _doubts(value: Value, words: str, field: Field, sense: Sense) -> Iterator[dict[str, Any]]:
    found = say(value, field)
    match sense:
        case ("range", low, high, *bare) if not _is_within(value, low, most := _most(words, field, high, bare)):
            others = (one for one in _meant(value, words, field) if _is_within(one, low, most))
            other = next(others, None)
            instead = None if other is None else say(other, field)
            key = "unlikely" if instead is None else "instead"
            yield {"found": found, "says": DOUBT[key].format(found=found, instead=instead), "instead": instead}
        case ("end", str(of)) if isinstance(value, date) and (last := _last_day(value, _MONTHS[of])) != value:
            instead = format_date(last)
            yield {"found": found, "says": DOUBT[of].format(found=found, instead=instead), "instead": instead}
        case ("issued", str(day)) if _is_before(value, date.fromisoformat(day)):
            said = DOUBT["issued"].format(found=found, issued=format_date(date.fromisoformat(day)))
            yield {"found": found, "says": said, "instead": None}


def _most(words: str, field: Field, high: str | None, bare: list[str | None]) -> str | None:
    """Where a number without a unit may have been typed in another one, less of it makes sense."""
    return bare[0] if bare and _is_bare(words, field) else high


def _is_bare(words: str, field: Field) -> bool:
    typed = understood(fold(words), field)
    return typed is not None and typed.is_bare


def _is_within(value: Value, low: str | None, high: str | None) -> bool:
    if isinstance(value, date):
        return (low or "") <= value.isoformat() <= (high or "9999-12-31")
    assert isinstance(value, Fraction)
    return (low is None or value >= Fraction(low)) and (high is None or value <= Fraction(high))


def _meant(value: Value, words: str, field: Field) -> Iterator[Fraction]:
    """What is a slip away: 元 typed where 万元 are asked, 万 forgotten or one too many; 0.5 for 50%."""
    assert isinstance(value, Fraction | date)
    if isinstance(value, date) or field.type not in ("money", "rate"):
        return
    if field.type == "rate":
        yield from (value * _PERCENT, value / _PERCENT)
        return
    if _is_bare(words, field):
        yield value / MONEY[field.unit or "元"]
    yield from (value / _TEN_THOUSAND, value * _TEN_THOUSAND)


def _last_day(day: date, months: int) -> date:
    month = -(-day.month // months) * months
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def _is_before(value: Value, day: date) -> bool:
    return value < day if isinstance(value, date) else isinstance(value, Fraction) and value < month_of(day)
