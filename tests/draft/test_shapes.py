"""Notices are divided as a clerk would divide them, whatever their shape."""

from __future__ import annotations

import pytest
from policyref.draft.division import draft_of
from policyref.draft.draft import Draft
from policyref.intake.txt import read
from policyref.outline.find import find_outline
from policyref.outline.lines import lines_of

OPINION = """
示例县扶持旅游业实施意见
为扶持旅游业，制定本意见。
一、总体要求
坚持市场、政府两手抓。
力争游客逐年增加。
二、奖励补助
（一）酒店建设。
对新建酒店，按下列标准奖励：
1.三星级20万元；
2.四星级50万元。
同一酒店只奖励一次。
（二）民宿建设。每间奖励2000元。
责任单位：县文旅局、县财政局
三、组织、保障
各单位要密切配合。
四、附则
（三）本意见由县文旅局解释。（县文旅局负责）
本意见自2024年1月1日起执行。
附件：1.奖励标准
2.申报材料
示例县人民政府
2023年12月1日
附件1
奖励标准
三星级 20万元
附件2
申报材料
一、申请表；
（一）发票。
"""
ISSUED = """
示例市人民政府关于印发若干措施的通知
现将若干措施印发给你们。
附件：若干措施
示例市人民政府
2024年1月1日
若干措施
一、降低成本
支持企业降低成本。
（一）降低房租。按30%补助。
（二）降低电价。
1.对工业企业，按0.1元补助。
2.对服务业企业，按0.2元补助。
二、扩大消费
（一）发放消费券。发放1000万元。
三、组织实施
抓好落实。
"""


def drafted(text: str) -> Draft:
    return draft_of(find_outline(lines_of(read(text.encode()))))


def test_a_section_has_its_own_words_before_its_measures_or_instead_of_them() -> None:
    sections = drafted(OPINION).sections
    assert [(section.title, section.text) for section in sections] == [
        ("总体要求", ["坚持市场、政府两手抓。", "力争游客逐年增加。"]),
        ("奖励补助", []),
        ("组织、保障", ["各单位要密切配合。"]),
        ("附则", []),
    ]


def test_a_title_may_have_its_words_on_the_lines_below() -> None:
    measures = drafted(OPINION).measures
    assert [measure.title for measure in measures] == ["酒店建设", "民宿建设", ""]
    assert measures[0].text == ["对新建酒店，按下列标准奖励："]


def test_short_items_are_text_and_no_titles_without_text() -> None:
    items = drafted(OPINION).measures[0].items
    assert [(item.title, item.text) for item in items] == [("", ["三星级20万元；"]), ("", ["四星级50万元。"])]


def test_a_paragraph_below_the_items_is_the_measures_own() -> None:
    assert drafted(OPINION).measures[0].closing == ["同一酒店只奖励一次。"]


def test_units_named_on_a_line_of_their_own_stay_with_the_measure() -> None:
    assert drafted(OPINION).measures[1].text == ["每间奖励2000元。", "责任单位：县文旅局、县财政局"]


def test_what_the_notice_says_of_itself_and_its_attachments_are_no_part_of_the_last_measure() -> None:
    draft = drafted(OPINION)
    assert draft.measures[-1].text == ["本意见由县文旅局解释。（县文旅局负责）"]
    assert [(part.kind, part.text) for part in draft.closing] == [
        ("body", ["本意见自2024年1月1日起执行。"]),
        ("attachments", ["附件：1.奖励标准"]),
        ("attachments", ["2.申报材料"]),
        ("signature", ["示例县人民政府"]),
        ("date", ["2023年12月1日"]),
    ]
    assert [(one.label, one.title, one.text) for one in draft.annexes] == [
        ("附件1", "奖励标准", ["三星级20万元"]),
        ("附件2", "申报材料", ["一、申请表；", "（一）发票。"]),
    ]


def test_numbering_that_restarts_is_followed_past_words_below_a_heading() -> None:
    draft = drafted(ISSUED)
    assert draft.restarts
    assert [(measure.section, measure.title) for measure in draft.measures] == [
        (1, "降低房租"),
        (1, "降低电价"),
        (2, "发放消费券"),
    ]
    assert len(draft.measures[1].items) == 2
    assert [section.text for section in draft.sections] == [["支持企业降低成本。"], [], ["抓好落实。"]]


def test_an_attachment_that_holds_the_measures_is_not_parted_from_the_notice() -> None:
    draft = drafted(ISSUED)
    assert ["附件：若干措施"] in [part.text for part in draft.opening]
    assert draft.closing == []
    assert draft.annexes == []


def test_a_notice_numbered_by_its_sections_only_has_them_as_measures() -> None:
    draft = drafted("示例公告\n公告如下：\n一、减半征收，至年底。\n二、可以叠加享受。\n特此公告。\n示例局\n")
    assert [measure.text for measure in draft.measures] == [["减半征收，至年底。"], ["可以叠加享受。"]]
    assert [(part.kind, part.text) for part in draft.closing] == [("body", ["特此公告。"]), ("signature", ["示例局"])]


MIXED = """
某县若干措施
一、支持开店
（一）补助。给予补助。（责任单位：县商务局）
（二）奖励。给予奖励。（责任单位：县商务局）
二、支持培训。免费培训。（责任单位：县人社局）
三、支持出口
（一）参展。补助展位。（责任单位：县商务局）
"""


def test_a_measure_beside_sections_is_in_none_of_them() -> None:
    assert [measure.section for measure in drafted(MIXED).measures] == [1, 1, None, 2]


AMID = """
某镇通知
1、错峰
㈠每日14时至17时错峰。
㈡负荷下调30%。
2、补偿
㈠下调的给予补偿。
㈡全停的加倍补偿。
"""
RUNNING_ON = """
某镇方案
一、重点任务
（一）错峰
1.每日14时至17时错峰。
2.负荷下调30%。
（二）补偿
3.下调的给予补偿。
4.全停的加倍补偿。
"""


@pytest.mark.parametrize(
    ("text", "sections", "labels"),
    [
        (AMID, [(1, "错峰"), (1, "补偿")], ["㈠", "㈡", "㈠", "㈡"]),
        (RUNNING_ON, [(1, "重点任务"), (2, "错峰"), (2, "补偿")], ["1.", "2.", "3.", "4."]),
    ],
)
def test_which_label_stands_above_another_is_seen_from_what_goes_on(
    text: str, sections: list[tuple[int, str]], labels: list[str]
) -> None:
    draft = drafted(text)
    assert [(section.level, section.title) for section in draft.sections] == sections
    assert [one.line.label.printed for one in draft.measures if one.line.label] == labels


@pytest.mark.parametrize(
    ("below", "title", "text"),
    [
        ("类别\t元\n水源井\t12000\n", "", ["补助标准见下表。"]),  # the table is all that follows: the line is the text
        ("按下表执行。\n", "补助标准见下表", ["按下表执行。"]),
    ],
)
def test_a_line_that_only_a_table_follows_is_no_title(below: str, title: str, text: list[str]) -> None:
    [first, _] = drafted(f"某市公告\n一、补助标准见下表。\n{below}二、每年申请一次，当年有效。\n").measures
    assert (first.title, first.text) == (title, text)


UNITS_WITHOUT_A_STOP = """
某市意见
1、机制
㈠每个乡镇设站，免收租金。责任单位：市交通局、各乡镇人民政府
㈡每公里补助3000元，按年拨付。责任单位：市财政局、
市水务局
2、考核
㈠每半年考核，结果公开。责任单位：市交通局
某市人民政府
2025年3月3日
"""


def test_a_list_of_units_without_a_stop_is_not_run_into_the_next_line() -> None:
    draft = drafted(UNITS_WITHOUT_A_STOP)
    assert [measure.text[0].rpartition("：")[2] for measure in draft.measures] == [
        "市交通局、各乡镇人民政府",
        "市财政局、市水务局",
        "市交通局",
    ]
    assert [part.kind for part in draft.closing] == ["signature", "date"]
