"""A link that leaves the site asks first, as government portals do; with .gov.cn and trusted hosts it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visit, visiting
from tests.site import NOTICE, Project, Site

ELSEWHERE = re.compile("^https?:")
FOREIGN = "https://www.example.com/a?b=1"
INJECT = """href => {
    const link = document.createElement("a");
    link.href = href;
    link.id = "foreign";
    link.innerHTML = "<span>别处</span>";
    document.querySelector("main").prepend(link);
}"""


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        yield someone


def before(visit: Visit, href: str) -> Page:
    """A page with a link to elsewhere; what is elsewhere answers with a page of its own."""
    visit.page.route(ELSEWHERE, lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    page = visit.open(f"{NOTICE}/11.html")
    page.evaluate(INJECT, href)
    return page


def gone(visit: Visit, href: str) -> None:
    """The visitor has arrived there, and nothing else was asked of anyone elsewhere."""
    visit.page.wait_for_url(href)
    assert len(visit.complaints) == 1 and visit.complaints[0].endswith(f"asks for {href}")
    visit.complaints.clear()


def test_a_foreign_link_asks_and_names_where_it_leads(visit: Visit) -> None:
    page = before(visit, FOREIGN)
    page.locator("#foreign span").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("您访问的链接即将离开“政策措施手册”，前往 www.example.com，是否继续？")
    expect(dialog).to_have_accessible_name(re.compile("^您访问的链接即将离开"))
    assert visit.address == f"{NOTICE}/11.html"


def test_who_goes_on_arrives_there(visit: Visit) -> None:
    page = before(visit, FOREIGN)
    page.locator("#foreign").click()
    page.get_by_role("button", name="继续访问").click()
    gone(visit, FOREIGN)


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = before(visit, FOREIGN)
    page.locator("#foreign").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="继续访问")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="放弃")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("#foreign")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    gone(visit, FOREIGN)


def test_escape_stays_however_often_one_asked(visit: Visit) -> None:
    page = before(visit, FOREIGN)
    for _ in range(2):
        page.locator("#foreign").click()
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_be_hidden()
        expect(page.locator("#foreign")).to_be_focused()
    assert visit.address == f"{NOTICE}/11.html"


@pytest.mark.parametrize("href", ["https://www.gov.cn/", "http://zwgk.jcgov.gov.cn/a", "https://gov.cn/"])
def test_a_link_to_a_government_does_not_ask(visit: Visit, href: str) -> None:
    page = before(visit, href)
    page.locator("#foreign").click()
    gone(visit, href)


@pytest.mark.parametrize(
    "href",
    ["https://evilgov.cn/", "https://gov.cn.example.com/", "https://user@example.com/www.gov.cn"],
)
def test_what_only_looks_like_a_government_asks(visit: Visit, href: str) -> None:
    page = before(visit, href)
    page.locator("#foreign").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_trusted_host_of_the_site_does_not_ask(browser: Browser, tmp_path: Path) -> None:
    project = Project.of_shapes(tmp_path / "checkout")
    project.write("site.yml", project.read("site.yml") + "trusted_hosts: [www.example.com]\n")
    with visiting(browser, project.build()) as visit:
        visit.page.route(ELSEWHERE, lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
        page = visit.open("index.html")
        page.evaluate(INJECT, FOREIGN)
        page.locator("#foreign").click()
        gone(visit, FOREIGN)
        page = visit.open("index.html")
        page.evaluate(INJECT, "https://sub.www.example.com/")
        page.locator("#foreign").click()
        expect(page.get_by_role("dialog")).to_be_visible()


def test_links_within_the_site_never_ask(visit: Visit) -> None:
    page = visit.open("index.html")
    page.get_by_role("link", name="全部期限").click()
    assert visit.address == "deadlines.html"


OLD_BROWSER = """
    delete HTMLDialogElement.prototype.showModal;
    window.confirm = (words) => { window.asked = words; return window.answer ?? false; };
"""


def test_a_browser_that_knows_no_dialog_asks_in_its_own(browser: Browser, site: Site) -> None:
    """Safari 14 does not: the question would stand on every page, and no link would ask it."""
    with visiting(browser, site) as visit:
        visit.page.add_init_script(OLD_BROWSER)
        page = before(visit, FOREIGN)
        expect(page.locator("leave-guard p").first).to_be_hidden()
        page.locator("#foreign").click()
        assert page.evaluate("asked") == "您访问的链接即将离开“政策措施手册”，前往 www.example.com，是否继续？"
        assert visit.address == f"{NOTICE}/11.html"
        page.evaluate("window.answer = true")
        page.locator("#foreign").click()
        gone(visit, FOREIGN)


def test_what_an_old_browser_would_show_is_hidden_by_the_style_sheet(site: Site) -> None:
    """One that knows no <dialog> shows what is in it."""
    styles = "".join(site.files[one].decode() for one in site.files if one.startswith("assets/css/"))
    assert re.search(r"dialog:not\(\[open\]\) \{\s*display: none;", styles)
