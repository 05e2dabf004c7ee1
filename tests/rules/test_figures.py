"""A number is read as people type it, wherever only one is meant, here and in the page's scripts alike."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policyref.rules.parse import parse
from policyref.rules.program import Field, Program
from policyref.text.numerals import to_chinese

from tests.rules.both import Question, answers_of_python, answers_of_scripts

IN_TEN_THOUSANDS = Field("sales", "money", "万元", None, None, ())
IN_YUAN = Field("rent", "money", "元", None, None, ())
PEOPLE = Field("people", "count", "人", None, None, ())
SHARE = Field("share", "rate", "%", None, None, ())
MONTH = Field("month", "month", None, None, None, ())
DAY = Field("day", "date", None, None, None, ())
YEAR = Field("year", "year", None, None, None, ())
FIELDS = (IN_TEN_THOUSANDS, IN_YUAN, PEOPLE, SHARE, MONTH, DAY, YEAR)
PROGRAM = Program({one.key: one for one in FIELDS}, (), "sum")

SUMS = [
    ("150w", 1_500_000), ("150W", 1_500_000), ("１５０ｗ", 1_500_000), ("150万", 1_500_000), ("150 万元", 1_500_000),
    ("一百五十万", 1_500_000), ("一百五十万元", 1_500_000), ("壹佰伍拾万元", 1_500_000), ("1.5百万", 1_500_000),
    ("三点五亿", 350_000_000), ("两千万", 20_000_000), ("1亿2000万", 120_000_000), ("1万5000", 15_000),
    ("300元", 300), ("300块", 300), ("￥300", 300), ("¥ 300.50", Fraction("300.5")), ("人民币5万元", 50_000),
    ("3k", 3000), ("5万元整", 50_000), ("二〇〇元", None), ("一百五", None), ("1万5", None), ("3万5元", None),
    ("1.5万5000", None), ("1,23,4元", None), ("12 34元", None), ("1,000 000元", None), ("万元", None),
    ("300万万", None),
    ("300美元", None), ("1e6元", None), (".5元", None), ("三四千元", None), ("十几万", None), ("约5万", None),
    ("5万多", None), ("300-500元", None), ("5万/年", None),
]  # fmt: skip
BARE = [
    ("300", 300), ("300.", 300), ("3 000", 3000), ("3　000", 3000), ("3,000", 3000), ("３，０００", 3000),
    ("1 234 567", 1_234_567), ("+5", 5), ("三百", 300), ("十五", 15), ("3千", 3000),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), SUMS)
def test_a_sum_that_says_its_unit_is_the_same_in_every_field(words: str, value: int | None) -> None:
    expected = (None, "number") if value is None else (Fraction(value), None)
    assert parse(words, IN_TEN_THOUSANDS) == expected
    assert parse(words, IN_YUAN) == expected


@pytest.mark.parametrize(("words", "value"), BARE)
def test_a_number_alone_is_in_the_unit_of_its_field(words: str, value: int) -> None:
    assert parse(words, IN_YUAN) == (Fraction(value), None)
    assert parse(words, IN_TEN_THOUSANDS) == (Fraction(value * 10_000), None)
    assert parse(words, PEOPLE) == (Fraction(value), None)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("1.2万人", PEOPLE, 12_000), ("二十人", PEOPLE, 20), ("20个", PEOPLE, None), ("￥20", PEOPLE, None),
        ("百分之五", SHARE, Fraction(1, 20)), ("百分之12.5", SHARE, Fraction(1, 8)), ("5％", SHARE, Fraction(1, 20)),
        ("二〇二二年", YEAR, 2022), ("2022", YEAR, 2022), ("二二年", YEAR, None),
    ],
)  # fmt: skip
def test_other_numbers_are_read_with_their_own_units(words: str, field: Field, value: Fraction | None) -> None:
    assert parse(words, field)[0] == value


@pytest.mark.parametrize(
    "words", ["2023年2月", "2023-02", "2023/2", "2023.2", "2023年2月份", "二〇二三年二月", "2023-02-28", "2023年2月1日"]
)
def test_a_month_is_read_as_a_month_and_a_day_as_that_of_its_month(words: str) -> None:
    assert parse(words, MONTH) == (Fraction(2023 * 12 + 1), None)


@pytest.mark.parametrize("words", ["2023年13月", "2月", "2023", "2023年2月30日", "二三年二月", "0000-01", "2023-0"])
def test_what_is_no_month_is_refused_with_what_to_write(words: str) -> None:
    assert parse(words, MONTH) == (None, "month")


@given(st.integers(1, 99_999_999))
def test_every_numeral_is_the_number_that_it_writes(number: int) -> None:
    assert parse(f"{to_chinese(number)}元", IN_YUAN) == (Fraction(number), None)
    assert (
        parse(f"{number:,}元", IN_YUAN) == parse(f"{number:,}元".replace(",", " "), IN_YUAN) == (Fraction(number), None)
    )


GRAMMAR = st.text(
    st.sampled_from("0123456789,. 　+-¥￥wWkK元块圆整%年月日号人一二两三五十百千万亿点零〇壹佰"), max_size=9
)


@settings(max_examples=30, deadline=None)
@given(st.lists(GRAMMAR, min_size=150, max_size=250))
def test_whatever_is_made_of_the_words_of_numbers_is_read_alike_by_the_page(words: list[str]) -> None:
    asked: list[Question] = [("read", 0, dict.fromkeys(PROGRAM.inputs, text)) for text in words]
    assert answers_of_python([PROGRAM], asked) == answers_of_scripts([PROGRAM], asked)
