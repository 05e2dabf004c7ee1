"""Every reference of every file of the site leads to something that is there, and none leaves the site."""

from __future__ import annotations

import re

import pytest

from tests.site import Document, Site, resolved

REFERENCES = ("href", "src", "srcset", "action", "data", "poster", "xlink:href")
# The error page is shown at any address, so it alone counts from the root of the server.
ERROR_PAGE = "404.html"


def references(page: Document) -> list[str]:
    nodes = page.all(", ".join(f"[{name.replace(':', chr(92) + ':')}]" for name in REFERENCES))
    return [value for node in nodes for name in REFERENCES if (value := node.attributes.get(name))]


@pytest.fixture(params=["published", "published and others"])
def any_site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue("real_site" if request.param == "published" else "site")
    return found


def dead(site: Site, page: Document) -> list[str]:
    """The references of a page that lead to no file or to no id."""
    found = []
    for reference in references(page):
        if page.address == ERROR_PAGE:
            reference = reference.removeprefix("/")
        path, _, anchor = resolved(reference, page.address).partition("#")
        if path not in site.files or (anchor and anchor not in site.page(path).ids()):
            found.append(reference)
    return found


def test_every_reference_leads_to_a_file_and_an_id_of_the_site(any_site: Site) -> None:
    assert {page.address: broken for page in any_site.pages() if (broken := dead(any_site, page))} == {}


def test_every_reference_is_relative_so_that_the_site_works_under_any_path(any_site: Site) -> None:
    for page in any_site.pages():
        if page.address != ERROR_PAGE:
            assert [one for one in references(page) if re.match(r"/|[a-z][a-z0-9+.-]*:", one, re.I)] == []


def test_no_style_sheet_or_script_fetches_from_elsewhere(any_site: Site) -> None:
    for address, content in any_site.files.items():
        if address.endswith((".css", ".js")):
            text = content.decode()
            assert "@import" not in text, address
            # A name space is a name; nothing is fetched from it.
            named = text.replace('"http://www.w3.org/2000/svg"', "")
            assert not re.search(r"https?:", re.sub(r"/\^https\?:\$/", "", named)), address
            assert not address.endswith(".css") or "url(" not in text, address


def test_every_page_can_be_reached_from_the_first_one(any_site: Site) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        address = waiting.pop()
        if address not in reached and address.endswith(".html"):
            reached.add(address)
            page = any_site.page(address)
            waiting += [resolved(link, address).partition("#")[0] for link in page.links()]
    assert set(any_site.addresses) - reached == {ERROR_PAGE}


def test_a_search_of_dead_references_would_find_one(site: Site) -> None:
    page = Document("units/x.html", "<a href='../index.html'>a</a><a href='../gone.html'>b</a><a href='#no'>c</a>")
    site_with_it = Site(site.root)
    site_with_it.files["units/x.html"] = b""
    site_with_it._parsed["units/x.html"] = page
    assert dead(site_with_it, page) == ["../gone.html", "#no"]
