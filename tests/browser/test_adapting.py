"""The page bends to the reader: large targets, other spacing, zoom, forced colours, stillness, focus in sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.test_every_kind_of_page import KINDS, overflow
from tests.browser.visits import DESKTOP, ELDER, PHONE, Visit, visiting
from tests.site import NOTICE, Site

FEW = ("index.html", "measures.html", "deadlines.html", f"{NOTICE}/27.html", "units/finance.html", "glossary.html")
# Controls that stand for themselves; links within a sentence are as high as its line.
CONTROLS = "button, select, summary, input, .bar .name, nav.top a, .answers a, .doors-home a, .neighbours a, a.s"
# In elder mode entries of lists and the way back too.
ELDER_CONTROLS = f"{CONTROLS}, .crumbs a, .plain a, .names a, .tags a, .row .name, .site-footer a, .take a"
# Of a choice that only its label shows, the label is what is hit.
SMALL = """([controls, least]) => [...document.querySelectorAll(controls)].filter(node => {
    const hit = node.matches(".away") && node.labels?.[0] || node, box = hit.getBoundingClientRect();
    node.dataset.size = `${Math.round(box.width)}×${Math.round(box.height)}`;
    return hit.checkVisibility() && Math.min(box.width, box.height) < least - 0.1;
}).map(node => `${node.className} ${node.textContent.trim().slice(0, 12)}: ${node.dataset.size}`)"""
# WCAG 1.4.12
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(node => {
    const look = getComputedStyle(node);
    return node.checkVisibility() && node.clientWidth > 1 && look.overflowX !== "visible" && look.overflowX !== "auto"
        && !node.matches("input, select, svg")
        && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map(node => node.outerHTML.slice(0, 80))"""
# The middle of the first line of what has the focus: whether something else lies over it.
COVERED = """() => {
    const focus = document.activeElement, node = (focus.matches(".away") && focus.labels?.[0]) || focus;
    const box = node.getClientRects()[0];
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return over && (node.contains(over) || over.contains(node)) ? "" : `${node.outerHTML} under ${over?.outerHTML}`;
}"""


# On a phone each cell has its label beside it: whether the label's lines fit its column, and the cell is as high.
CROWDED = """() => [...document.querySelectorAll("td[data-label]")].filter(cell => {
    const label = getComputedStyle(cell, "::before"), [width, height, size] =
        ["width", "height", "fontSize"].map(name => parseFloat(label[name]));
    const lines = Math.round(height / parseFloat(label.lineHeight));
    return cell.checkVisibility() && (cell.dataset.label.length * size > lines * width + 1
        || cell.getBoundingClientRect().height < height - 1);
}).map(cell => cell.dataset.label)"""


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        yield someone


def opened(visit: Visit, address: str) -> Page:
    page = visit.open(address)
    page.locator("details:not([hidden])").evaluate_all("all => all.forEach(one => { one.open = true })")
    return page


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_control_is_large_enough_to_be_hit(browser: Browser, site: Site, size: dict[str, int]) -> None:
    with visiting(browser, site, viewport=size) as visit:
        small = {address: found for address in FEW if (found := opened(visit, address).evaluate(SMALL, [CONTROLS, 24]))}
        assert small == {}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_in_elder_mode_controls_are_larger_still(browser: Browser, site: Site, size: dict[str, int]) -> None:
    with visiting(browser, site, viewport=size) as visit:
        visit.page.add_init_script(ELDER)
        wanted = [ELDER_CONTROLS, 44]
        small = {address: found for address in FEW if (found := opened(visit, address).evaluate(SMALL, wanted))}
        assert small == {}


def test_other_spacing_of_text_cuts_nothing_off(visit: Visit) -> None:
    cut = {}
    for address in KINDS:
        page = opened(visit, address)
        page.add_style_tag(content=SPACED)
        if (found := page.evaluate(CLIPPED)) or overflow(page):
            cut[address] = (found, overflow(page))
    assert cut == {}


@pytest.mark.parametrize("elder", [False, True], ids=["", "elder mode"])
def test_labels_of_cells_on_a_phone_do_not_lie_over_what_they_label(visit: Visit, elder: bool) -> None:
    if elder:
        visit.page.add_init_script(ELDER)
    crowded = {address: set(found) for address in KINDS if (found := opened(visit, address).evaluate(CROWDED))}
    assert crowded == {}


@pytest.mark.parametrize("style", ["", "html { font-size: 200% !important }"], ids=["page", "text alone"])
def test_at_twice_the_size_nothing_leaves_the_screen(browser: Browser, site: Site, style: str) -> None:
    """Zooming in to 200 % on a screen of 1280 leaves 640 pixels; some browsers enlarge only the text."""
    size = DESKTOP if style else {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}
    with visiting(browser, site, viewport=size, device_scale_factor=1 if style else 2) as visit:
        wide = {}
        for address in KINDS:
            page = opened(visit, address)
            if style:
                page.add_style_tag(content=style)
            if found := overflow(page) or page.evaluate(CLIPPED):
                wide[address] = found
        assert wide == {}


class TestForcedColours:
    @pytest.fixture(params=["light", "dark"])
    def forced(self, request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
        options = {"viewport": DESKTOP, "forced_colors": "active", "color_scheme": request.param}
        with visiting(browser, site, **options) as visit:
            yield visit

    def test_leave_every_word_readable(self, forced: Visit) -> None:
        for address in FEW:
            assert violations(opened(forced, address), ["color-contrast"]) == [], address

    def test_leave_the_official_words_set_apart_and_the_facts_marked(self, forced: Visit) -> None:
        page = forced.open(f"{NOTICE}/27.html")
        for selector, side in ((".official", "Left"), (".contents", "Top"), (".official mark", "Bottom")):
            look = page.locator(selector).first.evaluate(f"node => getComputedStyle(node).border{side}Style")
            assert look == "solid", selector

    def test_leave_the_current_section_told_from_the_others(self, forced: Visit) -> None:
        page = forced.open("measures.html")
        look = "all => all.map(node => getComputedStyle(node).borderBottomColor)"
        (current,) = page.locator("nav.top a[aria-current]:visible").evaluate_all(look)
        others = page.locator("nav.top a:not([aria-current]):visible").evaluate_all(look)
        assert others and current not in others

    def test_leave_the_choice_that_holds_told_from_the_others(self, forced: Visit) -> None:
        page = forced.open("measures.html")
        look = "all => all.map(node => getComputedStyle(node).backgroundColor)"
        (chosen,) = page.locator(".show:checked + label").evaluate_all(look)
        others = page.locator(".show:not(:checked) + label").evaluate_all(look)
        assert others and chosen not in others

    def test_leave_the_words_and_bars_of_the_timeline_readable(self, forced: Visit) -> None:
        page = forced.open("deadlines.html")
        fills = "all => all.map(node => getComputedStyle(node).fill)"
        words = page.locator("svg.scale text:visible").evaluate_all(fills)
        assert {*words} == {page.evaluate("getComputedStyle(document.body).color")}
        bars = page.locator("svg.stretch rect:visible").evaluate_all(fills)
        assert bars and page.evaluate("getComputedStyle(document.body).backgroundColor") not in bars


class TestMotion:
    MOVING = """() => [...document.querySelectorAll("*")].filter(node => {
        const look = getComputedStyle(node);
        return parseFloat(look.transitionDuration) > 0 || (look.animationName !== "none");
    }).map(node => node.outerHTML.slice(0, 60))"""

    def test_is_left_out_where_the_reader_wants_none(self, visit: Visit) -> None:
        for address in FEW:
            page = opened(visit, address)
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
            assert page.evaluate(self.MOVING) == []

    def test_is_none_on_the_way_to_an_anchor_for_anybody(self, browser: Browser, site: Site) -> None:
        """A page that glides arrives beside its goal where a form is drawn above it meanwhile."""
        with visiting(browser, site, reduced_motion="no-preference") as visit:
            page = visit.open("index.html")
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("elder", [False, True], ids=["", "elder mode"])
@pytest.mark.parametrize("address", ["measures.html", f"{NOTICE}/11.html"])
def test_nothing_covers_what_has_the_focus(visit: Visit, address: str, elder: bool) -> None:
    if elder:
        visit.page.add_init_script(ELDER)
    page = visit.open(address)
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break  # the end of the page
        if found := page.evaluate(COVERED):
            covered.append(found[:200])
    assert covered == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_mark_of_the_focus_stands_out_from_every_paper(browser: Browser, site: Site, scheme: str) -> None:
    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    with visiting(browser, site, color_scheme=scheme) as visit:
        page = visit.open(f"{NOTICE}/11.html")
        page.keyboard.press("Tab")
        mark = page.evaluate("getComputedStyle(document.activeElement).outlineColor")
        for paper in ("body", ".bar", ".official", ".benefit >> nth=0"):
            ground = page.locator(paper).evaluate("node => getComputedStyle(node).backgroundColor")
            low, high = sorted((luminance(mark), luminance(ground)))
            assert (high + 0.05) / (low + 0.05) >= 3, paper
