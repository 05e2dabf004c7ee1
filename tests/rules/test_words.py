"""The comparators of official texts, and what includes its number."""

import pytest

from generator.rules.words import comparison


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
    found = comparison(words)
    assert found is not None
    assert (found[0], found[1], found[2]) == (operator, 10, "人")


@pytest.mark.parametrize("words", ["10人", "以上", "10人以上以下", "约10人", "突破10人"])
def test_words_without_one_comparator_are_no_condition(words: str) -> None:
    assert comparison(words) is None
