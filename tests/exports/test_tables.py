"""Tables for spreadsheet programs: whole, readable in Chinese, and never a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from policyref.exports.workbook import mould

from tests.pages.source import NUMBERS, clauses, measures_of_body
from tests.site import Project, Site


def rows(site: Site, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.files[address].decode("utf-8-sig"))))


def test_the_table_of_measures_has_all_of_them_in_order(real_site: Site) -> None:
    found = [(row["条号"], row["标题"]) for row in rows(real_site, "data/measures.csv")]
    assert found == [(str(number), clauses()[number].title) for number in NUMBERS]


def test_units_are_listed_as_written(real_site: Site) -> None:
    for row in rows(real_site, "data/measures.csv"):
        named = "、".join(clauses()[int(row["条号"])].named)
        assert re.sub("等相关(部门|单位)", "", row["责任单位"]) == named


def test_the_duty_list_of_a_unit_has_its_measures(real_site: Site) -> None:
    tasks = rows(real_site, "data/units/finance.csv")
    assert list(dict.fromkeys(int(row["条号"]) for row in tasks)) == measures_of_body()["市财政局"]


def test_tables_begin_with_the_mark_without_which_chinese_is_misread(real_site: Site) -> None:
    for address, content in real_site.files.items():
        if address.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf"), address


@pytest.mark.parametrize("beginning", [*"=+-@＝＋－＠"])
def test_words_that_begin_like_a_formula_stay_words(shapes: Project, beginning: str) -> None:
    attack = f"{beginning}HYPERLINK(家政)"
    shapes.edit("shili-2024-7/01.yml", "\nsummary: ", f'\nsummary: "{attack}" # ')
    site = shapes.build()
    row = rows(site, "data/measures.csv")[0]
    assert row["摘要（本站编写）"] == f"'{attack}"
    with zipfile.ZipFile(io.BytesIO(site.files["data/measures.xlsx"])) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert f'<t xml:space="preserve">{attack}</t>' in sheet


def test_words_that_look_like_the_code_of_a_character_stay_words() -> None:
    table = mould("表", ("甲",), (9,))
    book = table.filled([table.row(["见_x0041_"])])
    with zipfile.ZipFile(io.BytesIO(book)) as files:
        assert ">见_x005F_x0041_<" in files.read("xl/worksheets/sheet1.xml").decode()


def test_a_workbook_is_whole_and_the_same_every_time() -> None:
    table = mould("表", ("甲", "乙"), (9, 9))
    books = [table.filled([table.row(["一", 2]), table.row(["", 3])]) for _ in range(2)]
    assert books[0] == books[1]
    with zipfile.ZipFile(io.BytesIO(books[0])) as files:
        assert files.testzip() is None
        assert {"[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml"} < set(files.namelist())
        assert '<dimension ref="A1:B3"' in files.read("xl/worksheets/sheet1.xml").decode()
