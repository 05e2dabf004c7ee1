"""Every case worked by hand from the official text comes out as it was worked."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from policyref.calc.programs import program_of
from policyref.load.library import load_library
from policyref.rules.evaluate import calculate, evaluate, money, read_inputs
from policyref.rules.program import Program

from tests.rules.ahead import next_steps
from tests.site import DATA

ROWS = list(csv.DictReader(Path(__file__).with_name("examples.csv").read_text(encoding="utf-8").splitlines()))


@cache
def program(number: int) -> Program:
    library, problems = load_library(DATA.parent, DATA)
    assert library and not problems
    return program_of(library.measure_by_key[f"jincheng-2022-12/{number}"], library)


def _answer(name: str, given: dict[str, str]) -> set[str]:
    """Every way to say the answer, as the column `expected` does."""
    head, _, reading = name.partition("@")
    number, _, label = head.partition("/")
    compiled = program(int(number))
    result = calculate(compiled, given)
    if result["errors"]:
        return {f"error:{code}" for code in result["errors"].values()}
    if label.startswith("next:"):
        return {_steps(compiled, given, *label.split(":")[1:])}
    if reading:
        return {result["readings"][reading]}
    rules = list(compiled.every_rule())
    if label:
        rule = next(one for one in rules if one.label == label)
        outcome = evaluate(rule, read_inputs(compiled, given)[0], [])
        value = money(outcome.value) if rule.amount is not None and outcome.value is not None else outcome.value
        return _ways(outcome.kind, str(value), rule.bound)
    if len(rules) == 1:
        row = result["benefits"][rules[0].id]
        return _ways(row["kind"], row["value"], rules[0].bound)
    return {result["total"] or "no_total"}


def _ways(kind: str, value: str, bound: str) -> set[str]:
    return {
        "equal": {value},
        "not_met": {"not_eligible", value},
        "incomplete": {"unknown"},
        "outcome": {"eligible", f"outcome:{value}"},
    }.get(kind, {f"{kind}:{value}"})


def _steps(compiled: Program, given: dict[str, str], label: str, *only: str) -> str:
    values, _ = read_inputs(compiled, given)
    found = [
        f"+{money(one.more)}={money(Fraction(str(one.then.value)))}"
        for rule in compiled.rules
        if not only or rule.label in only
        for one in next_steps(compiled, rule, values, label)
    ]
    return "next:" + ";".join(found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['measure']} {row['inputs'][:50]}")
def test_worked_example(row: dict[str, str]) -> None:
    assert row["expected"] in _answer(row["measure"], json.loads(row["inputs"]))
