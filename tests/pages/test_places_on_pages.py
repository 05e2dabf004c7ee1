"""Where a library has notices of several places, everything that puts them side by side says which is which."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.site import Project, Site

QINGSHAN = "qingshan-2025-5"
TITLE = "关于促进农产品外销的若干措施"


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("measures.html", "h2"),
        ("index.html", ".notices h2"),
        ("units/qingshan-commerce.html", "h2"),
        ("deadlines.html", "h2"),
        ("data.html", "tbody th"),
        ("sitemap.html", "li"),
    ],
)
def test_a_notice_whose_title_does_not_name_its_place_is_named_with_it(
    desk_site: Site, address: str, selector: str
) -> None:
    found = [words for words in desk_site.page(address).texts(selector) if TITLE in words]
    assert found and all(words.startswith(("青山县", "白石县")) for words in found)


def test_a_title_that_names_its_place_is_not_given_it_twice(desk_site: Site) -> None:
    assert "长河市夜间经济提升行动方案" in desk_site.page("measures.html").texts("h2")


def test_a_citation_names_the_place(desk_site: Site) -> None:
    assert desk_site.page(f"{QINGSHAN}/2.html").one("#citation").text() == f"青山县《{TITLE}》㈡"
    assert desk_site.page("changhe-2025-3/5.html").one("#citation").text().startswith("《长河市夜间经济")


def test_units_of_one_name_are_told_apart(desk_site: Site) -> None:
    listed = desk_site.page("units/index.html").texts("main li a")
    assert {"县商务局（青山县）", "县商务局（白石县）"} <= {*listed}
    options = desk_site.page("measures.html").texts("select[name=unit] option")
    assert {"县商务局（青山县）", "县商务局（白石县）"} <= {*options}
    for unit, address in (("qingshan", QINGSHAN), ("baishi", "baishi-2025-2")):
        links = desk_site.page(f"units/{unit}-commerce.html").links("tbody")
        assert links and all(link.startswith((f"../{address}/", "../units/", f"{unit}-")) for link in links)


def test_lists_can_be_narrowed_by_place(desk_site: Site) -> None:
    page = desk_site.page("measures.html")
    assert page.texts("select[name=place] option") == ["全部地区", "长河市", "青山县", "白石县", "渡口市"]
    assert {one.attributes["data-place"] for one in page.all(f'li:has(a[href^="{QINGSHAN}"])')} == {"青山县"}
    assert page.texts("select[name=place]") == desk_site.page("search.html").texts("select[name=place]")


def test_files_name_the_place(desk_site: Site) -> None:
    whole = json.loads(desk_site.files["data/measures.json"])
    assert {one["id"]: one["place"] for one in whole["notices"]}[QINGSHAN] == ["示例省", "长河市", "青山县"]
    assert {one["id"]: one["place"] for one in whole["units"]}["baishi-commerce"] == ["白石县"]
    table = csv.DictReader(io.StringIO(desk_site.files["data/measures.csv"].decode("utf-8-sig")))
    assert {row["地区"] for row in table} == {"长河市", "青山县", "白石县", "渡口市"}


def test_a_feed_names_the_place(desk: Site) -> None:
    titles = [one["title"] for one in json.loads(desk.files["feed.json"])["items"]]
    assert f"青山县 {TITLE} ㈠ 组织展销" in titles and f"白石县 {TITLE} ㈠ 组织展销" in titles


def test_dates_name_the_place(desk_site: Site) -> None:
    calendar = desk_site.files["data/calendar/all.ics"].decode().replace("\r\n ", "")
    assert "SUMMARY:青山县：帮助农户直播" in calendar and "SUMMARY:白石县：帮助农户直播" in calendar
    assert f"青山县《{TITLE}》㈡" in calendar


def test_the_next_dates_of_the_first_page_name_the_place(tmp_path: Path) -> None:
    site = Project.of_desk(tmp_path / "checkout").publish("2025-09-01")
    assert site.page("index.html").texts("#soonest ~ ul a") == ["青山县：帮助农户直播", "白石县：帮助农户直播"]


def test_a_library_of_one_place_says_nothing_of_it(real_site: Site) -> None:
    """The county's notice has no measures of its own, so that there is nothing to tell apart."""
    assert real_site.page("measures.html").all("select[name=place]") == []
    assert "晋城市加快复工复产和服务业提振回升若干措施" in real_site.page("measures.html").texts("h2")
    assert not real_site.measure(1).one("#citation").text().startswith("晋城市")
    table = csv.reader(io.StringIO(real_site.files["data/measures.csv"].decode("utf-8-sig")))
    assert "地区" not in next(table)
    meta = [
        file.decode() for name, file in real_site.files.items() if name.startswith("search/") and "/meta.js" in name
    ]
    assert meta and '"places":1' not in meta[0]
