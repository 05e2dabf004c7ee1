"""Every input is asked for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.measure import Measure
from policyref.problems.problem import Problem, problem
from policyref.rules.program import Program


def check_inputs(measure: Measure, program: Program) -> Iterator[Problem]:
    used = {label for rule in program.every_rule() for label in rule.labels}
    for one in measure.rules.inputs:
        if one.label not in used:
            yield problem("E610", one.place, label=one.label)
