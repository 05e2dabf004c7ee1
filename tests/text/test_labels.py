"""How a notice numbers its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.labels import STYLES, label


@pytest.mark.parametrize(
    ("style", "number", "printed"),
    [
        ("1.", 38, "38."),
        ("1、", 2, "2、"),
        ("（1）", 10, "（10）"),
        ("第1条", 7, "第7条"),
        ("一、", 5, "五、"),
        ("（一）", 12, "（十二）"),
        ("第一条", 20, "第二十条"),
        ("第一条", 110, "第一百一十条"),
        ("第一章", 3, "第三章"),
        ("第一部分", 4, "第四部分"),
    ],
)
def test_a_style_numbers_like_its_example(style: str, number: int, printed: str) -> None:
    assert label(style, number) == printed


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_named_by_its_first_label(style: str) -> None:
    assert label(style, 1) == style


@given(st.sampled_from(STYLES), st.integers(1, 9999), st.integers(1, 9999))
def test_no_two_numbers_share_a_label(style: str, one: int, other: int) -> None:
    assert (label(style, one) == label(style, other)) == (one == other)
