"""Tables: found by row and head whatever is merged, and computed with as they are printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.facts.record import adapter
from policyref.model.tables import Table


def table(*rows: Sequence[str], head: int = 1) -> Table:
    found: Table = adapter(Table).validate_python({"id": "t1", "head": head, "rows": rows})
    return found


STANDARDS = table(
    ["机构类型", "新增托位补助（元/个）", "<", "运营补助（元/人·月）"],
    ["^", "城区", "乡镇", "^"],
    ["公办", "6000", "7500", "300"],
    ["民办", "5000", "^", "约200元"],
    head=2,
)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("公办", ("新增托位补助（元/个）", "城区"), "6000"),
        ("公办", ("乡镇",), "7500"),
        ("民办", ("新增托位补助（元/个）", "乡镇"), "7500"),
        ("民办", ("运营补助（元/人·月）",), "约200元"),
        ("公 办", ("城区",), "6000"),
        ("公办", ("新增托位补助（元/个）",), None),  # which of the two?
        ("公办", ("城区", "新增托位补助（元/个）"), None),
        ("私立", ("城区",), None),
    ],
)
def test_a_cell_is_named_by_its_row_and_its_heads(row: str, column: tuple[str, ...], words: str | None) -> None:
    assert STANDARDS.cell([row], column) == words


def test_a_merged_head_counts_once() -> None:
    assert STANDARDS.columns() == (
        ("新增托位补助（元/个）", "城区"),
        ("新增托位补助（元/个）", "乡镇"),
        ("运营补助（元/人·月）",),
    )
    assert STANDARDS.rows() == ("公办", "民办")


def test_a_bare_number_has_the_unit_of_its_head() -> None:
    assert [STANDARDS.read(at) for at in ((2, 1), (3, 2), (2, 3), (3, 3))] == [
        "6000元/个",
        "7500元/个",
        "300元/人·月",
        "约200元",
    ]


def test_two_rows_of_one_name_are_no_row() -> None:
    assert table(["类", "数"], ["甲", "1"], ["^", "2"]).cell(["甲"], ("数",)) is None


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ([["甲", "乙"], ["丙"]], 1),
        ([["<", "乙"], ["丙", "丁"]], 1),
        ([["^", "乙"], ["丙", "丁"]], 1),
        ([["甲", "乙"], ["^", "丁"]], 1),  # a row is no part of the head
        ([["甲", "乙"], ["丙", "丁"]], 2),
    ],
)
def test_a_table_that_is_not_sound_has_no_cells(rows: list[list[str]], head: int) -> None:
    found = table(*rows, head=head)
    assert not found.is_sound and found.cell(["丙"], ("乙",)) is None


CELLS = st.sampled_from(["^", "<", "甲", "12", ""])


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4), st.integers(1, 4))
def test_any_rows_are_sound_or_not_and_never_raise(rows: list[list[str]], head: int) -> None:
    found = table(*rows, head=head)
    if found.is_sound:
        assert all(found.words(at) not in ("^", "<") for at in found.all_cells())
        assert [line.count("⇥") + 1 for line in found.printed()] == [len(row) for row in rows]
