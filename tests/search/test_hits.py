"""Items, notices, rows, terms and help are hits of their own, each with where it is from and how it stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.search.page import uri
from tests.site import Project, Site

_NOTICE = "jincheng-2022-12"
_MARKS = "all => all.map((one) => [one.dataset.notice, one.dataset.measure ?? '', one.dataset.item ?? ''])"
_GROWTH = """async ([short, long]) => {
  const time = async (query) => {
    const start = performance.now();
    await policySearch.search(query);
    return performance.now() - start;
  };
  await time(short);
  return [await time(short), await time(long)];
}"""
_GUIDE = """guide:
  - {place: [示例省, 示例市], unit: 市商务局, phone: 0000-1234567, window: 三楼五号, materials: [申请表, 营业执照],
     source: 示例市政务服务网, date: 2026-11-01}
"""


def hits(page: Page, site: Site, query: str) -> list[list[str]]:
    page.goto(uri(site, "search.html") + f"?q={query}")
    expect(page.locator("search-page [role=status]")).not_to_contain_text("正在查找")
    marks: list[list[str]] = page.locator(".results > li").evaluate_all(_MARKS)
    return marks


def test_every_item_that_answers_is_a_hit_of_its_own(real_site: Site, page: Page) -> None:
    found = hits(page, real_site, "招大学生 补贴")
    assert [_NOTICE, f"{_NOTICE}/27", "6"] in found
    assert [_NOTICE, f"{_NOTICE}/27", "7"] in found
    assert [_NOTICE, f"{_NOTICE}/27", ""] not in found


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("网上卖货 贷款延期", {"11", "32"}), ("数字经济 物流园", {"18", "17"}), ("消费券；证照过期", {"10", "34"})],
)
def test_two_wishes_in_one_query_bring_both(real_site: Site, page: Page, query: str, wanted: set[str]) -> None:
    first = {measure.partition("/")[2] for _, measure, _ in hits(page, real_site, query)[:5]}
    assert wanted <= first


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("阳城县", "yangcheng-2023-1"),
        ("阳城", "yangcheng-2023-1"),
        ("阳政办发", "yangcheng-2023-1"),
        ("阳政办发〔2023〕1号", "yangcheng-2023-1"),
        ("2023年1号", "yangcheng-2023-1"),
        ("阳城县有什么补贴", "yangcheng-2023-1"),
        ("晋市政办发电〔2022〕12号", _NOTICE),
        ("晋市政办发电 12号", _NOTICE),
        ("晋市政办发电(2022)12号 网络销售", _NOTICE),
    ],
)
def test_a_number_whole_or_in_part_and_the_name_of_a_place_bring_their_notice_first(
    real_site: Site, page: Page, query: str, notice: str
) -> None:
    assert hits(page, real_site, query)[0] == [notice, "", ""]


def test_beside_other_words_the_place_of_all_notices_brings_none(real_site: Site, page: Page) -> None:
    assert hits(page, real_site, "晋城 网络销售奖励")[0] == [_NOTICE, f"{_NOTICE}/11", ""]


@pytest.mark.parametrize("query", ["林业局", "审计局", "市教育局", "泽州县", "高平市", "锦城", "运城", "阳朔县"])
def test_no_name_of_a_place_or_a_body_is_mended_into_another(real_site: Site, page: Page, query: str) -> None:
    assert hits(page, real_site, query) == []


@pytest.mark.parametrize(("query", "unit"), [("市商物局", ""), ("网络消售奖励", "11"), ("就业见习补帖", "27")])
def test_other_slips_are_mended(real_site: Site, page: Page, query: str, unit: str) -> None:
    found = hits(page, real_site, query)
    assert not unit or found[0][1] == f"{_NOTICE}/{unit}"


def test_a_hit_says_where_it_is_from_what_it_gives_in_which_words_and_how_it_stands(
    real_site: Site, page: Page
) -> None:
    hits(page, real_site, "高校毕业生社会保险补贴")
    first = page.locator(".result").first
    expect(first.locator(".kick")).to_have_text("晋城市 · 晋市政办发电〔2022〕12号 · 第27条第（6）项")
    expect(first.locator(".gain")).to_contain_text("三年内")
    expect(first.locator(".quote")).to_contain_text("三年内全额给予")
    expect(first.locator("force-status")).to_have_text("有效与否原文没写")


@pytest.mark.parametrize(
    "query", ["网络销售奖励怎么申请", "网络销售奖励 电话", "领网络销售奖励要带什么材料", "网络销售奖励在哪里办"]
)
def test_how_to_apply_is_answered_by_one_card_that_says_what_is_not_registered(
    real_site: Site, page: Page, query: str
) -> None:
    assert hits(page, real_site, query)[0][1] == f"{_NOTICE}/11"
    card = page.locator(".asked .guide")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("没有登记")
    expect(card.get_by_role("link", name="市商务局")).to_have_attribute("href", uri(real_site, "units/commerce.html"))


def test_what_is_not_asked_for_is_no_card(real_site: Site, page: Page) -> None:
    hits(page, real_site, "网络销售奖励")
    expect(page.locator(".asked")).to_be_hidden()


def test_pages_of_help_are_found_and_stand_behind_what_notices_say(real_site: Site, page: Page) -> None:
    hits(page, real_site, "怎么引用")
    expect(page.locator("[data-help='help.html']").first).to_contain_text("引用和带走")
    hits(page, real_site, "网络销售奖励")
    expect(page.locator("[data-help]")).to_have_count(0)


def test_a_term_is_explained_where_it_is_named(real_site: Site, page: Page) -> None:
    hits(page, real_site, "什么是标准地")
    expect(page.locator(".named > li").first).to_contain_text("名词（本站编写）：出让前")


def test_a_row_of_a_table_is_a_hit_that_leads_to_it(desk_site: Site, page: Page) -> None:
    hits(page, desk_site, "开展从业人员培训")
    first = page.locator(".result").first
    expect(first).to_have_attribute("data-notice", "dukou-2026-6")
    row = first.get_attribute("data-row")
    expect(first.locator(".name")).to_have_attribute("href", uri(desk_site, "dukou-2026-6/annex-1.html") + f"#{row}")
    expect(first.locator(".because")).to_contain_text("开展从业人员培训")


def test_a_million_characters_take_as_long_as_a_few_hundred(real_site: Site, page: Page) -> None:
    page.goto(uri(real_site, "search.html"))
    text = "网络销售奖励门票补贴" * 40
    short, long = page.evaluate(_GROWTH, [text, text * 2500])
    assert long < 20 * short + 50
    found = page.evaluate("async (q) => (await policySearch.search(q)).total", "网络销售奖励" + "，" * 1_000_000)
    assert found


def test_what_is_registered_is_told_with_its_source(tmp_path_factory: pytest.TempPathFactory, page: Page) -> None:
    project = Project.of_shapes(tmp_path_factory.mktemp("guided") / "checkout")
    project.write("guide.yml", _GUIDE)
    site = project.build()
    page.goto(uri(site, "search.html") + "?q=市商务局电话")
    card = page.locator(".asked .guide")
    expect(card).to_contain_text("办事信息（不是这份文件写的）")
    expect(card).to_contain_text("0000-1234567")
    expect(card).to_contain_text("来源：示例市政务服务网，2026年11月1日登记")
    expect(card).not_to_contain_text("没有登记")


def test_the_page_says_without_a_script_that_it_needs_one(browser: Browser, real_site: Site) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(uri(real_site, "search.html"))
    assert "搜索要用脚本（JavaScript）" in page.locator("main").inner_text()
    assert page.locator("main noscript a").first.get_attribute("href") == "measures.html"
    expect(page.locator("search-page")).to_be_hidden()
    page.context.close()
