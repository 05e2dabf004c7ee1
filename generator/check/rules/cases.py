"""Cases of one rule, tiers below a threshold, and neighbouring rules: nothing is left out and nothing holds twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from generator.check.rules.finding import Finding, about
from generator.check.rules.limits import conjunction
from generator.check.rules.values import (
    NUMBERS,
    Fields,
    bounding,
    day,
    domain,
    options,
    said,
    step,
    tests_of,
    typed,
)
from generator.model.measure import Measure
from generator.model.rules import Rule
from generator.problems.problem import problem
from generator.rules.compile import Program
from generator.rules.evaluate import add_months, holds
from generator.rules.parse import Value
from generator.rules.words import exact

Compiled = Mapping[str, Any]
MOST = 20_000
"""Combinations of values that are tried; a rule with more inputs is tried on the first of them."""


def check_cases(rule: Rule, compiled: Compiled, fields: Fields) -> Iterator[Finding]:
    """Exactly one case holds wherever the rule does; the first gap and the first overlap are reported."""
    said_of: set[str] = set()
    if len(compiled["cases"] or ()) > 1:
        for values in itertools.islice(_combinations(compiled, fields), MOST):
            if not holds(compiled["when"], values):
                continue
            found = [outcome for when, outcome in compiled["cases"] if holds(when, values)]
            code = "gap" if not found else "overlap" if len(found) > 1 else ""
            if code and code not in said_of:
                said_of.add(code)
                where = "、".join(f"{label}为{said(value, fields[label])}" for label, value in values.items())
                what = f"“{found[0]}”和“{found[1]}”都成立" if found else "没有一种情形成立"
                words = found[1] if found else compiled["cases"][0][1]
                yield about(rule, words, problem("E607", rule.place.at("cases"), where=where, what=what))
    yield from _below_tiers(rule, compiled, fields)


def _combinations(compiled: Compiled, fields: Fields) -> Iterator[dict[str, Value]]:
    """Values on both sides of everything that the cases compare with."""
    tests = list(tests_of(compiled))
    labels = list(dict.fromkeys(label for test in tests for label in _inputs(test)))
    choices = [_telling(label, tests, fields) for label in labels]
    for values in itertools.product(*choices):
        yield dict(zip(labels, values, strict=True))


def _inputs(test: list[Any]) -> list[str]:
    return list(test[1:3]) if test[0] in ("more", "within") else [test[1]]


def _telling(label: str, tests: list[list[Any]], fields: Fields) -> list[Value]:
    field = fields[label]
    if field["type"] in ("choice", "yesno"):
        return list(options(field))
    low, high = domain(field)
    points = {low if field["type"] != "date" else day("2020-01-01")}
    for test in tests:
        if test[0] in (">", ">=", "<", "<=") and test[1] == label:
            points.add(exact(test[2]))
        elif test[0] in ("from", "to") and test[1] == label:
            points.add(day(test[2]))
        elif test[0] == "within" and label in test[1:3]:
            points |= {day("2020-01-01"), day(add_months(date(2020, 1, 1), test[3]).isoformat())}
    near = sorted({point + shift for point in points for shift in (-step(field), Fraction(0), step(field))})
    return [typed(point, field) for point in near if low <= point <= high]


def _below_tiers(rule: Rule, compiled: Compiled, fields: Fields) -> Iterator[Finding]:
    """A rule with a threshold on what its tiers look at: the lowest tier begins there."""
    ranges = bounding(conjunction(compiled["when"]), fields)
    for kind, label, *rest in (factor for term in compiled["pay"] or () for factor in term):
        if kind != "tiers" or label not in ranges:
            continue
        reaches = [exact(reach) for reach, _ in rest[0]]
        place = rule.place.at("pay", near="tiers")
        if ranges[label][0] < reaches[0]:
            where = f"{label}为{said(ranges[label][0], fields[label])}"
            written = rule.pay["tiers"][0]["reach"]
            yield about(rule, written, problem("E607", place, where=where, what="符合条件，却没有一档"))
        for reach, one in zip(reaches[1:], rule.pay["tiers"], strict=False):
            if reach <= ranges[label][0]:
                what = "总是已到下一档"
                yield about(
                    rule, one["reach"], problem("E608", place, label=label, found=f"达到{one['reach']}", what=what)
                )


def check_neighbours(measure: Measure, program: Program) -> Iterator[Finding]:
    """Two benefits that divide one input between them meet without sharing a value or leaving one out."""
    fields: Fields = program["inputs"]
    benefits = [
        (rule, compiled, bounding(conjunction(compiled["when"]), fields))
        for rule, compiled in zip(measure.rules.rules, program["rules"], strict=True)
        if compiled["benefit"]
    ]
    for (first, one, below), (second, two, above) in itertools.permutations(benefits, 2):
        if not below.keys() & above.keys() or _exclude(one, two):
            continue
        for label in below.keys() & above.keys():
            field = fields[label]
            last, begin = below[label][1], above[label][0]
            if field["type"] not in (*NUMBERS, "date") or last == domain(field)[1] or begin == domain(field)[0]:
                continue
            missed = begin == last + 2 * step(field)
            if begin == last or missed:
                at = said(typed(begin - step(field) if missed else begin, field), field)
                what = f"“{first.label}”和“{second.label}”{'都不成立' if missed else '都成立'}"
                place = second.place.at("when", near=field["key"])
                yield about(second, at, problem("E607", place, where=f"{label}为{at}", what=what))


def _exclude(one: Compiled, two: Compiled) -> bool:
    """Whether no choice satisfies both."""
    first, second = (
        {test[1]: set(test[2:]) for test in conjunction(rule["when"]) if test[0] == "is"} for rule in (one, two)
    )
    return any(not first[label] & second[label] for label in first.keys() & second.keys())
