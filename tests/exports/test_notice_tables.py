"""The tables of a notice for other programs: cells as printed, merged cells as merged, rows of duties whole."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from tests.site import Site

NOTICE = "dukou-2026-6"


def test_a_table_as_csv_has_the_words_of_a_merged_cell_in_each_row(desk: Site) -> None:
    text = desk.files[f"data/tables/{NOTICE}/t3.csv"].decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[2:4] == [
        ["城区", "公办", "8000", "6000"],
        ["城区", "民办普惠", "6000", "4000"],
    ]


def test_the_workbook_has_a_sheet_for_each_table_with_its_merged_cells(desk: Site) -> None:
    book = load_workbook(io.BytesIO(desk.files[f"data/tables/{NOTICE}.xlsx"]))
    assert len(book.worksheets) == 6
    sheet = book.worksheets[2]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:A2", "A3:A4", "A5:A6", "B1:B2", "C1:D1", "C6:D6"]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert sheet["C6"].value == "7500"


def test_the_file_of_all_has_annexes_tables_and_duties(desk: Site) -> None:
    found = json.loads(desk.files["data/measures.json"])
    notice = next(one for one in found["notices"] if one["id"] == NOTICE)
    assert [one["url"] for one in notice["annexes"]] == [f"{NOTICE}/annex-{number}.html" for number in range(1, 5)]
    table = next(one for one in notice["tables"] if one["id"] == "t3")
    assert table["rows"][5] == ["乡镇", "民办普惠", "7500", "7500"]
    assert {"row": 5, "column": 2, "rows": 1, "columns": 2} in table["merged"]
    assert next(one["measure"] for one in notice["tables"] if one["id"] == "t6") == 2
    task = notice["tasks"][3]
    assert task["units"][0] == {"id": "dukou-health", "as_written": "市卫生健康委", "role": "lead"}
    assert task["due"]["quote"] == "长期坚持" and task["due"]["end"] is None
    assert task["url"] == f"{NOTICE}/annex-1.html#r4"


@pytest.mark.parametrize("unit", ["dukou-market", "dukou-education"])
def test_the_duty_list_of_a_unit_has_its_duties(desk: Site, unit: str) -> None:
    text = desk.files[f"data/units/{unit}.csv"].decode("utf-8-sig")
    assert [row for row in csv.DictReader(io.StringIO(text)) if row["哪一条"].startswith("附件1")]
