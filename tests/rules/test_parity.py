"""The page's engine and the generator's give the same answers and traces, to the byte, whatever is asked."""

from __future__ import annotations

import json
import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.rules.program import Program
from tests.rules.both import SCRIPTS, Question, answers_of_python, answers_of_scripts, differences, real_programs
from tests.rules.odd import ODD
from tests.rules.programs import GIVEN, programs
from tests.rules.questions import questions

COUNT = int(os.environ.get("COUNT", 100_000))


def test_every_real_rule_agrees() -> None:
    asked = list(questions(real_programs(), COUNT, seed=20221226))
    assert differences(real_programs(), asked) == []


def test_the_questions_are_worth_asking() -> None:
    """Most can be computed, many pay, and every error code comes up: agreement on refusals alone would prove little."""
    asked = [one for one in questions(real_programs(), 10_000, seed=1) if one[0] == "calculate"]
    answers = [json.loads(answer) for answer in answers_of_python(real_programs(), asked)]
    assert sum(not answer["errors"] for answer in answers) > len(answers) / 2
    assert sum(bool(answer["total"] and answer["total"] != "0.00") for answer in answers) > len(answers) / 5
    codes = {code for answer in answers for code in answer["errors"].values()}
    assert codes >= {"number", "integer", "negative", "toobig", "date", "option", "unknown"}


def test_every_odd_text_is_read_alike_in_every_input() -> None:
    asked: list[Question] = [
        ("read", index, dict.fromkeys(program.inputs, words))
        for index, program in enumerate(real_programs())
        for words in ODD
    ]
    assert differences(real_programs(), asked) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(programs(), min_size=1, max_size=4), st.lists(GIVEN, min_size=20, max_size=40))
def test_every_rule_that_could_be_written_agrees(made: list[Program], visitors: list[dict[str, str]]) -> None:
    asked: list[Question] = []
    for index, program in enumerate(made):
        for words in visitors:
            asked += [("calculate", index, words), ("until", index, words)]
            asked += [("under", index, words, reading.name) for reading in program.readings]
            asked += [("curve", index, words, 0, label, "0", "8000000") for label in ("甲额", "人数")]
    assert differences(made, asked) == []


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cn", "Cs"), max_codepoint=0xFFFF)), min_size=200)
)
def test_any_text_is_read_alike(words: list[str]) -> None:
    asked: list[Question] = [
        ("read", index, dict.fromkeys(program.inputs, text))
        for index, program in enumerate(real_programs()[:4])
        for text in words
    ]
    assert differences(real_programs(), asked) == []


@pytest.mark.parametrize(
    ("script", "sound", "fault"),
    [
        ("engine", '">": (a, b) => order(a, exact(b)) > 0', '">": (a, b) => order(a, exact(b)) >= 0'),
        ("engine", '">=": (a, b) => order(a, exact(b)) >= 0', '">=": (a, b) => order(a, exact(b)) > 0'),
        ("engine", "least(amount, cap) : amount", "amount : amount"),
        ("engine", "cap[2][values.get(cap[1])]", "Object.values(cap[2])[0]"),
        ("engine", "open || parts", "parts"),
        ("engine", "to: (a, b) => a <= b", "to: (a, b) => a < b"),
        ("engine", "floor(over(value, exact(second)))", "over(value, exact(second))"),
        ("engine", "return top([ZERO, minus(third", "return top([minus(third"),
        ("steps", "op === \">\" || op === \"<=\" ? add", "op === \"<=\" ? add"),
        ("steps", 'kind === "min" || kind === "past"', 'kind === "past"'),
        ("steps", "order(found, low) > 0", "order(found, low) < 0"),
        ("steps", "ceil(more, ONE)", "more"),
        ("engine", "failed ? null : total(program, outcomes", "total(program, outcomes"),
        ("engine", 'way === "highest" ? top(amounts)', 'way === "highest" ? sum(amounts)'),
        ("numbers", "/ (2n * d)", "/ (2n * d + 1n)"),
        ("parse", '"NFKC"', '"NFC"'),
        ("parse", "> 40", "> 39"),
    ],
)  # fmt: skip
def test_a_fault_in_the_scripts_is_noticed(tmp_path: Path, script: str, sound: str, fault: str) -> None:
    for name in ("numbers", "parse", "engine", "steps"):
        shutil.copy(SCRIPTS / f"rules-{name}.js", tmp_path)
    path = tmp_path / f"rules-{script}.js"
    text = path.read_text(encoding="utf-8")
    assert sound in text
    path.write_text(text.replace(sound, fault, 1), encoding="utf-8")
    asked, sound_answers = _asked_of_faults()
    assert answers_of_scripts(real_programs(), asked, tmp_path) != sound_answers


@cache
def _asked_of_faults() -> tuple[list[Question], list[str]]:
    asked = list(questions(real_programs(), 8_000, seed=7))
    return asked, answers_of_python(real_programs(), asked)
