"""What every kind of page must do in a browser: fit the screen, work without script, ask nobody, print well."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from policyref.pages.kinds import PAGES

from tests.browser.conftest import reading
from tests.site import Document, Site

# The error page is left out: its links count from the root of a server.
KINDS = (
    "index.html",
    "measures.html",
    "sectors/index.html",
    "sectors/wholesale-retail.html",
    "units/index.html",
    "units/county-governments.html",
    "units/mine-safety-office-9.html",
    "groups/index.html",
    "deadlines.html",
    "calculators.html",
    "glossary.html",
    "data.html",
    "sitemap.html",
    "changes.html",
    "about.html",
    "accessibility.html",
    "help.html",
    "jincheng-2022-12/index.html",
    "jincheng-2022-12/18.html",
    "jincheng-2022-12/27.html",
    "yangcheng-2023-1/index.html",
    "shili-2024-7/4.html",
    "shili-draft/index.html",
)


# Tests of their own look at the others; pages of terms are only made for a library of thousands of measures.
ELSEWHERE = {"annex", "finder", "search", "term", "version"}


def test_every_kind_of_page_is_among_them() -> None:
    left_out = {kind.name for kind in PAGES if not any(kind.covers(address) for address in KINDS)}
    assert left_out == ELSEWHERE


# A marker, a sign that the style sheet makes, or a line below: the menu of the bar is known by its place.
SILENT = """() => [...document.querySelectorAll("summary")].filter((one) => {
    const look = getComputedStyle(one), signs = ["::before", "::after"].map((at) => getComputedStyle(one, at).content);
    return one.checkVisibility() && !one.closest(".bar") && look.textDecorationLine !== "underline"
        && (look.display !== "list-item" || look.listStyleType === "none")
        && signs.every((sign) => ["none", "normal"].includes(sign));
}).map((one) => one.outerHTML)"""


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without script"])
def test_what_can_be_opened_shows_it(browser: Browser, site: Site, scripts: bool) -> None:
    with reading(browser, site, java_script_enabled=scripts) as visit:
        silent = {address: visit.open(address).evaluate(SILENT) for address in (*KINDS, "finder.html", "search.html")}
    assert {address: found for address, found in silent.items() if found} == {}


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("elder", [False, True], ids=["", "elder mode"])
def test_no_page_is_wider_than_the_screen(browser: Browser, site: Site, elder: bool) -> None:
    too_wide = {}
    with reading(browser, site) as visit:
        if elder:
            visit.page.add_init_script("localStorage.setItem('policyref.elder', 'on')")
        for address in KINDS:
            page = visit.open(address)
            for width in (320, 360, 768, 1280):
                page.set_viewport_size({"width": width, "height": 740})
                if overflow(page):
                    too_wide[address, width] = overflow(page)
    assert too_wide == {}


# Words of the day on which the site was built, which a script makes those of today.
OF_A_DAY = {"page-band", "force-status", "as-of"}


def added_by_scripts(document: Document) -> str:
    """A selector of what a script fills, the forms it shows, what stands for them without one, and words of a day."""
    empty = {node.tag for node in document.all("main *") if "-" in node.tag and not node.text().strip()}
    return ", ".join(sorted(empty | {".filter", ".find", "noscript"} | OF_A_DAY))


def words(page: Page, without: str) -> str:
    """What can be read in the page's content."""
    page.evaluate("added => document.querySelectorAll(added).forEach(node => node.remove())", without)
    return "".join(page.locator("main").inner_text().split())


def test_without_script_every_page_reads_the_same(browser: Browser, site: Site) -> None:
    different = []
    with reading(browser, site) as scripted, reading(browser, site, java_script_enabled=False) as plain:
        for address in KINDS:
            added = added_by_scripts(site.page(address))
            if words(scripted.open(address), added) != words(plain.open(address), added):
                different.append(address)
    assert different == []


def test_without_script_no_control_is_dead(browser: Browser, site: Site) -> None:
    with reading(browser, site, java_script_enabled=False) as visit:
        for address in KINDS:
            page = visit.open(address)
            assert page.locator(":is(button, select, input:not(.show)):visible").count() == 0, address
            expect(page.locator(".bar .tool")).to_have_attribute("href", re.compile(r"search\.html$"))


def test_scripts_take_nothing_away(browser: Browser, site: Site) -> None:
    """What the file says is on the page after all scripts have run."""
    with reading(browser, site) as visit:
        for address in ("measures.html", "jincheng-2022-12/11.html", "deadlines.html"):
            shown = "".join(visit.open(address).locator("main").text_content().split())
            for text in site.page(address).texts("h1, .official .para, .row .name, tbody th a"):
                assert text in shown, address


@pytest.mark.parametrize("address", ["jincheng-2022-12/11.html", "jincheng-2022-12/27.html"])
def test_a_printed_measure_is_its_text_without_navigation(browser: Browser, site: Site, address: str) -> None:
    with reading(browser, site) as visit:
        page = visit.open(address)
        page.emulate_media(media="print")
        for hidden in (".skip", ".bar", "nav.top", ".crumbs", ".neighbours", "button"):
            assert page.locator(f"{hidden}:visible").count() == 0, hidden
        for shown in ("h1", ".official", ".answer", "#citation", ".benefit, .contents"):
            assert page.locator(f"{shown}:visible").count(), shown
        assert "〔责任单位：" in page.locator(".official").inner_text()


def test_a_table_on_a_phone_names_the_columns_in_each_row(browser: Browser, site: Site) -> None:
    """The head of the table is away there, so each cell carries its label."""
    with reading(browser, site) as visit:
        page = visit.open("jincheng-2022-12/1.html")
        cells = page.locator("section[aria-labelledby=targets] tbody td").all()
        assert cells
        for cell in cells:
            label = cell.evaluate("node => getComputedStyle(node, '::before').content")
            assert cell.get_attribute("data-label") in label
