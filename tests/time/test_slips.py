"""What a clerk may mistype in an act, in what somebody was asked, in a rule of a place: its code and its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from policyref.load.library import load_library
from policyref.problems.problem import Problem

from tests.time.folder import write

RIGHT: dict[str, Any] = {"does": "repeals", "to": "chenji-2020-1", "quote": "予以废止"}
RULE: dict[str, Any] = {
    "place": "陈集县",
    "document": "《规定》",
    "quote": "5年",
    "date": "2010-01-01",
    "years": {"default": 5},
}
ASKED = {"date": "2026-11-02", "by": "县政务公开科", "asked": "县商务局", "found": "in-force"}


def said(
    folder: Path, effect: dict[str, Any], rule: dict[str, Any] = RULE, asked: dict[str, Any] = ASKED
) -> list[Problem]:
    earlier = {"issued": "2020-01-01", "checked": [asked], "measures": {1: {}}}
    data = write(
        folder, {"chenji-2020-1": earlier, "chenji-2024-1": {"issued": "2024-01-01", "effects": [effect]}}, [rule]
    )
    return load_library(folder, data)[1]


@pytest.mark.parametrize(
    ("slip", "code", "path"),
    [
        ({"does": "repeal"}, "E208", "does"),
        ({"to": "Chenji 2020/1"}, "E207", "to"),
        ({"to": "chenji-2020-1/第一条"}, "E207", "to"),
        ({"to": "chenji-2020-1/1/2/3"}, "E207", "to"),
        ({"to": "chenji-2020-1@opening"}, "E207", "to"),
        ({"to": ["chenji-2020-1"]}, "E207", "to"),
        ({"to": None}, "E207", "to"),
        ({"to": {}}, "E222", "to"),
        ({"to": {"titel": "《甲》"}}, "E222", "titel"),
        ({"to": {"title": "《甲》", "unnamed": "此前规定"}}, "E222", "title"),
        ({"to": {"unnamed": "此前规定", "may_touch": ["第一条"]}}, "E207", "may_touch"),
        ({"from": "2024年2月30日"}, "E401", "from"),
        ({"until": "年底"}, "E401", "until"),
        ({"delete": "是"}, "E207", "delete"),
        ({"savings": "已受理的"}, "E207", "savings"),
        ({"retroactive": {}}, "E202", "quote"),
        ({"instead": {"八": "chenji-2024-1/1"}}, "E207", "八"),
        ({"instead": {"8": "第一条"}}, "E207", "8"),
        ({"since": "2024-01-01"}, "E201", "since"),
    ],
)
def test_a_slip_in_an_act_is_told_where_it_is(slip: dict[str, Any], code: str, path: str, tmp_path: Path) -> None:
    [found] = said(tmp_path, {**RIGHT, **slip})
    assert found.code == code and found.place.file == "measures_data/chenji-2024-1/notice.yml"
    assert found.place.path[:2] == ("effects", 0) and path in found.place.path


@pytest.mark.parametrize(
    "right",
    [
        {},
        {"to": "chenji-2020-1/1"},
        {"to": "chenji-2020-1/1/2@opening"},
        {"to": {"title": "《甲》"}},
        {"to": {"unnamed": "此前规定", "may_touch": ["chenji-2020-1/1"]}},
        {"from": "2024年2月1日", "instead": {"8/1": "chenji-2024-1/1"}},
        {"savings": {"quote": "已受理的"}},
        {"from": None, "until": None, "delete": "false"},
    ],
)
def test_an_act_may_be_written_so(right: dict[str, Any], tmp_path: Path) -> None:
    assert said(tmp_path, {**RIGHT, **right}) == []


@pytest.mark.parametrize(
    ("rule", "asked", "code"),
    [
        ({"years": {"default": "五"}}, {}, "E207"),
        ({"years": {}}, {}, "E207"),
        ({"date": "2010"}, {}, "E401"),
        ({"place": []}, {}, "E207"),
        ({}, {"found": "是"}, "E208"),
        ({}, {"date": "昨天"}, "E401"),
    ],
)
def test_a_slip_in_a_rule_or_a_question_is_told(
    rule: dict[str, Any], asked: dict[str, Any], code: str, tmp_path: Path
) -> None:
    [found] = said(tmp_path, RIGHT, {**RULE, **rule}, {**ASKED, **asked})
    assert found.code == code


def test_an_act_that_cannot_be_read_keeps_nobody_from_the_rest(tmp_path: Path) -> None:
    write(
        tmp_path, {"chenji-2020-1": {"issued": "2020-01-01", "effects": [{**RIGHT, "does": "x"}], "unsaid": ["from"]}}
    )
    library, problems = load_library(tmp_path, tmp_path / "measures_data")
    assert len(problems) == 1 and library.notices[0].unsaid == ("from",) and not library.notices[0].effects
