"""What the inputs of a compiled rule can be: the tests on them, their steps and limits, and values in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any

from generator.rules.parse import LARGEST, NO, YES, Value
from generator.rules.words import exact, shown

Field = Mapping[str, Any]
Fields = Mapping[str, Field]
Range = tuple[Fraction, Fraction]
_NOTHING, _ONE, _LARGEST = Fraction(0), Fraction(1), Fraction(LARGEST)
_STEPS = {"money": Fraction(1, 100), "rate": Fraction(1, 10000)}
NUMBERS = ("money", "count", "rate", "year")
_SAID = {">": "超过", ">=": "达到", "<": "不足", "<=": "不超过", "from": "不早于", "to": "不晚于"}


def leaves(test: list[Any]) -> Iterator[list[Any]]:
    """The comparisons within a test."""
    if test[0] in ("all", "any"):
        for one in test[1:]:
            yield from leaves(one)
    else:
        yield test


def tests_of(rule: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Every comparison of a rule, those of its cases included."""
    yield from leaves(rule["when"])
    for when, _ in rule["cases"] or ():
        yield from leaves(when)


def labels_of(rule: Mapping[str, Any]) -> list[str]:
    """The inputs that a rule looks at, in order."""
    found = []
    for test in tests_of(rule):
        found += test[1:3] if test[0] in ("more", "within") else [test[1]]
    for term in rule["pay"] or ():
        for kind, *rest in term:
            found += [] if kind == "c" else rest[:2] if kind == "minus" else rest[:1]
    if isinstance(rule["cap"], list):
        found.append(rule["cap"][1])
    if rule["date"]:
        found.append(rule["date"][2 if rule["date"][0] == "latest" else 1])
    return list(dict.fromkeys(found))


def step(field: Field) -> Fraction:
    """The smallest difference that an input can show: a fen, 0.01 %, one."""
    return _STEPS.get(field["type"], _ONE)


def domain(field: Field) -> Range:
    """Least and greatest number that an input takes; of a date, of its day's ordinal."""
    if field["type"] == "date":
        return day(field["min"] or date.min.isoformat()), day(field["max"] or date.max.isoformat())
    least = -_LARGEST if field["type"] == "rate" else _NOTHING
    return (
        exact(field["min"]) if field["min"] is not None else least,
        exact(field["max"]) if field["max"] is not None else _LARGEST,
    )


def day(iso: str) -> Fraction:
    return Fraction(date.fromisoformat(iso).toordinal())


def held(test: list[Any], field: Field) -> Range:
    """First and last number at which a comparison with a constant holds, on the steps of its input."""
    low, high = domain(field)
    operator, _, words = test
    if operator in ("from", "to"):
        return (day(words), high) if operator == "from" else (low, day(words))
    by = step(field)
    at = exact(words)
    match operator:
        case ">":
            return floor(at / by) * by + by, high
        case ">=":
            return ceil(at / by) * by, high
        case "<":
            return low, ceil(at / by) * by - by
        case _:
            return low, floor(at / by) * by


def bounding(tests: list[list[Any]], fields: Fields) -> dict[str, Range]:
    """The numbers and days that all of some tests leave to each input that they compare with a constant."""
    found: dict[str, Range] = {}
    for test in tests:
        if test[0] in _SAID:
            low, high = held(test, fields[test[1]])
            before = found.get(test[1], domain(fields[test[1]]))
            found[test[1]] = max(low, before[0]), min(high, before[1])
    return found


def options(field: Field) -> list[str]:
    return [YES, NO] if field["type"] == "yesno" else list(field["options"])


def typed(number: Fraction, field: Field) -> Value:
    """The value that an ordinal stands for in an input of dates; any other number is its own."""
    return date.fromordinal(int(number)) if field["type"] == "date" else number


def said(value: Value | Fraction, field: Field) -> str:
    """A value as a visitor would type it: `100万元`, `50%`, `3天`, `2023-04-30`."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Fraction):
        return value
    if field["type"] == "money":
        return f"{shown(value / 10**4)}万元" if value and value % 100 == 0 and value >= 10**4 else f"{shown(value)}元"
    return f"{shown(value * 100)}%" if field["type"] == "rate" else f"{shown(value)}{field['unit'] or ''}"


def said_test(test: list[Any], field: Field) -> str:
    """`超过100万元`: a comparison with a constant in words."""
    value = date.fromisoformat(test[2]) if test[0] in ("from", "to") else exact(test[2])
    return _SAID[test[0]] + said(value, field)
