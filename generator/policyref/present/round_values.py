"""What a benefit comes to at a few round values, in words: beside a calculator, on paper, and without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from policyref.calc.programs import program_of
from policyref.calc.show import values_shown
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.memoized import memoized
from policyref.rules.outcome import Outcome
from policyref.rules.program import Field, Program
from policyref.rules.rounds import Rounds, Stretch, round_tables
from policyref.rules.say import result, say
from policyref.words import GETS, RESULT, ROUND


@dataclass(frozen=True, slots=True)
class RoundValues:
    """How a rule (`rule` is its id) follows from one input: (value with its unit, what there is then) for every row.

    `benefit` is its name, with the options that it goes by, and with what the rows take for granted of other inputs
    though no condition asks it of everybody. `gets` is the heading of what there is. `others`: whether other inputs
    have to fulfil something besides.
    """

    rule: str
    benefit: str
    asked: str
    gets: str
    rows: tuple[tuple[str, str], ...]
    others: bool


@memoized
def round_values(measure: Measure, library: Library) -> list[RoundValues]:
    """The tables of all that can be computed of a measure."""
    if not measure.rules.rules:
        return []
    program = program_of(measure, library)
    shown = {one.id: values_shown(one, program) for one in measure.benefits if one.show}
    names = {rule.id: rule.name for rule in measure.rules.rules}
    return [
        _table(table, rule.id, names[rule.id], program, GETS if rule.benefit else RESULT)
        for rule in program.rules
        for table in round_tables(program, rule, shown.get(rule.id))
    ]


def _table(table: Rounds, rule: str, name: str, program: Program, gets: str) -> RoundValues:
    field = program.inputs[table.label]
    along = [(_value(row, field), _gets(row.outcome, row.is_most)) for row in table.rows]
    rows = tuple(along or [(option, _gets(outcome)) for option, outcome in table.by_option])
    told = "，".join(filter(None, ["、".join(table.chosen), _assumed(table.assumed, program.inputs)]))
    others = bool({*table.others} - {one for one, _ in table.assumed})
    return RoundValues(rule, f"{name}（{told}）" if told else name, table.label, gets, rows, others)


def _assumed(assumed: Sequence[tuple[str, object]], fields: Mapping[str, Field]) -> str:
    said = [f"{label}为{say(value, fields[label])}" for label, value in assumed]  # type: ignore[arg-type]
    return f"{'、'.join(said)}时" if said else ""


def _value(row: Stretch, field: Field) -> str:
    """`100万元以内（含）`, `不足100万元`, `超过3人`, `1000万元以上，不足2000万元`, `150万元`."""
    if row.low and row.low == row.high:
        return say(row.low.at, field)
    low, high = (end and _end(end.at, end.included, key, field) for end, key in ((row.low, "low"), (row.high, "high")))
    return "，".join(filter(None, [low, high])) or ROUND["any"]


def _end(at: Fraction, included: bool, key: str, field: Field) -> str:
    return ROUND[key if included else f"{key}_without"].format(say(at, field))


def _gets(outcome: Outcome, is_most: bool = False) -> str:
    nothing = outcome.value == 0 or (outcome.kind == "not_met" and outcome.value is not None)
    if nothing:
        return ROUND["nothing"]
    return result(outcome) + (ROUND["most"] if is_most and outcome.kind == "equal" else "")
