"""The site as people get it: from a real nginx with the policy we ship, at the root or deep in a portal."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.axe import violations
from tests.browser.test_every_kind_of_page import KINDS
from tests.browser.visits import DESKTOP, Visit, visiting
from tests.publish.nginx import serving
from tests.site import ADDRESS, NOTICE, Project, Site

PORTAL = "zt/cuoshi/"
FIRST_VIEW = 90_000


@pytest.fixture(scope="module")
def server(both: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same site twice on one server: at its root, and in a folder of a folder."""
    root = tmp_path_factory.mktemp("server") / "www"
    (root / "zt").mkdir(parents=True)
    for entry in both.published.iterdir():
        (root / entry.name).symlink_to(entry)
    (root / PORTAL).symlink_to(both.published)
    with serving(root, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(params=["", PORTAL], ids=["root", "in a portal"])
def visit(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Visit]:
    """Requests outside the folder of the site are complaints, as are violations of the policy."""
    with visiting(browser, server + request.param, viewport=DESKTOP, permissions=["clipboard-read"]) as someone:
        yield someone


def test_every_kind_of_page_keeps_to_its_folder_and_to_the_policy(visit: Visit) -> None:
    for address in (*KINDS, "search.html?q=补贴"):
        page = visit.open(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.locator("site-menu summary").click()
        expect(page.get_by_role("button", name="长辈版")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute", address


@pytest.mark.parametrize(("address", "most"), [(f"{NOTICE}/27.html", 8), (f"{NOTICE}/3.html", 6), ("index.html", 5)])
def test_a_first_visit_asks_for_few_files_and_bytes(browser: Browser, server: str, address: str, most: int) -> None:
    """The calculator's program and what says where it stands are among them."""
    with visiting(browser, server) as visit:
        asked: list[Request] = []
        visit.page.on("requestfinished", lambda request: asked.append(request))
        visit.page.goto(server + address, wait_until="networkidle")
        names = {request.url for request in asked} | {server + "assets/icon.svg"}  # shown by no headless one
        assert len(names) <= most, names
        assert sum(request.sizes()["responseBodySize"] for request in asked) <= FIRST_VIEW


def test_the_policy_is_in_force(browser: Browser, server: str) -> None:
    """What the others find nothing of would be found."""
    with visiting(browser, server) as visit:
        page = visit.open("about.html")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
        page.evaluate("fetch('https://example.com/').catch(() => {})")
        page.evaluate(
            "document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))"
        )
        assert page.evaluate("window.ran") is None
        said = " ".join(visit.complaints)
        assert all(directive in said for directive in ("style-src", "connect-src", "script-src"))
        visit.complaints.clear()


def test_lists_are_narrowed_and_remembered(visit: Visit) -> None:
    page = visit.open("measures.html")
    page.locator(".filter summary").click()
    page.locator("measure-filter select[name=sector]").select_option("mining")
    assert visit.address == "measures.html?sector=mining"
    left = page.locator("[data-entry]:visible").count()
    page.reload()
    assert 0 < page.locator("[data-entry]:visible").count() == left
    page.locator("[data-entry]:visible a.name").first.click()
    page.go_back()
    assert page.locator("[data-entry]:visible").count() == left


def test_dates_say_where_they_stand(visit: Visit) -> None:
    page = visit.open(f"{NOTICE}/4.html?asof=2022-12-31")
    expect(page.locator("main deadline-status").first).to_have_text("今天到期")


def test_elder_mode_stays_from_page_to_page(visit: Visit) -> None:
    page = visit.open("index.html")
    page.locator("site-menu summary").click()
    page.get_by_role("button", name="长辈版").click()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link", name="期限").click()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 22
    assert visit.address == "deadlines.html"


def test_a_citation_names_no_address_that_the_site_does_not_say_is_its_own(visit: Visit) -> None:
    """Where it is served just now may be a preview."""
    page = visit.open(f"{NOTICE}/11.html")
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator("copy-button [role=status]").first).to_have_text("已复制")
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.endswith("第11条")


def test_searching_finds_a_measure(visit: Visit) -> None:
    page = visit.open("index.html")
    page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="搜索措施")).first.fill("网络促销 奖励")
    page.keyboard.press("Enter")
    expect(page.locator("main a[href*='/11.html']").first).to_be_visible()
    assert visit.address.startswith("search.html")


def test_the_sentence_of_an_address_is_shown(visit: Visit) -> None:
    expect(visit.open(f"{NOTICE}/27.html#s14").locator("#s14")).to_be_in_viewport()


def test_downloads_are_where_the_pages_say(visit: Visit) -> None:
    page = visit.open("units/finance.html")
    links = page.locator(".take a, link[rel=alternate]").evaluate_all("all => all.map(one => one.href)")
    assert len(links) == 5, "the list in print and as two tables, the calendar, and the same with alarms"
    for link in links:
        assert link.startswith(visit.base)
        assert page.request.get(link).status == 200, link


@pytest.fixture(scope="module")
def at_its_address(known: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that knows its address, where that address says."""
    path = urlsplit(ADDRESS).path.strip("/")
    root = tmp_path_factory.mktemp("known-server") / "www"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(known.root)
    (root / "404.html").symlink_to(known.root / "404.html")  # one for the whole server
    with serving(root, tmp_path_factory.mktemp("known-nginx")) as address:
        yield f"{address}{path}/"


def _lost(visit: Visit) -> None:
    answer = visit.page.goto(f"{visit.base}a/b/nothing.html")
    assert answer and answer.status == 404
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
    assert violations(visit.page) == []
    # The browser itself says that the page was not there, and nothing else.
    assert all("404" in complaint and "nothing.html" in complaint for complaint in visit.complaints)
    visit.complaints.clear()


def test_an_unknown_address_leads_on_and_is_accessible(browser: Browser, at_its_address: str) -> None:
    with visiting(browser, at_its_address) as visit:
        _lost(visit)
        visit.page.get_by_role("link", name="全部措施").click()
        assert visit.address == "measures.html"


def test_feeds_are_where_the_pages_of_a_known_address_say(browser: Browser, at_its_address: str) -> None:
    with visiting(browser, at_its_address) as visit:
        page = visit.open("index.html")
        links = page.locator("link[rel=alternate]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert links
        assert all(page.request.get(visit.base + link.removeprefix(ADDRESS)).status == 200 for link in links)


def test_without_an_address_an_unknown_page_says_where_to_look_and_links_nothing(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        _lost(visit)
        expect(visit.page.get_by_role("main").get_by_role("link")).to_have_count(0)
