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


def given() -> dict[int, list[str]]:
    """Measure number → what its benefits give, as the editors wrote it."""
    found = {}
    for number in NUMBERS:
        written = yaml.load((DATA / NOTICE / f"{number:02}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        owners = [written, *written.get("items", [])]
        lists = [one.get("benefits") for one in owners]
        found[number] = [one["headline"] for benefits in lists if isinstance(benefits, list) for one in benefits]
    return found


def test_all_measures_are_listed_in_order_with_label_and_title(real_site: Site) -> None:
    page = real_site.page("measures.html")
    assert listed(page, ".row .name") == ALL
    titles = [f"{number}.{clauses()[number].title}" for number in NUMBERS]
    assert ["".join(row.css(".no")[0].text() + row.css(".name")[0].text()) for row in page.all(".row")] == titles


def test_a_measure_in_a_list_says_what_it_gives_or_that_it_is_work_for_departments(real_site: Site) -> None:
    rows = dict(zip(NUMBERS, real_site.page("measures.html").all(".row"), strict=True))
    for number, amounts in given().items():
        shown = rows[number].css(".more-of")[0]
        told = [words for one in shown.css(".gain, .mute") for words in one.text().split("；")]
        if not amounts:
            assert told == ["部门的工作"]
            continue
        told = [words for words in told if not words.startswith("共")]
        assert told and set(told) <= set(amounts)
        hidden = len(amounts) > len(told)
        assert hidden == (f"共{len(amounts)}项" in shown.text())


def test_amounts_that_the_text_names_stand_before_what_only_says_that_it_names_none(real_site: Site) -> None:
    row = real_site.page("measures.html").all(".row")[9]
    assert row.css(".gain")[0].text() == "免征车辆购置税；最高10万元"
    assert [one.text() for one in row.css(".mute")] == ["金额原文未写明", "共4项"]


def test_measures_stand_under_their_sections(real_site: Site) -> None:
    page = real_site.page("measures.html")
    counts = [len(list_.css("li.row")) for list_ in page.all("ol.rows")]
    assert counts == [8, 11, 4, 11, 4]
    assert [title[:2] for title in page.texts("h3")] == ["一、", "二、", "三、", "四、", "五、"]


def test_whom_a_list_is_for_can_be_chosen_without_a_script(real_site: Site) -> None:
    page = real_site.page("measures.html")
    chosen = {one.attributes["value"]: one.attributes["id"] for one in page.all("measure-filter > input.show")}
    assert set(chosen) == {"", "given", "work", "dated"}
    rows = [(one.attributes["data-show"] or "").split() for one in page.all(".row")]
    labels = {one.attributes["for"]: one.text() for one in page.all("measure-filter > label")}
    for value, id_ in chosen.items():
        count = sum(value in row for row in rows)
        assert labels[id_] == f"{labels[id_].split()[0]} {count if value else len(rows)}"
    groups = page.all("[data-group]")
    assert groups
    for group in groups:
        own = {one for row in group.css(".row") for one in (row.attributes["data-show"] or "").split()}
        assert set((group.attributes["data-show"] or "").split()) == own


def test_notices_without_sections_are_listed_too(site: Site) -> None:
    addresses = listed(site.page("measures.html"), ".row .name")
    of_shapes = [address for address in site.addresses if re.fullmatch(r"shili-[^/]+/\d+\.html", address)]
    assert of_shapes and set(of_shapes) | set(ALL) == set(addresses)


def test_a_sector_page_lists_exactly_its_measures_and_none_is_empty(real_site: Site) -> None:
    expected = sectors_of_measures()
    shown = {
        Path(page.address).stem: listed(page, ".row .name")
        for page in real_site.pages("sectors/")
        if page.address != "sectors/index.html"
    }
    assert shown == expected
    assert all(shown.values())


def test_the_sector_index_lists_the_sectors_that_have_measures(real_site: Site) -> None:
    page = real_site.page("sectors/index.html")
    ids = [Path(address).stem for address in listed(page, ".names a")]
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
    assert row.css("b")[0].text() == "最高5万元" and "第11条" in row.text()
    assert row.css("force-status")[0].text()
    item = next(row for words, row in rows.items() if "小微企业新招人" in words)
    assert item.css("a")[0].attributes["href"] == f"{NOTICE}/27-5.html"
    assert item.css("b")[0].text() == "每人不低于1000元"
