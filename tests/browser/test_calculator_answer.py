"""What a calculator shows: the result first, why, what would change it; what makes no sense is asked before."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_calculator import SALES, answered, ready, sure
from tests.browser.visits import Visit, visiting
from tests.site import NOTICE, Site


@pytest.fixture
def visit(browser: Browser, real_site: Site) -> Iterator[Visit]:
    with visiting(browser, real_site) as someone:
        yield someone


def test_the_result_is_large_and_comes_before_why_and_what_would_change_it(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300&特产销售额=60"))
    size = page.locator(".total b").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 40
    tops = [
        page.locator(one).first.bounding_box() for one in (".total", ".because", ".change", ".answer-box .standing")
    ]
    heights = [one["y"] for one in tops if one]
    assert len(heights) == 4 and heights == sorted(heights)


def test_the_tier_that_decides_is_named(visit: Visit) -> None:
    page = ready(visit.open(f"{NOTICE}/18.html#calculate?数字经济企业=是&年主营业务收入=1200"))
    expect(page.locator(".reasons").first).to_contain_text("达到1000万元这一档，没有达到2000万元：10万元")


def test_what_makes_no_sense_is_asked_before_any_sum_is_shown(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=1500000"))
    doubt = page.locator(".doubt")
    expect(doubt).to_contain_text("您填的是150亿元，是不是150万元？")
    assert answered(page) == {}
    doubt.get_by_role("button", name="就是这样").click()
    assert answered(page)["online-sales"] == ("equal", "50000.00")
    page = ready(visit.open(f"{SALES}?#calculate?网络销售额=1500000"))
    page.get_by_role("button", name="是，改成150万元").click()
    expect(page.get_by_role("textbox", name="网络销售额")).to_have_value("150万元")
    assert answered(page)["online-sales"] == ("equal", "15000.00")


def test_a_quarter_that_ends_in_its_middle_is_asked_back(visit: Visit) -> None:
    given = "符合条件的地方法人银行=是&季度末日期=2023-05-15&季度末普惠小微贷款余额=20亿&上季度末普惠小微贷款余额=18亿"
    page = ready(visit.open(f"{NOTICE}/32.html#calculate?{given}"))
    expect(page.locator(".doubt")).to_have_count(1)
    page.get_by_role("button", name="是，改成2023年6月30日").click()
    assert answered(page) == {"bank-incentive": ("equal", "4000000.00")}


def test_a_day_out_of_the_time_of_the_text_comes_first_and_nothing_is_large(visit: Visit) -> None:
    page = ready(visit.open(f"{NOTICE}/34.html#calculate?证照原有效期至=2026-11-30"))
    sure(page)
    box = page.locator(".answer-box")
    expect(box.locator("> :first-child")).to_contain_text("请先问市审批服务管理局")
    expect(box.locator("h3").first).to_have_text("只照字面算")
    assert box.locator("dd[data-kind=date]").evaluate("node => parseFloat(getComputedStyle(node).fontSize)") < 24


def test_a_month_is_enough_where_the_text_asks_for_one(visit: Visit) -> None:
    given = "列入省重点产业链白名单=是&当月产值同比增速=55&所属月份"
    for month in ("2023年2月", "2023-02", "2023-02-28"):
        page = ready(visit.open(f"{NOTICE}/6.html?#calculate?{given}={month}"))
        assert answered(page) == {"output-growth": ("equal", "500000.00")}


def test_answers_that_nothing_asks_for_are_named(visit: Visit) -> None:
    page = ready(visit.open(f"{SALES}#calculate?网络销售额=300&员工人数=5"))
    expect(page.locator(".unknown")).to_have_text("链接里的“员工人数”这里不问，没有用到。")
    assert answered(page)["online-sales"] == ("equal", "30000.00")


def test_an_address_from_before_items_had_pages_arrives_on_the_result(visit: Visit) -> None:
    for page_of in ("", "embed/"):
        page = ready(visit.open(f"{page_of}{NOTICE}/27.html#calculate?县内人数=10&省内人数=5&省外人数=2"))
        assert f"{page_of}{NOTICE}/27-4.html" in page.url
        assert answered(page) == {"job-placement": ("equal", "7100.00")}


def test_answers_in_an_address_arrive_on_what_came_of_them(visit: Visit) -> None:
    """Not on the form, which on a phone hides the result below itself; what is unknown is named first."""
    given = "毕业日期=2022-07-01&招用日期=2022-09-01&招用毕业生人数=2&企业月缴养老保险=800&企业月缴失业保险=35"
    address = f"{NOTICE}/27-6.html?{{}}#calculate?{given}&缴费月数=36"
    for query, first in (("", ".got dd"), ("again", ".unknown")):
        page = ready(visit.open(address.format(query) + ("&员工人数=5" if query else "")))
        expect(page.locator(".got dd")).to_contain_text("60,120元")
        expect(page.locator(first)).to_be_in_viewport(ratio=1)
        expect(page.locator(".got dd")).to_be_in_viewport()


def test_several_calculators_of_a_page_share_an_address(visit: Visit) -> None:
    page = ready(
        visit.open(f"{NOTICE}/18.html#calculate?数字经济企业=是&年主营业务收入=1200&评选结果=数字经济创新人才")
    )
    assert {rule for rule, _ in answered(page).items()} == {"revenue-award", "selection-award"}
    page.locator("policy-calculator").first.get_by_role("button", name="清空").click()
    assert "评选结果" in unquote(page.url) and "年主营业务收入" not in unquote(page.url)
