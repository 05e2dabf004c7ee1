"""Tables as spreadsheet programs open them: the same rows in CSV and XLSX, task lists whole, nothing that runs."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from policyref.exports.workbook import mould

from tests.exports.test_measures_json import load
from tests.site import Project, Site, squeeze


def from_csv(site: Site, name: str) -> list[list[str]]:
    """The rows below the heading."""
    return list(csv.reader(io.StringIO(site.files[f"{name}.csv"].decode("utf-8-sig"), newline="")))[1:]


def cells(site: Site, name: str) -> list[Any]:
    book = load_workbook(io.BytesIO(site.files[f"{name}.xlsx"]))
    assert book.active is not None
    return [list(row) for row in book.active.iter_rows()]


def from_xlsx(site: Site, name: str) -> list[list[str]]:
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in cells(site, name)[1:]]


def test_a_cell_holds_no_more_than_spreadsheet_programs_take_and_says_so() -> None:
    long, rare, full = "长" * 40_000, "𠮷" * 20_000, "满" * 32_767
    table = mould("措施", ("标题", "摘要", "期限"))
    book = load_workbook(io.BytesIO(table.filled([table.row((long, rare, full))])))
    assert book.active is not None
    cut = [str(cell.value) for cell in book.active[2]]
    assert all(len(words.encode("utf-16-le")) // 2 <= 32_767 for words in cut)
    assert cut[0].startswith("长" * 30_000) and cut[1].startswith("𠮷" * 16_000)
    assert [words.endswith("（单元格写不下，全文见网页）") for words in cut] == [True, True, False]
    assert cut[2] == full


def tables(site: Site) -> list[str]:
    return [address.removesuffix(".csv") for address in site.files if address.endswith(".csv")]


def test_every_table_has_the_same_rows_in_both_formats(site: Site) -> None:
    names = tables(site)
    assert len(names) > 38
    assert [address.removesuffix(".xlsx") for address in site.files if address.endswith(".xlsx")] == names
    for name in names:
        rows = from_csv(site, name)
        assert (rows or name == "data/acts") and from_xlsx(site, name) == rows, name


def test_there_is_a_task_list_for_every_unit_and_none_for_others(real_site: Site) -> None:
    units = [f"data/units/{unit['id']}" for unit in load(real_site)["units"]]
    assert sorted(tables(real_site)) == sorted(["data/acts", "data/deadlines", "data/measures", *units])


def test_a_task_list_has_exactly_the_measures_of_its_unit_with_the_others_who_answer_for_them(real_site: Site) -> None:
    data = load(real_site)
    for unit in data["units"]:
        own = [one for one in data["measures"] if unit["id"] in {mention["id"] for mention in one["units"]}]
        rows = from_csv(real_site, f"data/units/{unit['id']}")
        assert [row[1] for row in rows] == [str(one["number"]) for one in own], unit["short"]
        for row, measure in zip(rows, own, strict=True):
            others = [mention["as_written"] for mention in measure["units"] if mention["id"] != unit["id"]]
            named = re.sub("、?等相关(部门|单位)", "", row[4])
            assert named == "、".join(others), (unit["short"], measure["number"])
            assert row[2].startswith(measure["title"])


def test_a_task_says_by_when_in_the_words_of_the_text_and_as_a_day(real_site: Site) -> None:
    names = ("emergency-management", "culture-tourism", "finance")
    deadlines = {row[1]: row[3] for name in names for row in from_csv(real_site, f"data/units/{name}")}
    assert deadlines["27"] == "2023年底前（2023-12-31）；补缴期间"  # 执行至2023年4月30日 is how long it holds
    assert deadlines["4"] == "12月底前（2022-12-31，推定）"  # its other two are durations, not deadlines
    assert "2023年6月前（2023-05-31，有两种理解）" in deadlines["13"]


def test_who_answers_for_every_measure_is_named_with_each(site: Site) -> None:
    """各区人民政府 stands once in the notice; 市人力资源社会保障局 in both items of measure 4."""
    rows = {row[1]: row[4] for row in from_csv(site, "data/units/shili-commerce") if row[0].startswith("示例市人民")}
    assert rows == {"第一条": "各区人民政府", "第四条": "市人力资源社会保障局、各区人民政府"}


def test_a_task_list_leaves_room_for_what_has_been_done(real_site: Site) -> None:
    heading = [cell.value for cell in cells(real_site, "data/units/finance")[0]]
    assert heading[:6] == ["文件", "条号", "任务", "期限", "共同负责的单位", "完成情况"]
    assert {row[5] for row in from_csv(real_site, "data/units/finance")} == {""}


def test_arabic_numbers_of_measures_are_numbers_and_everything_else_is_text(site: Site) -> None:
    for name in tables(site):
        for row in cells(site, name)[1:]:
            kinds = {cell.column_letter: cell.data_type for cell in row if cell.value is not None}
            number = "B" if name.startswith("data/units/") else "C"
            printed = next(cell.value for cell in row if cell.column_letter == number)
            if printed is None:
                continue  # a date of the whole notice
            assert kinds.pop(number) == ("n" if isinstance(printed, int) else "s"), name
            assert set(kinds.values()) == {"s"}, name
            assert isinstance(printed, int) or printed[0] in "第一二三", name


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\\t"])
def test_nothing_an_editor_writes_becomes_a_formula_or_a_link(shapes: Project, beginning: str) -> None:
    attack = f"{beginning}https://example.invalid/家政"
    expected = attack.replace("\\t", "\t").strip()
    shapes.edit("shili-2024-7/03.yml", "\n    name: 吸纳就业补贴", f'\n    name: "{attack}"')
    shapes.edit("shili-2024-7/03.yml", "\nsummary: ", f'\nsummary: "{attack}" # ')
    site = shapes.build()
    for name in tables(site):
        for row in cells(site, name):
            assert [cell for cell in row if cell.data_type == "f" or cell.hyperlink] == []
        run = [
            cell for row in from_csv(site, name) for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        ]
        assert run == []
    measure = from_xlsx(site, "data/measures")[2]
    assert measure[5].strip() == expected
    assert squeeze(measure[9]).startswith(squeeze(expected))
