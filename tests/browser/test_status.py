"""Where a deadline stands: by the calendar of Asia/Shanghai wherever the reader is, or as of another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import Visit, visiting
from tests.site import NOTICE, Site

DUE, WINDOW, OPEN_END = "/2022-12-31", "2022-12-15/2023-02-28", "2024-05-01/"
DISPUTED = "/2023-05-31|/2023-06-30"
# The day, the dates in data, what a reader sees, the state that lists are narrowed by.
CASES = [
    ("2022-12-01", DUE, "还有30天到期", "closing"),
    ("2022-11-30", DUE, "进行中", "open"),
    ("2022-12-30", DUE, "还有1天到期", "closing"),
    ("2022-12-31", DUE, "今天到期", "closing"),
    ("2023-01-01", DUE, "办理期已过", "over"),
    ("2022-12-14", WINDOW, "1天后开始", "upcoming"),
    ("2022-12-15", WINDOW, "进行中", "open"),
    ("2023-01-29", WINDOW, "还有30天到期", "closing"),
    ("2023-02-28", WINDOW, "今天到期", "closing"),
    ("2023-03-01", WINDOW, "办理期已过", "over"),
    ("2024-04-30", OPEN_END, "1天后开始", "upcoming"),
    ("2099-12-31", OPEN_END, "进行中", "open"),
    ("2023-05-31", DISPUTED, "今天到期", "closing"),
    ("2023-06-01", DISPUTED, "是否到期有两种理解", "closing"),
    ("2023-06-30", DISPUTED, "是否到期有两种理解", "closing"),
    ("2023-07-01", DISPUTED, "办理期已过", "over"),
    ("2022-01-01", "", "未明确", "unclear"),
    # Of several the one that a reader must know of first: what ends soon, what is open, what comes, what is past.
    ("2022-12-20", f"{DUE} {WINDOW}", "还有11天到期", "closing"),
    ("2023-01-05", f"{DUE} {WINDOW}", "进行中", "open"),
    ("2023-01-05", f"{DUE} {OPEN_END}", "482天后开始", "upcoming"),
    ("2023-03-05", f"{WINDOW} {DUE}", "办理期已过", "over"),
    ("2023-06-10", f"{DUE} {DISPUTED}", "是否到期有两种理解", "closing"),
    # The 29th of February is a day.
    ("2024-02-28", "/2024-03-01", "还有2天到期", "closing"),
]
MAKE = """spans => {
    const made = document.createElement("deadline-status");
    made.setAttribute("spans", spans);
    document.querySelector("main").append(made);
    return [made.textContent, made.dataset.state];
}"""


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as someone:
        yield someone


def test_a_date_stands_where_the_calendar_says(visit: Visit) -> None:
    wrong = {}
    for day, spans, words, state in CASES:
        page = visit.open(f"deadlines.html?asof={day}")
        if (found := page.evaluate(MAKE, spans)) != [words, state]:
            wrong[day, spans] = found
    assert wrong == {}


def moment(visit: Visit, utc: str) -> None:
    visit.page.clock.set_fixed_time(datetime.fromisoformat(f"{utc}+00:00"))


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def test_the_day_begins_at_midnight_in_china_wherever_the_reader_is(browser: Browser, site: Site, zone: str) -> None:
    with visiting(browser, site, timezone_id=zone) as visit:
        for utc, words in (("2022-12-31T15:59:59", "今天到期"), ("2022-12-31T16:00:00", "办理期已过")):
            moment(visit, utc)
            assert visit.open("deadlines.html").evaluate(MAKE, DUE)[0] == words


@pytest.mark.parametrize(
    "asked", ["", "yesterday", "2022-13-01", "2022-02-30", "20221201", "2022-12-01T00:00", "2022-12-01<b>", "１２月"]
)
def test_a_day_that_is_none_is_not_taken(visit: Visit, asked: str) -> None:
    moment(visit, "2023-01-05T04:00:00")
    page = visit.open(f"about.html?asof={asked}")
    assert page.evaluate("policyDay.today()") == "2023-01-05"


def test_the_date_of_access_in_a_citation_follows_the_day(visit: Visit) -> None:
    moment(visit, "2024-02-29T17:00:00")
    page = visit.open(f"{NOTICE}/11.html")
    assert "打印日期：2024年3月1日" in (page.locator(".on-paper").text_content() or "")


class TestOnPages:
    def test_a_card_says_its_status_beside_its_date(self, visit: Visit) -> None:
        page = visit.open(f"{NOTICE}/32.html?asof=2023-06-01")
        expect(page.locator(".benefit .time deadline-status").first).to_have_text("还有29天到期")

    def test_a_measure_without_a_date_shows_no_status(self, visit: Visit) -> None:
        page = visit.open(f"{NOTICE}/11.html")
        assert page.locator("deadline-status").count() == 0

    def test_every_status_on_every_list_is_in_words(self, visit: Visit) -> None:
        for address in ("index.html", "measures.html", "deadlines.html", "units/finance.html"):
            shown = visit.open(address).locator("deadline-status").all_text_contents()
            assert shown and all(shown), address

    def test_without_script_the_dates_are_there_and_only_what_stays_true_is_said_of_them(
        self, browser: Browser, site: Site
    ) -> None:
        with visiting(browser, site, java_script_enabled=False) as visit:
            for address in ("index.html", "measures.html", "deadlines.html", f"{NOTICE}/4.html", "units/finance.html"):
                page = visit.open(address)
                assert {*page.locator("deadline-status:not(:empty)").all_text_contents()} == {"办理期已过"}, address
            expect(visit.open(f"{NOTICE}/4.html").locator(".benefit .time time")).to_have_text("2022年12月31日")
            assert "2022年12月31日" in "".join(visit.open("deadlines.html").locator("main").inner_text().split())
