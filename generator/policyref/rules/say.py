"""Exact values as the pages say them; site_overrides/components/rules/rules-parse.js says them alike."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from policyref.rules.expr import Value
from policyref.rules.outcome import Outcome
from policyref.rules.parse import first_day
from policyref.rules.program import Field
from policyref.rules.values import shown
from policyref.text.dates import format_date
from policyref.words import BOUND, OUTCOME, UNIT, yuan


def say(value: Value, field: Field) -> str:
    """`150万元`, `1,000,000.01元`, `2.5%`, `20家`, `2022年`, `2023年4月`, `2023年4月30日`, or the
    option."""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, str):
        return value
    if field.type == "month":
        day = first_day(value)
        return format_date(day).removesuffix("1日") if day else shown(value)
    if field.type == "money":
        return yuan(value)
    if field.type == "rate":
        return f"{shown(value * 100)}%"
    return shown(value) + (UNIT["year"] if field.type == "year" else field.unit or "")


def result(outcome: Outcome) -> str:
    """`至多5万元`, `200元至500元`, `不符合条件，0元`, a day, another outcome; calculator-answer.js says it alike."""
    value, low = outcome.value, outcome.low
    if outcome.kind == "not_met":
        return OUTCOME["nothing"] if value is None else f"{OUTCOME['not_met']}，0元"
    if isinstance(value, Fraction):
        between = f"{yuan(low)}至" if low is not None and yuan(low) != yuan(value) else ""
        return between + (BOUND[outcome.kind] if value else "") + yuan(value)
    if value is None:
        return OUTCOME["incomplete"] + "、".join(outcome.needs)
    return format_date(value) if isinstance(value, date) else value
