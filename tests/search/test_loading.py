"""The search loads what a query needs, piece by piece: what if pieces come late, together, or not at all."""

from __future__ import annotations

import json

from playwright.sync_api import Browser, Page, expect

from tests.search.page import uri
from tests.site import Site

_SAME = """async (queries) => {
  const found = await Promise.all(queries.map((query) => policySearch.search(query)));
  return found.map(({ results, units, terms, total }) => [results.map((one) => one.shown.key), units, terms, total]);
}"""
_QUERIES = ["市发改委 服务业", "社保缓交", "标准地", "开网店有补贴吗"]
_HOLD = """() => {
  window.held = { search: policySearch.search };
  policySearch.search = () => new Promise((_, fail) => { held.fail = fail; });
}"""
_ASK = "(query) => { history.replaceState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }"
_FAILED = "没有载入完全"


def test_queries_that_are_asked_at_once_are_answered_as_one_by_one(real_site: Site, browser: Browser) -> None:
    def ask(queries: list[str]) -> list[str]:
        page = browser.new_page()
        page.goto(uri(real_site, "search.html"))
        found = page.evaluate(_SAME, queries)
        page.close()
        return [json.dumps(one, ensure_ascii=False) for one in found]

    assert ask(_QUERIES) == [answer for query in _QUERIES for answer in ask([query])]


def test_a_piece_that_does_not_come_is_said_and_asked_for_again(real_site: Site, page: Page) -> None:
    status = page.locator("search-page [role=status]")
    page.route("**/search/*/b/*", lambda route: route.abort())
    page.goto(uri(real_site, "search.html") + "?q=门票补贴")
    expect(status).to_contain_text(_FAILED)
    expect(page.locator(".result")).to_have_count(0)
    page.locator("#search").press("End")
    page.locator("#search").press_sequentially("金")
    expect(page.locator("search-box [role=status]")).to_contain_text(_FAILED)
    page.unroute("**/search/*/b/*")
    page.get_by_text("缩小范围").click()
    page.select_option("select[name=kind]", "subsidy")
    expect(page.locator(".result").first).to_have_attribute("data-measure", "jincheng-2022-12/13")


def test_what_fails_late_does_not_take_away_what_was_found_since(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html"))
    page.evaluate(_HOLD)
    page.evaluate(_ASK, "?q=门票补贴")
    page.evaluate("() => { policySearch.search = held.search; }")
    page.evaluate(_ASK, "?unit=commerce")
    expect(page.locator(".result").first).to_be_visible()
    page.evaluate("() => held.fail(new Error('late'))")
    expect(page.locator("search-page [role=status]")).to_contain_text("份文件里")
