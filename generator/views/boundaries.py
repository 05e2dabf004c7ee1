"""The table of thresholds, tiers and caps of a measure, in words, for print and for pages without scripts."""

from __future__ import annotations

from fractions import Fraction

from generator.model.measure import Measure
from generator.rules.compile import compile_measure
from generator.rules.evaluate import money
from generator.rules.steps import boundary_rows
from generator.rules.words import shown

_BOUND = {"equal": "", "at_most": "至多", "at_least": "至少"}


def boundaries(measure: Measure) -> list[tuple[str, str, str, str]]:
    """(name of the benefit, label of the input, its value with unit, yuan) for every row."""
    program, _ = compile_measure(measure)
    names = {rule.id: rule.name for rule in measure.rules.rules}
    return [
        (
            names[rule["id"]],
            label,
            _value(value, program["inputs"][label]),
            (_BOUND[rule["bound"]] if amount else "") + money(amount),
        )
        for rule in program["rules"]
        for label, value, amount in boundary_rows(program, rule)
    ]


def _value(value: Fraction, field: dict[str, str]) -> str:
    if field["type"] == "money":
        return f"{money(value)}元"
    return f"{shown(value * 100)}%" if field["type"] == "rate" else f"{shown(value)}{field['unit']}"
