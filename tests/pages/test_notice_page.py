"""A notice's page shows its whole official text, its record and the chain of notices it stands in."""

from __future__ import annotations

import re

import pytest

from tests.pages.source import NUMBERS, source
from tests.site import NOTICE, Document, Site, resolved, squeeze

COUNTY = "yangcheng-2023-1"


def whole_text(site: Site, notice: str) -> str:
    """The official words of the page, without anchors and without our line on what is forwarded."""
    page = Document(notice, site.files[f"{notice}/index.html"].decode())
    for node in page.all(".official a.s, .official .ours-block"):
        node.remove()
    return squeeze(page.one(".official").text())


@pytest.mark.parametrize("notice", [NOTICE, COUNTY])
def test_the_page_holds_the_entire_source_in_order_and_nothing_more(site: Site, notice: str) -> None:
    assert whole_text(site, notice) == squeeze(source(notice))


@pytest.mark.parametrize("notice", ["shili-2024-7", "shili-draft"])
def test_so_does_the_page_of_a_differently_shaped_notice(site: Site, both, notice: str) -> None:
    assert whole_text(site, notice) == squeeze(both.read(f"{notice}/source.txt"))


def test_every_measure_of_the_text_leads_to_its_page(site: Site) -> None:
    page = site.page(f"{NOTICE}/index.html")
    for number in NUMBERS:
        link = page.one(f"#m{number} a.name")
        assert resolved(link.attributes["href"] or "", page.address) == f"{NOTICE}/{number}.html"


def test_the_contents_lead_to_the_five_sections(site: Site) -> None:
    page = site.page(f"{NOTICE}/index.html")
    titles = re.findall(r"^[一二三四五]、.*$", source(), re.MULTILINE)
    links = page.all("nav[aria-labelledby=contents] li a")
    assert [link.text() for link in links] == titles
    assert [page.one(f".official {link.attributes['href']}").text() for link in links] == titles


def test_the_record_names_issuer_numbers_grade_and_date(site: Site) -> None:
    record = site.page(f"{NOTICE}/index.html").one("section[aria-labelledby=record]").text()
    for words in ("晋城市人民政府办公室", "晋市政办发电〔2022〕12号", "晋城机发28号", "特提·明电", "2022年12月26日"):
        assert words in record


def test_the_county_notice_has_its_own_record(site: Site) -> None:
    record = site.page(f"{COUNTY}/index.html").one("section[aria-labelledby=record]").text()
    for words in ("阳城县人民政府办公室", "阳政办发〔2023〕1号", "2023年1月4日", "此件公开发布", "县委办，县人大办"):
        assert words in record


def test_the_chain_leads_from_basis_to_forwarding_notice_and_back(site: Site) -> None:
    city, county = site.page(f"{NOTICE}/index.html"), site.page(f"{COUNTY}/index.html")
    assert "晋政办发电〔2022〕24号" in city.one(".chain").text()
    assert [resolved(link, city.address) for link in city.links(".chain")] == [county.address]
    assert [resolved(link, county.address) for link in county.links(".chain")] == [city.address]


def test_the_coverage_of_figures_is_stated_and_leaves_none_over(site: Site) -> None:
    (words,) = [one for one in site.page(f"{NOTICE}/index.html").texts("p.hint") if one.startswith("核对：")]
    figures, facts, waived = map(int, re.findall(r"(\d+)\s*处", words))
    assert figures > 100
    assert figures == facts + waived


def test_a_draft_is_called_a_draft_on_its_page_and_on_its_measures(site: Site) -> None:
    for address in ("shili-draft/index.html", "shili-draft/1.html"):
        assert "征求意见稿" in site.page(address).one("page-band b").text()
    assert "征求意见稿" not in site.page(f"{NOTICE}/index.html").one("page-band").text()
