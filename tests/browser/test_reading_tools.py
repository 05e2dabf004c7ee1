"""Elder mode, type size, colours, reading aloud: chosen once, kept over pages, never in the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import DESKTOP, ELDER, PHONE, Visit, visiting
from tests.site import NOTICE, Site

MEASURE = f"{NOTICE}/27.html"
KINDS = (
    "index.html",
    "measures.html",
    MEASURE,
    f"{NOTICE}/index.html",
    "deadlines.html",
    "units/finance.html",
    "search.html?q=补贴",
    "help.html",
)
# Everything that carries words of its own, and what is written smaller on purpose: the number beside a sentence.
SMALL = """() => [...document.querySelectorAll("body *")].filter(node =>
    [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())
    && node.checkVisibility() && !node.matches("a.s, svg *, option, .away")
    && parseFloat(getComputedStyle(node).fontSize) < 22
).map(node => `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 20)}`)"""
# What one presses to choose is the whole label of a small round box.
LOW = """() => [...document.querySelectorAll("button, select, summary, nav.top a, .answers a, input")].map(node =>
    node.matches("[type=radio], [type=checkbox]") ? node.labels[0] : node
).filter(node =>
    node.checkVisibility() && Math.min(node.getBoundingClientRect().height, node.getBoundingClientRect().width) < 59.9
).map(node => `${node.tagName} ${node.textContent.trim().slice(0, 20)}: ${node.getBoundingClientRect().height}`)"""
# What opens shows that it does: a triangle of the browser, or a sign drawn before or behind its words.
SIGNLESS = """() => [...document.querySelectorAll("main summary")].filter(node => node.checkVisibility()
    && getComputedStyle(node).display !== "list-item"
    && ["::before", "::after"].every(part => ["none", "normal"].includes(getComputedStyle(node, part).content))
).map(node => node.textContent.trim().slice(0, 20))"""
LARGE = "大字版（长辈版）"
STORAGE_THROWS = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })"""
)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        yield someone


def tool(page: Page, name: str) -> Locator:
    """A button of the menu, which is opened if it is not."""
    if not page.locator("site-menu details[open]").count():
        page.locator("site-menu summary").click()
    return page.get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    tool(page, name).click()


def type_size(page: Page) -> float:
    """Of what is read, where nothing has a size of its own."""
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"))


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


class TestElderMode:
    @pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
    def elder(self, request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
        with visiting(browser, site, viewport=request.param) as visit:
            visit.page.add_init_script(ELDER)
            yield visit

    def test_has_no_text_under_22_pixels(self, elder: Visit) -> None:
        small = {address: found for address in KINDS if (found := elder.open(address).evaluate(SMALL))}
        assert small == {}

    def test_has_no_control_under_60_pixels(self, elder: Visit) -> None:
        low = {}
        for address in KINDS:
            page = elder.open(address)
            page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
            if found := page.evaluate(LOW):
                low[address] = found
        assert low == {}

    def test_has_one_column(self, elder: Visit) -> None:
        page = elder.open(MEASURE)
        article, aside = (page.locator(f".columns > {name}").bounding_box() for name in ("article", "aside"))
        assert article and aside and aside["y"] >= article["y"] + article["height"]
        assert page.locator("main").evaluate("node => getComputedStyle(node).columnCount") in ("auto", "1")

    def test_can_be_made_larger_to_30_pixels(self, elder: Visit) -> None:
        page = elder.open(MEASURE)
        press(page, "字大些")
        press(page, "再大些")
        assert type_size(page) >= 30
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0


def test_elder_mode_is_one_press_and_stays_over_pages(visit: Visit) -> None:
    page = visit.open("index.html")
    press(page, LARGE)
    assert type_size(page) >= 22
    visit.open("measures.html")
    expect(tool(page, LARGE)).to_have_attribute("aria-pressed", "true")
    visit.open(MEASURE)
    assert type_size(page) >= 22
    press(page, LARGE)
    visit.open("index.html")
    assert type_size(page) < 22


def test_a_chosen_size_is_there_before_the_page_is_painted(visit: Visit) -> None:
    """The script that applies it stands in the head and is not deferred, so that nothing jumps."""
    visit.page.add_init_script(ELDER)
    visit.page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) {"
        " window.atBody = document.documentElement.dataset.elder; watch.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    assert visit.open("index.html").evaluate("window.atBody") == "on"


def test_type_grows_in_two_steps_and_goes_back(visit: Visit) -> None:
    page = visit.open(MEASURE)
    sizes = [type_size(page)]
    for name in ("字大些", "再大些", "字还原"):
        press(page, name)
        sizes.append(type_size(page))
    assert sizes[0] < sizes[1] < sizes[2] and sizes[3] == sizes[0]


@pytest.mark.parametrize(("scheme", "button", "other"), [("light", "深色", "浅色"), ("dark", "浅色", "深色")])
def test_colours_follow_the_device_until_the_reader_chooses(
    browser: Browser, site: Site, scheme: str, button: str, other: str
) -> None:
    with visiting(browser, site, color_scheme=scheme) as visit:
        page = visit.open("index.html")
        before = paper(page)
        press(page, button)
        after = paper(page)
        assert before != after
        expect(tool(page, other)).to_be_focused()
        assert paper(visit.open(MEASURE)) == after


def test_a_button_says_whether_it_is_pressed_and_keeps_the_focus(visit: Visit) -> None:
    page = visit.open("index.html")
    button = tool(page, LARGE)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def test_everything_works_where_nothing_can_be_kept(visit: Visit) -> None:
    visit.page.add_init_script(STORAGE_THROWS)
    page = visit.open(MEASURE)
    press(page, LARGE)
    assert type_size(page) >= 22
    press(page, "字大些")
    press(page, "深色")
    assert type_size(visit.open("index.html")) < 22


def test_what_was_kept_in_another_form_does_no_harm(visit: Visit) -> None:
    for key in ("elder", "size", "scheme"):
        visit.page.add_init_script(f"localStorage.setItem('policyref.{key}', '\"><b>')")
    page = visit.open("index.html")
    assert page.evaluate("Object.keys(document.documentElement.dataset)") == ["script"]
    expect(tool(page, LARGE)).to_have_attribute("aria-pressed", "false")


class TestReadingAloud:
    SPOKEN = """window.spoken = []; window.cancelled = 0;
        Object.defineProperty(window, "speechSynthesis", { value: {
            speak: one => window.spoken.push([one.text, one.lang]), cancel: () => { window.cancelled += 1 } } });"""

    def test_says_the_answer_and_then_the_official_words(self, visit: Visit) -> None:
        visit.page.add_init_script(self.SPOKEN)
        page = visit.open(f"{NOTICE}/11.html")
        press(page, "朗读")
        spoken = page.evaluate("window.spoken")
        assert {lang for _, lang in spoken} == {"zh-CN"}
        words = [text for text, _ in spoken]
        assert words[0].endswith("大力促进网络消费")
        assert [text for text in words if text.startswith("对活动期间网络销售额超过")]
        assert all(words) and not [text for text in words if "本站编写" in text or text[0].isdigit()]

    def test_stops_when_asked(self, visit: Visit) -> None:
        visit.page.add_init_script(self.SPOKEN)
        page = visit.open(MEASURE)
        press(page, "朗读")
        press(page, "停止朗读")
        assert page.evaluate("window.cancelled") >= 2
        expect(tool(page, "朗读")).to_have_attribute("aria-pressed", "false")

    def test_is_not_offered_where_the_browser_cannot(self, visit: Visit) -> None:
        visit.page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
        page = visit.open(MEASURE)
        expect(tool(page, LARGE)).to_be_visible()
        expect(page.get_by_role("button", name="朗读")).to_have_count(0)


@pytest.mark.parametrize("address", KINDS)
def test_in_large_type_whatever_opens_shows_that_it_does(visit: Visit, address: str) -> None:
    page = visit.open(address)
    signless = page.evaluate(SIGNLESS)
    press(page, LARGE)
    assert page.evaluate(SIGNLESS) == signless
