"""Tables stand on pages as they are printed: merged cells, heads, an address for each row."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.problems.report import report
from selectolax.lexbor import LexborNode

from tests.site import Project, Site
from tests.tables import HOSTILE, Rows, put_in

NOTICE = "dukou-2026-6"


def rows(site: Site, address: str, table: str = "table") -> list[list[str]]:
    """Each row of a table: its cells, those that take more than one place with how many."""
    return [[_cell(one) for one in row.css("th, td")] for row in site.page(address).tree.css(f"{table} tr")]


def _cell(one: LexborNode) -> str:
    size = "×".join(one.attributes.get(name) or "1" for name in ("rowspan", "colspan"))
    words = one.text(separator="").removeprefix("行")
    return words if size == "1×1" else f"{words} {size}"


def test_cells_are_merged_as_they_are_printed(desk: Site) -> None:
    assert rows(desk, f"{NOTICE}/annex-2.html") == [
        ["地区 2×1", "机构性质 2×1", "补助标准（元/个） 1×2"],
        ["新建", "改建"],
        ["城区 2×1", "公办", "8000", "6000"],
        ["民办普惠", "6000", "4000"],
        ["乡镇 2×1", "公办", "9000", "7500"],
        ["民办普惠", "7500 1×2"],
    ]


def test_heads_say_of_what_they_are_the_head(desk: Site) -> None:
    tree = desk.page(f"{NOTICE}/annex-2.html").tree
    scopes = [(one.text(), one.attributes["scope"]) for one in tree.css("table th")]
    assert ("补助标准（元/个）", "colgroup") in scopes and ("新建", "col") in scopes and ("城区", "row") in scopes


def test_a_table_stands_after_its_sentence(desk: Site) -> None:
    for address in (f"{NOTICE}/2.html", f"{NOTICE}/index.html"):
        text = desk.page(address).tree.css_first(".official").text()
        assert text.index("标准如下。") < text.index("示范") < text.index("同一机构只按一个等级享受。")
    text = desk.page(f"{NOTICE}/annex-3.html").tree.css_first(".official").text()
    assert text.index("内容见下表。") < text.index("食品留样") < text.index("考核结果向社会公布。")


def test_every_row_has_an_address_that_is_kept(tmp_path: Path) -> None:
    project = Project.of_desk(tmp_path / "checkout")
    project.publish()
    locked = project.locked()
    assert {"t2", "r1", "r5"} <= locked[f"{NOTICE}/annex-1.html"]
    assert {"t6", "t6-r1", "t6-r2"} <= locked[f"{NOTICE}/2.html"]
    assert {"t1", "t1-r2", "annexes"} <= locked[f"{NOTICE}/index.html"]


def test_what_a_merged_cell_says_is_told_of_each_row_on_a_telephone(desk: Site) -> None:
    row = desk.page(f"{NOTICE}/annex-1.html").tree.css_first("#r4")
    assert row.attributes["data-covered"] == "责任分工·牵头单位：市卫生健康委"
    labels = [one.attributes.get("data-label") for one in row.css("td")]
    assert labels == ["重点任务", "责任分工·配合单位", "完成时限"]


def test_a_fact_and_a_rule_lead_to_the_cells_that_they_rest_on(desk: Site) -> None:
    by_cell = desk.page(f"{NOTICE}/2.html").tree.css_first(".benefit .go a:not(.button)")
    assert by_cell.attributes["href"].endswith("#t6-r1") and by_cell.text() == "看表，示范，补助（元/人·月）"
    links = desk.page(f"{NOTICE}/1.html").tree.css(".benefit dl a")
    assert ("annex-2.html#t3", "附件2的表") in [(one.attributes["href"], one.text()) for one in links]


def test_annexes_are_listed_where_the_notice_is(desk: Site) -> None:
    listed = [one.text() for one in desk.page(f"{NOTICE}/index.html").tree.css("[aria-labelledby=annexes] a")]
    assert listed[0] == "附件1　重点任务分工表" and len(listed) == 4
    assert f"{NOTICE}/annex-4.html" in desk.files["sitemap.html"].decode()
    assert '"isPartOf"' in desk.files[f"{NOTICE}/annex-4.html"].decode()


def test_duties_stand_under_their_units_and_dates(desk: Site) -> None:
    market = desk.page("units/dukou-market.html").tree
    tasks = [(row.css_first("th a").text(), row.css_first(".said p").text()) for row in market.css("tbody tr")]
    assert tasks == [
        ("附件1第2行", "新建、改建示范托育机构，配齐消防、食品安全设施"),
        ("附件1第4行", "落实用水、用电、用气价格"),
    ]
    listed = desk.page("deadlines.html").tree.css(".line > li")
    row = next(row for row in listed if "编制托育服务发展规划" in row.text())
    assert row.css_first("time").attributes["datetime"] == "2026-06-30"
    assert "长期坚持" in desk.page("deadlines.html").tree.body.text()


@pytest.mark.parametrize(("head", "lines"), HOSTILE.values(), ids=HOSTILE)
def test_any_table_has_a_page(tmp_path: Path, head: int, lines: Rows) -> None:
    project = Project.of_desk(tmp_path / "checkout")
    table = put_in(project, head, lines)
    problems = project.run().problems
    assert not problems, report(problems, tmp_path)
    assert table.is_sound
