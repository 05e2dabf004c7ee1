"""The table of thresholds, tiers and caps of a measure, in words, for print and for pages without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from policyref.calc.programs import program_of
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized
from policyref.rules.program import Program
from policyref.rules.say import result, say
from policyref.rules.thresholds import Boundaries, boundary_tables
from policyref.words import GETS, RESULT

HINT = "表中是门槛、分档、封顶处前一点、恰好、后一点的结果，没有写明的条件都按满足算。"


@dataclass(frozen=True, slots=True)
class Boundary:
    """How one benefit follows from one input: (value with its unit, what there is then) for every row.

    `benefit` is its name, with the options that it goes by, and with what the rows take for granted of other inputs
    though no condition asks it of everybody. `gets` is the heading of what there is.
    """

    benefit: str
    asked: str
    gets: str
    rows: tuple[tuple[str, str], ...]


@memoized
def boundaries(measure: Measure, library: Library) -> list[Boundary]:
    """A table for every benefit and input that has thresholds, tiers or a cap."""
    if not measure.rules.rules:
        return []
    program = program_of(measure, library)
    names = {rule.id: rule.name for rule in measure.rules.rules}
    return [
        _table(table, names[rule.id], program, GETS if rule.benefit else RESULT)
        for rule in program.rules
        for table in boundary_tables(program, rule)
    ]


def _table(table: Boundaries, name: str, program: Program, gets: str) -> Boundary:
    field = program.inputs[table.label]
    rows = tuple((say(value, field), result(outcome)) for value, outcome in table.rows)
    taken = [f"{label}为{say(value, program.inputs[label])}时" for label, value in table.assumed]
    told = "，".join([*filter(None, ["、".join(table.chosen)]), *taken])
    return Boundary(f"{name}（{told}）" if told else name, table.label, gets, rows)
