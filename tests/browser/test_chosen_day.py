"""?asof=2023-04-30: every page names the chosen day, keeps it wherever one goes, and never passes it off as today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_every_kind_of_page import KINDS, overflow
from tests.browser.visits import ELDER, Visit, visiting
from tests.site import NOTICE, Site

DAY, TODAY = "2022-12-31", "2026-11-30T04:00:00+00:00"
LEAD_AWAY = """asof => [...document.querySelectorAll("a[href]")].filter((link) => {
    const { pathname, searchParams } = new URL(link.href);
    return link.host === location.host && pathname.endsWith(".html") && !("today" in link.dataset)
        && searchParams.get("asof") !== asof;
}).map((link) => link.outerHTML)"""


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        someone.page.clock.set_fixed_time(datetime.fromisoformat(TODAY))
        yield someone


def asked(url: str) -> list[str]:
    return parse_qs(urlsplit(url).query).get("asof", [])


def test_every_kind_of_page_names_the_chosen_day_and_keeps_it_on_every_link(visit: Visit) -> None:
    for address in KINDS:
        page = visit.open(f"{address}?asof={DAY}")
        expect(page.locator("page-band .chosen")).to_contain_text("按2022年12月31日看，不是今天 回到今天")
        assert page.evaluate(LEAD_AWAY, DAY) == [], address
        assert overflow(page) == 0, address


def test_in_large_type_the_way_back_says_that_it_is_not_today(visit: Visit) -> None:
    visit.page.add_init_script(ELDER)
    page = visit.open(f"{NOTICE}/11.html?asof={DAY}")
    assert page.locator("page-band .chosen").inner_text() == "按2022年12月31日看 回到今天"


def test_without_a_chosen_day_there_is_no_band_and_links_stay_as_they_are(visit: Visit) -> None:
    page = visit.open("index.html")
    expect(page.locator("page-band .chosen")).to_be_hidden()
    assert not [link for link in page.locator("a").evaluate_all("all => all.map(one => one.href)") if asked(link)]


def test_today_may_be_chosen_too(visit: Visit) -> None:
    expect(visit.open("index.html?asof=2026-11-30").locator("page-band .chosen")).to_contain_text("就是今天")


def test_the_band_stays_in_sight(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/27.html?asof={DAY}")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.locator("page-band .chosen")).to_be_in_viewport()


def test_one_goes_on_with_the_same_day_and_back_to_today(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html?asof={DAY}#s2")
    page.locator(".neighbours a[rel=next]").click()
    page.wait_for_url("**/12.html*")
    assert asked(page.url) == [DAY]
    page.get_by_role("link", name="回到今天").click()
    page.wait_for_url(lambda url: not asked(url))
    assert visit.address == f"{NOTICE}/12.html"
    expect(page.locator("page-band .chosen")).to_be_hidden()


def test_what_a_search_finds_keeps_it(visit: Visit) -> None:
    page = visit.open(f"search.html?asof={DAY}")
    page.locator("#search").fill("网络消费")
    page.locator("#search").press("Enter")
    page.wait_for_url("**/search.html*q=*")
    assert asked(page.url) == [DAY]
    page.locator("main .name").first.wait_for()
    assert page.evaluate(LEAD_AWAY, DAY) == []


def test_a_suggestion_keeps_it(visit: Visit) -> None:
    page = visit.open(f"search.html?asof={DAY}")
    page.locator("#search").press_sequentially("网络消费")
    page.locator("#search-list li").first.click()
    page.wait_for_url(f"**/{NOTICE}/*")
    assert asked(page.url) == [DAY]


def test_links_to_files_and_to_other_sites_are_left_alone(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html?asof={DAY}")
    links = page.locator("a").evaluate_all("all => all.map(one => one.href)")
    files = [link for link in links if link.endswith((".json", ".dmn"))]
    assert files and not [link for link in links if asked(link) and ".html" not in link]


@pytest.mark.parametrize("bad", ["", "yesterday", "2022-13-01", "2022-02-30", "20221201", "2022-12-01<b>"])
def test_a_day_that_is_none_is_said_to_be_none(visit: Visit, bad: str) -> None:
    page = visit.open(f"index.html?asof={bad}")
    expect(page.locator("page-band .chosen")).to_contain_text(f"“{bad}”读不懂")
    expect(page.locator("page-band .chosen")).to_contain_text("这里按今天（2026年11月30日）看")
    assert not asked(page.locator("nav.top a").first.evaluate("one => one.href"))


def test_what_is_printed_or_cited_bears_the_day_on_which_it_is(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/11.html?asof={DAY}")
    assert "打印日期：2026年11月30日" in (page.locator(".on-paper").text_content() or "")
