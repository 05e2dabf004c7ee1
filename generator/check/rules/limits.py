"""Thresholds that decide nothing and caps that never, or always, bind within what the inputs can be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import prod
from typing import Any

from generator.check.rules.finding import Finding, about
from generator.check.rules.values import Fields, Range, bounding, domain, said_test
from generator.model.measure import Measure
from generator.model.rules import Rule
from generator.problems.problem import Problem, problem
from generator.rules.words import number

Compiled = Mapping[str, Any]


def check_thresholds(rule: Rule, compiled: Compiled, fields: Fields) -> Iterator[Finding]:
    """A comparison with a constant that, beside the others of its conjunction, always or never holds."""
    common = conjunction(compiled["when"])
    yield from _idle(rule, common, common, fields, "when")
    for branch in (one for one in compiled["when"][1:] if one[0] == "any"):
        for one in branch[1:]:
            tests = conjunction(one)
            yield from _idle(rule, tests, [*common, *tests], fields, "when")
    for when, _ in compiled["cases"] or ():
        tests = conjunction(when)
        yield from _idle(rule, tests, [*common, *tests], fields, "cases")


def conjunction(test: list[Any]) -> list[list[Any]]:
    """The comparisons that must all hold; what stands in an `any` is left out."""
    if test[0] == "all":
        return [leaf for one in test[1:] for leaf in conjunction(one)]
    return [] if test[0] == "any" else [test]


def _idle(rule: Rule, tests: list[list[Any]], together: list[list[Any]], fields: Fields, key: str) -> Iterator[Finding]:
    for test in tests:
        own = bounding([test], fields).get(test[1])
        if own is None:
            continue
        field = fields[test[1]]
        others = bounding([one for one in together if one is not test], fields).get(test[1], domain(field))
        low, high = max(own[0], others[0]), min(own[1], others[1])
        what = "不可能成立" if low > high else "总是成立" if (low, high) == others else ""
        if what:
            words = said_test(test, field)
            place = rule.place.at(key, near=field["key"])
            yield about(rule, words, problem("E608", place, label=test[1], found=words, what=what))


def check_caps(rule: Rule, compiled: Compiled, fields: Fields) -> Iterator[Finding]:
    """Of caps by option each is one that the sums of its option can reach, and need not."""
    if rule.cap is None or not compiled["pay"]:
        return
    for option, words in rule.cap.sums.items():
        for what in _never_or_always(rule, compiled, fields, option, words):
            place = rule.place.at(rule.cap.key, near=words)
            yield about(rule, words, problem("E609", place, found=option + words, what=what))


def _never_or_always(rule: Rule, compiled: Compiled, fields: Fields, option: str, words: str) -> Iterator[str]:
    if (found := number(words)) is None:
        return
    limit, unit = found
    for low, high in _before_cap(rule, compiled, fields, option, unit):
        # What may be paid at most is the cap itself: 给予最高5万元.
        named = rule.bound == "at_most" and low == high == limit
        if not named and (high <= limit or low >= limit):
            yield "从不起作用" if high <= limit else "总是起作用"


def check_uncounted_caps(measure: Measure) -> Iterator[Problem]:
    """Caps by option are of a sum that is computed: nothing else asks which option is meant."""
    computed = {rule.id for rule in measure.rules.rules}
    for benefit in measure.benefits:
        if benefit.cap and benefit.cap.by and benefit.id not in computed:
            yield problem("E602", benefit.place.at("caps"), found="caps", wanted="有 pay 的规则的封顶")


def _before_cap(rule: Rule, compiled: Compiled, fields: Fields, option: str, unit: str) -> list[Range]:
    """Least and greatest sum that a cap is to limit; of a cap of a standard, the standards of its unit."""
    if compiled["cap"] is None:
        each = [found for words in rule.pay["each"].values() if (found := number(words))]
        return [(found[0], found[0]) for found in each if found[1] == unit]
    return [_paid(compiled, fields, {compiled["cap"][1]: option} if option else {})]


def _paid(compiled: Compiled, fields: Fields, chosen: Mapping[str, str]) -> Range:
    """Least and greatest sum before the cap, while the conditions hold and some options are chosen."""
    ranges = bounding(conjunction(compiled["when"]), fields)
    low = high = Fraction(0)
    for term in compiled["pay"]:
        factors = [_factor(factor, ranges, fields, chosen) for factor in term]
        corners = [prod(corner, start=Fraction(1)) for corner in itertools.product(*factors)]
        low, high = low + min(corners), high + max(corners)
    return low, high


def _factor(factor: list[Any], ranges: Mapping[str, Range], fields: Fields, chosen: Mapping[str, str]) -> Range:
    kind, first, *rest = factor
    if kind == "c":
        return Fraction(first), Fraction(first)
    low, high = (Fraction(0), Fraction(0)) if kind == "table" else ranges.get(first, domain(fields[first]))
    if kind == "minus":
        other = ranges.get(rest[0], domain(fields[rest[0]]))
        return max(low - other[1], Fraction(0)), high - other[0]
    if kind == "past":
        above = [max(Fraction(rest[0]), min(at, Fraction(rest[1])) if rest[1] else at) for at in (low, high)]
        return above[0] - Fraction(rest[0]), above[1] - Fraction(rest[0])
    if kind == "every":
        return Fraction(low // Fraction(rest[0])), Fraction(high // Fraction(rest[0]))
    if kind == "min":
        return min(low, Fraction(rest[0])), min(high, Fraction(rest[0]))
    if kind == "table":
        amounts = [Fraction(amount) for option, amount in rest[0].items() if option == chosen.get(first, option)]
        return min(amounts), max(amounts)
    if kind == "tiers":
        paid = [(Fraction(reach), Fraction(amount)) for reach, amount in rest[0]]
        found = [max((pay for reach, pay in paid if value >= reach), default=Fraction(0)) for value in (low, high)]
        return found[0], found[1]
    return low, high
