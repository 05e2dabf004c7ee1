"""With a script the words are those of the reader's day, or of the day chosen; three years on nothing looks open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.visits import DESKTOP, Visit, visiting
from tests.site import Site
from tests.time.site import LONGER, NEW, OLD, PART, SHOPS, SILENT

LATER = "2029-11-30T04:00:00+00:00"


@pytest.fixture
def visit(browser: Browser, time_site: Site) -> Iterator[Visit]:
    with visiting(browser, time_site, viewport=DESKTOP) as someone:
        yield someone


@pytest.mark.parametrize(
    ("address", "day", "words", "age"),
    [
        (f"{SHOPS}/2.html", "2023-03-25", "未施行", "2023年4月1日施行，还有7天"),
        (f"{SHOPS}/2.html", "2023-04-01", "有效", "有效期至2026年3月31日"),
        (f"{SHOPS}/2.html", "2026-02-09", "有效", "有效期至2026年3月31日"),
        (f"{SHOPS}/2.html", "2026-04-01", "有效 · 已延长", "有效期至2028年12月31日"),
        (f"{SHOPS}/2.html", "2028-12-31", "有效 · 已延长", "有效期至2028年12月31日"),
        (f"{SHOPS}/2.html", "2029-01-01", "期限已过（最后一天2028年12月31日）", "已过1天"),
        (f"{SHOPS}/1.html", "2024-06-30", "有效", "有效期至2024年6月30日"),
        (f"{SHOPS}/1.html", "2024-07-01", "期限已过（最后一天2024年6月30日）", "已过1天"),
        (
            f"{OLD}/1.html",
            "2026-10-31",
            "已施行，到何时原文没写 · 将于2026年11月1日废止",
            "2021年12月的文件，已过4年10个月",
        ),
        (f"{OLD}/1.html", "2026-11-01", "已废止（自2026年11月1日起）", "已过0天"),
        (f"{NEW}/1.html", "2026-10-31", "未施行", "2026年11月1日施行，还有1天"),
        (f"{NEW}/1.html", "2026-11-01", "有效", "有效期至2031年10月31日"),
        (f"{SILENT}/2.html", "2023-05-06", "有效与否原文没写", "2020年5月的文件，已过3年"),
    ],
)
def test_the_band_says_the_word_of_the_day(visit: Visit, address: str, day: str, words: str, age: str) -> None:
    page = visit.open(f"{address}?asof={day}")
    assert page.locator("page-band b").inner_text() == words
    assert page.locator("page-band .age").inner_text() == age
    year, month, date = map(int, day.split("-"))
    expect(page.locator("page-band as-of")).to_have_text(f"截至{year}年{month}月{date}日")
    assert page.locator("page-band [aria-current]").count() == 1


def test_what_somebody_was_told_is_told_from_that_day_on(visit: Visit) -> None:
    said = "2026年11月20日问过县商务局：已不执行（未见文件）（本站记录，"
    page = visit.open(f"{SILENT}/2.html?asof=2026-12-20")
    expect(page.locator("page-band summary .ago")).to_have_text(f"{said}1个月以前）")
    expect(visit.open(f"{SILENT}/2.html?asof=2026-11-19").locator("page-band summary .ago")).to_be_hidden()


def test_the_tab_says_it_when_it_has_ended(visit: Visit) -> None:
    visit.page.clock.set_fixed_time(datetime.fromisoformat(LATER))
    assert visit.open(f"{SHOPS}/2.html").title().startswith("【期限已过】")
    assert not visit.open(f"{OLD}/1.html?asof=2026-10-31").title().startswith("【")


class TestThreeYearsLater:
    ADDRESSES = ("index.html", "measures.html", "deadlines.html")

    def test_rows_say_what_is_true_then(self, visit: Visit) -> None:
        visit.page.clock.set_fixed_time(datetime.fromisoformat(LATER))
        page = visit.open("measures.html")
        said = dict(
            page.locator("force-status").evaluate_all(
                "all => all.map(one => [one.getAttribute('of'), one.textContent])"
            )
        )
        assert said[f"{SHOPS}/2"].startswith("期限已过") and said[f"{OLD}/1"].startswith("已废止")
        assert said[f"{NEW}/1"] == "有效" and said[f"{SILENT}/1"].startswith("有效与否原文没写")

    def test_no_page_calls_anything_valid_that_is_past(self, visit: Visit) -> None:
        visit.page.clock.set_fixed_time(datetime.fromisoformat(LATER))
        for address in (*self.ADDRESSES, f"{SHOPS}/index.html", f"{LONGER}/index.html", f"{PART}/index.html"):
            page = visit.open(address)
            words = page.locator(f"force-status[of^='{SHOPS}']").all_text_contents()
            assert all("期限已过" in one or "停止执行" in one for one in words), (address, words)

    def test_the_band_does_not_let_one_forget_that_the_day_is_another(self, visit: Visit) -> None:
        visit.page.clock.set_fixed_time(datetime.fromisoformat(LATER))
        page = visit.open(f"{SHOPS}/2.html?asof=2027-01-01")
        assert page.locator("page-band b").inner_text() == "有效 · 已延长"
        expect(page.locator("page-band .chosen")).to_contain_text("不是今天")


class TestLists:
    def test_what_is_ended_stands_last_in_its_group(self, visit: Visit) -> None:
        def order(day: str) -> list[str]:
            page = visit.open(f"measures.html?asof={day}")
            rows = page.locator(f"li.row:has(force-status[of^='{SHOPS}/']) force-status")
            return [one[-1] for one in rows.evaluate_all("all => all.map(one => one.getAttribute('of'))")]

        assert order("2024-06-30") == ["1", "2", "3"]
        assert order("2024-07-01") == ["2", "3", "1"]

    def test_what_is_ended_or_over_can_be_left_out_and_what_is_silent_stays(self, visit: Visit) -> None:
        page = visit.open("measures.html?asof=2026-11-20")
        page.locator(".filter summary").click()
        page.get_by_label("只看有效").check()
        shown = page.locator("li.row:visible force-status").evaluate_all(
            "all => all.map(one => one.getAttribute('of'))"
        )
        assert {*shown} == {f"{SHOPS}/2", f"{SHOPS}/3", f"{NEW}/1", f"{SILENT}/1", f"{SILENT}/2"}
        expect(page.locator(".filter output")).to_have_text("5 条，另有 2 条已失效或期限已过，没有列出")
        assert visit.address == "measures.html?asof=2026-11-20&force=holds"
        page.reload()
        expect(page.get_by_label("只看有效")).to_be_checked()
        page.get_by_role("button", name="显示全部").click()
        expect(page.locator("li.row:visible")).to_have_count(7)


def test_without_a_script_the_words_are_those_of_the_day_that_they_name(browser: Browser, time_site: Site) -> None:
    with visiting(browser, time_site, java_script_enabled=False) as visit:
        page = visit.open(f"{OLD}/1.html")
        expect(page.locator("page-band b")).to_have_text("已废止（自2026年11月1日起）")
        expect(page.locator("page-band as-of")).to_have_text("截至2026年11月20日")
        page.locator("page-band summary").click()
        expect(page.get_by_text("同时废止").first).to_be_visible()
        assert visit.open("measures.html").locator("li.row force-status:visible").count() == 6


@pytest.mark.parametrize("elder", [False, True])
def test_the_band_fits_a_phone_and_hides_nothing(browser: Browser, time_site: Site, elder: bool) -> None:
    with visiting(browser, time_site) as visit:
        if elder:
            visit.page.add_init_script("localStorage.setItem('policyref.elder', 'on')")
        for address in (f"{SHOPS}/3.html", f"{OLD}/1.html", f"{SILENT}/2.html", f"{NEW}/index.html"):
            page = visit.open(f"{address}?asof=2026-11-20")
            page.locator("page-band summary").click()
            wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(wider) == 0, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bands_and_words_are_accessible(browser: Browser, time_site: Site, scheme: str) -> None:
    with visiting(browser, time_site, color_scheme=scheme) as visit:
        for address in (f"{SHOPS}/3.html", f"{OLD}/1.html", f"{NEW}/index.html", f"{SHOPS}/1.html", "measures.html"):
            page = visit.open(f"{address}?asof=2026-11-20")
            if page.locator("page-band summary").count():
                page.locator("page-band summary").click()
            assert violations(page) == [], address


def test_a_row_speaks_up_on_the_day_on_which_it_differs_from_its_notice(visit: Visit) -> None:
    row = f'force-status[of="{NEW}/1"][above]'
    expect(visit.open("measures.html?asof=2026-11-30").locator(row)).to_be_hidden()
    expect(visit.open("measures.html?asof=2031-11-01").locator(row)).to_have_text("期限已过（最后一天2031年10月31日）")
    expect(visit.page.locator(row)).to_be_visible()
    first = f'force-status[of="{SHOPS}/1"][above]'
    expect(visit.open("measures.html?asof=2024-06-30").locator(first)).to_be_hidden()
    expect(visit.open("measures.html?asof=2024-07-01").locator(first)).to_be_visible()


def test_the_chosen_day_and_the_validity_are_one_band_and_say_the_day_once(visit: Visit) -> None:
    page = visit.open(f"{SHOPS}/2.html?asof=2026-12-20")
    expect(page.locator("page-band")).to_have_count(1)
    expect(page.locator("page-band .chosen")).to_be_visible()
    expect(page.locator("page-band as-of")).to_be_hidden()


def test_the_band_is_small_on_a_phone(browser: Browser, time_site: Site) -> None:
    with visiting(browser, time_site) as someone:
        for address in (f"{SHOPS}/index.html", f"{SILENT}/1.html", f"{NEW}/1.html"):
            band = someone.open(address).locator("page-band summary").bounding_box()
            assert band and band["height"] < 125, address
