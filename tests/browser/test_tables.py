"""Tables of a notice on a telephone: no page is wider than the screen, axe finds nothing, a row is found and led to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.test_accessibility import DRESSES, dressed
from tests.browser.test_every_kind_of_page import overflow
from tests.browser.visits import Visit, visiting
from tests.site import Site

NOTICE = "dukou-2026-6"
WITH_TABLES = (*(f"{NOTICE}/annex-{number}.html" for number in range(1, 5)), f"{NOTICE}/2.html", f"{NOTICE}/index.html")


@pytest.fixture
def visit(browser: Browser, desk: Site) -> Iterator[Visit]:
    with visiting(browser, desk) as someone:
        yield someone


@pytest.mark.parametrize("address", WITH_TABLES)
def test_tables_fit_the_screen_and_axe_finds_nothing(visit: Visit, address: str) -> None:
    page = visit.open(address)
    for name in dressed(page, [360, 1280], DRESSES):
        assert not overflow(page), name
        assert violations(page) == [], name


def test_a_wide_table_stands_as_cards_and_a_narrow_one_as_a_table(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/annex-3.html")
    page.set_viewport_size({"width": 360, "height": 740})
    first = page.locator("#r1 td").first
    assert first.evaluate("node => getComputedStyle(node, '::before').content") == '"项目"'
    page = visit.open(f"{NOTICE}/annex-2.html")
    assert page.locator("#r1 td").first.evaluate("node => getComputedStyle(node).display") == "table-cell"


def test_a_row_is_found_by_its_words_and_led_to(visit: Visit) -> None:
    page = visit.open("search.html?q=公办 乡镇 7500")
    first = page.locator(".result").first
    expect(first.locator(".because")).to_contain_text("乡镇")
    first.locator("a.name").click()
    assert page.url.endswith(f"{NOTICE}/annex-2.html#r3")
    expect(page.locator("#r3")).to_contain_text("7500")


def test_a_duty_is_found_by_its_unit(visit: Visit) -> None:
    page = visit.open("search.html?q=市教育局 培训")
    first = page.locator(f".result[data-notice='{NOTICE}'][data-row]").first
    expect(first.locator(".because")).to_contain_text("开展从业人员培训")
    expect(first.locator("a.name")).to_have_attribute("href", re.compile(r"/annex-1\.html#r\d+$"))
