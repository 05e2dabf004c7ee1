"""A clerk with a pen comes to the sum of the calculator: every number asked for is used, once, and every limit."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from policyref.calc.programs import program_of
from policyref.handbook.conditions import conditions
from policyref.handbook.worksheet import BLANK, lines, mark, worksheets
from policyref.load.library import load_library
from policyref.rules import expr
from policyref.rules.evaluate import evaluate, read_inputs
from policyref.rules.program import Program, Rule
from policyref.rules.ranges import NUMBERS
from policyref.rules.values import number

from tests.exports.dmn_random import written_cases
from tests.pages.clerk import filled_in
from tests.rules.programs import FIELDS, VALUES, rules
from tests.rules.test_forms import WRITTEN
from tests.rules.written import read
from tests.site import DATA, FORMS, SHAPES

Sheet = tuple[Rule, Program, tuple[str, ...]]
FIRST, LAST = date(2023, 1, 1), date(2023, 3, 31)
SALES, RECEIVED, PEOPLE = expr.Input("甲额"), expr.Input("乙额"), expr.Input("人数")


def said(words: str, origin: str = "") -> expr.Const:
    found = number(words)
    assert found
    return expr.Const(found[0], expr.Source("pay", words, origin))


def sheet(
    amount: expr.Expr, when: expr.Test = expr.ALWAYS, low: expr.Expr | None = None, cap: expr.Expr | None = None
) -> list[str]:
    """The lines of a rule without their marks, and without the blanks of what is asked."""
    bound = "between" if low else "equal"
    made = lines(Rule("one", "one", None, True, bound, when, amount=amount, low=low, cap=cap), FIELDS)
    return [line[2:].replace(BLANK, "＿") for line in made]


def of_calculator(rule: Rule, values: Mapping[str, expr.Value]) -> object:
    """The sum, or the two sums, with conditions met; None while an input is missing."""
    outcome = evaluate(replace(rule, when=expr.ALWAYS), values)
    return (outcome.low, outcome.value) if outcome.kind == "between" else outcome.value


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    found = []
    for data in (DATA, SHAPES, FORMS):
        library, _ = load_library(data.parent, data)
        assert library
        for measure in library.measures:
            made = {one.benefit: one.lines for one in worksheets(measure, library)}
            program = program_of(measure, library) if made else None
            for rule, written in zip(program.rules if program else (), measure.rules.rules, strict=False):
                if program and written.name in made:
                    found.append((rule, program, made[written.name]))
    return found


def test_every_benefit_that_takes_a_sum_has_a_sheet() -> None:
    library, _ = load_library(DATA.parent, DATA)
    assert library
    measure = library.measures[10]
    assert [one.benefit for one in worksheets(measure, library)] == ["网络销售额奖励", "本地特色产品销售额奖励"]
    assert worksheets(measure, library)[0].lines == (
        "① 网络销售额超过100万元：□是 □否（选“否”的不适用）",
        f"② 网络销售额：{BLANK}元",
        f"③ ② × 1% ＝ {BLANK}元",
        f"④ 可得：③（超过5万元的填5万元） ＝ {BLANK}元",
    )
    assert worksheets(library.measures[15], library) == []  # a fixed sum needs no paper


def test_lines_are_numbered_and_name_only_earlier_ones(sheets: list[Sheet]) -> None:
    for _, _, sheet in sheets:
        for place, line in enumerate(sheet):
            marks = [ord(mark) - ord("①") for mark in re.findall("[①-⑳]", line)]
            assert marks[0] == place
            assert all(mark < place for mark in marks[1:])


def test_every_number_asked_for_is_used_and_asked_for_once(sheets: list[Sheet]) -> None:
    for _, _, sheet in sheets:
        used = set(re.findall("[①-⑳]", "".join(line[1:] for line in sheet)))
        assert used == {line[0] for line in sheet[:-1] if "□" not in line}
        asked = [line[2:].partition("：")[0].partition("（")[0] for line in sheet if "＝" not in line]
        assert len(set(asked)) == len(asked)


def test_every_condition_limit_and_bound_of_the_rule_is_on_the_sheet(sheets: list[Sheet]) -> None:
    for rule, program, sheet in sheets:
        assert [line[2:].partition("：□")[0] for line in sheet if "□" in line] == conditions(rule.when, program.inputs)
        for node in rule.nodes:
            if isinstance(node, expr.Const) and node.source and not node.source.whole:  # 前3名 is written 1名至3名
                assert node.source.words in "".join(sheet)
        words = {"equal": "可得", "at_most": "至多可得", "at_least": "至少可得", "between": "可得"}[rule.bound]
        assert (words if rule.benefit else words.removesuffix("可得")) in sheet[-1]


def test_a_clerk_comes_to_the_sum_of_the_calculator(sheets: list[Sheet]) -> None:
    assert len(sheets) > 30
    for rule, program, sheet in sheets:
        chance = random.Random(rule.label)
        for _ in range(20):
            values: dict[str, expr.Value] = {}
            for label, field in program.inputs.items():
                if field.type in NUMBERS:
                    values[label] = Fraction(chance.choice([0, 1, 3, 77, 1200, 10**5, 3 * 10**6, 10**8]))
                elif field.options:
                    values[label] = chance.choice(field.options)
            assert filled_in(sheet, values) == of_calculator(rule, values), (rule.label, values)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(rules(), VALUES)
def test_so_does_a_clerk_with_the_sheet_of_any_formula(rule: Rule, values: dict[str, expr.Value]) -> None:
    if rule.amount is None:
        return
    assert filled_in(lines(rule, FIELDS), values) == of_calculator(rule, values)


@pytest.mark.parametrize(("text", "given"), [(text, given) for text, given, _ in WRITTEN])
def test_so_does_a_clerk_with_the_sheet_of_every_form(text: str, given: dict[str, str]) -> None:
    program, problems = read(text)
    assert program and not problems
    values, _ = read_inputs(program, given)
    assert filled_in(lines(program.rules[0], program.inputs), values) == of_calculator(program.rules[0], values)


def test_so_does_a_clerk_with_rules_as_an_editor_may_write_them() -> None:
    for case in written_cases(150, 8):
        for rule, values in itertools.product(case.program.rules, case.inputs):
            expected = of_calculator(rule, values)
            if rule.amount is not None and expected is not None:
                assert filled_in(lines(rule, case.program.inputs), values) == expected, (rule, values)


def test_what_is_short_of_a_subtraction_is_nothing() -> None:
    past = expr.Most((expr.Minus(SALES, said("2000万元")), expr.NOUGHT))
    assert sheet(expr.Product((past, said("8%")))) == ["甲额：＿元", "可得：（① － 2000万元，不足的填0） × 8% ＝ ＿元"]
    left = expr.Most((expr.Minus(said("5万元"), RECEIVED), expr.NOUGHT))
    assert sheet(left) == ["乙额：＿元", "可得：（5万元 － ①，不足的填0） ＝ ＿元"]


def test_slices_are_written_one_below_the_other() -> None:
    first = expr.Product((expr.Least((SALES, said("100万元"))), said("1%")))
    second = expr.Product(
        (expr.Most((expr.Minus(expr.Least((SALES, said("500万元"))), said("100万元")), expr.NOUGHT)), said("2%"))
    )
    last = expr.Product((expr.Most((expr.Minus(SALES, said("500万元")), expr.NOUGHT)), said("3%")))
    assert sheet(expr.Sum((first, second, last))) == [
        "甲额：＿元",
        "①中不超过100万元的部分：＿元",
        "①中超过100万元、不超过500万元的部分（没有的填0）：＿元",
        "①中超过500万元的部分（没有的填0）：＿元",
        "可得：② × 1% ＋ ③ × 2% ＋ ④ × 3% ＝ ＿元",
    ]


def test_a_range_has_a_line_for_each_end_and_one_between() -> None:
    shares = [expr.Product((SALES, said(words))) for words in ("2%", "4%")]
    assert sheet(shares[1], low=shares[0], cap=said("10万元")) == [
        "甲额：＿元",
        "① × 2% ＝ ＿元",
        "最低：②（超过10万元的填10万元） ＝ ＿元",
        "① × 4% ＝ ＿元",
        "最高：④（超过10万元的填10万元） ＝ ＿元",
        "可得：③至⑤之间",
    ]


def test_a_tier_says_whether_it_is_reached_or_passed() -> None:
    def tiers(*rows: tuple[str, str, expr.Expr]) -> str:
        return sheet(expr.Step(PEOPLE, tuple(expr.Row(op, said(reach), then) for op, reach, then in rows)))[-1]

    low, high = (">=", "10人", said("1万元")), (">", "50人", said("3万元"))
    assert tiers(low) == "可得：按①查（达到10人得1万元，达不到的为0元） ＝ ＿元"
    assert tiers(high) == "可得：按①查（超过50人得3万元，没有超过的为0元） ＝ ＿元"
    assert tiers(low, high) == "可得：按①查（10人至50人得1万元，超过50人得3万元，其他为0元） ＝ ＿元"
    share = (">=", "50人", expr.Product((SALES, said("2%"))))
    assert tiers(low, share) == (
        "可得：按①查（达到10人得1万元，达到50人得② × 2%；取达到的最高一档，都达不到的为0元） ＝ ＿元"
    )


def test_ranks_and_bands_that_end_say_where() -> None:
    rows = (
        (">=", "1名", said("10万元")),
        (">", "3名", expr.NOUGHT),
        (">=", "5名", said("5万元")),
        (">=", "9名", expr.NOUGHT),
    )
    made = sheet(expr.Step(PEOPLE, tuple(expr.Row(op, said(reach), then) for op, reach, then in rows)))
    assert made[-1] == "可得：按①查（1名至3名得10万元，达到5名、不足9名得5万元，其他为0元） ＝ ＿元"


def test_whole_shares_count_so_often_at_most() -> None:
    shares = expr.Least((expr.Whole(PEOPLE, said("10人")), said("3次")))
    assert sheet(expr.Product((shares, said("2万元")))) == [
        "人数：＿人",
        "可得：（① ÷ 10人，只取整数，最多算3次） × 2万元 ＝ ＿元",
    ]


def test_an_input_counts_up_to_a_number_where_it_is_asked_only_if_it_does_so_everywhere() -> None:
    months = expr.Least((expr.Input("月数"), said("36个月", "三年")))
    assert sheet(expr.Product((SALES, months)))[1] == "月数（最多算36个月，原文：三年）：＿个月"
    both = sheet(expr.Sum((expr.Product((months, said("5元"))), expr.Product((expr.Input("月数"), said("7元"))))))
    assert both == [
        "月数：＿个月",
        "①（超过36个月（原文：三年）的填36个月（原文：三年）） ＝ ＿个月",
        "可得：② × 5元 ＋ ① × 7元 ＝ ＿元",
    ]


def test_a_cap_can_be_a_share_of_something_else() -> None:
    assert sheet(SALES, cap=expr.Product((RECEIVED, said("30%")))) == [
        "甲额：＿元", "乙额：＿元", "② × 30% ＝ ＿元", "可得：①（超过③的填③） ＝ ＿元",
    ]  # fmt: skip


def test_options_without_a_sum_are_told() -> None:
    assert sheet(expr.Product((PEOPLE, expr.Pick("类别", (("大型", said("300元/人")),)))))[-1] == (
        "可得：① × 按②查（大型为300元/人，其他为0） ＝ ＿元"
    )


def test_of_alternatives_any_will_do() -> None:
    first = expr.Compare("<=", PEOPLE, expr.Const(Fraction(3), expr.Source("when", "3人以内", whole=True)))
    second = expr.Compare(
        ">=", expr.Input("月数"), expr.Const(Fraction(6), expr.Source("when", "6个月以上", "半年以上", whole=True))
    )
    is_new, is_large = expr.Is("首次", ("是",)), expr.Is("类别", ("大型", "中、小"))
    assert conditions(expr.All((is_new, expr.Either((first, expr.All((second, is_large)))))), FIELDS) == [
        "首次", "人数3人以内，或者（月数6个月以上（原文：半年以上），并且类别是“大型”或“中、小”）（任一即可）",
    ]  # fmt: skip


def test_where_the_notice_means_another_edge_than_its_words_that_is_told() -> None:
    below = expr.Compare("<", SALES, expr.Const(Fraction(5000000), expr.Source("when", "500万元以下", whole=True)))
    assert conditions(below, FIELDS) == ["甲额500万元以下（即不足500万元）"]


def test_the_two_ends_of_a_range_are_one_condition() -> None:
    words = expr.Source("when", "100—300人（不含300人）", whole=True)
    ends = (
        expr.Compare(">=", PEOPLE, expr.Const(Fraction(100), words)),
        expr.Compare("<", PEOPLE, expr.Const(Fraction(300), words)),
    )
    assert conditions(expr.All(ends), FIELDS) == ["人数100—300人（不含300人）"]
    days = expr.Source("when", "2023年1月至3月", whole=True)
    period = [expr.Compare(op, expr.Input("起日"), expr.Const(day, days)) for op, day in ((">=", FIRST), ("<=", LAST))]
    assert conditions(expr.All((expr.All(tuple(period)), expr.Is("首次", ("否",)))), FIELDS) == [
        "起日符合“2023年1月至3月”", "没有“首次”",
    ]  # fmt: skip


def test_two_inputs_are_compared_in_words() -> None:
    assert conditions(expr.Compare(">", SALES, RECEIVED), FIELDS) == ["甲额多于乙额"]
    assert conditions(expr.Compare("<=", expr.Input("止日"), expr.Input("起日")), FIELDS) == ["止日不晚于起日"]


def test_marks_go_on_past_twenty() -> None:
    assert [mark(place) for place in (0, 19, 20, 34, 35, 49, 50)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "〔51〕"]
