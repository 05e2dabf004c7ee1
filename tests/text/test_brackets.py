"""The bodies that a responsibility bracket names, in order and in the roles that it states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.brackets import find_brackets, is_open, read_bracket, read_whole
from policyref.text.unit_names import bodies_in_charge, names_in_text

OPEN_ENDED = ("等相关部门和单位", "等相关部门")
NAMES = st.lists(st.text("甲乙丙市局", min_size=1, max_size=5), min_size=1, max_size=5)


def named(bracket: str) -> list[str]:
    return [unit.words for unit in read_bracket(bracket, OPEN_ENDED)]


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("甲。〔责任单位：甲局〕乙。（责任单位：乙局）", ["〔责任单位：甲局〕", "（责任单位：乙局）"]),
        ("〔责任单位：甲局，各县（市、区）人民政府〕", ["〔责任单位：甲局，各县（市、区）人民政府〕"]),
        ("【牵头部门：甲局】", ["【牵头部门：甲局】"]),
        ("[责任单位:甲局]", ["[责任单位:甲局]"]),
        ("（主办单位：甲局；协办单位：乙局）", ["（主办单位：甲局；协办单位：乙局）"]),
        ("（联系单位：甲局）", []),
        ("（含责任单位）", []),
        ("（完成时限：2024年底；责任单位：甲局）", ["（完成时限：2024年底；责任单位：甲局）"]),
        ("（完成时限：2024年底）乙（责任单位：甲局）", ["（责任单位：甲局）"]),
        ("给予补贴。（甲局牵头，乙局、丙局配合）", ["（甲局牵头，乙局、丙局配合）"]),
        ("给予补贴（甲局、各县（市、区）政府按职责分工负责）。", ["（甲局、各县（市、区）政府按职责分工负责）"]),
        ("给予补贴。〔甲委等部门和各地区按职责分工负责〕", ["〔甲委等部门和各地区按职责分工负责〕"]),
        # What ends a paragraph only: within a sentence such words tell of something else.
        ("给予补贴（甲局负责）的企业。", []),
        ("给予补贴（由甲局负责）。", ["（由甲局负责）"]),
        ("给予补贴（由甲局负责）的企业。", []),
        ("给予补贴。（市级财政负责）", []),
        ("给予补贴（2024年由甲局负责）。", []),
        # Without a bracket, as the last words of a paragraph.
        ("给予补贴。\n责任单位：甲局、乙局\n丙。", ["责任单位：甲局、乙局"]),
        ("给予补贴。牵头单位：甲局；配合单位：乙局。", ["牵头单位：甲局；配合单位：乙局。"]),
        ("责任单位：甲局。", ["责任单位：甲局。"]),
        ("责任单位：要加强领导，落实责任。", []),
        ("各责任单位：甲局", []),
        # Nothing but names, after the last sentence of a paragraph.
        ("给予补贴。（市甲局、各县（市、区）人民政府）", ["（市甲局、各县（市、区）人民政府）"]),
        ("给予补贴。（市甲局，乙海关）", ["（市甲局，乙海关）"]),
        ("给予补贴。（各乡镇、县甲局等部门）", ["（各乡镇、县甲局等部门）"]),
        ("给予补贴。（市甲局）\n给予奖励。", ["（市甲局）"]),
        ("给予补贴。（市甲局）另行公布。", []),
        ("报主管部门（市甲局）。", []),
        ("给予补贴。（以下简称市甲局）", []),
        ("给予补贴。（含市甲局）", []),
        ("给予补贴。（省级财政）", []),
        ("给予补贴。（市甲局2025年认定）", []),
        ("（主办：甲局；协办：乙局）", ["（主办：甲局；协办：乙局）"]),
    ],
)
def test_brackets_are_found_by_their_label(text: str, brackets: list[str]) -> None:
    assert find_brackets(text) == brackets


@pytest.mark.parametrize(
    ("bracket", "words"),
    [
        ("〔责任单位：甲局、乙局，丙局；丁局〕", ["甲局", "乙局", "丙局", "丁局"]),
        ("〔责任单位：甲局，各县（市、区）人民政府、开发区〕", ["甲局", "各县（市、区）人民政府", "开发区"]),
        ("（责任单位：甲局、乙局等相关部门）", ["甲局", "乙局", "等相关部门"]),
        ("（责任单位：甲局等相关部门和单位，乙局）", ["甲局", "等相关部门和单位", "乙局"]),
        ("（责任单位：甲局 、 乙局、）", ["甲局", "乙局"]),
        ("（责任单位：）", []),
        ("责任单位：甲局、乙局。", ["甲局", "乙局"]),
        ("（甲局、乙局负责）", ["甲局", "乙局"]),
        ("（甲局会同乙局负责）", ["甲局", "乙局"]),
        ("（甲局、乙局等相关部门按职责分工负责）", ["甲局", "乙局", "等相关部门"]),
        ("（甲部、乙部等按职责分工负责）", ["甲部", "乙部"]),
        ("（责任单位：甲局，完成时限：2024年底）", ["甲局"]),
        ("（责任领导：甲；牵头单位：乙局；完成时限：6月底）", ["乙局"]),
    ],
)
def test_names_are_given_as_written_and_in_order(bracket: str, words: list[str]) -> None:
    assert named(bracket) == words


@pytest.mark.parametrize(
    ("bracket", "roles"),
    [
        ("（责任单位：甲局、乙局）", {"甲局": "responsible", "乙局": "responsible"}),
        ("（牵头单位：甲局；配合单位：乙局、丙局）", {"甲局": "lead", "乙局": "support", "丙局": "support"}),
        ("（主办部门：甲局；协办部门：乙局）", {"甲局": "lead", "乙局": "support"}),
        (
            "（牵头单位：甲局；责任单位：乙局；参与单位：丙局）",
            {"甲局": "lead", "乙局": "responsible", "丙局": "support"},
        ),
        ("（甲局牵头，乙局、丙局配合）", {"甲局": "lead", "乙局": "support", "丙局": "support"}),
        ("（甲局牵头负责，乙局按职责分工负责）", {"甲局": "lead", "乙局": "responsible"}),
        ("（责任单位：甲局牵头，乙局参与）", {"甲局": "lead", "乙局": "support"}),
        ("（市级责任单位：甲局；牵头部门：乙局）", {"甲局": "responsible", "乙局": "lead"}),
    ],
)
def test_a_role_is_what_the_label_or_the_task_of_the_group_says(bracket: str, roles: dict[str, str]) -> None:
    assert {unit.words: unit.role for unit in read_bracket(bracket, OPEN_ENDED)} == roles


def test_a_star_marks_a_unit_and_is_no_part_of_its_name() -> None:
    units = read_bracket("〔责任单位：*甲局、乙局、＊丙局，丁局★〕", OPEN_ENDED)
    assert [(unit.words, unit.starred) for unit in units] == [
        ("甲局", True),
        ("乙局", False),
        ("丙局", True),
        ("丁局", True),
    ]


def test_units_before_the_first_comma_of_their_group_are_told_apart() -> None:
    units = read_bracket("〔责任单位：甲局、乙局，丙局、丁局〕", OPEN_ENDED)
    assert [unit.words for unit in units if unit.before_comma] == ["甲局", "乙局"]


@given(NAMES, st.sampled_from("、，；"), st.sampled_from(["〔〕", "（）", "【】", "[]"]))
def test_what_is_joined_into_a_bracket_is_read_out_of_it(names: list[str], mark: str, pair: str) -> None:
    bracket = f"{pair[0]}责任单位：{mark.join(names)}{pair[1]}"
    assert find_brackets(f"前{bracket}后") == [bracket]
    assert named(bracket) == names


@pytest.mark.parametrize(
    ("bracket", "words", "remainder"),
    [
        ("（责任单位：甲局，各乡〔镇〕政府、乙局）", ["甲局", "各乡〔镇〕政府", "乙局"], []),
        ("（责任单位：各乡、镇政府，甲局）", ["各乡、镇政府", "甲局"], []),
        ("（各县、市、区人民政府负责）", ["各县、市、区人民政府"], []),
        ("（责任单位：各乡镇、甲局）", ["各乡镇", "甲局"], []),
        ("（实施单位：甲局）", ["甲局"], []),
        ("（由甲局会同乙局负责）", ["甲局", "乙局"], []),
        ("（甲局、乙局按职责分工负责，2025年6月底前完成）", ["甲局", "乙局"], ["2025年6月底前完成"]),
        (
            "（责任单位：甲局、乙局按职责分工负责。以下各项均需落实，不再列出）",
            ["甲局", "乙局"],
            ["以下各项均需落实，不再列出"],
        ),
        ("（责任单位：甲局，持续推进）", ["甲局"], ["持续推进"]),
        ("（牵头单位：甲局；完成时限：6月底）", ["甲局"], ["完成时限：6月底"]),
        ("（责任单位：甲局。配合单位：乙局）", ["甲局", "乙局"], []),
        ("（责任单位：甲局、乙局等有关部门和单位）", ["甲局", "乙局", "等有关部门和单位"], []),
        ("（责任单位：甲局、乙局等12个部门）", ["甲局", "乙局", "等12个部门"], []),
        ("（责任单位：甲局和乙局）", ["甲局", "乙局"], []),
        ("（责任单位：市规划和自然资源局）", ["市规划和自然资源局"], []),
        ("（责任单位：甲局、乙局，列第一位的为牵头单位，下同）", ["甲局", "乙局"], ["列第一位的为牵头单位", "下同"]),
        (
            "（甲局、乙局负责；以下任务均需各县（市、区）政府落实，不再列出）",
            ["甲局", "乙局"],
            ["以下任务均需各县（市、区）政府落实，不再列出"],
        ),
        ("（市甲局、市乙局，列首位的为牵头单位）", ["市甲局", "市乙局"], ["列首位的为牵头单位"]),
        ("（牵头：甲局；配合：乙局）", ["甲局", "乙局"], []),
    ],
)
def test_what_is_no_unit_is_left_over_and_every_unit_is_whole(
    bracket: str, words: list[str], remainder: list[str]
) -> None:
    assert find_brackets(f"给予补贴。{bracket}") == [bracket]
    read = read_whole(bracket, ())
    assert ([unit.words for unit in read.units], read.remainder) == (words, remainder)


@pytest.mark.parametrize(
    ("words", "is_so"), [("等部门", True), ("等有关部门和单位", True), ("等", True), ("甲局", False)]
)
def test_words_that_leave_open_who_is_meant_are_told_apart(words: str, is_so: bool) -> None:
    assert is_open(words) is is_so


UNITS = ("县商务局", "县财政局", "云溪县财政局", "县商务局市场服务中心")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开店奖励由县商务局会同县财政局组织发放。", ["县商务局", "县财政局"]),
        ("云溪县财政局拨付资金。", ["云溪县财政局"]),
        ("县商务局市场服务中心承办。", ["县商务局市场服务中心"]),
        ("按照《县商务局关于印发的通知》执行。", []),
        ("执行县财政局印发的标准。", []),
        ("向县商务局提出申请，报县财政局备案。", []),
        ("到县商务局窗口办理。", []),
    ],
)
def test_units_that_prose_makes_responsible_are_found(text: str, names: list[str]) -> None:
    assert [found.name for found in names_in_text(text, UNITS)] == names


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("由县农机中心组织实施，由县医保局审核。", ["县农机中心", "县医保局"]),
        ("由企业自行组织，由属地主管部门负责。", []),
        ("产品由甲局部改造而来。", []),
    ],
)
def test_a_body_that_no_list_has_is_found_by_what_it_does(text: str, bodies: list[str]) -> None:
    assert [found.name for found in bodies_in_charge(text)] == bodies
