"""The table of thresholds says what the calculator says, and in its heading what it takes for granted."""

from __future__ import annotations

from pathlib import Path

from policyref.calc.programs import program_of
from policyref.handbook.entries import measure_entry
from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.measure import measure_page
from policyref.present.boundaries import HINT, boundaries
from policyref.rules.evaluate import calculate

from tests.data import Data
from tests.site import squeeze

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
    return {(one.benefit, one.asked): dict(one.rows) for one in boundaries(found.measure_by_key[KEY], found)}


EITHER = (
    "毕业3年以内或者失业6个月以上的，奖励4000元",
    "pay: {fixed: 4000元}, when: [{any: [{years: 3年以内}, {months: 6个月以上}]}]",
)


def test_of_alternatives_the_heading_says_how_it_stands_with_the_others(tmp_path: Path) -> None:
    assert tables(tmp_path, *EITHER) == {
        ("奖励（失业月数为5个月时）", "毕业年数"): {
            "3年": "4,000元", "4年": "不符合条件，0元", "5年": "不符合条件，0元",
        },
        ("奖励（毕业年数为4年时）", "失业月数"): {
            "5个月": "不符合条件，0元", "6个月": "4,000元", "7个月": "4,000元",
        },
    }  # fmt: skip


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
    assert "奖励（毕业年数为4年时）" in words and "不符合条件，0元" in words and HINT in words
    printed = measure_entry(measure, notice, found, host, [measure])
    assert [one["benefit"] for one in printed["boundaries"]] == ["奖励（失业月数为5个月时）", "奖励（毕业年数为4年时）"]
    assert printed["boundaries_hint"] == HINT


def test_an_alternative_of_yes_or_no_is_told_too(tmp_path: Path) -> None:
    rule = "pay: {fixed: 4000元}, when: [{any: [{first: 是}, {sales: 超过10万元}]}]"
    assert tables(tmp_path, "首次申请或者销售额超过10万元的，奖励4000元", rule) == {
        ("奖励（首次为否时）", "销售额"): {
            "100,000元": "不符合条件，0元", "100,000.01元": "4,000元", "100,000.02元": "4,000元",
        },
    }  # fmt: skip


def test_what_all_conditions_ask_is_not_told(tmp_path: Path) -> None:
    rule = "pay: {fixed: 4000元}, when: [{first: 是}, {months: 6个月以上}]"
    assert list(tables(tmp_path, "首次申请且失业6个月以上的，奖励4000元", rule)) == [("奖励", "失业月数")]


def test_each_option_with_a_limit_of_its_own_has_its_table(tmp_path: Path) -> None:
    rule = "pay: {rate: 1%, of: sales}, caps: {by: rank, table: {甲级: 3万元, 乙级: 2万元}}"
    found = tables(tmp_path, "按销售额的1%奖励，甲级最高3万元，乙级最高2万元", rule)
    assert [(heading, list(rows)[1]) for (heading, _), rows in found.items()] == [
        ("奖励（甲级）", "3,000,000元"), ("奖励（乙级）", "2,000,000元"),
    ]  # fmt: skip


def test_a_range_is_written_from_one_end_to_the_other(tmp_path: Path) -> None:
    rule = "pay: {between: [200元, 500元]}, when: [{months: 6个月以上}]"
    assert tables(tmp_path, "失业6个月以上的，给予200元至500元奖励", rule) == {
        ("奖励", "失业月数"): {"5个月": "不符合条件，0元", "6个月": "200元至500元", "7个月": "200元至500元"},
    }
