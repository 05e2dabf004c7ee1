"""Calculator, embed, finder and search say how a text stands on the day that counts, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import DESKTOP, Visit, visiting
from tests.site import NOTICE, Project, Site, squeeze

OLD, NEW, SHOPS, SILENT = "anzhou-2021-9", "anzhou-2026-6", "anzhou-2023-4", "anzhou-2020-5"


@pytest.fixture
def visit(browser: Browser, acts_site: Site) -> Iterator[Visit]:
    with visiting(browser, acts_site) as someone:
        yield someone


def compute(page: Page, **given: str) -> None:
    page.locator("policy-calculator form").first.wait_for()
    for label, words in given.items():
        field = page.locator(f"policy-calculator [name='{label}']")
        if field.first.get_attribute("type") == "radio":
            field.and_(page.locator(f"[value='{words}']")).check()
        else:
            field.fill(words)
    form = page.locator("policy-calculator form", has=page.locator(f"[name='{next(iter(given))}']"))
    form.get_by_role("button", name="算一算", exact=True).click()
    while page.locator(".doubt").count():
        page.get_by_role("button", name="就是这样").first.click()


@pytest.mark.parametrize("address", [f"{OLD}/1.html", f"embed/{OLD}/1.html"])
def test_before_and_after_a_repeal(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?asof=2026-10-31")
    compute(page, 投资额="10", 申请日期="2026-10-31")
    box = page.locator("policy-calculator .answer-box")
    expect(box.locator(".standing")).to_contain_text("2026年10月31日：这份文件是2021年12月1日印发的")
    expect(box.locator(".got dd")).to_contain_text("1万元")
    page = visit.open(f"{address}?asof=2026-11-01")
    compute(page, 投资额="10", 申请日期="2026-11-01")
    expect(box.locator(".refused")).to_contain_text("已废止")
    expect(box.locator(".refused")).to_contain_text("同时废止")
    assert (box.locator(".refused a").first.get_attribute("href") or "").startswith(f"{visit.base}{NEW}/index.html")
    assert not box.locator(".got").count() and "元" not in box.inner_text()


def test_a_day_of_application_before_the_repeal_gives_the_sum_of_then(visit: Visit) -> None:
    page = visit.open(f"{OLD}/1.html?asof=2026-12-01")
    compute(page, 投资额="10", 申请日期="2026-10-30")
    box = page.locator("policy-calculator .answer-box")
    expect(box.locator(".standing")).to_contain_text("按填写的申请日期2026年10月30日")
    expect(box.locator(".got dd")).to_contain_text("1万元")


def test_from_a_refusal_an_earlier_day_is_one_step_away(visit: Visit) -> None:
    page = visit.open(f"{SHOPS}/3.html?asof=2026-12-01")
    refused = page.locator("policy-calculator .refused")
    expect(refused).to_contain_text("暂停执行")
    expect(page.locator("policy-calculator form button")).to_have_count(2)
    assert not page.get_by_role("button", name="算一算", exact=True).is_visible()
    refused.get_by_role("link", name="按2026年10月31日的文字算").click()
    page.wait_for_url("**asof=2026-10-31**")
    compute(page, 参加夜市="是")
    expect(page.locator("policy-calculator .got dd")).to_contain_text("3000元")


def test_the_card_of_a_stopped_benefit_leads_to_no_sum(visit: Visit) -> None:
    for day, count in (("2026-06-30", 2), ("2026-07-01", 1)):
        page = visit.open(f"{SHOPS}/2.html?asof={day}")
        page.locator("policy-calculator form").first.wait_for()
        expect(page.locator(".benefit .button:visible")).to_have_count(count)


def test_only_the_stopped_benefit_drops(visit: Visit) -> None:
    page = visit.open(f"{SHOPS}/2.html?asof=2026-07-01")
    compute(page, 装修费用="100000")
    box = page.locator("policy-calculator .answer-box")
    expect(box.locator("[data-gone=rent]")).to_contain_text("租金补贴：已停止执行")
    expect(box.locator(".got dt")).to_have_text(["装修补贴"])
    page = visit.open(f"{SHOPS}/2.html?asof=2026-06-30")
    compute(page, 装修费用="100000")
    expect(box.locator(".total")).to_contain_text("1.6万元")


@pytest.fixture(scope="module")
def amended_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Project.of_amended(tmp_path_factory.mktemp("amended") / "checkout").build()


@pytest.mark.parametrize("address", ["wangxi-2025-3/1.html", "embed/wangxi-2025-3/1.html"])
def test_the_text_of_the_day_computes_and_says_which_it_is(browser: Browser, amended_site: Site, address: str) -> None:
    said = {}
    with visiting(browser, amended_site) as someone:
        for day in ("2026-02-28", "2026-03-01", "2027-02-01"):
            page = someone.open(f"{address}?asof={day}")
            compute(page, 年销售额="900")
            box = page.locator("policy-calculator .answer-box")
            said[box.locator(".standing p").first.inner_text().partition("：")[0]] = box.locator(".got dd").inner_text()
    assert list(said) == ["按2026年2月28日前的文字", "按2026年3月1日至2027年1月31日的文字", "按2027年2月1日起的文字"]
    assert [*said.values()] == ["5万元", "8万元", "8万元"]


@pytest.mark.parametrize("address", ["wangxi-2025-3/1.html", "embed/wangxi-2025-3/1.html"])
def test_after_its_last_day_nobody_is_told_what_they_get(browser: Browser, amended_site: Site, address: str) -> None:
    with visiting(browser, amended_site) as someone:
        heading = {}
        for day in ("2027-12-31", "2028-01-01"):
            page = someone.open(f"{address}?asof={day}")
            compute(page, 年销售额="900")
            heading[day] = page.locator("policy-calculator .outcome h3").inner_text()
        assert heading == {"2027-12-31": "照原文可得", "2028-01-01": "照原文算，供查考"}
        told = page.locator("policy-calculator .answer-box").inner_text()
        assert told.index("期限已过") < told.index("8万元"), "how it stands is said before the sum"


def test_what_was_amended_and_not_put_together_yet_withdraws_the_calculator(
    browser: Browser, amended_site: Site
) -> None:
    with visiting(browser, amended_site) as someone:
        page = someone.open("wangxi-2025-3/3.html?asof=2027-02-01")
        refused = page.locator("policy-calculator .refused")
        expect(refused).to_contain_text("已修改，本站尚未整理修改后的文字")
        assert not page.get_by_role("button", name="算一算", exact=True).is_visible()
        refused.get_by_role("link", name="按2027年1月31日的文字算").click()
        page.wait_for_url("**asof=2027-01-31**")
        compute(page, 举办展销会="是")
        expect(page.locator("policy-calculator .got dd")).to_contain_text("6万元")


@pytest.mark.parametrize("address", [f"{SILENT}/1.html", f"embed/{SILENT}/1.html"])
def test_no_bare_day_from_a_text_of_years_ago(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?asof=2026-11-20")
    compute(page, 证照有效期至="2026-11-30")
    box = page.locator("policy-calculator .standing")
    expect(box).to_contain_text("这份文件是2020年5月8日印发的，有效与否原文没写，请问县商务局")
    expect(box.locator("[data-outside='2026-11-30']")).to_contain_text("离印发已有6年6个月")
    expect(box.locator("[data-outside='2027-02-28']")).to_contain_text("“顺延到哪天”算出的日子是2027年2月28日")


def test_it_is_said_how_a_text_stands_before_anybody_computes(acts_site: Site) -> None:
    """Without a script, as of the published day: above a page by its band, in a frame by the calculator itself."""
    for address, word in (
        (f"{SHOPS}/1.html", "有效"),
        (f"{OLD}/1.html", "已废止"),
        (f"{SILENT}/1.html", "有效与否原文没写"),
    ):
        calculator = 'section[aria-labelledby="calculate"]'
        page, frame = acts_site.page(address), acts_site.page(f"embed/{address}")
        assert page.one(calculator)
        for said in (page.one("page-band summary"), frame.one(calculator)):
            told = said.css_first("force-status")
            assert told and word in told.text(), (address, said.text())
            assert "截至2026年" in squeeze(said.text())
    ended = acts_site.page(f"embed/{OLD}/1.html").one('section[aria-labelledby="calculate"]')
    assert "同时废止" in ended.text() and any(NEW in (a.attributes["href"] or "") for a in ended.css("a"))


def test_the_list_of_calculators_says_the_word_and_puts_last_what_has_ended(acts_site: Site) -> None:
    page = acts_site.page("calculators.html")
    rows = {squeeze(node.text()): node for node in page.all("li:has(force-status)")}
    told = {words: node.css_first("force-status").text() for words, node in rows.items()}
    assert any("开店奖励" in words and "有效" in word for words, word in told.items())
    ended = [node for words, node in rows.items() if "已废止" in words or "已停止执行" in words or "暂停执行" in words]
    assert len(ended) == 3
    assert not any("#calculate" in (link.attributes["href"] or "") for node in ended for link in node.css("a"))
    old = page.one(f"section[aria-labelledby={SHOPS}]")
    assert squeeze(old.text()).index("不再计算的") > squeeze(old.text()).index("装修补贴")


def test_the_finder_takes_out_only_what_an_act_has_ended_and_counts_it(visit: Visit) -> None:
    page = visit.open("finder.html?asof=2026-11-20#who=founder")
    page.locator(".found .documents").wait_for()
    fits = page.locator("[data-group=yes] [data-measure]")
    assert [one.get_attribute("data-measure") for one in fits.all()] == [f"{NEW}/1"]
    expect(page.locator(".documents")).to_contain_text("有效")
    ended = page.locator(".found > .rest")
    expect(ended.locator("summary")).to_have_text("另有1项已废止、1项已停止执行")
    ended.locator("summary").click()
    expect(ended.locator(f"[data-measure='{OLD}/1'] a.name")).to_have_attribute(
        "href", f"{visit.base}{OLD}/1.html?asof=2026-11-20"
    )
    page = visit.open("finder.html?asof=2026-10-01#who=founder")
    page.locator(".found .documents").wait_for()
    found = {one.get_attribute("data-measure"): one.inner_text() for one in fits.all()}
    assert set(found) == {f"{OLD}/1", f"{NEW}/1"}
    assert "将于2026年11月1日废止" in found[f"{OLD}/1"] and "未施行" in found[f"{NEW}/1"]


def test_an_answer_of_the_finder_is_not_changed_by_a_day(visit: Visit) -> None:
    def reasons(day: str) -> dict[str, str]:
        """Of what no act has ended on that day."""
        page = visit.open(f"finder.html?asof={day}#who=shop")
        page.locator(".found .documents").wait_for()
        said = "all => all.map((one) => [one.dataset.measure + one.dataset.benefit, one.dataset.state])"
        return dict(page.locator("[data-group] .match").evaluate_all(said))

    before, after = reasons("2024-01-01"), reasons("2026-11-20")
    assert after and after.items() <= before.items()
    assert len(before) - len(after) == 2


def test_a_stopped_benefit_stands_apart_and_gives_no_sum(visit: Visit) -> None:
    page = visit.open("finder.html?asof=2026-11-20#who=shop")
    card = page.locator(f"[data-group=yes] [data-measure='{SHOPS}/2']")
    expect(card).to_have_count(1)
    assert "6000元" not in card.inner_text()
    card.get_by_text("算一算", exact=True).click()
    card.locator("input").fill("100000")
    card.locator("input").press("Tab")
    sums = page.locator(".sums")
    expect(sums.get_by_role("status")).to_contain_text(re.compile("1万元|10,000元"))
    expect(sums.locator(".standing")).to_contain_text("截至2026年11月20日")
    stopped = page.locator(".found > .rest")
    stopped.locator("summary").click()
    expect(stopped.locator(f"[data-measure='{SHOPS}/2']")).to_contain_text("已停止执行")
    expect(stopped.locator(f"[data-measure='{SHOPS}/2'] .gain")).to_have_count(0)


def test_the_finder_without_scripts_has_every_word_and_lists_apart_what_has_ended(acts_site: Site) -> None:
    page = acts_site.page("finder.html")
    living = squeeze("".join(node.text() for node in page.all(".by-answer details li")))
    assert "开店奖励2万元第1条有效" in living and "证照顺延第1条有效与否原文没写" in living
    ended = page.one(".ended")
    assert "另有1项已废止、1项已停止执行" in squeeze(ended.text())
    assert {link.attributes["href"] for link in ended.css("li a")} == {f"{OLD}/1.html", f"{SHOPS}/2.html"}


def ask(page: Page, query: str) -> list[tuple[str, str]]:
    page.locator("search-page li.result").first.wait_for()
    rows = page.locator("search-page li.result")
    return [
        (one.get_attribute("data-measure") or one.get_attribute("data-notice") or "", one.inner_text())
        for one in rows.all()
    ]


@pytest.mark.parametrize(
    ("query", "first"),
    [("废止", NEW), ("延长", "anzhou-2026-2"), ("暂停执行", f"{SHOPS}/3"), ("已废止", f"{OLD}/1"), ("有效", None),
     ("安政发〔2026〕2号", "anzhou-2026-2"), ("夜市补助", f"{SHOPS}/3"), ("创业扶持", None)],
)  # fmt: skip
def test_queries_about_time_find_something_sensible(visit: Visit, query: str, first: str | None) -> None:
    page = visit.open(f"search.html?asof=2026-11-20&q={query}")
    found = ask(page, query)
    assert found and (first is None or found[0][0] == first), found
    of_documents = page.locator("search-page li.result:not([data-help])")
    assert all(one.locator("force-status").count() for one in of_documents.all())


def test_a_suggestion_says_what_has_ended(visit: Visit) -> None:
    """On a phone the bar leads to the page of the search instead."""
    visit.page.set_viewport_size(DESKTOP)
    page = visit.open("index.html?asof=2026-11-20")
    page.locator("#search").press_sequentially("创业补助")
    options = page.locator("search-box [role=option]")
    expect(options).to_have_count(4)
    told = {one.inner_text(): one.get_attribute("data-href") or "" for one in options.all()}
    assert [("（已废止）" in words) == (f"/{OLD}/" in href) for words, href in told.items()] == [True] * 4
    assert {f"/{OLD}/" in href for href in told.values()} == {True, False}


def test_what_is_over_is_found_by_its_word_and_only_while_it_is(visit: Visit) -> None:
    page = visit.open("search.html?asof=2029-01-01&q=期限已过")
    assert {key for key, _ in ask(page, "")} == {f"{SHOPS}/1", f"{SHOPS}/2", f"{SHOPS}/3"}
    page.get_by_text("缩小范围", exact=True).click()
    page.select_option("select[name=force]", label="有效")
    expect(page.locator("search-page li.result")).to_have_count(0)
    page = visit.open("search.html?asof=2026-11-20&q=期限已过")
    expect(page.locator("search-page [role=status]")).to_contain_text(re.compile("没有|项"))
    expect(page.locator(f"search-page li.result[data-notice='{SHOPS}']")).to_have_count(0)


def test_the_text_of_what_was_repealed_stays_findable_and_its_rank_is_what_it_was(visit: Visit) -> None:
    def order(day: str) -> list[str]:
        return [key for key, _ in ask(visit.open(f"search.html?asof={day}&q=创业补助"), "")]

    before = order("2023-01-01")
    assert any(one.startswith(OLD) for one in before) and any(not one.startswith(OLD) for one in before)
    assert order("2026-11-20") == before


def test_the_published_notice_gives_no_day_without_its_age(browser: Browser, real_site: Site) -> None:
    with visiting(browser, real_site) as someone:
        page = someone.open(f"{NOTICE}/34.html?asof=2026-11-30")
        compute(page, 证照原有效期至="2026-11-30")
        box = page.locator("policy-calculator .standing")
        expect(box).to_contain_text("2022年12月")
        expect(box.locator("[data-outside='2027-02-28']")).to_contain_text("离印发已有4年2个月")
