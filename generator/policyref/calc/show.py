"""The values that an editor has chosen to tell a benefit by: `show: [100万元, 150万元, 300万元, 500万元]`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from policyref.model.facts import Benefit
from policyref.rules.analysis import Edges
from policyref.rules.expr import Input, nodes_of
from policyref.rules.parse import parse
from policyref.rules.program import Program, Rule
from policyref.rules.rounds import studied


def values_shown(benefit: Benefit, program: Program) -> dict[str, list[Fraction]]:
    """By label of the one input that all of them can be typed into; nothing where there is none."""
    rule = next((one for one in program.rules if one.id == benefit.id), None)
    for label in inputs_of(rule, program) if rule else ():
        found = [parse(words, program.inputs[label])[0] for words in benefit.show]
        numbers = [one for one in found if isinstance(one, Fraction)]
        if len(numbers) == len(benefit.show):
            return {label: numbers}
    return {}


def inputs_of(rule: Rule, program: Program) -> Iterator[str]:
    """The inputs along which a benefit can be told."""
    sums = [one for root in (rule.amount, rule.low, rule.cap) if root is not None for one in nodes_of(root)]
    yield from studied(Edges(rule, program.inputs), {one.label for one in sums if isinstance(one, Input)})
