"""Citations and addresses are copied whole: the words, the address, the day of access."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visit, visiting
from tests.site import NOTICE, Site

CITY = "《晋城市加快复工复产和服务业提振回升若干措施》（晋市政办发电〔2022〕12号）"
PERMITTED = ["clipboard-read", "clipboard-write"]
REFUSED = (
    "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })"
)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site, permissions=PERMITTED) as someone:
        # Late evening of the day before in London, the first of March in China.
        someone.page.clock.set_fixed_time(datetime(2024, 2, 29, 17, tzinfo=UTC))
        yield someone


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("query", ["", "?asof=2024-03-01#s2"], ids=["", "with a query and an anchor"])
def test_a_citation_is_copied_with_the_address_of_the_page_and_the_day_in_china(visit: Visit, query: str) -> None:
    page = visit.open(f"{NOTICE}/11.html{query}")
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator("copy-button [role=status]").first).to_have_text("已复制")
    assert clipboard(page) == f"{CITY}第11条，{visit.base}{NOTICE}/11.html，访问日期：2024-03-01"


def test_the_citation_of_an_item_leads_to_the_item(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/27.html")
    page.get_by_text("各项的引用").click()
    page.locator("copy-button[from=cite-i9] button").click()
    assert clipboard(page) == f"{CITY}第27条第（9）项，{visit.base}{NOTICE}/27.html#i9，访问日期：2024-03-01"


def test_the_address_alone_can_be_copied(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html?asof=2022-12-01")
    page.get_by_role("button", name="复制地址").click()
    assert clipboard(page) == f"{visit.base}{NOTICE}/11.html"


def test_where_the_browser_refuses_the_words_are_copied_the_old_way(visit: Visit) -> None:
    """Opened from a disk or without encryption some browsers have no clipboard for scripts."""
    page = visit.open(f"{NOTICE}/11.html")
    page.evaluate(REFUSED)
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator("copy-button [role=status]").first).to_have_text("已复制")
    assert page.locator("copy-button textarea").count() == 0


def test_where_nothing_works_the_words_are_laid_out_to_copy_by_hand(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html")
    page.evaluate(REFUSED)
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="复制引用").click()
    field = page.get_by_role("textbox", name="请复制这段文字")
    expect(field).to_have_value(f"{CITY}第11条，{visit.base}{NOTICE}/11.html，访问日期：2024-03-01")
    expect(field).to_be_focused()


def test_what_happened_is_said_to_those_who_do_not_see_it(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html")
    for button in page.locator("copy-button").all():
        assert button.locator("[role=status]").count() == 1
