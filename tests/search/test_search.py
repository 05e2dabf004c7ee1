"""The search as a visitor meets it: the scripts that ship, in a real browser, on the built site from a disk."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks.budgets import BUDGETS
from benchmarks.search import first_query, scores_of
from tests.search.page import uri
from tests.site import ROOT, Project, Site

AXE = ROOT / "tests/tools/node_modules/axe-core/axe.min.js"
KINDS = ("typo", "trad", "pinyin", "number", "clause")
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "补" * 10_000,
    "😀🧨",
    "\u0000\u0007\u202e",
    ".*+?^${}()|[]\\",
    "__proto__",
    "%",
]


def _plain(words: str) -> str:
    """Without the difference between full and half width, and without spaces after a label."""
    return unicodedata.normalize("NFKC", words).replace("。", ".").replace(". ", ".")


@pytest.mark.parametrize(
    "file",
    [
        "queries.csv",
        "unseen.csv",
        "fresh.csv",
        "blind.csv",
        "later.csv",
        "strangers.csv",
        "public.csv",
        "townspeople.csv",
    ],
)
def test_the_judged_queries_find_what_they_should(real: Project, browser: Browser, file: str) -> None:
    found, missed = scores_of(browser, Path(real.published), ROOT / "tests/search" / file)
    assert found["R@5"] >= 0.97, missed
    assert found["MRR"] >= 0.95, missed
    assert found["zero"] <= 0.01, missed
    assert found["items"] >= 0.98, missed
    assert all(found.get(f"R@5 {kind}", 1) >= 0.95 for kind in KINDS), missed


@pytest.mark.parametrize("query", ["生育津贴", "婚姻登记", "低保申请条件", "廉租住房"])
def test_what_the_notice_does_not_have_is_answered_by_near_results_only(
    real_site: Site, page: Page, query: str
) -> None:
    page.goto(uri(real_site, "search.html") + f"?q={query}")
    expect(page.locator("search-page [role=status]")).to_contain_text("以下为相近结果")


@pytest.mark.parametrize("query", ["失业保险费率", "补贴", "门票補貼", "menpiao", "1.38亿吨", "27（十）"])
def test_what_the_notice_has_is_no_near_result(real_site: Site, page: Page, query: str) -> None:
    page.goto(uri(real_site, "search.html") + f"?q={query}")
    expect(page.locator("search-page [role=status]")).to_contain_text("条结果")
    expect(page.locator("search-page [role=status]")).not_to_contain_text("相近")


@pytest.mark.parametrize(
    "query", ["网络销售奖励", "失業保險費率", "sybx", "shiyebaoxian", "门票互勉", "市发改委 服务业", "第27条"]
)
def test_a_first_query_is_small(real_site: Site, browser: Browser, query: str) -> None:
    assert first_query(browser, real_site.root.resolve(), query) <= BUDGETS["first query, p95", "38", "KB gz"]


def test_a_result_links_to_the_sentence_and_names_measure_and_item(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html") + "?q=失业保险费率")
    first = page.locator(".result").first
    expect(first).to_have_attribute("data-measure", "jincheng-2022-12/27")
    expect(first).to_have_attribute("data-item", "1")
    expect(first.locator("a.quote")).to_have_attribute("href", uri(real_site, "jincheng-2022-12/27.html") + "#s1")
    assert first.locator("mark").count()


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("什么是标准地", "glossary.html#ready-land"),
        ("標準地", "glossary.html#ready-land"),
        ("采矿业", "sectors/mining.html"),
        ("采矿", "sectors/mining.html"),
        ("能源局", "units/energy.html"),
    ],
)
def test_terms_sectors_and_units_that_a_query_names_come_first(
    real_site: Site, page: Page, query: str, address: str
) -> None:
    page.goto(uri(real_site, "search.html") + f"?q={query}")
    expect(page.locator(".results > :first-child.card a")).to_have_attribute("href", uri(real_site, "") + "/" + address)


@pytest.mark.parametrize(
    ("query", "name", "address"),
    [
        ("第18条", "18.支持数字服务业发展", "jincheng-2022-12/18.html"),
        ("十八条", "18.支持数字服务业发展", "jincheng-2022-12/18.html"),
        ("18", "18.支持数字服务业发展", "jincheng-2022-12/18.html"),
        ("27(9)", "27.用好普惠性支持政策 (9)大学生创业扶持资助", "jincheng-2022-12/27.html#i9"),
        ("二十七条第九项 大学生", "27.用好普惠性支持政策 (9)大学生创业扶持资助", "jincheng-2022-12/27.html#i9"),
        ("〔2022〕12号第18条", "18.支持数字服务业发展", "jincheng-2022-12/18.html"),
    ],
)
def test_the_clause_that_a_query_names_comes_first_as_a_card(
    real_site: Site, page: Page, query: str, name: str, address: str
) -> None:
    page.goto(uri(real_site, "search.html") + f"?q={query}")
    card = page.locator(".results > :first-child.card")
    expect(card.get_by_role("link")).to_have_attribute("href", uri(real_site, "") + "/" + address)
    assert _plain(card.get_by_role("link").inner_text()) == name
    expect(card).to_contain_text("若干措施，晋市政办发电〔2022〕12号")
    page.locator("#search").press("End")
    page.locator("#search").press_sequentially(" ")
    suggested = page.get_by_role("listbox", name="搜索建议").get_by_role("option").first
    expect(suggested).to_contain_text("若干措施，晋市政办发电〔2022〕12号")
    assert _plain(suggested.inner_text()).startswith(name)


@pytest.mark.parametrize("query", ["第99条", "服务业提质增效66条", "促进工业经济平稳增长21条", "20家"])
def test_a_number_that_names_no_clause_has_no_clause_card(real_site: Site, page: Page, query: str) -> None:
    page.goto(uri(real_site, "search.html"))
    assert page.evaluate("async (q) => (await policySearch.search(q)).clauses.length", query) == 0


@pytest.mark.parametrize(
    ("query", "cards"),
    [
        ("第2条", {"jincheng-2022-12/2", "shili-2024-7/2"}),
        ("示政发〔2024〕7号第2条", {"shili-2024-7/2"}),
        ("〔2022〕12号 第2条", {"jincheng-2022-12/2"}),
    ],
)
def test_of_many_notices_the_clause_is_that_of_the_notice_named(
    site: Site, page: Page, query: str, cards: set[str]
) -> None:
    page.goto(uri(site, "search.html") + f"?q={query}")
    expect(page.locator(".results .result").first).to_be_visible()
    keys = page.evaluate("async (q) => (await policySearch.search(q)).clauses.map((one) => one.shown.key)", query)
    assert set(keys) == cards
    assert page.locator(".results .result").first.get_attribute("data-measure") in cards
    expect(page.locator(".results .card")).to_have_count(len(cards) + ("号" in query))


def test_a_document_number_names_its_notice(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html") + "?q=晋市政办发电〔2022〕12号")
    expect(page.locator(".results > :first-child.card a")).to_have_attribute(
        "href", uri(real_site, "jincheng-2022-12/index.html")
    )


def test_choices_narrow_the_results_and_stay_in_the_address(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html") + "?q=奖励")
    expect(page.locator(".result").first).to_be_visible()
    before = page.locator(".result").count()
    page.select_option("select[name=unit]", "commerce")
    expect(page.locator("search-page [role=status]")).not_to_contain_text(f"{before} 条结果")
    assert "unit=commerce" in page.url
    page.go_back()
    expect(page.locator(".result")).to_have_count(before)


def test_choices_alone_show_all_that_fits_them_and_history_brings_them_back(real_site: Site, page: Page) -> None:
    wanted = [f"jincheng-2022-12/{number}" for number in (9, 10, 28)]
    status = page.locator("search-page [role=status]")
    page.goto(uri(real_site, "search.html"))
    invitation = status.inner_text()
    page.select_option("select[name=unit]", "market-regulation")
    expect(status).to_have_text("3 条结果")
    keys = page.locator(".result").evaluate_all("(all) => all.map((one) => one.dataset.measure)")
    assert keys == wanted
    page.go_back()
    expect(status).to_have_text(invitation)
    expect(page.locator(".result")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".result")).to_have_count(3)
    page.goto(uri(real_site, "search.html") + "?unit=no-such-unit")
    expect(status).to_have_text(invitation)


def test_more_results_take_the_keyboard_to_the_first_new_one(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html") + "?q=企业")
    more = page.get_by_role("button", name="再显示一些")
    shown = page.locator(".result")
    expect(shown).to_have_count(10)
    while more.is_visible():  # the last time, the button goes
        before = shown.count()
        more.press("Enter")
        expect(shown.nth(before).get_by_role("link").first).to_be_focused()


def test_the_box_works_by_keyboard_alone(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "index.html"))
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="搜索措施")).to_be_focused()
    page.keyboard.type("门票补贴")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jincheng-2022-12/13.html")


def test_nothing_is_searched_while_an_input_method_composes(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "index.html"))
    page.locator("#search").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "men'piao", "selectionStart": 8, "selectionEnd": 8})
    page.wait_for_timeout(400)
    expect(page.get_by_role("option")).to_have_count(0)
    session.send("Input.insertText", {"text": "门票"})
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_do_no_harm(real_site: Site, page: Page, query: str) -> None:
    page.goto(uri(real_site, "search.html"))
    assert page.evaluate("async (q) => (await policySearch.search(q)).total", query) >= 0
    page.locator("#search").fill(query)
    page.wait_for_timeout(250)
    assert page.locator("img[src=x]").count() == 0


def test_the_phone_page_does_not_scroll_sideways(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html") + "?q=市发改委 服务业")
    expect(page.locator(".card").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_javascript_the_box_leads_to_the_full_list(real_site: Site) -> None:
    whole = [document for document in real_site.pages() if not document.address.startswith(("embed/", "404."))]
    assert len(whole) > 38
    for document in whole:
        assert (document.one("search-box form").attributes["action"] or "").endswith("measures.html")


def test_an_alias_that_leads_nowhere_is_a_problem(shapes: Project) -> None:
    shapes.write("aliases.yml", "aliases:\n  - {everyday: [甲], official: [此词哪里都没有]}\n")
    (found,) = shapes.run().problems
    assert (found.code, found.place.file) == ("E219", "measures_data/aliases.yml")


@pytest.mark.parametrize("query", ["市商务局 奖励", "〔2022〕12号 第27条第9项"])
def test_no_accessibility_fault_is_found_in_results_and_suggestions(real_site: Site, page: Page, query: str) -> None:
    page.goto(uri(real_site, "search.html") + f"?q={query}")
    expect(page.locator(".result").first).to_be_visible()
    page.locator("#search").press("End")
    page.locator("#search").press_sequentially("电商")
    expect(page.get_by_role("option").first).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate(
        "async () => (await axe.run()).violations.map((one) => one.id + ' ' + one.nodes[0].html)"
    )
    assert violations == []


def test_a_strict_policy_forbids_nothing_that_the_search_needs(real_site: Site, browser: Browser) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix("http://site.test/sub/").partition("?")[0]
        kind = {"js": "text/javascript", "css": "text/css", "html": "text/html"}.get(
            name.rpartition(".")[2], "image/svg+xml"
        )
        headers = {"content-security-policy": policy, "content-type": kind}
        route.fulfill(body=(real_site.root / name).read_bytes(), headers=headers)

    page.route("**/*", serve)
    page.goto("http://site.test/sub/search.html?q=门票补贴")
    expect(page.locator(".result").first).to_have_attribute("data-measure", "jincheng-2022-12/13")
    assert faults == []
    page.close()
