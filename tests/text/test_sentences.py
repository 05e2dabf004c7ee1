"""Where a sentence of official text ends, and that cutting loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.brackets import find_brackets
from policyref.text.sentences import split_line, split_sentences, squeeze

TEXT = st.text("甲乙局县。！？；：、，…（）〔〕()[]“”』责任单位牵头配合 \n\tAb1.!?", max_size=40)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙！丙？丁", ["甲。", "乙！", "丙？", "丁"]),
        ("甲；乙，丙：丁。", ["甲；乙，丙：丁。"]),
        ("“甲。”乙。", ["“甲。”", "乙。"]),
        ("甲（乙。）丙。", ["甲（乙。）", "丙。"]),
        ("甲。』」）乙", ["甲。』」）", "乙"]),
        ("甲？！乙", ["甲？！", "乙"]),
        ("产量达到1.38亿吨。", ["产量达到1.38亿吨。"]),
        ("见A.B!甲。", ["见A.B!甲。"]),
        ("甲\n乙。\n\n　丙", ["甲", "乙。", "丙"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_a_sentence_ends_with_its_mark_or_its_line(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("给予奖励。〔责任单位：甲局、乙局〕", ["给予奖励。", "〔责任单位：甲局、乙局〕"]),
        ("给予奖励〔责任单位：甲局〕再给补贴。", ["给予奖励", "〔责任单位：甲局〕", "再给补贴。"]),
        ("甲。（责任单位：甲局）乙。（责任单位：乙局）", ["甲。", "（责任单位：甲局）", "乙。", "（责任单位：乙局）"]),
        ("甲。〔责任单位：各县（市、区）人民政府〕", ["甲。", "〔责任单位：各县（市、区）人民政府〕"]),
        ("对甲（含乙）奖励。", ["对甲（含乙）奖励。"]),
    ],
)
def test_a_responsibility_bracket_stands_for_itself(line: str, pieces: list[str]) -> None:
    assert split_line(line) == pieces


@given(TEXT)
def test_cutting_loses_nothing_but_white_space(text: str) -> None:
    assert "".join(squeeze(sentence) for sentence in split_sentences(text)) == squeeze(text)


@given(TEXT)
def test_a_sentence_is_not_cut_again(text: str) -> None:
    for sentence in split_sentences(text):
        assert split_sentences(sentence) == [sentence]


@given(TEXT)
def test_every_bracket_of_a_line_is_a_piece_of_it(text: str) -> None:
    for line in text.splitlines():
        assert set(find_brackets(line)) <= set(split_line(line))
