"""Of several texts the one of the day is open, and the calculator computes by it; without scripts all are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_standing import compute
from tests.browser.visits import Visit, visiting
from tests.site import Site

PAGE, TODAY = "wangxi-2025-3/1.html", "2026-11-30T04:00:00+00:00"


@pytest.fixture
def visit(browser: Browser, amended_site: Site) -> Iterator[Visit]:
    with visiting(browser, amended_site) as someone:
        someone.page.clock.set_fixed_time(datetime.fromisoformat(TODAY))
        yield someone


def opened(visit: Visit) -> list[str]:
    return visit.page.locator("details.text[open] > summary").all_inner_texts()


@pytest.mark.parametrize(
    ("asof", "heading", "by", "sum_"),
    [
        ("", "2026年3月1日至2027年1月31日的文字", "按2026年3月1日至2027年1月31日的文字", "2万元"),
        ("?asof=2026-02-28", "至2026年2月28日的文字", "按2026年2月28日前的文字", "2万元"),
        ("?asof=2027-02-01", "自2027年2月1日起的文字", "按2027年2月1日起的文字", "4万元"),
    ],
)
def test_the_text_of_the_day_is_open_and_computed_by(visit: Visit, asof: str, heading: str, by: str, sum_: str) -> None:
    page = visit.open(f"{PAGE}{asof}")
    assert opened(visit) == [heading]
    page.get_by_label("年销售额").fill("200")
    page.get_by_role("button", name="算一算").click()
    answer = page.get_by_role("region", name="计算结果")
    expect(answer).to_contain_text(sum_)
    assert answer.locator(".standing").first.inner_text().startswith(by)


def test_an_address_in_another_text_opens_it(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#v1-s3")
    expect(page.locator("#v1-s3")).to_be_visible()
    assert len(opened(visit)) == 2


def test_from_its_day_on_nothing_is_computed_of_what_nobody_has_entered(visit: Visit) -> None:
    page = visit.open("wangxi-2025-3/3.html?asof=2027-02-01")
    expect(page.locator("policy-calculator .refused")).to_contain_text("本站尚未整理修改后的文字")
    page = visit.open("wangxi-2025-3/3.html?asof=2027-01-31")
    expect(page.locator("policy-calculator form")).to_be_visible()


def test_what_was_amended_of_one_item_is_told_and_the_other_is_computed(visit: Visit) -> None:
    page = visit.open("wangxi-2025-3/4.html?asof=2027-02-01")
    compute(page, 举办首发展览="是")
    assert page.get_by_label("举办首发活动").count() == 0, "nothing is asked for what is not computed"
    box = page.locator("policy-calculator .answer-box")
    expect(box.locator(".got dd")).to_have_text(["4万元"])
    expect(box).to_contain_text("“首发活动奖励”已修改，本站尚未整理修改后的文字")
    expect(box).to_contain_text("不合计：有的已修改")
    page = visit.open("embed/wangxi-2025-3/4-1.html?asof=2027-02-01")
    expect(page.locator("policy-calculator .refused")).to_contain_text("本站尚未整理修改后的文字")
    page = visit.open("wangxi-2025-3/4.html?asof=2027-01-31")
    compute(page, 举办首发活动="是", 举办首发展览="是")
    expect(page.locator("policy-calculator .total")).to_contain_text("7万元")


def test_without_scripts_every_text_can_be_read(browser: Browser, amended_site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((amended_site.root / PAGE).as_uri())
    for name in ("s1", "v2-s1", "v1-s3"):
        expect(page.locator(f"#{name}")).to_be_visible()
    context.close()
