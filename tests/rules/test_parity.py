"""The page's engine and the generator's give the same answers and traces, to the byte, whatever is asked."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policyref.rules.program import Program

from tests.rules import random_forms
from tests.rules.both import Question, answers_of_python, differences, real_programs, slips_in_scripts
from tests.rules.odd import ODD
from tests.rules.programs import GIVEN, OPTIONS, capped_by_choice, programs
from tests.rules.questions import questions
from tests.rules.random_forms import untried, written_programs

COUNT = int(os.environ.get("COUNT", 100_000))
EVERY = int(os.environ.get("EVERY", 6))
"""One slip in so many is tried: all of them take minutes."""


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


def asked_of(made: Sequence[Program], visitors: Sequence[dict[str, str]]) -> list[Question]:
    """Everything that can be asked of some programs."""
    asked: list[Question] = []
    for index, program in enumerate(made):
        for words in visitors:
            asked += [("calculate", index, words), ("until", index, words)]
            asked += [("under", index, words, reading.name) for reading in program.readings]
    return asked


VISITORS = st.lists(GIVEN, min_size=15, max_size=25)
MANY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(st.lists(programs(), min_size=1, max_size=3), VISITORS)
def test_every_program_that_could_be_lowered_to_agrees(made: list[Program], visitors: list[dict[str, str]]) -> None:
    assert differences(made, asked_of(made, visitors)) == []


@MANY
@given(st.lists(written_programs(), min_size=1, max_size=3), st.lists(random_forms.GIVEN, min_size=15, max_size=25))
def test_every_rule_that_could_be_written_agrees(made: list[Program], visitors: list[dict[str, str]]) -> None:
    assert differences(made, asked_of(made, visitors)) == []


def test_every_form_is_tried() -> None:
    assert untried() == set()


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


def _worth_asking() -> tuple[list[Program], list[Question]]:
    """Programs of every kind, the same at every run, and questions at their edges."""
    made: list[Program] = []

    @settings(max_examples=45, database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(programs() | written_programs())
    def collect(program: Program) -> None:
        made.append(program)

    collect()
    made += real_programs()
    asked = list(questions(made, 3_000, seed=7))
    for option in OPTIONS:
        asked.append(("until", len(made), {"人数": "5", "类别": option}))
        asked.append(("under", len(made), {"人数": "50", "类别": option}, "另一理解"))
    return [*made, capped_by_choice()], asked


def test_slips_in_the_scripts_are_noticed() -> None:
    """Operators, bounds and names of the scripts are changed one at a time: an answer gives away every one of the
    engine, and most elsewhere.

    What is printed are the slips that no answer gave away. They change nothing that is told: of zero it is no matter on
    which side it is looked at, and where an even line misses, halving finds the place.
    """
    slips = slips_in_scripts(*_worth_asking(), every=EVERY)
    missed = [one for one in slips if not one["noticed"]]
    print(*(f"{one['where']} {one['token']} → {one['other']}: {one['text']}" for one in missed), sep="\n")
    assert len(slips) - len(missed) > 50
    assert not [one for one in missed if one["where"].startswith("rules-engine.js")]
    assert len(missed) <= len(slips) / 4
