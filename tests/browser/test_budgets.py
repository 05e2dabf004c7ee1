"""Where a page begins on a phone: its heading and its first fact are on the first screen, whatever the title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser
from policyref.pages.render import template

from tests.browser.visits import ELDER, Visit, visiting
from tests.site import NOTICE, Site

SHORT, LONG = 28, 60


@dataclass(frozen=True)
class Reader:
    """Somebody with a phone; how far from its top a heading and a first fact may be, in pixels."""

    name: str
    heading: int = 140
    fact: int = 220
    large: bool = False
    scripts: bool = True
    asof: str = ""


READERS = (
    Reader("anybody"),
    Reader("large type", 180, 280, large=True),
    Reader("no script", scripts=False),
    Reader("a chosen day", asof="?asof=2024-12-31"),
    Reader("a chosen day in large type", 180, 310, large=True, asof="?asof=2024-12-31"),
)
TOPS = """() => ["h1", "[data-first-fact]"].map((one) => {
    const found = document.querySelector(one);
    return found && found.getBoundingClientRect().top + scrollY;
})"""


@pytest.fixture(params=READERS, ids=lambda one: one.name)
def reader(request: pytest.FixtureRequest) -> Reader:
    found: Reader = request.param
    return found


@pytest.fixture
def visit(reader: Reader, browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site, java_script_enabled=reader.scripts) as visit:
        if reader.large:
            visit.page.add_init_script(ELDER)
        yield visit


def addresses(site: Site) -> list[str]:
    """Of every measure, item with a page, unit and notice."""
    found = json.loads(site.files["data/measures.json"])
    pages = [one["url"] for one in found["measures"]] + [f"{one['id']}/index.html" for one in found["notices"]]
    folders = tuple({one.partition("/")[0] + "/" for one in pages} | {"units/"})
    rest = [one for one in site.addresses if one.startswith(folders) and one.endswith(".html")]
    return sorted({*pages, *rest} - {"units/index.html"})


def test_every_measure_item_unit_and_notice_begins_on_the_first_screen(
    visit: Visit, reader: Reader, site: Site
) -> None:
    late, silent = {}, []
    for address in addresses(site):
        page = visit.open(address + reader.asof)
        if not page.locator("h1").count():
            continue  # of an address that has moved
        heading, fact = page.evaluate(TOPS)
        length = len(page.locator("h1").evaluate("one => one.lastChild.textContent"))
        if heading > reader.heading or (fact and length <= LONG and fact > reader.fact):
            late[address] = (heading, fact, length)
        if fact is None:
            silent.append(address)
    assert late == {}
    assert silent == []


@pytest.mark.parametrize(
    "title", ["促" * SHORT, "支持企业，" * 5 + "做大做", "（" + "促进消费”、“" * 3 + "一二三", "促" * 22, "APP" * 9]
)
def test_a_title_to_28_characters_leaves_room_for_the_first_fact_however_it_breaks(
    visit: Visit, reader: Reader, title: str
) -> None:
    assert len(title) <= SHORT
    heading, fact = tops_with(visit, reader, title)
    assert heading <= reader.heading and fact <= reader.fact, (heading, fact)


@pytest.mark.parametrize("length", [29, 44, 45, LONG])
def test_a_longer_title_steps_down_in_size(visit: Visit, reader: Reader, length: int) -> None:
    heading, fact = tops_with(visit, reader, "促" * length)
    assert heading <= reader.heading and fact <= reader.fact, (heading, fact)


def test_past_60_characters_the_heading_still_begins_in_time(visit: Visit, reader: Reader) -> None:
    heading, _ = tops_with(visit, reader, "促进" * 60)
    assert heading <= reader.heading


def tops_with(visit: Visit, reader: Reader, title: str) -> tuple[float, float]:
    """Where a measure would begin that had another title."""
    page = visit.open(f"{NOTICE}/11.html{reader.asof}")
    html = str(template("title/title").module.heading(title, "第11条"))  # type: ignore[attr-defined]
    page.locator("h1").evaluate("(one, html) => { one.outerHTML = html; }", html)
    heading, fact = page.evaluate(TOPS)
    return heading, fact
