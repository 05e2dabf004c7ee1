"""The comparators of official texts, and what includes its number."""

from fractions import Fraction

import pytest
from policyref.rules.comparisons import bounds
from policyref.rules.values import ends, number, shown
from policyref.text.definitions import read_definitions


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("10人以上", ">="),
        ("10人及以上", ">="),
        ("10人（含）以上", ">="),
        ("10人以上（含10人）", ">="),
        ("满10人", ">="),
        ("至少10人", ">="),
        ("达到10人以上", ">="),
        ("不小于10人", ">="),
        ("10人以下", "<="),
        ("10人及以下", "<="),
        ("最多10人", "<="),
        ("最高不超过10人", "<="),
        ("不大于10人", "<="),
        ("超过10人", ">"),
        ("大于10人", ">"),
        ("不足10人", "<"),
        ("未满10人", "<"),
        ("小于10人", "<"),
        # What the words say of the number itself goes before any convention.
        ("超过10人（含10人）", ">="),
        ("不足10人（含）", "<="),
        ("10人以上（不含10人）", ">"),
        ("10人（不含）以下", "<"),
    ],
)
def test_a_comparator_means_what_the_words_say(words: str, operator: str) -> None:
    [found] = bounds(words)
    assert (found.op, found.value, found.unit) == (operator, 10, "人")


@pytest.mark.parametrize(
    "words",
    [
        "10人",
        "以上",
        "10人以上以下",
        "约10人",
        "10人左右",
        "10—5人",
        "5—10人（含7人）",
        "5—10人（中型）",
        "前5至10名",
        "5以上3万人以下",
    ],
)
def test_words_without_one_meaning_are_no_condition(words: str) -> None:
    assert bounds(words) == ()


@pytest.mark.parametrize(
    ("words", "operators"),
    [
        ("5—10人", (">=", "<=")),
        ("5至10人", (">=", "<=")),
        ("5人至10人（不含10人）", (">=", "<")),
        ("5—10人（含10人）", (">=", "<=")),
        ("5—10人（不含5人，含10人）", (">", "<=")),
        ("5—10人（均不含）", (">", "<")),
        ("5—10人（不含本数）", (">", "<")),
        ("5—10人（不含下限）", (">", "<=")),
        ("5（不含）—10人", (">", "<=")),
        ("5人以上10人以下", (">=", "<=")),
        ("5人以上（不含5人）、10人以下", (">", "<=")),
        ("5以上10人以下", (">=", "<=")),
        ("10人以内、5人以上", (">=", "<=")),
        ("超过5人、不超过10人", (">", "<=")),
        ("超过5人但不足10人", (">", "<")),
        ("满5人不满10人", (">=", "<")),
        ("5人及以上至10人", (">=", "<=")),
        ("5人以上至不足10人", (">=", "<")),
        ("第5—10人", (">=", "<=")),
    ],
)
def test_a_range_has_two_ends(words: str, operators: tuple[str, str]) -> None:
    low, high = bounds(words)
    assert (low.op, high.op) == operators
    assert (low.value, high.value, low.unit, high.unit) == (5, 10, "人", "人")


@pytest.mark.parametrize(
    ("words", "operators"),
    [
        ("5人以上", [">"]),
        ("5人及以上", [">="]),
        ("5人以上（含5人）", [">="]),
        ("不足5人", ["<="]),
        ("超过5人", [">"]),
        ("5人以上10人以下", [">", "<="]),
        ("5—10人", [">=", "<="]),
    ],
)
def test_a_notice_may_say_otherwise_but_the_words_themselves_go_before(words: str, operators: list[str]) -> None:
    definitions = read_definitions("本办法所称“以上”不包括本数，“不足”包括本数。")
    assert [one.op for one in bounds(words, definitions)] == operators


def test_the_first_ranks_and_one_rank() -> None:
    assert [(one.op, one.value) for one in bounds("前10名")] == [("<=", 10)]
    assert [(one.op, one.value) for one in bounds("第1名")] == [(">=", 1), ("<=", 1)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [("三成", Fraction(3, 10), "%"), ("2个百分点", Fraction(2, 100), "%"), ("三分之一", Fraction(1, 3), "%"),
     ("50万", Fraction(500_000), "元"), ("减半", Fraction(1, 2), "%")],
)  # fmt: skip
def test_shares_are_written_in_many_ways(words: str, value: Fraction, unit: str) -> None:
    assert number(words) == (value, unit)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("2%—4%", "0.02", "0.04"),
        ("2—4%", "0.02", "0.04"),
        ("3—5万元", "30000", "50000"),
        ("5000元至1万元", "5000", "10000"),
    ],
)
def test_two_numbers_are_the_ends_of_a_range(words: str, low: str, high: str) -> None:
    found = ends(words)
    assert found and [shown(one) for one, _ in found] == [low, high]


@pytest.mark.parametrize("words", ["4%—2%", "2%—4元", "2%", "约2%—4%", "2%、4%", "1—2—3元"])
def test_other_words_are_no_range(words: str) -> None:
    assert ends(words) is None
