"""The ways in: all measures, by sector, the glossary, the site map. None is empty, none leaves a measure out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.pages.source import NUMBERS, clauses
from tests.site import DATA, NOTICE, Document, Site, resolved, squeeze

ALL = [f"{NOTICE}/{number}.html" for number in NUMBERS]


def listed(page: Document, selector: str) -> list[str]:
    return [resolved(link.attributes["href"] or "", page.address) for link in page.all(selector)]


def sectors_of_measures() -> dict[str, list[str]]:
    """Sector id → the addresses of its measures, read from the editors' files."""
    found: dict[str, list[str]] = {}
    for address, number in zip(ALL, NUMBERS, strict=True):
        written = yaml.load((DATA / NOTICE / f"{number:02}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for sector in written["sectors"]:
            found.setdefault(sector, []).append(address)
    return found


def test_all_measures_are_listed_in_order_with_label_title_and_summary(real_site: Site) -> None:
    page = real_site.page("measures.html")
    assert listed(page, ".measures .name") == ALL
    titles = [f"{number}.{clauses()[number].title}" for number in NUMBERS]
    assert page.texts(".measures .name") == titles
    assert all(page.texts(".measures li > p:not(.gets)"))


def test_measures_stand_under_their_sections(real_site: Site) -> None:
    page = real_site.page("measures.html")
    counts = [len(list_.css("li.measure")) for list_ in page.all("ol.measures")]
    assert counts == [8, 11, 4, 11, 4]
    assert [title[:2] for title in page.texts("h3")] == ["一、", "二、", "三、", "四、", "五、"]


def test_notices_without_sections_are_listed_too(site: Site) -> None:
    addresses = listed(site.page("measures.html"), ".measures .name")
    of_shapes = [address for address in site.addresses if re.fullmatch(r"shili-[^/]+/\d+\.html", address)]
    assert of_shapes and set(of_shapes) | set(ALL) == set(addresses)


def test_a_sector_page_lists_exactly_its_measures_and_none_is_empty(real_site: Site) -> None:
    expected = sectors_of_measures()
    shown = {
        Path(page.address).stem: listed(page, ".measures .name")
        for page in real_site.pages("sectors/")
        if page.address != "sectors/index.html"
    }
    assert shown == expected
    assert all(shown.values())


def test_the_sector_index_lists_the_sectors_that_have_measures(real_site: Site) -> None:
    page = real_site.page("sectors/index.html")
    ids = [Path(address).stem for address in listed(page, "tbody th a")]
    assert sorted(ids) == sorted(sectors_of_measures())


def test_a_term_of_the_text_leads_to_its_explanation(real_site: Site) -> None:
    glossary = real_site.page("glossary.html")
    for page in real_site.pages(f"{NOTICE}/"):
        for term in page.all(".official a.term"):
            address, _, anchor = resolved(term.attributes["href"] or "", page.address).partition("#")
            assert (address, anchor in glossary.ids("dl.terms")) == ("glossary.html", True)


@pytest.mark.parametrize("address", ["index.html", "sitemap.html"])
def test_every_notice_is_reached_from(real_site: Site, address: str) -> None:
    links = {resolved(link, address) for link in real_site.page(address).links("main")}
    assert {f"{NOTICE}/index.html", "yangcheng-2023-1/index.html"} <= links


def test_the_site_map_leads_to_every_page(real_site: Site) -> None:
    links = {resolved(link, "sitemap.html") for link in real_site.page("sitemap.html").links()}
    assert {page.address for page in real_site.pages()} - {"404.html", "sitemap.html"} <= links


def test_the_home_page_leads_to_a_page_for_every_question(real_site: Site) -> None:
    asks = listed(real_site.page("index.html"), ".answers a, .doors-home a, .ways a")
    assert asks and {one.partition("#")[0] for one in asks} <= set(real_site.addresses)


def test_a_question_about_a_benefit_is_answered_with_its_headline(real_site: Site) -> None:
    rows = {squeeze(row.text()): row for row in real_site.page("index.html").all(".answers li")}
    row = next(row for words, row in rows.items() if "网上卖货卖得多" in words)
    assert row.css_first("b").text() == "最高5万元" and "第11条" in row.text()
    assert row.css_first("force-status").text()
    item = next(row for words, row in rows.items() if "小微企业新招人" in words)
    assert item.css_first("a").attributes["href"] == f"{NOTICE}/27-5.html"
    assert item.css_first("b").text() == "每人不低于1000元"
