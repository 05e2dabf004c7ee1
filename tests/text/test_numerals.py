"""Whole numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.numerals import DIGITS, NUMERAL_CHARACTERS, to_chinese, to_int


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("二十七", 27),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千二百六十", 1260),
        ("一万零五", 10_005),
        ("十万五千", 105_000),
        ("一亿零三", 100_000_003),
        ("零", 0),
        ("二〇二三", 2023),
        ("38", 38),
        ("２７", 27),
    ],
)
def test_a_numeral_is_read(words: str, value: int) -> None:
    assert to_int(words) == value


@pytest.mark.parametrize("words", ["", "万一", "百", "十十", "三四", "一百二", "一万五", "5万", "一企", "1.5", " 1"])
def test_what_is_no_numeral_or_only_an_estimate_has_no_value(words: str) -> None:
    assert to_int(words) is None


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "一"),
        (10, "十"),
        (17, "十七"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (917, "九百一十七"),
        (1015, "一千零一十五"),
        (10_010, "一万零一十"),
        (100_015, "十万零一十五"),
        (110_500, "十一万零五百"),
    ],
)
def test_a_number_is_written_as_headings_write_it(n: int, words: str) -> None:
    assert to_chinese(n) == words


@pytest.mark.parametrize("n", [-1, 0, 100_000_000])
def test_a_number_out_of_range_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        to_chinese(n)


@given(st.integers(1, 99_999_999))
def test_what_is_written_reads_back(n: int) -> None:
    assert to_int(to_chinese(n)) == n


@given(st.text("".join(sorted({*DIGITS, *NUMERAL_CHARACTERS, *"点0１a"})), max_size=12))
def test_no_string_of_numeral_characters_breaks_the_reader(words: str) -> None:
    value = to_int(words)
    assert value is None or value >= 0
