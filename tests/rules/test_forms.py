"""Every way to say a payment comes to what its words say."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from policyref.rules.forms import Pay

from tests.rules.written import Rows, paid, read

FORMS: tuple[Any, ...] = get_args(get_args(Pay)[0])
WRITTEN = [
    (yaml.safe_dump({"pay": one["pay"]}, allow_unicode=True, width=1000), given, gives)
    for one in yaml.safe_load(Path(__file__).with_name("forms.yml").read_text(encoding="utf-8"))
    for given, gives in one["gives"]
]
TABLES = {
    "t1": Rows(
        [
            ["类型", "运营补助（元/人·月）", "一次性补助（万元）", "新增（元）/城区", "新增（元）/乡镇"],
            ["公办", "300", "2", "80", "90"],
            ["民办", "200元/人·月", "1.5", "60", "70"],
        ]
    )
}


_TWICE = "words: 不超过支出的30%，最高50万元"


def examples(form: Any) -> list[str]:
    """The payments in the description of a form."""
    return re.findall(r"^pay:.*\n(?: +.*\n)*", inspect.cleandoc(form.__doc__) + "\n", re.MULTILINE)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_the_examples_of_a_form_are_read_as_that_form(form: Any) -> None:
    found = examples(form)
    assert found
    for text in found:
        program, problems = read(text, tables=TABLES)
        assert program is not None and problems == []


@pytest.mark.parametrize(("text", "given", "gives"), WRITTEN, ids=[text[5:60] for text, _, _ in WRITTEN])
def test_a_payment_comes_to_what_its_words_say(text: str, given: dict[str, str], gives: int | list[int]) -> None:
    outcome = paid(text, given)
    if isinstance(gives, list):
        assert (outcome.kind, [outcome.low, outcome.value]) == ("between", gives)
    else:
        assert (outcome.kind, outcome.value) == ("equal", gives)


@pytest.mark.parametrize(
    ("rest", "given", "yuan"),
    [
        ("pay: {actual: [cost], over: 5000元}\ncap: 3万元", {"cost": "8000"}, 3000),
        ("pay: {actual: [cost], over: 5000元}\ncap: 3万元", {"cost": "8万"}, 30_000),
        ("pay: {rate: 5%, of: invest}\ncap: {sum: 50万元, clause: 14, quote: 最高50万元}", {"invest": "1亿"}, 500_000),
        ("pay: {product: [heads, months, 300元/人·月]}\ncap: 4000元/人", {"heads": "2", "months": "20"}, 8000),
        (
            "pay: {product: [heads, months, 300元]}\ncap: {limit: {each: {heads: 4000元}}, words: 每人最高4000元}",
            {"heads": "2", "months": "20"},
            8000,
        ),
        (
            f"pay: {{rate: 10%, of: invest}}\ncap: {{limit: {{rate: 30%, of: cost}}, sum: 50万元, {_TWICE}}}",
            {"invest": "1亿", "cost": "1000万"},
            500_000,
        ),
        (
            f"pay: {{rate: 10%, of: invest}}\ncap: {{limit: {{rate: 30%, of: cost}}, sum: 50万元, {_TWICE}}}",
            {"invest": "1亿", "cost": "100万"},
            300_000,
        ),
        ("pay: {product: [heads, months, 300元/人·月]}\ncap: 4000元/人", {"heads": "2", "months": "2"}, 1200),
        (
            "pay: {each: {heads: 300元/人}, most: {heads: 10人}}\ncap: {sum: 2000元, clause: 2, quote: 共2000元}",
            {"heads": "12"},
            2000,
        ),
    ],
)
def test_a_cap_may_stand_elsewhere_or_be_so_much_for_each(rest: str, given: dict[str, str], yuan: int) -> None:
    assert paid(rest, given).value == yuan


@pytest.mark.parametrize(
    ("pay", "given", "yuan"),
    [
        ("row: kind, column: 运营补助（元/人·月）, of: [heads, months]", ("公办", "4", "2"), 2400),
        (
            "row: kind, column: 运营补助（元/人·月）, of: [heads, months], most: {months: 1个月}",
            ("民办", "4", "2"),
            800,
        ),
        ("row: kind, column: 一次性补助（万元）", ("民办", "", ""), 15_000),
        ("row: 公办, column: 一次性补助（万元）", ("", "", ""), 20_000),
        ("row: kind, column: [新增（元）, place]", ("民办", "", ""), 70),
    ],
)
def test_sums_of_a_table_of_the_notice(pay: str, given: tuple[str, ...], yuan: int) -> None:
    filled = {"place": "乡镇", **dict(zip(("kind", "heads", "months"), given, strict=True))}
    assert paid(f"pay: {{of_table: t1, {pay}}}", filled, tables=TABLES).value == yuan


def test_the_words_of_a_cell_are_the_source_of_its_sum() -> None:
    program, problems = read("pay: {of_table: t1, row: kind, column: 一次性补助（万元）}", tables=TABLES)
    assert program and not problems
    assert [(one.words, one.quote) for one in program.rules[0].sources] == [("2", "2"), ("1.5", "1.5")]
