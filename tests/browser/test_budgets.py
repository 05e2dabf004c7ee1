"""Where a page begins on a phone: its heading and its first fact are on the first screen, whatever the title."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from policyref.pages.render import template

from tests.browser.visits import ELDER, Visit, visiting
from tests.site import NOTICE, Site

SHORT, LONG = 28, 60
# Of the heading and of the first fact, in pixels from the top, by whether type is large.
BUDGETS = {False: (140, 220), True: (180, 280)}
TOPS = """() => ["h1", "[data-first-fact]"].map((one) => {
    const found = document.querySelector(one);
    return found && found.getBoundingClientRect().top + scrollY;
})"""


@pytest.fixture(params=BUDGETS, ids=lambda large: "large type" if large else "")
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as visit:
        if request.param:
            visit.page.add_init_script(ELDER)
        yield visit


def budget(page: Page) -> tuple[int, int]:
    return BUDGETS[bool(page.evaluate("document.documentElement.dataset.elder === 'on'"))]


def addresses(site: Site) -> list[str]:
    """Of every measure, item with a page, unit and notice."""
    found = json.loads(site.files["data/measures.json"])
    pages = [one["url"] for one in found["measures"]] + [f"{one['id']}/index.html" for one in found["notices"]]
    folders = tuple({one.partition("/")[0] + "/" for one in pages} | {"units/"})
    rest = [one for one in site.addresses if one.startswith(folders) and one.endswith(".html")]
    return sorted({*pages, *rest} - {"units/index.html"})


def test_every_measure_item_unit_and_notice_begins_on_the_first_screen(visit: Visit, site: Site) -> None:
    late, silent = {}, []
    for address in addresses(site):
        page = visit.open(address)
        if not page.locator("h1").count():
            continue  # of an address that has moved
        (heading, fact), (most, most_of_fact) = page.evaluate(TOPS), budget(page)
        length = len(page.locator("h1").evaluate("one => one.lastChild.textContent"))
        if heading > most or (fact and length <= LONG and fact > most_of_fact):
            late[address] = (heading, fact, length)
        if fact is None:
            silent.append(address)
    assert late == {}
    assert silent == []


@pytest.mark.parametrize(
    "title", ["促" * SHORT, "支持企业，" * 5 + "做大做", "（" + "促进消费”、“" * 3 + "一二三", "促" * 22, "APP" * 9]
)
def test_a_title_to_28_characters_leaves_room_for_the_first_fact_however_it_breaks(visit: Visit, title: str) -> None:
    assert len(title) <= SHORT
    heading, fact = tops_with(visit, title)
    most = budget(visit.page)
    assert heading <= most[0] and fact <= most[1], (heading, fact)


@pytest.mark.parametrize("length", [29, 44, 45, LONG])
def test_a_longer_title_steps_down_in_size(visit: Visit, length: int) -> None:
    heading, fact = tops_with(visit, "促" * length)
    most = budget(visit.page)
    assert heading <= most[0] and fact <= most[1], (heading, fact)


def test_past_60_characters_the_heading_still_begins_in_time(visit: Visit) -> None:
    heading, _ = tops_with(visit, "促进" * 60)
    assert heading <= budget(visit.page)[0]


def tops_with(visit: Visit, title: str) -> tuple[float, float]:
    """Where a measure would begin that had another title."""
    page = visit.open(f"{NOTICE}/11.html")
    html = str(template("title/title").module.heading(title, "第11条"))  # type: ignore[attr-defined]
    page.locator("h1").evaluate("(one, html) => { one.outerHTML = html; }", html)
    heading, fact = page.evaluate(TOPS)
    return heading, fact
