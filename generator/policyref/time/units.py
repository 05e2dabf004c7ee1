"""What in a measure has a status of its own, by key: benefits, and what is computed."""

from __future__ import annotations

from policyref.model.facts import Benefit
from policyref.model.measure import Measure
from policyref.model.rules import Rule


def unit_of(measure: Measure, one: Benefit | Rule) -> str:
    """A benefit is a unit; an answer stands and falls with its item, or with the measure."""
    within = f"{measure.key}/{one.item}" if one.item else measure.key
    is_benefit = one.is_benefit if isinstance(one, Rule) else True
    return f"{within}@{one.id}" if is_benefit else within


def units_of(measure: Measure) -> dict[str, str]:
    """Benefit or answer by id → its unit."""
    every: list[Benefit | Rule] = [*measure.benefits, *measure.rules.rules]
    return {one.id: unit_of(measure, one) for one in every}
