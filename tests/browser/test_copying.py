"""Citations are copied whole: the words and, where the site has one, its public address with the day of access."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visit, visiting
from tests.site import ADDRESS, NOTICE, Site

CITY = "《晋城市加快复工复产和服务业提振回升若干措施》（晋市政办发电〔2022〕12号）"
SHILI, RULES = "shili-2024-7", "《示例市人民政府关于促进家政服务业发展的若干规定》（示政发〔2024〕7号）"
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


@pytest.fixture
def public(browser: Browser, known: Site) -> Iterator[Visit]:
    """The same of a site that has a public address, read from a disk all the same."""
    with visiting(browser, known, permissions=PERMITTED) as someone:
        someone.page.clock.set_fixed_time(datetime(2024, 2, 29, 17, tzinfo=UTC))
        yield someone


@pytest.mark.parametrize("query", ["", "?asof=2024-03-01#s2"], ids=["", "with a query and an anchor"])
def test_a_citation_is_copied_with_the_public_address_and_the_day_in_china(public: Visit, query: str) -> None:
    page = public.open(f"{SHILI}/3.html{query}")
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator("copy-button [role=status]").first).to_have_text("已复制")
    assert clipboard(page) == f"{RULES}第三条，{ADDRESS}{SHILI}/3.html，访问日期：2024-03-01"


def test_without_an_address_number_and_clause_are_copied_and_the_page_says_what_an_address_would_add(
    visit: Visit,
) -> None:
    """Where the page is read just now, on a disk or in a preview, is nobody else's address."""
    page = visit.open(f"{NOTICE}/11.html")
    page.get_by_role("button", name="复制引用").click()
    assert clipboard(page) == f"{CITY}第11条"
    assert "site_url" in page.locator("#cite").inner_text()
    assert page.get_by_role("button", name="复制网址").count() == 0


@pytest.mark.parametrize(
    ("address", "part", "called"),
    [
        ("4.html", "i2", "第四条第（二）项"),
        ("4.html", "s3", "第四条第（二）项第1句（全条第3句）"),
        ("4.html", "s4", "第四条第4句"),
    ],
)
def test_the_citation_of_a_part_leads_to_it(public: Visit, address: str, part: str, called: str) -> None:
    page = public.open(f"{SHILI}/{address}")
    page.get_by_text("各项、各句的引用").click()
    page.locator(f"copy-button[from=cite-{part}] button").click()
    assert clipboard(page) == f"{RULES}{called}，{ADDRESS}{SHILI}/{address}#{part}，访问日期：2024-03-01"


def test_the_address_alone_can_be_copied(public: Visit) -> None:
    page = public.open(f"{SHILI}/3.html?asof=2024-12-01")
    page.get_by_role("button", name="复制网址").click()
    assert clipboard(page) == f"{ADDRESS}{SHILI}/3.html"


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
    expect(field).to_have_value(f"{CITY}第11条")
    expect(field).to_be_focused()


def test_what_happened_is_said_to_those_who_do_not_see_it(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html")
    for button in page.locator("copy-button").all():
        assert button.locator("[role=status]").count() == 1
