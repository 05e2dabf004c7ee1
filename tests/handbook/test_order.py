"""Names in the order of a Chinese dictionary, characters of several readings read as their phrase wants them."""

from __future__ import annotations

import pytest
from policyref.handbook.indexes import pinyin_key


@pytest.mark.parametrize(
    ("word", "syllable"),
    [
        ("重大隐患", "zhong4"),
        ("重复享受", "chong2"),
        ("长期协议", "chang2"),
        ("增长", "zeng1"),
        ("行业", "hang2"),
        ("行政许可", "xing2"),
        ("银行", "yin2"),
        ("调度", "diao4"),
        ("调整", "tiao2"),
        ("征信", "zheng1"),
        ("省级", "sheng3"),
        ("A级景区", "a"),
    ],
)
def test_the_first_syllable_is_that_of_the_phrase(word: str, syllable: str) -> None:
    assert pinyin_key(word)[0][0] == syllable


def test_words_go_syllable_by_syllable_then_by_tone() -> None:
    ordered = ["标准厂房", "标准地", "地方", "地区", "统计库", "同比"]
    assert sorted(ordered, key=pinyin_key) == ["标准厂房", "标准地", "地方", "地区", "同比", "统计库"]
