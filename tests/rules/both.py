"""The same questions to both engines: generator/policyref/rules here, the scripts that ship in node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from policyref.calc.programs import lowered
from policyref.load.library import load_library
from policyref.rules.evaluate import calculate, money, read_inputs
from policyref.rules.parse import parse
from policyref.rules.program import Program, plain
from policyref.rules.say import say
from policyref.rules.values import shown
from policyref.words import scripts

from tests.rules.ahead import Ahead, until
from tests.site import DATA, FORMS, ROOT, SHAPES

SCRIPTS = ROOT / "site_overrides/components/rules"
Question = tuple[Any, ...]
"""("calculate", program index, given) and more arguments for the other kinds, as in engine.cjs."""


def under(program: Program, name: str) -> Program:
    """The program as the reading `name` has it: `calculate` then gives that reading's own benefits and trace."""
    reading = next(one for one in program.readings if one.name == name)
    rules = tuple(reading.rules.get(rule.id, rule) for rule in program.rules)
    return replace(program, rules=rules, total=reading.total or program.total, readings=())


@cache
def real_programs() -> tuple[Program, ...]:
    """Every program of the real notices and of the notices of other shapes and forms."""
    found = []
    for data in (DATA, SHAPES, FORMS):
        library, _ = load_library(data.parent, data)
        assert library
        for measure in library.measures:
            program, problems = lowered(measure, library)
            assert not problems
            found += [program] if program.rules else []
    return tuple(found)


def answers_of_python(programs: Sequence[Program], questions: Sequence[Question]) -> list[str]:
    return [
        json.dumps(_ASK[name](programs[index], *rest), ensure_ascii=False, separators=(",", ":"))
        for name, index, *rest in questions
    ]


def answers_of_scripts(programs: Sequence[Program], questions: Sequence[Question]) -> list[str]:
    return _in_node("engine.cjs", programs, questions)


def slips_in_scripts(programs: Sequence[Program], questions: Sequence[Question], every: int) -> list[dict[str, Any]]:
    """The slips that were put into the scripts, with `noticed`: whether an answer gave it away."""
    known = answers_of_python(programs, questions)
    return [json.loads(line) for line in _in_node("faults.cjs", programs, questions, known, every)]


def _in_node(
    script: str,
    programs: Sequence[Program],
    questions: Sequence[Question],
    answers: Sequence[str] | None = None,
    every: int = 1,
) -> list[str]:
    node = shutil.which("node")
    assert node, "node is needed: see CONTRIBUTING.md"
    asked = {"programs": [plain(one) for one in programs], "questions": questions, "answers": answers}
    asked["words"] = scripts()["answer-words"]
    done = subprocess.run(
        [node, Path(__file__).with_name(script), SCRIPTS, str(every)],
        input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", timeout=900, check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    return done.stdout.rstrip("\n").split("\n")


def differences(programs: Sequence[Program], questions: Sequence[Question]) -> list[tuple[Question, str, str]]:
    """(question, Python's answer, the scripts' answer) wherever the two differ by a byte."""
    ours = answers_of_python(programs, questions)
    theirs = answers_of_scripts(programs, questions)
    assert len(ours) == len(theirs)
    return [found for found in zip(questions, ours, theirs, strict=True) if found[1] != found[2]]


def _read(program: Program, given: dict[str, str]) -> list[list[str | None]]:
    rows = []
    for label, words in given.items():
        field = program.inputs[label]
        value, error = parse(words, field)
        text = shown(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value
        rows.append([text, error, None if value is None else say(value, field)])
    return rows


def _ahead(program: Program, values: dict[str, Any], one: Ahead) -> dict[str, Any]:
    assert isinstance(one.then.value, Fraction)
    return {
        "benefit": one.rule,
        "input": one.label,
        "more": shown(one.more),
        "at": shown(values[one.label] + one.more),
        "then": money(one.then.value),
        **({} if one.then.low is None else {"low": money(one.then.low)}),
        "exact": shown(one.then.value),
        "capped": one.capped,
        "shown": say(one.more, program.inputs[one.label]),
    }


def _until(program: Program, given: dict[str, str]) -> list[dict[str, Any]]:
    values, errors = read_inputs(program, given)
    return [] if errors else [_ahead(program, values, one) for one in until(program, values)]


_ASK: dict[str, Any] = {
    "calculate": calculate,
    "under": lambda program, given, name: calculate(under(program, name), given),
    "read": _read,
    "until": _until,
}
