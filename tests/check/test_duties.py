"""A row of a 分工表 is a duty: its units with their roles, its date as far as the words can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.model.duties import TableDuty

from tests.data import Data
from tests.site import DESK


@pytest.fixture(scope="module")
def duties(tmp_path_factory: pytest.TempPathFactory) -> tuple[TableDuty, ...]:
    return Data(tmp_path_factory.mktemp("desk"), DESK).library.notice_by_id["dukou-2026-6"].duties


def told(duty: TableDuty) -> list[str]:
    return [f"{one.words} {one.role}{'' if one.unit else ' ?'}" for one in duty.units]


def test_units_have_the_roles_of_their_columns(duties: tuple[TableDuty, ...]) -> None:
    assert told(duties[0]) == ["市卫生健康委 lead", "市教育局 support", "市住房城乡建设局 support"]


def test_lines_of_a_cell_are_units_of_their_own(duties: tuple[TableDuty, ...]) -> None:
    assert told(duties[1])[1:] == ["市市场监管局 support", "各县（市、区）人民政府 support"]


def test_a_merged_cell_means_the_same_for_every_row(duties: tuple[TableDuty, ...]) -> None:
    assert told(duties[2])[0] == told(duties[3])[0] == "市卫生健康委 lead"


def test_open_words_name_nobody_and_a_dash_is_no_unit(duties: tuple[TableDuty, ...]) -> None:
    assert told(duties[3])[1:] == ["市市场监管局 support", "等有关部门 support ?"]
    assert told(duties[4]) == ["市财政局 lead"]


def test_dates_that_can_be_read_are_days_and_others_stay_words(duties: tuple[TableDuty, ...]) -> None:
    read = [(one.due.quote, str(one.due.end), one.due.certainty) for one in duties if one.due]
    assert read == [
        ("2026年6月30日前", "2026-06-30", "derived"),
        ("2026年12月底前", "2026-12-31", "exact"),
        ("长期坚持", "None", "unspecified"),
        ("长期坚持", "None", "unspecified"),
        ("每年12月底前", "None", "unspecified"),
    ]


def test_rows_have_addresses_and_are_told_in_words(duties: tuple[TableDuty, ...]) -> None:
    assert [one.address for one in duties[:2]] == ["dukou-2026-6/annex-1.html#r1", "dukou-2026-6/annex-1.html#r2"]
    assert duties[4].where == "附件1第5行"


def test_a_unit_that_only_has_duties_is_known(tmp_path: Path) -> None:
    library = Data(tmp_path, DESK).library
    assert library.measures_of_unit["dukou-market"] == []
    assert [one.number for one in library.duties_of_unit["dukou-market"]] == [2, 4]
    assert [one.id for one in library.notices_of_unit("dukou-market")] == ["dukou-2026-6"]
