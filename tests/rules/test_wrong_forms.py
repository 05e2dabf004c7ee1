"""A slip in a rule is told where it stands; what is right beside it passes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from policyref.problems.problem import Problem
from policyref.rules.asked import field
from policyref.rules.lower import lower

from tests.rules.written import Asked, Written, read, wrong

SLIPS = yaml.safe_load(Path(__file__).with_name("wrong_forms.yml").read_text(encoding="utf-8"))
LONG = "1" * 5000


def written(rule: Any) -> str:
    return yaml.safe_dump(rule, allow_unicode=True, width=10_000, sort_keys=False)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: str(slip["wrong"])[:60])
def test_a_slip_is_told_where_it_stands(slip: dict[str, Any]) -> None:
    assert (slip["code"], tuple(slip["at"])) in wrong(written(slip["wrong"]))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: str(slip["right"])[:60])
def test_the_right_twin_of_a_slip_passes(slip: dict[str, Any]) -> None:
    assert wrong(written(slip["right"])) == []


def test_a_form_that_is_none_is_told_with_the_nearest_name() -> None:
    [problem] = read("pay: {fixd: 5万元}")[1]
    assert "算法要恰好写一种，这里只有fixd" in problem.message
    assert "您是不是要写“fixed”？" in problem.hint and "rate（比例）" in problem.hint


def test_a_key_of_another_form_is_told_with_those_of_this_form() -> None:
    [problem] = read("pay: {rate: 5%, of: sales, down: 3%}")[1]
    assert problem.code == "E201" and "down_to、most、of、over、rate" in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        f"pay: {{fixed: {LONG}元}}",
        f"pay: {{rate: {LONG}%, of: sales}}",
        f"pay: {{each: {{boxes: 2万元}}, every: {LONG}标箱}}",
        f"pay: {{between: [1元, {LONG}元]}}",
        f"pay: {{fixed: {'百' * 3000}元}}",
        f"pay: {{fixed: 1元}}\nwhen: [{{area: {LONG}平方米以上}}]",
        f"pay: {{fixed: 1元}}\ncap: {LONG}万元",
        f"date: {{start: due_on, add: {LONG}年}}",
        "date: {start: due_on, add: 99999999年}",
    ],
    ids=lambda text: text[:30],
)
def test_a_number_that_nobody_writes_is_a_problem_and_no_fault(text: str) -> None:
    assert [code for code, _ in wrong(text)] == ["E602"]


@pytest.mark.parametrize(
    "limits",
    [
        {"min": LONG},
        {"max": "1e999999999"},
        {"min": "五"},
        {"max": "5%"},
        {"min": "1/0"},
        {"min": "5", "max": "4"},
        {"type": "date", "min": "2023年4月"},
        {"type": "date", "max": "20230430"},
    ],
    ids=lambda one: str(one)[:30],
)
def test_limits_of_an_input_are_plain_numbers_and_days(limits: dict[str, str]) -> None:
    one = replace(Asked("x", "x", "count", "人"), **limits)
    problems: list[Problem] = []
    field(one, problems)
    assert [problem.code for problem in problems] == ["E602"]


def test_an_input_that_would_be_taken_for_alternatives_is_told() -> None:
    problems = lower(Written((), inputs=(Asked("any", "任一", "yesno"),)))[1]
    assert [problem.code for problem in problems] == ["E602"]
