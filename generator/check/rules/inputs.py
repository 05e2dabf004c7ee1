"""Every input is asked for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.values import labels_of
from generator.model.measure import Measure
from generator.problems.problem import Problem, problem
from generator.rules.compile import Program


def check_inputs(measure: Measure, program: Program) -> Iterator[Problem]:
    rules = [*program["rules"], *(rule for one in program["readings"] for rule in one["rules"].values())]
    used = {label for rule in rules for label in labels_of(rule)}
    for one in measure.rules.inputs:
        if one.label not in used:
            yield problem("E610", one.place, label=one.label)
