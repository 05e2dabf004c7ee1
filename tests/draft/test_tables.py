"""A table that a reader has found becomes rows of the data: no cell joined with another, merged ones marked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.draft.tables import head_of, rows_of
from policyref.draft.tasks import task_columns
from policyref.facts.record import adapter
from policyref.intake.blocks import Block, Document, Span
from policyref.model.tables import Table
from policyref.text.sentences import squeeze

from tests.intake.reading import source_text


def block(rows: Sequence[Sequence[str]], *spans: tuple[int, int, int, int]) -> Block:
    return Block("table", "表", rows=tuple(map(tuple, rows)), spans=tuple(Span(*one) for one in spans))


STANDARDS = block(
    [
        ["机构类型", "新增托位补助(元/个)", "", "运营补助"],
        ["", "城区", "乡镇", ""],
        ["公办", "6000", "7500", "300"],
        ["民办", "5000", "", "200\n另加100"],
    ],
    (0, 0, 2, 1),
    (0, 1, 1, 2),
    (0, 3, 2, 1),
    (3, 1, 1, 2),
)


def test_merged_cells_are_marked_and_words_are_those_of_the_source() -> None:
    assert rows_of(STANDARDS) == [
        ["机构类型", "新增托位补助（元/个）", "<", "运营补助"],
        ["^", "城区", "乡镇", "^"],
        ["公办", "6000", "7500", "300"],
        ["民办", "5000", "<", "200↵另加100"],
    ]
    assert head_of(STANDARDS) == 2


@pytest.mark.parametrize(
    ("rows", "spans", "head"),
    [
        ([["类", "数"], ["甲", "1"]], [], 1),
        ([["补助标准", ""], ["类", "数"], ["甲", "1"]], [(0, 0, 1, 2)], 2),
        (
            [["补助标准", "", ""], ["类", "数", ""], ["", "城", "乡"], ["甲", "1", "2"]],
            [(0, 0, 1, 3), (1, 0, 2, 1), (1, 1, 1, 2)],
            3,
        ),
        ([["类", "数", ""], ["甲", "12", "13"]], [(0, 1, 1, 2)], 1),  # numbers are no heads
        ([["一", "任务"], ["二", "任务"]], [], 0),
        ([["姓名", "", "性别", ""]], [], 0),
        ([["甲", "乙"], ["", "丙"]], [(0, 0, 2, 1)], 0),  # all of it would be head
    ],
)
def test_the_head_reaches_as_far_as_its_merged_cells(
    rows: list[list[str]], spans: list[tuple[int, int, int, int]], head: int
) -> None:
    assert head_of(block(rows, *spans)) == head


WORDS = st.sampled_from(["", "甲", "12", "多行\n字", "（元）"])


@st.composite
def tables(draw: st.DrawFn) -> Block:
    """Any table as readers give it: whole rows, merged cells that do not lie on each other."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    rows = [[draw(WORDS) for _ in range(width)] for _ in range(height)]
    spans, taken = [], set()
    for row in range(height):
        for column in range(width):
            down, across = draw(st.integers(1, height - row)), draw(st.integers(1, width - column))
            cells = {(row + i, column + j) for i in range(down) for j in range(across)}
            if draw(st.booleans()) and len(cells) > 1 and not cells & taken:
                taken |= cells
                spans.append((row, column, down, across))
                for i, j in cells - {(row, column)}:
                    rows[i][j] = ""
            taken.add((row, column))
    return block(rows, *spans)


@given(tables())
def test_any_table_is_sound_and_prints_the_lines_of_its_source(found: Block) -> None:
    table: Table = adapter(Table).validate_python({"id": "t1", "head": head_of(found), "rows": rows_of(found)})
    assert table.is_sound
    assert [line for line in map(squeeze, table.printed()) if line] == [
        squeeze(line) for line in source_text(Document((found,), "试")).splitlines()
    ]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (
            [["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]],
            {"task": "重点任务", "lead": "牵头单位", "support": "配合单位", "due": "完成时限"},
        ),
        (
            [["任务", "分工", "<"], ["^", "牵头单位", "配合单位"]],
            {"task": "任务", "lead": "牵头单位", "support": "配合单位"},
        ),
        ([["工作事项", "责任单位"]], {"task": "工作事项", "responsible": "责任单位"}),
        ([["重点任务", "具体措施", "责任单位"]], {}),  # which of two columns says the task is a person's to say
        ([["重点任务", "完成时限"]], {}),
        ([["补助项目", "补助标准"]], {}),
        ([], {}),
    ],
)
def test_a_table_of_tasks_is_known_by_its_heads(heads: list[list[str]], columns: dict[str, str]) -> None:
    body = [["1"] * len(heads[0] if heads else "甲乙")]
    assert task_columns([*heads, *body], len(heads)) == columns
