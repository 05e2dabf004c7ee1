"""DMN files of all notices, inputs that sit on their boundaries, and what the generator's own evaluator makes of them.

A judge is any other reader of the files: it answers with the result of every decision by the decision's label.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from policyref.calc.programs import program_of
from policyref.exports.dmn.files import dmn
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.rules.evaluate import Outcome, evaluate, holds, money, read_inputs, total
from policyref.rules.expr import Const, Value
from policyref.rules.interpret import Values
from policyref.rules.parse import NO, YES
from policyref.rules.program import Field, Program, Rule

from tests.site import DATA, FORMS, NOTICE, ROOT, SHAPES

EXAMPLES = ROOT / "tests/rules/examples.csv"
OF_KIND = {
    "money": ["0", "0.01", "350", "123456.79", "1008734.50", "80000000"],
    "rate": ["0", "0.0001", "0.5", "1.2"],
    "year": ["2021", "2022", "2023"],
}
STEPS = {"money": Fraction(1, 100), "rate": Fraction(1, 10000)}
DAYS = [date(2018, 2, 28), date(2022, 11, 30), date(2023, 1, 31), date(2023, 6, 1), date(2024, 2, 29)]
LARGEST = 10**10
Result = Fraction | date | str | bool | None
Answers = list[dict[str, Any]]
Judge = Callable[[Sequence[bytes], Sequence[Sequence[Values]]], Iterable[Answers]]
BOUNDS = {"equal": "", "at_most": "至多", "at_least": "至少", "between": "至多"}


@dataclass(frozen=True)
class Case:
    key: str
    program: Program
    file: bytes
    inputs: Sequence[Values]


@dataclass(frozen=True)
class Difference:
    key: str
    label: str
    expected: Result
    found: object
    given: Values


def measures() -> Iterator[tuple[Measure, Library]]:
    """Every measure with rules."""
    for data in (DATA, SHAPES, FORMS):
        library, problems = load_library(data.parent, data)
        assert library and not problems
        for measure in library.measures:
            if measure.rules.rules:
                yield measure, library


@cache
def cases() -> tuple[Case, ...]:
    found = []
    for measure, library in measures():
        program = program_of(measure, library)
        worked = _worked(program, measure.number) if measure.notice == NOTICE else []
        inputs = [*worked, *at_the_boundaries(program, measure.key)]
        found.append(Case(measure.key, program, dmn(measure, program, "文件"), tuple(inputs)))
    return tuple(found)


def rules(program: Program) -> list[tuple[Rule, str | None]]:
    """Every rule and the reading it is of."""
    others = [(rule, one.name) for one in program.readings for rule in one.rules.values()]
    return [*((rule, None) for rule in program.rules), *others]


def expected(program: Program, values: Values) -> dict[str, Result]:
    """By the labels that the file gives its decisions."""
    found: dict[str, Result] = {}
    for rule, reading in rules(program):
        label, outcome = f"{rule.label}{_as_read(reading)}", evaluate(rule, values)
        found[f"{label}：条件"] = holds(rule.when, values)
        if rule.amount is None:
            found[label] = outcome.value
            continue
        sums = [(BOUNDS[rule.bound], outcome.value)]
        if rule.low is not None:  # where the condition does not hold the lower sum is nothing as well
            sums.append(("至少", outcome.value if outcome.kind == "not_met" else outcome.low))
        for bound, value in sums:
            found[f"{label}：{bound}金额（元）"] = value
            found[f"{label}：{bound}金额（元，四舍五入到分）"] = _cents(value)
    return found | _totals(program, values)


def differences(judge: Judge, same: Callable[[str, Result, Any], bool], judged: Sequence[Case]) -> list[Difference]:
    """Where the judge's answers are not `same` as the evaluator's."""
    found = []
    answered = judge([case.file for case in judged], [case.inputs for case in judged])
    for case, answers in zip(judged, answered, strict=True):
        for values, answer in zip(case.inputs, answers, strict=True):
            found += [
                Difference(case.key, label, result, answer.get(label, "no such decision"), values)
                for label, result in expected(case.program, values).items()
                if label not in answer or not same(label, result, answer[label])
            ]
    return found


def same(label: str, expected: Result, found: Any) -> bool:
    return type(found) is type(expected) and found == expected


def same_in_doubles(label: str, expected: Result, found: Any) -> bool:
    """A cent rounded from a double may fall to the other side where the exact amount ends in half a cent."""
    if isinstance(expected, Fraction):
        if not isinstance(found, int | float) or isinstance(found, bool):
            return False
        rounded = Fraction(11, 1000) if "四舍五入" in label and abs(expected) < 10**12 else 0
        near = rounded or max(Fraction(1), abs(expected)) / 10**9
        return abs(Fraction(found) - expected) < near
    return same(label, expected.isoformat() if isinstance(expected, date) else expected, found)


def spoiled(judged: Sequence[Case], fault: Callable[[str], str]) -> list[Case]:
    """The files that the fault changes, changed."""
    changed = [replace(case, file=fault(case.file.decode()).encode()) for case in judged]
    return [case for case, before in zip(changed, judged, strict=True) if case.file != before.file]


def _as_read(reading: str | None) -> str:
    return f"（另一种理解：{reading}）" if reading else ""


def _cents(value: Result) -> Fraction | None:
    return Fraction(money(value)) if isinstance(value, Fraction) else None


def _totals(program: Program, values: Values) -> dict[str, Result]:
    """None of a file whose benefits must not be added up; it has no such decision then."""
    paying = [rule for rule in program.rules if rule.benefit and rule.amount is not None]
    outcomes = {rule.id: evaluate(rule, values) for rule in program.rules}
    found: dict[str, Result] = {}
    ways: list[tuple[str | None, dict[str, Rule], str]] = [(None, {}, program.total)]
    ways += [(one.name, dict(one.rules), one.total or program.total) for one in program.readings]
    for reading, replaced, way in ways:
        if paying and not (way == "separate" and len(paying) > 1):
            other: dict[str, Outcome] = {key: evaluate(rule, values) for key, rule in replaced.items()}
            sum_ = total(program, outcomes | other, way)
            found[f"合计{_as_read(reading)}（元，四舍五入到分）"] = None if sum_ is None else Fraction(sum_)
    return found


def _worked(program: Program, number: int) -> Iterator[Values]:
    """The examples worked by hand from the text, without those of impossible input."""
    for row in csv.DictReader(EXAMPLES.read_text(encoding="utf-8").splitlines()):
        if row["measure"].partition("@")[0].partition("/")[0] == str(number):
            values, errors = read_inputs(program, json.loads(row["inputs"]))
            if not errors:
                yield values


def at_the_boundaries(program: Program, key: str, times: int = 60, missing: float = 0.07) -> Iterator[Values]:
    """Every value on, just below or just above where something changes; now and then one is missing."""
    chance = random.Random(key)
    choices = {label: _choices(program, field) for label, field in program.inputs.items()}
    for _ in range(times):
        yield {label: chance.choice(values) for label, values in choices.items() if chance.random() >= missing}


def _choices(program: Program, field: Field) -> Sequence[Value]:
    if field.type == "choice":
        return list(field.options)
    if field.type == "yesno":
        return [YES] * 5 + [NO]
    constants = {node.value for rule, _ in rules(program) for node in rule.nodes if isinstance(node, Const)}
    if field.type == "date":
        named = sorted(one for one in constants if isinstance(one, date))
        return [day + timedelta(more) for day in named + DAYS for more in (-1, 0, 1)]
    step = STEPS.get(field.type, Fraction(1))
    numbers = sorted(abs(one) for one in constants if isinstance(one, Fraction) and one)
    turns = {math.ceil(at / step) * step for at in (*numbers, *_quotients(numbers))}
    values = [at + more for at in sorted(turns) for more in (-step, 0, step)]
    values += [Fraction(words) for words in OF_KIND.get(field.type, ["0", "1", "3", "40"])]
    low, high = (Fraction(end) if end is not None else None for end in (field.min, field.max))
    inside = [one for one in values if (low is None or one >= low) and (high is None or one <= high)]
    return inside or [low or Fraction(0)]


def _quotients(numbers: Sequence[Fraction]) -> Iterator[Fraction]:
    """Where a rate or a price times an input comes to another number of the rule: to its cap, for one."""
    for one, other in itertools.permutations(numbers, 2):
        if one > other and one / other < LARGEST:
            yield one / other
