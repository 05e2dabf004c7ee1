"""What a calculator loads: the program of a measure, and what is computed of it in the words of the text."""

from __future__ import annotations

from typing import Any, TypedDict

from policyref.calc.combine import facts
from policyref.calc.programs import program_of
from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.rules import Rule
from policyref.present.dates import spans
from policyref.present.store import as_json
from policyref.rules.program import Program, plain


class Calculator(TypedDict):
    """By label or id: `uses` the inputs of each rule, `asks` how to fill an input, `names` and `quotes` (with the
    number of the sentence) of what is computed; `readings` are question, why, name."""

    title: str
    page: str
    units: list[str]
    spans: dict[str, str]
    program: dict[str, Any]
    uses: dict[str, list[str]]
    asks: dict[str, str]
    names: dict[str, str]
    quotes: dict[str, tuple[str, int | str | None]]
    readings: list[tuple[str, str, str]]


def calculator(measure: Measure, library: Library) -> str:
    """The facts of `calc.combine` and a `Calculator`, as JSON."""
    return as_json({**facts(measure), **_calculator(measure, library)})


def _calculator(measure: Measure, library: Library) -> Calculator:
    program = program_of(measure, library)
    quoted: list[Benefit | Rule] = [*measure.benefits, *measure.rules.rules]
    return {
        "title": measure.listed,
        "page": measure.address,
        "units": [library.unit_name(unit) for unit in library.units_of_measure[measure.key]],
        "spans": {rule.id: _spans(measure, rule.item) for rule in measure.rules.rules},
        "program": plain(program),
        "uses": {rule.id: _labels(rule.id, program) for rule in program.rules},
        "asks": {one.label: one.ask for one in measure.rules.inputs if one.ask},
        "names": {rule.id: rule.name for rule in measure.rules.rules},
        "quotes": {one.id: (one.quote, measure.link_to(one.sentence)) for one in quoted},
        "readings": [(one.question, one.why, one.name) for one in measure.rules.readings],
    }


def _spans(measure: Measure, item: int | None) -> str:
    return spans(one for one in measure.deadlines if one.item in (None, item))


def _labels(rule_id: str, program: Program) -> list[str]:
    """The inputs that a rule looks at, or another reading of it, in the order of the measure."""
    found = {label for rule in program.every_rule() if rule.id == rule_id for label in rule.labels}
    return [label for label in program.inputs if label in found]
