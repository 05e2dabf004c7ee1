"""What makes no sense is computed and asked back, with what may have been meant; what does is not."""

from __future__ import annotations

from typing import Any

import pytest
from policyref.model.rules import Sane
from policyref.problems.problem import Place, Problem
from policyref.rules.asked import field
from policyref.rules.evaluate import calculate
from policyref.rules.parse import parse
from policyref.rules.program import Program

from tests.rules.both import Question, answers_of_python, answers_of_scripts, real_programs
from tests.rules.written import Asked, read

SALES = "when: [{sales: 超过100万元}]\npay: {rate: 1%, of: sales}\ncap: 5万元"
QUARTER = "when: [{quarter: 2023年6月底前}]\npay: {fixed: 1000元}"
MONTH = "when: [{month: 2023年3月至2023年6月}]\npay: {fixed: 1000元}"
DUE = "when: [{due_on: 2023年12月31日前}]\npay: {fixed: 1000元}"
HIRED = "when: [{hired_on: {since: graduated_on, words: 不足5年}}]\npay: {fixed: 1000元}"
LONGER = "date: {start: due_on, add: 3个月}"
EARLIER = "when: [{due_on: 2022年1月1日至2023年12月31日}]\npay: {fixed: 1000元}"
HEADS = "pay: {each: {heads: 800元/人}}"
GROWTH = "when: [{growth: 50%以上}]\npay: {fixed: 1000元}"


def program(text: str) -> Program:
    found, problems = read(text)
    assert found is not None and not problems, problems
    return found


def doubts(text: str, **given: str) -> list[dict[str, Any]]:
    """Those of the rule, which the page's scripts have just the same."""
    made = program(text)
    asked: list[Question] = [("calculate", 0, given)]
    assert answers_of_python([made], asked) == answers_of_scripts([made], asked)
    found: list[dict[str, Any]] = calculate(made, given)["doubts"]
    return found


@pytest.mark.parametrize(
    ("rule", "given", "instead"),
    [
        (QUARTER, {"季度末日期": "2023-05-15"}, "2023年6月30日"),
        (QUARTER, {"季度末日期": "2023年6月29日"}, "2023年6月30日"),
        (QUARTER, {"季度末日期": "2024-02-28"}, "2024年3月31日"),
        (DUE, {"due_on": "2023-03-14"}, None),
        (MONTH, {"month": "2023年2月"}, None),
        (LONGER, {"due_on": "2015-01-01"}, None),
        (LONGER, {"due_on": "2031-01-01"}, None),
        (HIRED, {"graduated_on": "1822-07-01", "hired_on": "2023-01-01"}, None),
        (HEADS, {"heads": "3000000"}, None),
        (GROWTH, {"growth": "5000%"}, "50%"),
        (SALES, {"sales": "2000亿"}, "2000万元"),
    ],
)
def test_what_makes_no_sense_is_asked_back(rule: str, given: dict[str, str], instead: str | None) -> None:
    found = doubts(rule, **given)
    assert [one["instead"] for one in found] == [instead]
    [doubt] = found
    assert set(doubt) == {"input", "found", "says", "instead"}
    assert doubt["input"] in given and doubt["found"] in doubt["says"] and doubt["says"].endswith("？")
    assert (instead or "") in doubt["says"]


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        (QUARTER, {"季度末日期": "2023-06-30"}),
        (QUARTER, {"季度末日期": "2024年3月31日"}),
        (DUE, {"due_on": "2023-03-15"}),
        (MONTH, {"month": "2023年3月"}),
        (LONGER, {"due_on": "2022-12-31"}),
        (HIRED, {"graduated_on": "2018-07-01", "hired_on": "2020-01-01"}),
        (EARLIER, {"due_on": "2022-01-01"}),  # a text that names a day before its issue asks for such days
        (HEADS, {"heads": "30"}),
        (GROWTH, {"growth": "-30%"}),
        (SALES, {"sales": "300万元"}),
        (SALES, {"sales": "0"}),
        (SALES, {}),
    ],
)
def test_what_makes_sense_is_not(rule: str, given: dict[str, str]) -> None:
    assert doubts(rule, **given) == []


def test_a_number_without_a_unit_is_doubted_sooner_than_one_with_it() -> None:
    """1500000 in a field of 万元 are 150亿元; who writes 20亿元 means it."""
    made = next(one for one in real_programs() if "网络销售额" in one.inputs)
    said = calculate(made, {"网络销售额": "1500000"})
    [doubt] = said["doubts"]
    assert (doubt["found"], doubt["instead"]) == ("150亿元", "150万元")
    assert doubt["says"] == "您填的是150亿元，是不是150万元？"
    assert said["benefits"]["online-sales"]["value"] == "50000.00"  # it is asked, and still computed
    assert calculate(made, {"网络销售额": "20亿元"})["doubts"] == []
    field_of = made.inputs["网络销售额"]
    assert parse(doubt["instead"], field_of) == parse("150", field_of)


@pytest.mark.parametrize(
    ("type_", "unit", "sane", "inside", "outside", "instead"),
    [
        ("money", "万元", {"min": "1万元", "max": "10亿元"}, "300", "300元", "300万元"),
        ("money", "万元", {"max": "1000000000"}, "99999", "1500000", "150万元"),
        ("count", "人", {"max": "200"}, "200", "201", None),
        ("rate", None, {"min": "1%", "max": "200%"}, "50", "0.5", "50%"),
        ("date", None, {"min": "2023年1月1日"}, "2023-01-01", "2022-12-31", None),
        ("month", None, {"max": "2023年6月"}, "2023-06", "2023年7月", None),
        ("year", None, {"min": "2000"}, "2000年", "1999", None),
    ],
)
def test_an_editor_says_what_makes_sense(
    type_: str, unit: str | None, sane: dict[str, str], inside: str, outside: str, instead: str | None
) -> None:
    problems: list[Problem] = []
    asked = Asked("it", "it", type_, unit, sane=_sane(**sane))
    made = Program({"it": field(asked, problems)}, (), "sum")
    assert not problems
    given = [{"it": inside}, {"it": outside}]
    questions: list[Question] = [("calculate", 0, one) for one in given]
    assert answers_of_python([made], questions) == answers_of_scripts([made], questions)
    assert calculate(made, given[0])["doubts"] == []
    assert [one["instead"] for one in calculate(made, given[1])["doubts"]] == [instead]


@pytest.mark.parametrize(
    ("type_", "sane"),
    [
        ("money", {"max": "很多"}),
        ("count", {"min": "1万元"}),
        ("date", {"min": "2023年2月30日"}),
        ("yesno", {"max": "1"}),
    ],
)
def test_what_cannot_be_filled_in_is_no_end_of_it(type_: str, sane: dict[str, str]) -> None:
    problems: list[Problem] = []
    field(Asked("it", "it", type_, sane=_sane(**sane)), problems)
    assert [one.code for one in problems] == ["E602"]


def test_a_rule_for_the_middle_of_a_month_cannot_ask_for_months() -> None:
    _, problems = read("when: [{month: 2023年3月15日至2023年6月30日}]\npay: {fixed: 1000元}")
    assert [one.code for one in problems] == ["E602"] and "整月" in problems[0].message
    assert read("when: [{due_on: 2023年3月15日至2023年6月30日}]\npay: {fixed: 1000元}")[1] == []


def test_a_month_is_told_as_a_month() -> None:
    answer = calculate(program(MONTH), {"month": "2023-02-28"})
    told = [(one["value"], one["test"], one["against"], one["holds"]) for one in answer["trace"] if "input" in one]
    assert told == [("2023-02", "from", "2023-03", False), ("2023-02", "to", "2023-06", True)]


def _sane(**ends: str) -> Sane:
    made = Sane(min=ends.get("min"), max=ends.get("max"))
    object.__setattr__(made, "place", Place("x.yml"))
    return made
