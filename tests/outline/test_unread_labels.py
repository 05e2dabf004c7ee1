"""What counts its paragraphs in a way that no label is known for is pointed out, never passed over in silence."""

from __future__ import annotations

import pytest
from policyref.intake.txt import read
from policyref.outline.find import find_outline
from policyref.outline.lines import Outline, lines_of

HEAD = "某县支持开店若干措施\n"
FOOT = "某县人民政府\n2025年3月3日\n"


def found(body: str, foot: str = FOOT) -> Outline:
    return find_outline(lines_of(read((HEAD + body + foot).encode())))


def kinds(outline: Outline) -> list[str]:
    return [one.kind for one in outline.placed]


@pytest.mark.parametrize(
    "labels",
    [
        "壹、 贰、 叁、",
        "Ⅰ. Ⅱ. Ⅲ.",
        "A. B. C.",
        "（A） （B） （C）",
        "【1】 【2】 【3】",
        "1.1 1.2 1.3",
        "甲、 乙、 丙、",
        "一是 二是 三是",
        "● ● ●",
        "❶ ❷ ❸",
        "㊀ ㊁ ㊂",
    ],
)
def test_paragraphs_that_count_are_asked_about(labels: str) -> None:
    outline = found("".join(f"{label}支持开店。给予补助。\n" for label in labels.split()))
    assert not outline.sure
    assert [any("编了号" in doubt for doubt in one.doubts) for one in outline.placed] == [
        False,
        *[True] * 3,
        *[False] * 2,
    ]


@pytest.mark.parametrize(
    "body",
    [
        "经研究，决定延长有效期。\n请认真贯彻执行。\n",
        "2021年起开展试点。\n2022年起全面推开。\n",
        "一方面要加强领导。\n一方面要落实责任。\n",
        "1.开店。给予补助。\n2.装修。给予补助。\n",
    ],
)
def test_a_notice_that_does_not_count_so_is_divided_as_it_is(body: str) -> None:
    assert found(body).sure


@pytest.mark.parametrize(
    "day", ["2025-03-03", "2025.3.3", "2025/3/3", "二〇二五年三月", "二0二五年三月三日", "公元2025年3月3日"]
)
def test_a_signature_is_told_by_a_day_that_is_written_in_another_way(day: str) -> None:
    outline = found("1.开店。给予补助。\n2.装修。给予补助。\n", f"某县人民政府\n{day}\n")
    assert kinds(outline)[-2:] == ["signature", "date"]


def test_the_name_of_a_body_above_what_cannot_be_read_is_asked_about() -> None:
    outline = found("1.开店。给予补助。\n2.装修。给予补助。\n", "某县人民政府\n乙巳年三月初三\n")
    assert ["像是落款" in "".join(one.doubts) for one in outline.placed][-2:] == [True, False]


def test_cells_are_not_joined_where_a_row_is_broken_off_and_a_ragged_row_is_told() -> None:
    rows = "序号\t任务\t单位\t时限\n1\t开店\t甲局、乙局\t2025年6月底前\n2\t装修\t丙局\n3\t培训\t丁局\t长期\t备注\n"
    outline = found("1.开店。给予补助。\n2.装修。给予补助。\n", f"{FOOT}附件1\n分工表\n{rows}")
    *_, first, second, third = outline.placed
    assert [one.line.text for one in (second, third)] == ["2⇥装修⇥丙局", "3⇥培训⇥丁局⇥长期⇥备注"]
    assert first.line.text.endswith("⇥2025年6月底前")
    assert ["栏数" in "".join(one.doubts) for one in (first, second, third)] == [False, True, True]


@pytest.mark.parametrize(
    "labels",
    [
        "措施一： 措施二： 措施三：",
        "举措1. 举措2. 举措3.",
        "任务一、 任务二、 任务三、",
        "重点任务一： 重点任务二： 重点任务三：",
    ],
)
def test_a_word_with_a_number_is_the_label_of_a_measure(labels: str) -> None:
    outline = found("".join(f"{label}支持开店。给予补助。\n" for label in labels.split()))
    assert outline.sure and len(outline.of("measure")) == 3


def test_a_word_with_a_number_that_is_only_cited_is_no_label() -> None:
    assert len(found("措施一的补助按月发放。\n任务二由市商务局负责。\n").of("measure")) == 0


def test_an_annex_may_be_lettered() -> None:
    outline = found("1.开店。给予补助。\n2.装修。给予补助。\n附录A\n申请表\n附录B 承诺书\n本人承诺。\n")
    assert [line.text for line in outline.of("annex")] == ["附录A", "附录B承诺书"]
