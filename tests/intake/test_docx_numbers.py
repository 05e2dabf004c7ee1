"""The automatic numbers of Word are read as they are printed, in any depth and format."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.intake.blocks import doubts

from tests.intake.word import Word, in_list, level, listed, run, words

THREE_DEEP = listed(
    "1",
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircleChinese", "%5"),
)


def numbered(*paragraphs: tuple[str, int], numbering: str = THREE_DEEP) -> Word:
    word = Word().numbering(numbering)
    for text, depth in paragraphs:
        word.raw(in_list(text, depth))
    return word


def test_five_levels_are_numbered_and_start_anew_below_each_other(tmp_path: Path) -> None:
    word = numbered(
        ("总", 0), ("甲", 1), ("子", 2), ("丑", 2), ("寅", 3), ("卯", 4), ("乙", 1), ("辰", 2), ("末", 0), ("丙", 1)
    )
    read = word.read(tmp_path)
    assert words(read) == [
        "一、总",
        "（一）甲",
        "1.子",
        "2.丑",
        "（1）寅",
        "①卯",
        "（二）乙",
        "1.辰",
        "二、末",
        "（一）丙",
    ]
    assert doubts(read) == []


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"),
        ("japaneseCounting", 35, "三十五"),
        ("ideographDigital", 9, "九"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("lowerLetter", 26, "z"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 19, "XIX"),
        ("none", 7, ""),
    ],
)
def test_a_number_is_printed_in_its_format(kind: str, number: int, printed: str, tmp_path: Path) -> None:
    read = numbered(("补贴", 0), numbering=listed("1", level(0, kind, "第%1条", start=number))).read(tmp_path)
    assert words(read) == [f"第{printed}条补贴"]
    assert doubts(read) == []


@pytest.mark.parametrize(
    ("kind", "number"),
    [("ideographDigital", 10), ("chineseLegalSimplified", 11), ("decimalEnclosedCircle", 21), ("chineseCounting", 101),
     ("ordinalText", 1), ("lowerLetter", 27), ("chineseCounting", 0)],
)  # fmt: skip
def test_a_number_that_may_be_printed_otherwise_is_in_doubt(kind: str, number: int, tmp_path: Path) -> None:
    read = numbered(("补贴", 0), numbering=listed("1", level(0, kind, "%1、", start=number))).read(tmp_path)
    assert "可能与印出来的不同" in "".join(doubts(read))


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it(tmp_path: Path) -> None:
    numbering = listed(
        "1", level(0, "chineseCounting", "第%1章"), level(1, "decimal", "第%2条", '<w:pStyle w:val="tiao"/>')
    )
    style = '<w:pPr><w:numPr>{}<w:numId w:val="1"/></w:numPr></w:pPr>'
    word = Word().numbering(numbering).style("zhang", style.format("")).style("tiao", style.format(""))
    word.style("tiao2", "", based_on="tiao")
    for name, text in [("zhang", "总则"), ("tiao", "目的"), ("tiao2", "范围"), ("zhang", "附则"), ("tiao", "施行")]:
        word.raw(f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>{run(text)}')
    assert words(word.read(tmp_path)) == ["第一章总则", "第1条目的", "第2条范围", "第二章附则", "第1条施行"]


def test_a_paragraph_may_take_itself_out_of_the_list_of_its_style(tmp_path: Path) -> None:
    word = Word().numbering(THREE_DEEP).style("s", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    word.raw(f'<w:pPr><w:pStyle w:val="s"/></w:pPr>{run("甲")}')
    word.raw(f'<w:pPr><w:pStyle w:val="s"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("按语")}')
    word.raw(f'<w:pPr><w:pStyle w:val="s"/></w:pPr>{run("乙")}')
    assert words(word.read(tmp_path)) == ["一、甲", "按语", "二、乙"]


def test_two_numbers_share_a_list_and_one_of_them_starts_anew(tmp_path: Path) -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    word = Word().numbering(listed("1", level(0, "decimal", "%1.")) + anew)
    for text, number in [("甲", "1"), ("乙", "1"), ("丙", "2"), ("丁", "2"), ("戊", "3")]:
        word.raw(in_list(text, 0, number))
    assert words(word.read(tmp_path)) == ["1.甲", "2.乙", "1.丙", "2.丁", "3.戊"]


def test_a_level_may_go_on_counting_and_may_print_all_in_digits(tmp_path: Path) -> None:
    numbering = listed(
        "1",
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "%1.%3", "<w:isLgl/>"),
    )
    read = numbered(("总则", 0), ("甲", 1), ("支持", 0), ("乙", 1), ("丙", 2), numbering=numbering).read(tmp_path)
    assert words(read) == ["第一章总则", "第一条甲", "第二章支持", "第二条乙", "2.1丙"]


def test_a_number_without_words_is_counted_and_told(tmp_path: Path) -> None:
    read = numbered(("甲", 0), ("", 0), ("乙", 0)).read(tmp_path)
    assert words(read) == ["一、甲", "二、", "三、乙"]
    assert "只有自动编号“二、”" in "".join(doubts(read))


def test_a_list_that_is_not_in_the_file_is_told(tmp_path: Path) -> None:
    read = Word().numbering(THREE_DEEP).raw(in_list("甲", 0, "77")).raw(in_list("乙", 1)).read(tmp_path)
    assert words(read) == ["甲", "（一）乙"]
    assert "编号没有读出来" in "".join(doubts(read))


def test_numbers_of_a_column_of_a_table_are_read(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc><w:p>{in_list('')}</w:p></w:tc><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"
        for text in ("甲", "乙")
    )
    word = Word().numbering(listed("1", level(0, "decimal", "%1."))).raw(rows, "w:tbl")
    assert words(word.read(tmp_path)) == ["1.⇥甲\n2.⇥乙"]
