"""A corrected outline is read back whole, or what is wrong with it is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.intake.blocks import Block
from policyref.outline.file import compact, outline_text
from policyref.outline.find import find_outline
from policyref.outline.kinds import WORDS
from policyref.outline.lines import Line, Outline, line_of
from policyref.outline.read import read_outline
from policyref.problems.locate import locate
from policyref.problems.problem import Problem

WORDS_OF_NOTICE = [
    "某县若干措施",
    "一、支持开店。给予补助。二、支持装修。给予",
    "补助。",
    "三、其他。抓好落实。",
    "某县人民政府",
    "2025年3月3日",
]
LINES = [line_of(number, Block("para", f"第 {number} 段", text)) for number, text in enumerate(WORDS_OF_NOTICE, 1)]
TABLE = line_of(7, Block("table", "表 1", rows=(("档次", "金额"), ("甲", "3万元"))))
HEAD = "# 说明\n题\t1\n"
REST = "措\t4\n款\t5\n日\t6\n"


def read(text: str, lines: list[Line] = LINES) -> tuple[list[tuple[str, str]], list[Problem]]:
    outline, problems = read_outline(text, lines, "outline.txt")
    return [(WORDS[one.kind], one.line.text) for one in outline.placed], problems


def test_what_was_found_is_read_back_as_it_is() -> None:
    outline = find_outline(LINES)
    for text in (outline_text(outline, "a.docx"), "\n".join(compact(outline))):
        again, problems = read_outline(text, LINES, "outline.txt")
        assert problems == []
        assert [(one.kind, one.line) for one in again.placed] == [(one.kind, one.line) for one in outline.placed]


def test_a_block_is_joined_to_the_one_before() -> None:
    placed, problems = read(f"{HEAD}措\t2\n+ 3\n{REST}")
    assert problems == []
    assert placed[1] == ("措", "一、支持开店。给予补助。二、支持装修。给予补助。")


@pytest.mark.parametrize(
    "line",
    [
        "拆 2 二、支持",
        "拆\t2\t二、支持装修。给予",
        "措\t2.2\t二、支持装修。…给予（9 字）",
        "措 2.2 二、支持装修。给予（9 字）",
    ],
)
def test_a_block_is_split_where_some_words_begin(line: str) -> None:
    placed, problems = read(f"{HEAD}措\t2\n{line}\n+ 3\n{REST}")
    assert problems == []
    assert placed[1:3] == [("措", "一、支持开店。给予补助。"), ("措", "二、支持装修。给予补助。")]


def test_a_piece_without_a_label_of_its_own_is_text() -> None:
    placed, _ = read(f"{HEAD}措\t2\n拆 2 给予补助\n+ 3\n{REST}")
    assert placed[2][0] == "文"


def test_what_was_split_and_joined_is_kept_and_read_back() -> None:
    outline, _ = read_outline(f"{HEAD}措\t2\n拆 2 二、支持\n+ 3\n{REST}", LINES, "outline.txt")
    again, problems = read_outline("\n".join(compact(outline)), LINES, "blocks.json")
    assert problems == []
    assert again == outline


def test_a_line_may_be_moved() -> None:
    placed, problems = read("题 1\n措 4\n措 2\n文 3\n款 5\n日 6\n")
    assert problems == []
    assert [text[:2] for _, text in placed[1:3]] == ["三、", "一、"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("题\t1\n措\t2\n引\t3\n引\t4\n款\t5\n日\t6\n", "题措文文款日"),  # what a person left as it was
        ("题\t1\n节1\t2\n引\t3\n措\t4\n款\t5\n日\t6\n", "题 节1 文措款日"),
        ("题\t1\n引\t2\n引\t3\n措\t4\n款\t5\n日\t6\n", "题引引措款日"),
        ("号\t1\n措\t2\n题\t3\n引\t4\n款\t5\n日\t6\n", "号措题引款日"),
    ],
)
def test_lines_left_below_a_new_measure_or_heading_are_its_words(text: str, kinds: str) -> None:
    assert "".join(kind for kind, _ in read(text)[0]) == kinds.replace(" ", "")


def test_numbers_of_measures_may_be_written_and_mean_nothing() -> None:
    placed, problems = read(f"{HEAD}措9\t2\n文\t3\n{REST}")
    assert problems == []
    assert placed[1][0] == "措"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "said"),
    [
        (f"{HEAD}措 二\n措 2\n文 3\n{REST}", "E140", 3, 1, "读不懂"),
        (f"{HEAD} 条 2\n文 3\n{REST}", "E141", 3, 2, "“条”不认识"),
        (f"{HEAD}措 2\n文 3\n文 99\n{REST}", "E142", 5, 3, "没有第 99 段"),
        (f"{HEAD}措 2\n文 3\n文 2\n{REST}", "E143", 5, 1, "第 2 段写了不止一次"),
        (f"{HEAD}措 2\n{REST}", "E143", 3, 1, "缺第 3 段“补助。”"),
        (f"{HEAD}文 3\n措 2.2 二、支持\n{REST}", "E143", 4, 1, "第 2 段只有后一半"),
        (f"+ 1\n{HEAD}措 2\n文 3\n{REST}".replace("题\t1\n", ""), "E144", 1, 1, "前面还没有一段"),
        (f"{HEAD}措 2\n拆 2 三、装修\n文 3\n{REST}", "E145", 4, 1, "找不到“三、装修”"),
        (f"{HEAD}措 2\n拆 2 支持\n文 3\n{REST}", "E145", 4, 1, "不止一处"),
        (f"{HEAD}措 2\n拆 2\n文 3\n{REST}", "E145", 4, 1, "从哪里拆没有写"),
        (f"{HEAD}表 2\n文 3\n{REST}", "E146", 3, 1, "不是表"),
        (f"{HEAD}项 2\n文 3\n{REST}", "E146", 3, 1, "前面没有措施"),
        (f"{HEAD}措 2\n文 3\n款 5\n尾 4\n日 6\n", "E146", 6, 1, "前面没有措施"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, code: str, line: int, column: int, said: str) -> None:
    _, problems = read(text)
    (tmp_path / "outline.txt").write_text(text, encoding="utf-8")
    assert [problem.code for problem in problems] == [code]
    spot = locate(tmp_path, problems[0].place)
    assert (spot.line, spot.column) == (line, column)
    assert said in problems[0].message


def test_all_slips_are_told_at_once() -> None:
    _, problems = read("题 1\n条 2\n文 99\n")
    assert sorted(problem.code for problem in problems) == ["E141", "E142", "E143", "E143", "E143", "E143"]


@pytest.mark.parametrize("left", ["文", "+"])
def test_a_table_stays_a_table(left: str) -> None:
    _, problems = read(f"{HEAD}措 2\n文 3\n{REST.replace('款', f'{left} 7{chr(10)}款')}", [*LINES, TABLE])
    assert [problem.code for problem in problems] == ["E146" if left == "文" else "E144"]


def test_a_doubt_stands_above_its_line_and_is_no_line_itself() -> None:
    lines = [
        line_of(n, Block("para", "", text)) for n, text in enumerate(["某县若干措施", "1.甲。乙。", "5.甲。乙。"], 1)
    ]
    text = outline_text(find_outline(lines), "a.txt")
    shown = text.splitlines()
    assert (
        shown[shown.index(next(line for line in shown if line.startswith("# ？ 编号“5.”接不上"))) + 1].split("\t")[1]
        == "3"
    )
    assert read_outline(text, lines, "outline.txt")[1] == []
    assert isinstance(read_outline(text, lines, "outline.txt")[0], Outline)
