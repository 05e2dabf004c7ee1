"""The table of round values says what the calculator says, and in its heading what it takes for granted."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.calc.programs import program_of
from policyref.check.rules.show import check_show
from policyref.handbook.entries import measure_entry
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.measure import measure_page
from policyref.present.round_values import round_values
from policyref.rules.evaluate import calculate
from policyref.words import ROUND

from tests.data import Data
from tests.site import Site, squeeze

KEY = "shili-2024-7/3"
MEASURE = """
number: 3
name: 奖励
section: 2
text: {text}。
units: []
summary: 奖励。
audience: [企业]
sectors: [employment]
deadlines: []
benefits:
  - {{id: one, name: 奖励, quote: '{text}', kind: reward, payer: unstated, to: 企业, gives: 奖励, headline: 奖励,
     {rule}}}
inputs:
  years: {{label: 毕业年数, type: count, unit: 年}}
  months: {{label: 失业月数, type: count, unit: 个月}}
  sales: {{label: 销售额, type: money}}
  first: {{label: 首次, type: yesno}}
  rank: {{label: 等级, type: choice, options: [甲级, 乙级]}}
examples: []
"""


def library(root: Path, text: str, rule: str) -> Library:
    """One measure is as said; whether it is complete is not asked."""
    data = Data(root)
    (data.folder / "shili-2024-7/03.yml").write_text(MEASURE.format(text=text, rule=rule), encoding="utf-8")
    found, problems = load_library(data.root, data.folder)
    assert found and not problems, problems
    return found


def tables(root: Path, text: str, rule: str) -> dict[tuple[str, str], dict[str, str]]:
    """Rows by the heading of their table and by what is asked."""
    found = library(root, text, rule)
    return {(one.benefit, one.asked): dict(one.rows) for one in round_values(found.measure_by_key[KEY], found)}


EITHER = (
    "毕业3年以内或者失业6个月以上的，奖励4000元",
    "pay: {fixed: 4000元}, when: [{any: [{years: 3年以内}, {months: 6个月以上}]}]",
)


def test_of_alternatives_the_heading_says_how_it_stands_with_the_others(tmp_path: Path) -> None:
    assert tables(tmp_path, *EITHER) == {
        ("奖励（失业月数为5个月时）", "毕业年数"): {"3年以内（含）": "4000元", "超过3年": "没有"},
        ("奖励（毕业年数为4年时）", "失业月数"): {"不足6个月": "没有", "6个月以上": "4000元"},
    }


def test_the_calculator_says_the_same(tmp_path: Path) -> None:
    found = library(tmp_path, *EITHER)
    program = program_of(found.measure_by_key[KEY], found)
    for years, months, kind in (("4", "5", "not_met"), ("4", "6", "equal"), ("3", "5", "equal")):
        assert calculate(program, {"毕业年数": years, "失业月数": months})["benefits"]["one"]["kind"] == kind


def test_the_heading_stands_on_the_page_and_in_the_book(tmp_path: Path) -> None:
    found = library(tmp_path, *EITHER)
    measure, notice, host = found.measure_by_key[KEY], found.notice_by_id["shili-2024-7"], Host("试", "")
    [page] = measure_page(measure, found, host)
    words = squeeze(page.html)
    assert "奖励（毕业年数为4年时）" in words
    assert '<thscope="row">不足6个月</th><td>没有</td>' in words
    printed = measure_entry(measure, notice, found, host, [measure])
    headings = [one["benefit"] for one in printed["round_values"]]
    assert headings == ["奖励（失业月数为5个月时）", "奖励（毕业年数为4年时）"]


def test_an_alternative_of_yes_or_no_is_told_too(tmp_path: Path) -> None:
    rule = "pay: {fixed: 4000元}, when: [{any: [{first: 是}, {sales: 超过10万元}]}]"
    assert tables(tmp_path, "首次申请或者销售额超过10万元的，奖励4000元", rule) == {
        ("奖励（首次为否时）", "销售额"): {"10万元以内（含）": "没有", "超过10万元": "4000元"},
    }


def test_what_all_conditions_ask_is_no_part_of_the_heading_and_is_said_once_beneath(tmp_path: Path) -> None:
    rule = "pay: {fixed: 4000元}, when: [{first: 是}, {months: 6个月以上}]"
    text = "首次申请且失业6个月以上的，奖励4000元"
    assert list(tables(tmp_path, text, rule)) == [("奖励", "失业月数")]
    found = library(tmp_path / "page", text, rule)
    [page] = measure_page(found.measure_by_key[KEY], found, Host("试", ""))
    assert squeeze(page.html).count(ROUND["others"]) == 1


def test_each_option_with_a_limit_of_its_own_has_its_table(tmp_path: Path) -> None:
    rule = "pay: {rate: 1%, of: sales}, caps: {by: rank, table: {甲级: 3万元, 乙级: 2万元}}"
    found = tables(tmp_path, "按销售额的1%奖励，甲级最高3万元，乙级最高2万元", rule)
    assert {heading: list(rows.items())[-1] for (heading, _), rows in found.items()} == {
        "奖励（甲级）": ("300万元以上", "3万元（最高）"), "奖励（乙级）": ("200万元以上", "2万元（最高）"),
    }  # fmt: skip


def test_a_sum_for_each_option_is_a_table_of_options(tmp_path: Path) -> None:
    rule = "pay: {table: {甲级: 3万元, 乙级: 2万元}, by: rank}"
    assert tables(tmp_path, "对甲级、乙级，分别奖励3万元、2万元", rule) == {
        ("奖励", "等级"): {"甲级": "3万元", "乙级": "2万元"},
    }


def test_a_range_is_written_from_one_end_to_the_other(tmp_path: Path) -> None:
    rule = "pay: {between: [200元, 500元]}, when: [{months: 6个月以上}]"
    assert tables(tmp_path, "失业6个月以上的，给予200元至500元奖励", rule) == {
        ("奖励", "失业月数"): {"不足6个月": "没有", "6个月以上": "200元至500元"},
    }


def test_an_editor_chooses_the_values(tmp_path: Path) -> None:
    rule = "pay: {rate: 1%, of: sales}, cap: 3万元, when: [{sales: 超过100万元}], show: [100万元, 120万元, 300万元]"
    assert tables(tmp_path, "销售额超过100万元的，按1%奖励，最高3万元", rule) == {
        ("奖励", "销售额"): {"100万元以内（含）": "没有", "120万元": "1.2万元", "300万元以上": "3万元（最高）"},
    }


@pytest.mark.parametrize(
    ("show", "said"),
    [
        ("[100家, 200家]", "填不进同一格"),
        ("[50万元, 80万元, 200万元]", "是同一档"),
        ("[120万元, 200]", None),
        ("[很多]", "填不进同一格"),
    ],
)
def test_values_that_say_nothing_are_refused(tmp_path: Path, show: str, said: str | None) -> None:
    rule = f"pay: {{rate: 1%, of: sales}}, cap: 3万元, when: [{{sales: 超过100万元}}], show: {show}"
    found = library(tmp_path, "销售额超过100万元的，按1%奖励，最高3万元", rule)
    told = [one.message for one in check_show(found.measure_by_key[KEY], program_of(found.measure_by_key[KEY], found))]
    assert [said in one for one in told] == ([True] if said else [])


def test_of_many_tables_two_show_what_they_are_like_and_the_rest_is_folded(desk_site: Site, real_site: Site) -> None:
    page = desk_site.measure(1, "dukou-2026-6")
    tables = page.all("table.round")
    assert len(page.all(".calc > .rounds table.round")) == 2
    (summary,) = page.texts(".calc > details > summary")
    assert summary == f"别的条件下的{len(tables) - 2}个表" and len(page.all("details table.round")) == len(tables) - 2
    assert not real_site.measure(11).all("details table.round")
