"""Labels as printed, on pages and in files: sections of sections, clauses without titles, titles in titles."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

import pytest

from tests.site import Site, squeeze

PLAN, RULES = "changhe-2025-3", "changhe-2025-8"
OF_PLAN = "《长河市夜间经济提升行动方案》（长政发〔2025〕3号）"


def test_the_contents_of_a_notice_have_sections_of_sections_further_in(desk_site: Site) -> None:
    page = desk_site.page(f"{PLAN}/index.html")
    contents = [
        (squeeze(one.text()), one.attributes.get("class")) for one in page.all("nav[aria-labelledby=contents] li")
    ]
    assert contents == [
        ("一、总体要求", None),
        ("（一）指导思想", "deep-2"),
        ("（二）工作目标", "deep-2"),
        ("二、重点任务4条", None),
        ("（一）培育经营主体2条", "deep-2"),
        ("（二）改善消费环境2条", "deep-2"),
        ("三、加强宣传推介", None),
        ("四、保障措施2条", None),
    ]


def test_the_whole_text_stands_in_its_order(desk_site: Site) -> None:
    from tests.site import DESK

    for notice in (PLAN, RULES, "qingshan-2025-5"):
        text = squeeze(desk_site.page(f"{notice}/index.html").one(".official.whole").text()).replace("#", "")
        assert text == squeeze((DESK / notice / "source.txt").read_text("utf-8"))


def test_headings_go_down_level_by_level(desk_site: Site) -> None:
    for address in (f"{PLAN}/index.html", "measures.html"):
        levels = [
            int((node.tag or "h0")[1]) for node in desk_site.page(address).all("main :is(h1, h2, h3, h4, h5, h6)")
        ]
        assert max(levels) == 4
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


@pytest.mark.parametrize(
    ("address", "above", "number", "title"),
    [
        (f"{PLAN}/1.html", "（一）培育经营主体", "二、（一）1.", "支持夜市经营"),
        (f"{PLAN}/5.html", "长河市夜间经济提升行动方案", "三、", "加强宣传推介"),
        (f"{RULES}/2.html", "第一节备案", "第二条", "开办夜间市集应当向所在地的区商务部门备案…"),
    ],
)
def test_a_page_says_where_in_the_notice_it_is(
    desk_site: Site, address: str, above: str, number: str, title: str
) -> None:
    page = desk_site.page(address)
    assert page.texts(".crumbs a")[-1] == squeeze(above)
    assert page.one("h1 small").text().endswith(number)
    assert squeeze(page.one("h1").text()).partition(squeeze(number))[2].startswith(title)


def test_a_clause_without_a_title_says_that_it_has_none(desk_site: Site) -> None:
    page = desk_site.page(f"{RULES}/2.html")
    assert page.texts("h1 .ours") == ["原文没有标题，这是开头的话"]
    assert page.one(".official .heading").text() == "第二条"
    assert page.one("title").text().startswith("第二条开办夜间市集")
    assert "第二条开办夜间市集应当向所在地的区商务部门备案…" in desk_site.page("measures.html").texts("a.name")


def test_a_clause_with_a_title_says_nothing_of_it(desk_site: Site) -> None:
    assert desk_site.page(f"{PLAN}/1.html").texts("h1 .ours") == []


def test_lists_that_are_not_by_section_say_which_section(desk_site: Site) -> None:
    page = desk_site.page("units/changhe-commerce.html")
    rows = list(zip(page.texts("tbody th a"), page.texts("tbody td > b"), strict=False))
    assert rows[:2] == [("二、（一）1.", "支持夜市经营"), ("二、（一）2.", "支持延时经营")]


def test_titles_in_titles_have_single_marks(desk_site: Site) -> None:
    facts = desk_site.page(f"{RULES}/index.html").texts("dl.facts dd")
    assert "《长河市人民政府办公室关于印发〈长河市夜间市集管理办法〉的通知》（长政办发〔2025〕8号）" in facts


def test_files_have_labels_levels_and_citations(desk_site: Site) -> None:
    whole = json.loads(desk_site.files["data/measures.json"])
    plan = next(one for one in whole["notices"] if one["id"] == PLAN)
    assert [(one["level"], one["label"]) for one in plan["sections"][:3]] == [(1, "一、"), (2, "（一）"), (2, "（二）")]
    rows = {one["id"]: one for one in whole["measures"]}
    fourth = rows[f"{PLAN}/4"]
    assert (fourth["label"], fourth["citation"], fourth["section"]) == ("2.", f"{OF_PLAN}二、（二）2.", 6)
    assert [item["label"] for item in fourth["items"]] == ["①", "②"]
    second = rows[f"{RULES}/2"]
    assert (second["title"], second["titled"], second["label"]) == (
        "开办夜间市集应当向所在地的区商务部门备案…",
        "none",
        "第二条",
    )
    table = [*csv.DictReader(io.StringIO(desk_site.files["data/measures.csv"].decode("utf-8-sig")))]
    assert [row["条号"] for row in table if row["地址"].startswith(PLAN)][:2] == ["二、（一）1.", "二、（一）2."]
    assert table[0]["部分"] == "二、重点任务 （一）培育经营主体"


def test_a_feed_cites_by_labels(desk: Site) -> None:
    titles = [one["title"] for one in json.loads(desk.files["feed.json"])["items"]]
    assert "长河市夜间经济提升行动方案 四、（一）加强组织领导" in titles
