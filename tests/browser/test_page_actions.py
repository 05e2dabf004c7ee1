"""What one does with a page as a whole: prints it, and shares it where the browser can."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import Visit, visiting
from tests.site import NOTICE, Site

PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; };"
SHARES = "navigator.share = (what) => { window.shared = what; return Promise.reject(new Error('closed')); };"
CANNOT = "Object.defineProperty(navigator, 'share', { value: undefined });"


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        someone.page.add_init_script(PRINTS)
        yield someone


@pytest.mark.parametrize("address", [f"{NOTICE}/11.html", f"{NOTICE}/index.html", "deadlines.html"])
def test_a_page_can_be_printed_from_itself(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.get_by_role("button", name="打印这一页").click()
    assert page.evaluate("window.printed") == 1


def test_it_can_be_shared_and_whoever_thinks_better_of_it_has_made_no_mistake(visit: Visit) -> None:
    visit.page.add_init_script(SHARES)
    page = visit.open(f"{NOTICE}/11.html")
    page.get_by_role("button", name="分享").click()
    assert page.evaluate("window.shared") == {"title": page.title(), "url": page.url}


def test_where_the_browser_cannot_share_nothing_offers_it(visit: Visit) -> None:
    visit.page.add_init_script(CANNOT)
    page = visit.open(f"{NOTICE}/11.html")
    expect(page.get_by_role("button", name="打印这一页")).to_be_visible()
    expect(page.get_by_role("button", name="分享")).to_have_count(0)
