"""What comes again: its next day, counted from today or from the day that a reader has chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import visiting
from tests.pages.test_comes_again import build_again
from tests.site import Site


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_again(tmp_path_factory.mktemp("again") / "checkout")


def test_the_next_day_is_the_chosen_one_or_later(browser: Browser, again: Site) -> None:
    yearly, quarterly = 'next-day[days="10-31"]', 'next-day[days^="03-31"]'
    with visiting(browser, again) as visit:
        for asof, year, quarter in (
            ("2025-10-31", "2025年10月31日", "2025年12月31日"),
            ("2025-11-01", "2026年10月31日", "2025年12月31日"),
            ("2026-03-31", "2026年10月31日", "2026年3月31日"),
        ):
            page = visit.open(f"shili-2024-7/2.html?asof={asof}")
            expect(page.locator(yearly).last).to_have_text(f"下一次：{year}")
            expect(page.locator(quarterly).last).to_have_text(f"下一次：{quarter}")


def test_the_last_of_february_is_one_in_every_year(browser: Browser, again: Site) -> None:
    made = """() => { const one = document.createElement("next-day"); one.setAttribute("days", "02-29");
      document.body.append(one); return one.textContent; }"""
    with visiting(browser, again) as visit:
        for asof, day in (
            ("2025-02-01", "2025年2月28日"),
            ("2028-02-29", "2028年2月29日"),
            ("2028-03-01", "2029年2月28日"),
        ):
            assert visit.open(f"shili-2024-7/2.html?asof={asof}").evaluate(made) == f"下一次：{day}"
