"""Cases of one rule, tiers below a threshold, and neighbouring rules: nothing is left out and nothing holds twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from policyref.check.rules.finding import Finding, about
from policyref.check.rules.subject import Subject
from policyref.check.rules.values import bounding, conjunction, constant, of_constants, said
from policyref.problems.problem import problem
from policyref.rules.evaluate import holds
from policyref.rules.expr import Input, Is, Node, Row, Step, Value, Within, nodes_of
from policyref.rules.interpret import add_months
from policyref.rules.program import Field, Rule
from policyref.rules.ranges import NUMBERS, Fields, domain, options, ordinal, step, typed
from policyref.words import REACHED

MOST = 20_000
"""Combinations of values that are tried; a rule with more inputs is tried on the first of them."""
_SOME_DAY = date(2020, 1, 1)


def check_cases(one: Subject) -> Iterator[Finding]:
    """Exactly one case holds wherever the rule does; the first gap and the first overlap are reported."""
    told: set[bool] = set()
    cases = one.lowered.cases if len(one.lowered.cases) > 1 else ()
    for values in itertools.islice(_combinations(one), MOST) if cases else ():
        found = [outcome for when, outcome in cases if holds(when, values)]
        gap = not found
        if (gap or len(found) > 1) and gap not in told and holds(one.lowered.when, values):
            told.add(gap)
            where = "、".join(f"{label}为{said(value, one.fields[label])}" for label, value in values.items())
            what = "没有一种情形成立" if gap else f"“{found[0]}”和“{found[1]}”都成立"
            words = cases[0][1] if gap else found[1]
            yield about(one.rule, words, problem("E607", one.rule.place.at("cases"), where=where, what=what))
    yield from _below_tiers(one)


def _combinations(one: Subject) -> Iterator[dict[str, Value]]:
    """Values on both sides of everything that the cases compare with."""
    tests = [one.lowered.when, *(when for when, _ in one.lowered.cases)]
    nodes = [node for test in tests for node in nodes_of(test)]
    labels = list(dict.fromkeys(node.label for node in nodes if isinstance(node, Input)))
    choices = [_telling(label, nodes, one.fields) for label in labels]
    for values in itertools.product(*choices):
        yield dict(zip(labels, values, strict=True))


def _telling(label: str, nodes: Sequence[Node], fields: Fields) -> Sequence[Value]:
    field = fields[label]
    if field.type in ("choice", "yesno"):
        return options(field)
    low, high = domain(field)
    points = {low if field.type != "date" else ordinal(_SOME_DAY)}
    points |= {constant(test) for name, test in of_constants(nodes) if name == label}
    for node in nodes:
        if isinstance(node, Within) and label in (node.start.label, node.end.label):
            points |= {ordinal(_SOME_DAY), ordinal(add_months(_SOME_DAY, node.months))}
    near = sorted({point + shift for point in points for shift in (-step(field), Fraction(0), step(field))})
    return [typed(point, field) for point in near if low <= point <= high]


def _below_tiers(one: Subject) -> Iterator[Finding]:
    """A rule with a threshold on what its tiers look at: the lowest tier begins there."""
    ranges = bounding(conjunction(one.lowered.when), one.fields)
    steps = [node for node in nodes_of(one.lowered.amount) if isinstance(node, Step)] if one.lowered.amount else []
    for node in steps:
        if not isinstance(node.of, Input) or node.of.label not in ranges:
            continue
        label, field, least = node.of.label, one.fields[node.of.label], ranges[node.of.label][0]
        place = one.rule.place.at("pay", near="tiers")
        first, *later = [_first(row, field) for row in node.rows]
        if least < first:
            where = f"{label}为{said(typed(least, field), field)}"
            found = problem("E607", place, where=where, what="符合条件，却没有一档")
            yield about(one.rule, _reach(node.rows[0]), found)
        for begin, row in zip(later, node.rows, strict=False):
            if begin <= least:
                words = REACHED[row.op] + _reach(row)
                found = problem("E608", place, label=label, found=words, what="总是已到下一档")
                yield about(one.rule, _reach(row), found)


def _reach(row: Row) -> str:
    return row.reach.source.words if row.reach.source else ""


def _first(row: Row, field: Field) -> Fraction:
    """The first value of a tier that can be filled in."""
    by, at = step(field), ordinal(row.reach.value)
    return at // by * by + by if row.op == ">" else -(-at // by) * by


def check_neighbours(rules: Sequence[Subject]) -> Iterator[Finding]:
    """Two benefits that divide one input between them meet without sharing a value or leaving one out."""
    benefits = [
        (one, bounding(conjunction(one.lowered.when), one.fields))
        for one in rules
        if one.lowered.benefit and not one.replaces
    ]
    for (first, below), (second, above) in itertools.permutations(benefits, 2):
        shared = below.keys() & above.keys()
        if not shared or _exclude(first.lowered, second.lowered):
            continue
        for label in sorted(shared):
            field = first.fields[label]
            last, begin = below[label][1], above[label][0]
            if field.type not in (*NUMBERS, "date") or last == domain(field)[1] or begin == domain(field)[0]:
                continue
            missed = begin == last + 2 * step(field)
            if begin == last or missed:
                at = said(typed(begin - step(field) if missed else begin, field), field)
                what = f"“{first.rule.label}”和“{second.rule.label}”{'都不成立' if missed else '都成立'}"
                place = second.rule.place.at("when", near=field.key)
                yield about(second.rule, at, problem("E607", place, where=f"{label}为{at}", what=what))


def _exclude(one: Rule, two: Rule) -> bool:
    """Whether no choice satisfies both."""
    first, second = (
        {test.label: set(test.options) for test in conjunction(rule.when) if isinstance(test, Is)}
        for rule in (one, two)
    )
    return any(not first[label] & second[label] for label in first.keys() & second.keys())
