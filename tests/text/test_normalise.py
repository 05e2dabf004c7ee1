"""The one rule by which a scan becomes official text: each part of it, and the published notice as a whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.normalise import normalise, normalise_line
from policyref.text.sentences import squeeze

SCAN = Path(__file__).with_name("notice-scan.txt")
DATA = Path(__file__).parents[2] / "measures_data"
# Whole paragraphs, so that no line is joined to the next.
PARAGRAPHS = st.lists(st.text("甲乙。，、；,;:()[]［］【】〔〕（）“” Ab1.!?：一第条", max_size=15), max_size=3).map(
    lambda lines: "。\n".join([*lines, ""])
)


@pytest.mark.parametrize(
    ("scanned", "official"),
    [
        # 1. The mark for bold type goes.
        ("等级**特提·明电**", "等级特提·明电"),
        # 2. Half-width marks beside Chinese become full-width.
        ("甲,乙;丙:丁?戊!", "甲，乙；丙：丁？戊！"),
        ("各县(市、区)人民政府", "各县（市、区）人民政府"),
        ("APP,小程序", "APP，小程序"),
        ("甲,“乙”,(丙)", "甲，“乙”，（丙）"),
        ("甲,,乙", "甲，，乙"),
        ("(1)降低费率。", "（1）降低费率。"),
        ("2022年(含)", "2022年（含）"),
        # … but not between digits, in numbers, after labels and in Latin text.
        ("1,000元", "1,000元"),
        ("1.38亿吨", "1.38亿吨"),
        ("11. 大力促进", "11.大力促进"),
        ("10:30", "10:30"),
        ("a,b", "a,b"),
        # A bracket is never left with a half of another kind.
        ("甲(A)", "甲（A）"),
        ("(A)甲", "（A）甲"),
        ("f(A)", "f(A)"),
        # 3. Square brackets become 〔 〕; a whole pair of 【 】 stays, half of one does not.
        ("[责任单位：甲局]", "〔责任单位：甲局〕"),
        ("【甲】［乙］", "【甲】〔乙〕"),
        ("【适用范围】本县商店", "【适用范围】本县商店"),
        ("【甲]", "〔甲〕"),
        ("〔责任单位:甲局]", "〔责任单位：甲局〕"),
        # 4. White space goes, except between Latin words.
        ("发电单位 晋城市", "发电单位晋城市"),
        ("晋城机发 28号", "晋城机发28号"),
        ("Hello World 甲", "Hello World甲"),
        ("　甲　乙　", "甲乙"),
        # … and between names or numbers side by side, which would become one.
        ("甲市教育局　甲市财政局", "甲市教育局　甲市财政局"),
        ("甲市教育局  甲市财政局 甲市税务局", "甲市教育局　甲市财政局　甲市税务局"),
        ("甲教发[2025]3号 甲财发[2025]5号", "甲教发〔2025〕3号　甲财发〔2025〕5号"),
        ("甲市教育局 甲市财政局 关于开店的通知", "甲市教育局　甲市财政局关于开店的通知"),
        ("甲市 财政局", "甲市财政局"),
        ("市政府 办公室", "市政府办公室"),
        ("甲 市 财 政 局", "甲市财政局"),
    ],
)
def test_a_line_is_normalised(scanned: str, official: str) -> None:
    assert normalise_line(scanned) == official


@pytest.mark.parametrize(
    ("scanned", "official"),
    [
        # 5. A line break within a sentence goes, and so does a page break there.
        ("甲乙，丙\n丁。", "甲乙，丙丁。\n"),
        ("甲乙，丙\n\n\n丁。", "甲乙，丙丁。\n"),
        # … but what is no running text stays a line of its own: titles, signatures.
        ("甲县人民政府\n关于乙的通知", "甲县人民政府\n关于乙的通知\n"),
        # … and so does what follows a closing mark,
        ("甲，乙。\n丙", "甲，乙。\n丙\n"),
        ("甲，乙：\n丙", "甲，乙：\n丙\n"),
        ("甲，〔责任单位：乙局〕\n丙", "甲，〔责任单位：乙局〕\n丙\n"),
        # … and what starts anew.
        ("甲，乙\n1.丙", "甲，乙\n1.丙\n"),
        ("甲，乙\n(1)丙", "甲，乙\n（1）丙\n"),
        ("甲，乙\n（二）丙", "甲，乙\n（二）丙\n"),
        ("甲，乙\n三、丙", "甲，乙\n三、丙\n"),
        ("甲，乙\n第四条丙", "甲，乙\n第四条丙\n"),
        ("甲，乙\n〔责任单位：丙局〕", "甲，乙\n〔责任单位：丙局〕\n"),
        ("甲，乙\n附件：丙", "甲，乙\n附件：丙\n"),
        ("甲，乙\n第3条丙", "甲，乙\n第3条丙\n"),
        ("增长，约\n3.5个百分点。", "增长，约3.5个百分点。\n"),
        # A heading is no running text, whatever its label and its lists: the paragraph under it is another line.
        ("一、财政支持\n设立引导资金。", "一、财政支持\n设立引导资金。\n"),
        ("三、加大财政、金融支持\n设立引导资金。", "三、加大财政、金融支持\n设立引导资金。\n"),
        ("（二）工业、农业\n设立引导资金。", "（二）工业、农业\n设立引导资金。\n"),
        ("附件：甲、乙标准\n某市人民政府", "附件：甲、乙标准\n某市人民政府\n"),
        ("一、设立引导资金，用于\n奖励。", "一、设立引导资金，用于奖励。\n"),
        ("支持商店，即One\nPerson Shop。", "支持商店，即One Person Shop。\n"),
        ("甲，乙\n【责任单位：丙局】\n丁", "甲，乙\n【责任单位：丙局】\n丁\n"),
        ("\ufeff甲", "甲\n"),
    ],
)
def test_lines_are_joined_where_a_sentence_runs_on(scanned: str, official: str) -> None:
    assert normalise(scanned) == official


@given(PARAGRAPHS)
def test_official_text_is_not_changed_again(scanned: str) -> None:
    official = normalise(scanned)
    assert normalise(official) == official


@given(PARAGRAPHS)
def test_only_marks_change(scanned: str) -> None:
    """Every other character stays, in its place."""
    kept = [char for char in squeeze(scanned) if char.isalnum() or char in "。、“”."]
    assert [char for char in squeeze(normalise(scanned)) if char.isalnum() or char in "。、“”."] == kept


def test_the_published_texts_are_the_scan_normalised() -> None:
    """The notice of the city stands within that of the county that forwards it."""
    county = (DATA / "yangcheng-2023-1/source.txt").read_text(encoding="utf-8")
    city = (DATA / "jincheng-2022-12/source.txt").read_text(encoding="utf-8")
    before, mark, after = county.partition("（此页无正文）")
    assert squeeze(normalise(SCAN.read_text(encoding="utf-8"))) == squeeze(before + city + mark + after)
