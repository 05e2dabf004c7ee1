"""The program of a measure."""

from __future__ import annotations

from generator.calc.surroundings import surroundings
from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.rules.lower import lower
from generator.rules.program import Program


@kept  # pages, calculators and files of one measure are made one after the other
def program_of(measure: Measure, library: Library) -> Program:
    """The program of a measure that has been checked."""
    program, problems = lower(measure.rules, surroundings(measure, library))
    if problems:
        raise ValueError(f"{measure.key}: {problems[0]}")
    return program
