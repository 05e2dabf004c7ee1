"""axe finds nothing on any kind of page in any dress; and would, if there were something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.test_every_kind_of_page import KINDS
from tests.browser.visits import PHONE, Visit, visiting
from tests.site import NOTICE, Site

Scheme = Literal["light", "dark"]
WIDTHS = (360, 1280)
DRESSES: tuple[tuple[Scheme, bool], ...] = (("light", False), ("dark", False), ("light", True), ("dark", True))
# One of each kind of layout, each in the dress and width that differ most; every kind in every dress is the slow sweep.
FEW = ("index.html", "measures.html", "deadlines.html", "units/finance.html", f"{NOTICE}/27.html", "search.html?q=补贴")


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        yield someone


def dressed(page: Page, widths: Iterable[int], dresses: Iterable[tuple[Scheme, bool]]) -> Iterator[str]:
    """Changes the open page's width, colours and mode one after the other; says which it is in."""
    for scheme, elder in dresses:
        page.emulate_media(color_scheme=scheme)
        page.evaluate("elder => policyPreferences.set('elder', elder)", "on" if elder else None)
        for width in widths:
            page.set_viewport_size(PHONE | {"width": width})
            yield f"{scheme} {'elder ' if elder else ''}{width}"


def everything_open(page: Page) -> None:
    """What is folded away is judged too."""
    page.locator("details:not([hidden])").evaluate_all("all => all.forEach(one => { one.open = true })")


@pytest.mark.parametrize("address", FEW)
def test_axe_finds_nothing(visit: Visit, address: str) -> None:
    page = visit.open(address)
    everything_open(page)
    for width, dress in ((360, DRESSES[0]), (1280, DRESSES[1]), (360, DRESSES[2])):
        for name in dressed(page, [width], [dress]):
            assert violations(page) == [], name


@pytest.mark.slow
@pytest.mark.parametrize("address", (*KINDS, "search.html", "search.html?q=补贴", "search.html?q=没有的词"))
def test_axe_finds_nothing_on_any_kind_of_page_in_any_dress(visit: Visit, address: str) -> None:
    page = visit.open(address)
    everything_open(page)
    found = {name: wrong for name in dressed(page, WIDTHS, DRESSES) if (wrong := violations(page))}
    assert found == {}


def test_axe_finds_nothing_while_the_site_asks_before_leaving(visit: Visit) -> None:
    page = visit.open("index.html")
    page.evaluate("document.querySelector('dialog').showModal()")
    for name in dressed(page, [360], DRESSES):
        assert violations(page) == [], name


def test_axe_finds_nothing_after_the_list_is_narrowed_to_nothing(visit: Visit) -> None:
    page = visit.open("measures.html?sector=mining&kind=loan")
    everything_open(page)
    assert page.locator("[data-entry]:visible").count() == 0
    assert violations(page) == []


@pytest.mark.parametrize(
    ("spoiling", "rule"),
    [
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('.answer').style.color = '#bbb'", "color-contrast"),
        ("document.querySelector('h1').outerHTML = '<p>x</p>'", "page-has-heading-one"),
        ("document.querySelector('h2').outerHTML = '<h4>x</h4>'", "heading-order"),
        ("document.querySelector('main').innerHTML += '<img src=data:,>'", "image-alt"),
        ("document.querySelector('main').innerHTML += '<select><option>x</select>'", "select-name"),
        ("document.querySelector('copy-button button').replaceChildren()", "button-name"),
        (
            "document.querySelectorAll('.jump li').forEach(one => { one.style.flex = 'none'; one.style.width = '9px'; "
            "one.firstChild.style = 'font-size: 6px; min-height: 0; width: 8px; height: 8px; overflow: hidden' })",
            "target-size",
        ),
        ("document.body.innerHTML += '<p>outside of every landmark</p>'", "region"),
    ],
)
def test_axe_would_find_a_page_that_is_spoilt(visit: Visit, spoiling: str, rule: str) -> None:
    page = visit.open(f"{NOTICE}/27.html")
    page.evaluate(spoiling)
    assert rule in {one.partition(":")[0] for one in violations(page)}
