"""Everything can be reached with the Tab key, and one always sees where one is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

WHERE = """() => {
    const node = document.activeElement, look = getComputedStyle(node), box = node.getBoundingClientRect();
    return {
        words: node.textContent.trim() || node.getAttribute("aria-label") || node.tagName,
        within: node.closest("header.bar, main, footer")?.tagName ?? node.tagName,
        outline: look.outlineStyle === "none" ? 0 : parseFloat(look.outlineWidth),
        seen: box.width > 0 && box.height > 0 && box.left >= 0 && box.top >= 0
            && box.left < innerWidth && box.top < innerHeight,
    };
}"""


def tab(reader: Reader) -> dict[str, Any]:
    """Presses Tab; what has the focus now."""
    reader.page.keyboard.press("Tab")
    found: dict[str, Any] = reader.page.evaluate(WHERE)
    return found


def tabs(reader: Reader, most: int = 400) -> list[dict[str, Any]]:
    """Presses Tab through the whole page."""
    found = []
    for _ in range(most):
        stop = tab(reader)
        if stop["words"] == "BODY" or stop["within"] in ("BODY", "HTML"):
            return found
        found.append(stop)
    raise AssertionError(f"the page has more than {most} stops, or the focus is caught")


PAGES = ("index.html", "measures.html", "jincheng-2022-12/27.html", "deadlines.html", "units/finance.html")


@pytest.mark.parametrize("address", PAGES)
def test_every_stop_is_seen_and_has_a_visible_mark(reader: Reader, address: str) -> None:
    reader.open(address)
    stops = tabs(reader)
    assert [stop["words"] for stop in stops if not stop["seen"]] == []
    assert [stop["words"] for stop in stops if stop["outline"] < 1] == []


@pytest.mark.parametrize("address", PAGES)
def test_the_way_leads_from_the_head_through_the_content_to_the_foot(reader: Reader, address: str) -> None:
    reader.open(address)
    stops = tabs(reader)
    assert stops[0]["words"] == "跳到正文"
    regions = [stop["within"] for stop in stops[1:]]
    assert list(dict.fromkeys(regions)) == ["HEADER", "MAIN", "FOOTER"]
    assert regions == sorted(regions, key=["HEADER", "MAIN", "FOOTER"].index)


def test_the_head_has_the_way_home_and_every_section(reader: Reader) -> None:
    reader.open("jincheng-2022-12/1.html")
    head = [stop["words"] for stop in tabs(reader) if stop["within"] == "HEADER"]  # of two cities: none is named
    assert [words.split("\n")[0] for words in head] == ["政策措施手册非政府网站", "搜索", "菜单"]
    reader.page.locator("site-menu summary").press("Enter")
    sections = reader.page.get_by_role("navigation", name="全部栏目").get_by_role("link").all_text_contents()
    assert len(sections) >= 8
    assert [tab(reader)["words"] for _ in sections] == [words.strip() for words in sections]


def test_the_menu_closes_with_escape_and_when_one_leaves_it(reader: Reader) -> None:
    page = reader.open("jincheng-2022-12/1.html")
    menu = page.locator("site-menu details")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(180, 730)):
        menu.locator("summary").press("Enter")
        expect(menu).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        leave()
        expect(menu).not_to_have_attribute("open", "")
    menu.locator("summary").press("Enter")
    for _ in menu.locator("a, button").all():
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(menu).not_to_have_attribute("open", "")


def test_the_first_link_skips_the_head(reader: Reader) -> None:
    reader.open("jincheng-2022-12/1.html")
    tab(reader)
    reader.page.keyboard.press("Enter")
    assert reader.address.endswith("#content")
    assert tab(reader)["within"] == "MAIN"


def test_a_sentence_can_be_addressed_from_the_keyboard(reader: Reader) -> None:
    reader.open("jincheng-2022-12/11.html")
    reader.page.locator("#s2 a.s").focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_function("location.hash === '#s2'")
