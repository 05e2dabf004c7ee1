"""In the browser: search, lists and finder tell places apart and can be asked for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, reading
from tests.site import Site


@pytest.fixture
def visitor(browser: Browser, desk_site: Site) -> Iterator[Reader]:
    with reading(browser, desk_site) as visit:
        yield visit


def at(visitor: Reader, address: str) -> Page:
    """With what is asked in the address, as a link has it."""
    visitor.page.goto(f"{visitor.site.root.as_uri()}/{address}")
    return visitor.page


def test_a_result_says_of_which_place_it_is(visitor: Reader) -> None:
    page = at(visitor, "search.html?q=组织展销")
    results = page.locator(".results .result")
    expect(results).to_have_count(2)
    expect(results.locator(".kick")).to_have_text(["青山县 · ㈠", "白石县 · ㈠"])


def test_a_unit_that_is_asked_for_is_shown_with_its_place(visitor: Reader) -> None:
    page = at(visitor, "search.html?q=县商务局")
    cards = page.locator(".named .card a")
    expect(cards.first).to_be_visible()
    assert {"县商务局（青山县）", "县商务局（白石县）"} <= {*cards.all_inner_texts()}


def test_results_are_narrowed_by_place(visitor: Reader) -> None:
    page = at(visitor, "search.html?q=组织展销&place=白石县")
    results = page.locator(".results .result")
    expect(results).to_have_count(1)
    assert results.first.get_attribute("data-measure") == "baishi-2025-2/1"


def test_a_clause_is_found_as_it_is_cited(visitor: Reader) -> None:
    for typed, key in (("四、（二）", "changhe-2025-3/7"), ("第四条", "changhe-2025-8/4")):
        page = at(visitor, f"search.html?q={typed}")
        expect(page.locator(f'.result[data-measure="{key}"]')).to_be_visible()


def test_the_finder_asks_where_first_and_knows_what_holds_there(visitor: Reader) -> None:
    page = at(visitor, "finder.html")
    expect(page.locator("h1")).to_have_text("在哪里")
    page.get_by_text("青山县", exact=True).click()
    page.get_by_role("button", name="先看结果").click()
    # The county's own and those of the city that it belongs to; what is of another county stands apart, unexcluded.
    elsewhere = page.locator(".found > .rest").first
    expect(elsewhere.locator("summary")).to_have_text(re.compile("^别处的文件 \\d+ 项$"))
    elsewhere.locator("summary").click()
    expect(elsewhere.locator("[data-said=not_here]").first).to_contain_text("这是白石县的文件，您选的是青山县")
    expect(page.locator("[data-group=no] .match")).to_have_count(0)
    notices = "all => all.map((one) => one.dataset.measure.split('/')[0])"
    found = page.locator("[data-group] .match").evaluate_all(notices)
    assert {*found} <= {"changhe-2025-3", "changhe-2025-8", "qingshan-2025-5"}
    assert page.evaluate("decodeURIComponent(location.hash)") == "#place=青山县"


def test_whoever_names_the_city_alone_may_be_in_any_of_its_counties(visitor: Reader) -> None:
    page = at(visitor, "finder.html")
    page.get_by_text("长河市", exact=True).click()
    page.get_by_role("button", name="先看结果").click()
    page.locator(".three").wait_for()
    page.get_by_role("button", name="再显示").click()
    expect(page.locator("[data-said=perhaps]").first).to_contain_text("要看您是不是在")


@pytest.mark.parametrize("query", ["青山县", "青山", " 青山县 "])
def test_the_name_of_a_place_finds_its_notice_and_what_is_in_it(visitor: Reader, query: str) -> None:
    page = at(visitor, f"search.html?q={query}")
    results = page.locator(".results .result")
    expect(results).to_have_count(4)
    assert {one.get_attribute("data-notice") for one in results.all()} == {"qingshan-2025-5"}
    assert [one.get_attribute("data-measure") for one in results.all()] == [
        None, *(f"qingshan-2025-5/{number}" for number in (1, 2, 3))
    ]  # fmt: skip


@pytest.mark.parametrize(("query", "first"), [("白石县农产品", "baishi-2025-2"), ("青山县农产品", "qingshan-2025-5")])
def test_what_is_of_a_place_that_a_query_names_comes_first(visitor: Reader, query: str, first: str) -> None:
    page = at(visitor, f"search.html?q={query}")
    results = page.locator(".results .result")
    expect(results).to_have_count(4)
    found = [(one.get_attribute("data-notice"), one.get_attribute("data-measure")) for one in results.all()]
    assert found[:2] == [(first, None), (first, f"{first}/1")]
    assert first not in dict(found[2:])
