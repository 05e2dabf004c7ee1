"""What the measures found come to together, in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from policyref.calc.ask import ask_each, together
from policyref.load.library import load_library

from tests.browser.finding import PAGE, found
from tests.browser.visits import Visit, visiting
from tests.site import DATA, Site


@pytest.fixture
def visit(browser: Browser, real_site: Site) -> Iterator[Visit]:
    with visiting(browser, real_site) as someone:
        yield someone


def typed(page: Page, name: str, words: str) -> None:
    box = page.get_by_label(name)
    box.fill(words)
    box.blur()


def test_measures_are_added_up_as_the_command_line_does(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#who=company")
    page.locator(".found details").evaluate_all("all => all.forEach(one => { one.open = true })")
    found(page)
    for number in ("11", "10", "29"):
        page.locator(f"[data-measure$='/{number}'] [data-add]").click()
    typed(page, "网络销售额", "300万元")
    typed(page, "特产销售额", "60")
    typed(page, "参展企业数", "30")
    typed(page, "展销天数", "3")
    typed(page, "实际促销活动费用", "4")
    library, _ = load_library(DATA.parent, DATA)
    assert library
    given = [("11", ["网络销售额=300万元", "特产销售额=60"]),
             ("10", ["参展企业数=30", "展销天数=3", "实际促销活动费用=4"]), ("29", [])]  # fmt: skip
    [line] = together(ask_each(library, given))["lines"]
    assert (line["low"], line["high"]) == ("42000.00", "82000.00")
    estimate = page.locator("policy-estimate")
    expect(estimate.get_by_role("status")).to_have_text("原文未写明出资方，得到 42,000 元至 82,000 元")
    expect(estimate).to_contain_text("不是给钱的规定")
    expect(estimate).to_contain_text("另一种理解：只取较高的一项")
    page.reload()
    expect(estimate.get_by_role("status")).to_have_text("原文未写明出资方，得到 42,000 元至 82,000 元")
    estimate.get_by_role("button", name="不算这一条：10").click()
    expect(estimate.get_by_role("status")).to_have_text("原文未写明出资方，得到 42,000 元")
    expect(page.locator("[data-measure$='/10'] [data-add]")).to_have_attribute("aria-pressed", "false")


def test_of_a_measure_only_the_items_chosen_are_asked_and_added(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#plan=hire,train")
    page.locator("[data-item='10'] [data-add]").click()
    group = page.get_by_role("group", name="27.用好普惠性支持政策")
    expect(group.get_by_role("textbox")).to_have_count(2)
    typed(page, "岗前安全转岗培训人数", "十个")
    expect(page.get_by_label("岗前安全转岗培训人数")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("岗前安全转岗培训人数")).to_have_accessible_description(re.compile("^请填写数字，例如"))
    typed(page, "岗前安全转岗培训人数", "10")
    expect(page.locator("policy-estimate").get_by_role("status")).to_contain_text("得到 3,000 元")
    page.locator("[data-item='10'] [data-see]").click()
    assert page.evaluate("document.activeElement.textContent") == "合起来大约多少"
