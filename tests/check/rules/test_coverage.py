"""What examples a rule still needs: on every side of every edge, of both inputs that are compared, of alternatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policyref.calc.programs import program_of
from policyref.check.rules import check_rules
from policyref.rules.rounds import round_tables

from tests.check.rules.written import FILE, library_of

ALTERNATIVES = "毕业3年以内或者失业6个月以上的，奖励4000元。"
EITHER = [
    {
        "when": [{"any": [{"years": {"derived": "不超过3年", "from": "3年以内"}}, {"months": "6个月以上"}]}],
        "pay": {"fixed": "4000元"},
    }
]
BOTH = {
    "years": {"label": "毕业年数", "type": "count", "unit": "年"},
    "months": {"label": "失业月数", "type": "count", "unit": "个月"},
}
GROWTH = "按本年产值超过上年产值部分的4%给予奖励。"
MORE = [{"pay": {"rate": "4%", "of": "now", "over": "before"}}]
YEARS = {"now": {"label": "本年产值", "type": "money"}, "before": {"label": "上年产值", "type": "money"}}
Given = Sequence[tuple[Mapping[str, str], str]]


def missing(root: Path, text: str, benefits: Sequence[Mapping[str, Any]], inputs: Any, given: Given) -> list[str]:
    examples = [{"given": dict(one), "expect": {"奖励0": result}} for one, result in given]
    library = library_of(root, text, benefits, inputs=inputs, examples=examples)
    return [one.message for one in check_rules(library) if one.code == "E617" and one.place.file.endswith(FILE)]


def years_and_months(years: int, months: int, paid: bool) -> tuple[dict[str, str], str]:
    return {"毕业年数": f"{years}年", "失业月数": f"{months}个月"}, "4000元" if paid else "不符合"


def test_the_edges_of_each_alternative_need_examples_where_the_other_does_not_hold(tmp_path: Path) -> None:
    seen = [years_and_months(2, 0, True), years_and_months(3, 0, True), years_and_months(4, 0, False)]
    assert missing(tmp_path / "one", ALTERNATIVES, EITHER, BOTH, seen) == [
        "“奖励0”缺少“失业月数”恰为6个月、高于6个月的算例"
    ]
    seen += [years_and_months(4, 5, False), years_and_months(4, 6, True), years_and_months(4, 7, True)]
    assert missing(tmp_path / "both", ALTERNATIVES, EITHER, BOTH, seen) == []


def test_an_example_in_which_the_other_alternative_holds_shows_nothing(tmp_path: Path) -> None:
    seen = [years_and_months(2, 0, True), years_and_months(3, 0, True), years_and_months(4, 0, False)]
    seen += [years_and_months(1, months, True) for months in (5, 6, 7)]
    assert missing(tmp_path, ALTERNATIVES, EITHER, BOTH, seen) == ["“奖励0”缺少“失业月数”恰为6个月、高于6个月的算例"]


def test_the_table_of_a_rule_is_cut_at_the_edges_that_examples_are_asked_for(tmp_path: Path) -> None:
    library = library_of(tmp_path, ALTERNATIVES, EITHER, inputs=BOTH)
    measure = next(one for one in library.measures if one.place.file.endswith(FILE))
    program = program_of(measure, library)
    tables = {
        table.label: [
            (one.low and int(one.low.at), one.high and int(one.high.at), one.outcome.kind) for one in table.rows
        ]
        for table in round_tables(program, program.rules[0])
    }
    assert tables == {
        "毕业年数": [(None, 3, "equal"), (3, None, "not_met")],
        "失业月数": [(None, 6, "not_met"), (6, None, "equal")],
    }


def test_both_inputs_of_a_difference_have_an_edge_where_nothing_is_left(tmp_path: Path) -> None:
    seen = [({"本年产值": "500万元", "上年产值": "400万元"}, "4万元")]
    assert missing(tmp_path / "one", GROWTH, MORE, YEARS, seen) == [
        "“奖励0”缺少“本年产值”低于“上年产值”、恰为“上年产值”的算例",
        "“奖励0”缺少“上年产值”恰为“本年产值”、高于“本年产值”的算例",
    ]
    seen += [
        ({"本年产值": "400万元", "上年产值": "400万元"}, "0元"),
        ({"本年产值": "300万元", "上年产值": "400万元"}, "0元"),
    ]
    assert missing(tmp_path / "all", GROWTH, MORE, YEARS, seen) == []
