"""The rules of a measure can be read, and compute its worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.model.library import Library
from generator.model.measure import Measure
from generator.problems.problem import Problem, problem
from generator.rules.compile import Program, compile_measure
from generator.rules.evaluate import calculate
from generator.text.amounts import parse_amount


def check_rules(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        program, problems = compile_measure(measure)
        yield from problems or _examples(measure, program)


def _examples(measure: Measure, program: Program) -> Iterator[Problem]:
    ids = {rule["label"]: rule["id"] for rule in program["rules"]}
    for example in measure.rules.examples:
        result = calculate(program, example.given)
        for label, expect in example.expect.items():
            row = result["benefits"].get(ids.get(label, label))
            found = row["value"] if row else result["total"]
            amount = parse_amount(expect)
            if not (amount and found and _is(found, amount.value)) and found != expect:
                yield problem("E604", example.place, label=label, found=found, expect=expect)


def _is(found: str, wanted: Fraction) -> bool:
    """Whether a result in words is an amount, exactly; a verdict or a date is none."""
    try:
        return Fraction(found) == wanted
    except ValueError:
        return False
