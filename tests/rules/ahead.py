"""What the page tells of a number that was filled in, written a second time: the next steps.

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

Values = Mapping[str, Value]
COUNTED = ("money", "rate", "count")


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
