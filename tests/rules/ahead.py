"""What the page tells of a number that was filled in, written a second time: the next steps and the curve.

Nothing but pages shows them, so the generator needs none of it; the tests hold the page's scripts against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from policyref.rules.analysis import Edges, breakpoints
from policyref.rules.evaluate import Outcome, evaluate, limit, money
from policyref.rules.expr import Value
from policyref.rules.program import Program, Rule
from policyref.rules.ranges import step

Values = Mapping[str, Value]
COUNTED = ("money", "rate", "count")
_DRAWN = range(1, 25)
"""Whole shares that are drawn as steps."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """`more` of the input `label` and the benefit `rule` is `then`: its cap, or past another tier or threshold."""

    rule: str
    label: str
    more: Fraction
    then: Outcome
    capped: bool


def next_steps(program: Program, rule: Rule, values: Values, label: str) -> list[Ahead]:
    """Every breakpoint ahead that raises the benefit."""
    now = values.get(label)
    best = evaluate(rule, values)
    found: list[Ahead] = []
    if not isinstance(now, Fraction) or not isinstance(best.value, Fraction):
        return found
    for point in breakpoints(Edges(rule, program.inputs), label, values):
        there = {**values, label: point}
        then = evaluate(rule, there)
        if point > now and isinstance(then.value, Fraction) and _sums(then) > _sums(best):
            found.append(Ahead(rule.id, label, point - now, then, then.value == limit(rule, there)))
            best = then
    return found


def _sums(outcome: Outcome) -> list[Fraction]:
    """As they are told: less than a fen is no gain."""
    low = outcome.value if outcome.low is None else outcome.low
    return [Fraction(money(one)) for one in (outcome.value, low) if isinstance(one, Fraction)]


def until(program: Program, values: Values) -> list[Ahead]:
    """The steps ahead of every number that was filled in, for every benefit."""
    labels = [label for label in values if program.inputs[label].type in COUNTED]
    rules = [rule for rule in program.rules if rule.amount is not None]
    return [one for rule in rules for label in labels for one in next_steps(program, rule, values, label)]


def curve(
    program: Program, rule: Rule, values: Values, label: str, ends: tuple[Fraction, Fraction]
) -> list[tuple[Fraction, Outcome]]:
    """Corners of the line between two values, other inputs as given; none where no amount is known.

    A cliff has two corners: the last value before it and the first after.
    """
    edges = Edges(rule, program.inputs)
    by = step(program.inputs[label])
    corners = [*breakpoints(edges, label, values), *edges.shares(label, values, _DRAWN)]
    around = {point - shift for point in corners for shift in (by, 0)}
    points = sorted({*ends, *(point for point in around if ends[0] < point < ends[1])})
    found = [(point, evaluate(rule, {**values, label: point})) for point in points]
    return [(point, then) for point, then in found if isinstance(then.value, Fraction)]
