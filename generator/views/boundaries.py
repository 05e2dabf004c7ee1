"""The table of thresholds, tiers and caps of a measure, in words, for print and for pages without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.rules.compile import program_of
from generator.rules.say import say, yuan
from generator.rules.steps import boundary_tables

_BOUND = {"equal": "", "at_most": "至多", "at_least": "至少"}


@dataclass(frozen=True, slots=True)
class Boundary:
    """How one benefit follows from one input: (value with its unit, what there is then) for every row.

    `benefit` is its name, with the options that it goes by.
    """

    benefit: str
    asked: str
    rows: tuple[tuple[str, str], ...]


@kept
def boundaries(measure: Measure, library: Library) -> list[Boundary]:
    """A table for every benefit and input that has thresholds, tiers or a cap."""
    if not measure.rules.rules:
        return []
    program = program_of(measure, library)
    names = {rule.id: rule.name for rule in measure.rules.rules}
    tables = []
    for rule in program["rules"]:
        for table in boundary_tables(program, rule):
            bound = _BOUND[rule["bound"]]
            field = program["inputs"][table.label]
            rows = tuple((say(value, field), (bound if amount else "") + yuan(amount)) for value, amount in table.rows)
            chosen = f"（{'、'.join(table.chosen)}）" if table.chosen else ""
            tables.append(Boundary(names[rule["id"]] + chosen, table.label, rows))
    return tables
