"""Labels as printed: what stands before sections, measures and items, and how a clause is cited by them."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.present.citations import cite_measure

from tests.data import Data
from tests.site import DESK

NOT_ENTERED = {"E202", "E370"}
PLAN, RULES, COUNTY = "changhe-2025-3", "changhe-2025-8", "qingshan-2025-5"


@pytest.fixture(scope="module")
def desk() -> Library:
    library, problems = load_library(DESK.parent, DESK)
    assert problems == []
    return library


@pytest.mark.parametrize(
    ("key", "called"),
    [
        (f"{PLAN}/1", "二、（一）1."),  # 1. stands twice, and （一） below 二、 and 四、
        (f"{PLAN}/4", "二、（二）2."),
        (f"{PLAN}/5", "三、"),  # beside sections
        (f"{PLAN}/6", "四、（一）"),
        (f"{RULES}/4", "第四条"),  # runs through chapters and their sections
        (f"{COUNTY}/2", "㈡"),
        (f"{COUNTY}/3", "1、"),
        ("dukou-2026-6/1", "第1条"),
    ],
)
def test_a_clause_is_cited_by_its_labels_as_far_as_they_tell_it_from_others(
    desk: Library, key: str, called: str
) -> None:
    assert desk.measure_by_key[key].called == called


def test_an_item_is_cited_within_its_clause(desk: Library) -> None:
    rules, plan = desk.measure_by_key[f"{RULES}/2"], desk.measure_by_key[f"{PLAN}/4"]
    assert cite_measure(rules, desk, 1) == "《长河市夜间市集管理办法》（长政办发〔2025〕8号）第二条第（一）项"
    assert cite_measure(plan, desk, 2) == "《长河市夜间经济提升行动方案》（长政发〔2025〕3号）二、（二）2.第②项"


def test_no_two_clauses_of_a_notice_are_cited_alike(desk: Library) -> None:
    for notice in desk.notices:
        called = [measure.called for measure in notice.measures]
        assert len(called) == len({*called}), notice.id


def test_sections_are_counted_within_what_they_belong_to(desk: Library) -> None:
    plan = desk.notice_by_id[PLAN]
    assert [one.label for one in plan.sections] == ["一、", "（一）", "（二）", "二、", "（一）", "（二）", "四、"]
    assert [[one.number for one in plan.down_to[number]] for number in (3, 6, 7)] == [[1, 3], [4, 6], [7]]
    assert [len(plan.below(number)) for number in (1, 4, 5, 7)] == [0, 4, 2, 2]


def test_the_order_of_the_text_is_that_of_sections_and_measures_together(desk: Library) -> None:
    plan = desk.notice_by_id[PLAN]
    found = [one.heading for one in plan.flow]
    assert found == [
        "一、总体要求", "（一）指导思想", "（二）工作目标", "二、重点任务", "（一）培育经营主体", "1.支持夜市经营。",
        "2.支持延时经营。", "（二）改善消费环境", "1.延长公交运营时间。", "2.规范外摆经营。", "三、加强宣传推介。",
        "四、保障措施", "（一）加强组织领导。", "（二）加强资金保障。",
    ]  # fmt: skip


def test_a_label_that_is_not_written_is_that_of_the_style_of_the_notice(desk: Library) -> None:
    rules = desk.notice_by_id[RULES]
    assert [one.label for one in rules.measures] == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    assert [one.label for one in rules.measures[1].items] == ["（一）", "（二）"]


def test_a_clause_without_any_label_is_cited_by_its_words(tmp_path: Path) -> None:
    data = Data(tmp_path, DESK)
    data.apply({"file": f"{COUNTY}/01.yml", "find": "label: ㈠", "replace": "label: 原文没有"})
    data.apply({"file": f"{COUNTY}/source.txt", "find": "㈠组织", "replace": "组织"})
    data.apply({"file": f"{COUNTY}/02.yml", "find": "label: ㈡", "replace": "label: ㈠"})
    data.apply({"file": f"{COUNTY}/source.txt", "find": "㈡", "replace": "㈠"})
    assert [one for one in data.result.found if one.code not in NOT_ENTERED] == []
    library, _ = load_library(tmp_path, data.folder)
    first = library.measure_by_key[f"{COUNTY}/1"]
    assert (first.label, first.called, first.heading) == ("", "“组织展销”", "组织展销。")


def test_a_measure_without_a_title_is_given_none(desk: Library) -> None:
    second, third = (desk.measure_by_key[f"{RULES}/{number}"] for number in (2, 3))
    assert second.title == "开办夜间市集应当向所在地的区商务部门备案…"
    assert third.title == "备案事项变更的，应当重新备案。"  # all of it: a sentence, and no title
    assert second.official_title is None and second.heading == "第二条"
    assert second.title_mark == "原文没有标题，这是开头的话"
    assert second.page_title == "第二条" + second.title
