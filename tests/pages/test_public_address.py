"""A site that knows its public address claims it, and its links work without it all the same."""

from __future__ import annotations

import re

from tests.site import ADDRESS, Site

ERROR_PAGE = "404.html"


def test_links_stay_relative(known: Site) -> None:
    for page in known.pages():
        if page.address != ERROR_PAGE:
            assert [link for link in page.links() if re.match("/|https?:", link)] == []


def test_each_page_claims_its_own_address(known: Site) -> None:
    for page in known.pages():
        if page.address != ERROR_PAGE:
            own = page.one("link[rel=canonical]").attributes["href"] or ""
            assert own.removesuffix("index.html") == (ADDRESS + page.address).removesuffix("index.html")


def test_a_site_without_an_address_claims_none(site: Site) -> None:
    assert not [page.address for page in site.pages() if page.all("link[rel=canonical]")]


def test_the_error_page_links_from_the_root_of_the_portal(known: Site) -> None:
    links = known.page(ERROR_PAGE).links()
    assert links and all(link.startswith(("/zwgk/policy/", "#")) for link in links)


def test_the_site_map_for_machines_lists_every_page_once(known: Site) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", known.files["sitemap.xml"].decode())
    assert len(listed) == len(set(listed))
    pages = {(ADDRESS + page.address).removesuffix("index.html") for page in known.pages()}
    assert {one.removesuffix("index.html") for one in listed} == pages - {ADDRESS + ERROR_PAGE}


def test_a_measure_has_a_code_to_scan_that_can_be_downloaded(known: Site, site: Site) -> None:
    assert known.page("shili-2024-7/1.html").all("figure svg.qr")
    assert known.files["data/qr/shili-2024-7/1.png"].startswith(b"\x89PNG")
    assert not [address for address in site.files if address.startswith("data/qr/")]
