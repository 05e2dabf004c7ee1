"""What a calculator loads: the program of a measure, and what is computed of it in the words of the text."""

from __future__ import annotations

from typing import Any

from generator.model.facts import Benefit
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.rules import Rule
from generator.rules.combine import facts
from generator.rules.compile import program_of
from generator.views.filters import spans


def calculator(measure: Measure, library: Library) -> dict[str, Any]:
    """The facts of `rules.combine` and, by label or id: `uses` the inputs of each rule, `asks` how to fill an input,
    `names` and `quotes` (with the number of the sentence) of what is computed; `readings` are question, why, name.
    """
    program = program_of(measure, library)
    quoted: list[Benefit | Rule] = [*measure.benefits, *measure.rules.rules]
    return {
        **facts(measure),
        "title": measure.label + measure.title,
        "page": measure.address,
        "units": [unit.short for unit in library.units_of_measure[measure.key]],
        "spans": {rule.id: _spans(measure, rule.item) for rule in measure.rules.rules},
        "program": program,
        "uses": {rule["id"]: _labels(rule["id"], program) for rule in program["rules"]},
        "asks": {one.label: one.ask for one in measure.rules.inputs if one.ask},
        "names": {rule.id: rule.name for rule in measure.rules.rules},
        "quotes": {one.id: [one.quote, one.sentence] for one in quoted},
        "readings": [[one.question, one.why, one.name] for one in measure.rules.readings],
    }


def _spans(measure: Measure, item: int | None) -> str:
    return spans(one for one in measure.deadlines if one.item in (None, item))


def _labels(rule_id: str, program: dict[str, Any]) -> list[str]:
    """The inputs that a rule looks at, or another reading of it, in the order of the measure."""
    found: set[str] = set()
    rules = [*program["rules"], *(rule for reading in program["readings"] for rule in reading["rules"].values())]
    parts = ("when", "pay", "cap", "cases", "date")
    waiting = [part for rule in rules if rule["id"] == rule_id for part in map(rule.get, parts)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and one in program["inputs"]:
            found.add(one)
    return [label for label in program["inputs"] if label in found]
