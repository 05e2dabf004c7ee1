"""A clerk with a pen comes to the same sum: every number asked for is used, every limit of the rule is on the sheet."""

from __future__ import annotations

import re

import pytest

from generator.model.measure import Measure
from generator.model.rules import Rule
from generator.views.worksheet import BLANK, Worksheet, worksheets
from tests.site import Project


@pytest.fixture(scope="module")
def measures(real: Project) -> tuple[Measure, ...]:
    library = real.run().library
    assert library is not None
    return library.measures


@pytest.fixture(scope="module")
def sheets(measures: tuple[Measure, ...]) -> list[tuple[Rule, Worksheet]]:
    rules = {(measure.number, rule.name): rule for measure in measures for rule in measure.rules.rules}
    return [(rules[measure.number, one.benefit], one) for measure in measures for one in worksheets(measure)]


def test_every_benefit_that_takes_a_sum_has_a_sheet(measures: tuple[Measure, ...]) -> None:
    measure = measures[10]
    assert [one.benefit for one in worksheets(measure)] == ["网络销售额奖励", "本地特色产品销售额奖励"]
    assert worksheets(measure)[0].lines == (
        "① 网络销售额超过100万元：□是 □否（选“否”的不适用）",
        f"② 网络销售额：{BLANK}元",
        f"③ ② × 1% ＝ {BLANK}元",
        f"④ 可得：③（超过5万元的填5万元） ＝ {BLANK}元",
    )


def test_lines_are_numbered_and_name_only_earlier_ones(sheets: list[tuple[Rule, Worksheet]]) -> None:
    for _, sheet in sheets:
        for place, line in enumerate(sheet.lines):
            marks = [ord(mark) - ord("①") for mark in re.findall("[①-⑳]", line)]
            assert marks[0] == place
            assert all(mark < place for mark in marks[1:])


def test_every_number_asked_for_is_used(sheets: list[tuple[Rule, Worksheet]]) -> None:
    for _, sheet in sheets:
        used = set(re.findall("[①-⑳]", "".join(line[1:] for line in sheet.lines)))
        assert used == {line[0] for line in sheet.lines[:-1] if "□" not in line}


def test_every_condition_limit_and_bound_of_the_rule_is_on_the_sheet(sheets: list[tuple[Rule, Worksheet]]) -> None:
    for rule, sheet in sheets:
        assert sum("□是 □否" in line for line in sheet.lines) == len(rule.when)
        for words in rule.cap.sums.values() if rule.cap else ():
            assert "/" in words or f"超过{words}的填{words}" in sheet.lines[-1]
        assert {"equal": "可得", "at_most": "至多可得", "at_least": "至少可得"}[rule.bound] in sheet.lines[-1]


def test_a_look_up_or_a_fixed_sum_needs_no_sheet(measures: tuple[Measure, ...]) -> None:
    assert worksheets(measures[15]) == []
