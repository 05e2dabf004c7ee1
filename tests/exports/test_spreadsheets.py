"""Tables as spreadsheet programs open them: the same rows in CSV and XLSX, task lists whole, nothing that runs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from policyref.exports.workbook import mould

from tests.exports.conftest import ADDRESS as FED
from tests.exports.test_libreoffice import led
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
    return [list(map(shown, row)) for row in cells(site, name)[1:]]


def shown(cell: Any) -> str:
    if cell.is_date:
        return str(cell.value.date())
    return "" if cell.value is None else str(cell.value)


def rows(site: Site, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.files[f"{name}.csv"].decode("utf-8-sig"), newline="")))


def test_a_cell_holds_no_more_than_spreadsheet_programs_take_and_says_so() -> None:
    long, rare, full = "长" * 40_000, "𠮷" * 20_000, "满" * 32_767
    table = mould("措施", ("标题", "摘要", "期限"), (28, 50, 30))
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
        found = from_csv(site, name)
        assert (found or name in {"data/acts", "data/guide"}) and from_xlsx(site, name) == found, name


def test_there_is_a_task_list_for_every_unit_and_none_for_others(real_site: Site) -> None:
    units = [f"data/units/{unit['id']}" for unit in load(real_site)["units"]]
    whole = {f"data/{name}" for name in ("acts", "benefits", "deadlines", "duties", "guide", "measures", "targets")}
    assert set(tables(real_site)) == {*whole, *units}


def test_a_duty_list_has_exactly_the_duties_of_its_unit_a_row_per_item(real_site: Site) -> None:
    data = load(real_site)
    for unit in data["units"]:
        wanted = [
            (str(one["number"]), item)
            for one in data["measures"]
            if unit["id"] in {mention["id"] for mention in one["units"]}
            for item in ([str(part["number"]) for part in one["items"]] or [""])
        ]
        found = [(row["条号"], of_item(row["地址"])) for row in rows(real_site, f"data/units/{unit['id']}")]
        assert found == wanted, unit["short"]


def of_item(address: str) -> str:
    """`27-6.html` and `4.html#i6` are of item 6."""
    found = re.search(r"/\d+(?:-(\d+))?\.html(?:#i(\d+))?$", address)
    assert found, address
    return found[1] or found[2] or ""


def test_a_duty_names_the_others_as_the_text_does(real_site: Site) -> None:
    data = load(real_site)
    for unit in data["units"]:
        for row in rows(real_site, f"data/units/{unit['id']}"):
            measure = next(one for one in data["measures"] if str(one["number"]) == row["条号"])
            others = [mention["as_written"] for mention in measure["units"] if mention["id"] != unit["id"]]
            assert re.sub("等相关(部门|单位)", "", row["同谁一起"]) == "、".join(others), (unit["short"], row["条号"])


def test_official_words_stand_apart_from_ours(real_site: Site) -> None:
    data = load(real_site)
    words = {str(one["number"]): squeeze(one["title"] + one["text"]) for one in data["measures"]}
    for row in rows(real_site, "data/duties"):
        for paragraph in row["做什么（原文）"].splitlines():
            assert squeeze(paragraph) in words[row["条号"]], row["哪一条"]
        for quote in filter(None, row["期限（原文）"].split("；")):
            assert squeeze(quote) in words[row["条号"]], row["哪一条"]
    ours = {name for name in rows(real_site, "data/duties")[0] if "本站编写" in name}
    assert ours == {"任务指标（名称本站编写）", "摘要（本站编写）", "期限说明（本站编写）", "编者按（本站编写）"}


def test_a_duty_says_by_when_in_the_words_of_the_text_and_as_days(real_site: Site) -> None:
    found = {row["哪一条"]: row for row in rows(real_site, "data/duties")}
    when = {
        clause: [row[name] for name in ("期限（原文）", "开始", "最早截止", "最晚截止", "期限说明（本站编写）")]
        for clause, row in found.items()
    }
    assert when["第27条第（2）项"][:4] == ["2023年底前；补缴期间", "", "2023-12-31", "2023-12-31"]
    assert when["第4条"][:4] == ["12月底前", "", "2022-12-31", "2022-12-31"]
    assert "推定" in when["第4条"][4]
    assert when["第13条"][2:4] == ["2023-05-31", "2023-06-30"] and "有两种理解" in when["第13条"][4]
    assert when["第35条"] == ["", "", "", "", "原文没有写"]


def test_days_are_days_numbers_are_numbers_and_everything_else_is_text(site: Site) -> None:
    dated = {"起", "止", "自", "至", "成文日期", "开始", "最早截止", "最晚截止", "有效期至"}
    for name in tables(site):
        heads, *found = cells(site, name)
        for row in found:
            for head, cell in zip(heads, row, strict=True):
                if cell.value is None:
                    continue
                numeral = head.value == "条号" and isinstance(cell.value, int)
                kind = "d" if head.value in dated else "n" if numeral else "s"
                assert cell.data_type == kind or cell.value == "", (name, head.value, cell.value)


def test_every_table_can_be_filtered_and_keeps_its_heads_in_sight(site: Site) -> None:
    for name in tables(site):
        sheet = load_workbook(io.BytesIO(site.files[f"{name}.xlsx"])).active
        assert sheet is not None
        assert sheet.auto_filter.ref == sheet.dimensions and sheet.freeze_panes == "A2", name


def test_addresses_are_links_where_the_site_has_one(site: Site, fed: Site) -> None:
    for of, address in ((site, ""), (fed, FED)):
        for name in tables(of):
            for row in cells(of, name)[1:]:
                links = [cell for cell in row if cell.hyperlink]
                assert len(links) == bool(address), name
                assert all(led(cell) == cell.value and cell.value.startswith(address) for cell in links)


def test_who_answers_for_every_measure_is_named_with_each(site: Site) -> None:
    """各区人民政府 stands once in the notice; 市人力资源社会保障局 in both items of measure 4."""
    found = {row["哪一条"]: row["同谁一起"] for row in rows(site, "data/units/shili-commerce") if "人民" in row["文件"]}
    assert found == {
        "第一条": "各区人民政府",
        "第四条": "各区人民政府",
        "第四条第（二）项": "牵头：市人力资源社会保障局；各区人民政府",
    }


def test_open_words_follow_the_last_name_without_a_mark(tmp_path: Path) -> None:
    found = rows(Project.of_forms(tmp_path / "checkout").build(), "data/units/shili-commerce")
    assert found[0]["同谁一起"] == "配合：市财政局等部门" and found[0]["分工"] == "牵头"


def test_a_duty_list_leaves_room_for_what_has_been_done_where_there_is_something_to_do(site: Site) -> None:
    assert {row["完成情况"] for row in rows(site, "data/units/finance")} == {""}
    drafts = [row for row in rows(site, "data/units/shili-commerce") if row["条号"].startswith("一、")]
    assert {row["完成情况"] for row in drafts} == {"征求意见稿，尚未印发"}


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\\t"])
def test_nothing_an_editor_writes_becomes_a_formula_or_a_link(shapes: Project, beginning: str) -> None:
    attack = f"{beginning}https://example.invalid/家政"
    expected = attack.replace("\\t", "\t").strip()
    shapes.edit("shili-2024-7/03.yml", "\n    name: 吸纳就业补贴", f'\n    name: "{attack}"')
    shapes.edit("shili-2024-7/03.yml", "\nsummary: ", f'\nsummary: "{attack}" # ')
    site = shapes.build()
    for name in tables(site):
        for row in cells(site, name):
            assert [cell for cell in row if cell.data_type == "f"] == []
            assert not [cell for cell in row if cell.hyperlink and "example.invalid" in cell.hyperlink.target]
        started = [
            cell for row in from_csv(site, name) for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        ]
        assert started == []
    measure = from_xlsx(site, "data/measures")[2]
    assert measure[5].strip() == expected
    assert squeeze(measure[9]).startswith(squeeze(expected))
