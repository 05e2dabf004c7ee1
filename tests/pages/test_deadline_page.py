"""The deadline page has every date of the notice, in the table and in the drawing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages.dates import iso, listed
from tests.pages.source import NUMBERS
from tests.site import DATA, NOTICE, Document, Site, resolved, squeeze

SECTION = f"section[aria-labelledby={NOTICE}]"


@pytest.fixture
def page(real_site: Site) -> Document:
    return real_site.page("deadlines.html")


def deadlines(number: int) -> list[dict[str, Any]]:
    """What the editor wrote for a measure and its items."""
    path: Path = DATA / NOTICE / f"{number:02}.yml"
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [one for owner in (written, *written.get("items", [])) for one in listed(owner, "deadlines")]


def every(*kinds: str) -> list[tuple[int, dict[str, Any]]]:
    """Measure number and deadline for all deadlines of these kinds."""
    return [(number, one) for number in NUMBERS for one in deadlines(number) if one["kind"] in kinds]


def dated() -> list[tuple[int, dict[str, Any]]]:
    """What ends or begins on a day; how long something lasts and who is old enough are no dates to keep."""
    return [(number, one) for number, one in every("due", "window") if iso(one.get("start")) or iso(one.get("end"))]


def dated_rows(page: Document) -> list[Any]:
    return page.all(f"{SECTION} .line > li")


def folded(page: Document, heading: str) -> list[str]:
    """The words of the rows below a heading that opens."""
    found = [one for one in page.all(f"{SECTION} details.folded") if heading in one.css("summary")[0].text()]
    return [squeeze(row.text()) for row in found[0].css("li")] if found else []


def words_of(row: Any) -> str:
    """The words of the text that a row rests on."""
    return squeeze(row.css("q")[0].text())


def row_of(page: Document, measure: int, quote: str) -> tuple[set[str], str]:
    """Dates and words of the row of a quote."""
    for row in dated_rows(page):
        address = resolved(row.css(".what a")[0].attributes["href"] or "", page.address).partition("#")[0]
        is_of = address == f"{NOTICE}/{measure}.html" or address.startswith(f"{NOTICE}/{measure}-")
        if is_of and words_of(row) == quote:
            return {time.attributes["datetime"] or "" for time in row.css("time")}, squeeze(row.text())
    raise AssertionError(f"no row for {quote} of measure {measure}")


def test_every_dated_deadline_is_in_the_table_with_its_dates(page: Document) -> None:
    assert dated()
    for number, deadline in dated():
        shown, _ = row_of(page, number, squeeze(deadline["quote"]))
        assert {iso(deadline.get("start")), iso(deadline.get("end"))} - {""} == shown
    assert len(dated_rows(page)) == len(dated())


def test_dates_for_people_stand_apart_from_those_for_departments(page: Document) -> None:
    """Something is given by the measure, or by the item, that a date for people is of."""
    people, departments = page.all(f"{SECTION} div[data-group]:has(> .line)")
    assert (people.css("h3")[0].text()[:4], departments.css("h3")[0].text()[:4]) == ("写给企业", "写给部门")
    numbers = [
        {int(re.findall(r"/(\d+)", link.attributes["href"] or "")[-1]) for link in one.css(".what a")}
        for one in (people, departments)
    ]
    assert numbers == [{6, 13, 14, 18, 27, 32, 33}, {1, 4, 15, 20, 21, 22, 29, 30, 36}]


def test_every_dated_deadline_has_its_bar_within_the_frame(page: Document) -> None:
    for row in dated_rows(page):
        (bar,) = row.css("svg.stretch rect.bar")
        x, width = (float((bar.attributes[name] or "").removesuffix("%")) for name in ("x", "width"))
        assert x >= 0 and width > 0 and round(x + width, 2) <= 100


def test_bars_stand_where_their_months_are(page: Document) -> None:
    ticks = {tick.text(): float((tick.attributes["x"] or "").removesuffix("%")) for tick in page.all("svg.scale text")}
    for row in dated_rows(page):
        times = [time.attributes["datetime"] or "" for time in row.css("time")]
        if len(times) == 2 and times[0] == "2023-01-01":
            assert float((row.css("rect.bar")[0].attributes["x"] or "").removesuffix("%")) == ticks["2023年"]


def test_dates_are_in_the_order_of_the_calendar(page: Document) -> None:
    for group in page.all(f"{SECTION} .line"):
        last_days = [row.css(".when time")[0].attributes["datetime"] or "" for row in group.css("li")]
        assert last_days and last_days == sorted(last_days)


@pytest.mark.parametrize(
    ("measure", "phrase", "day"),
    [(4, "12月底前", "2022-12-31"), (22, "明年上半年", "2023-06-30"), (27, "2023年底前", "2023-12-31")],
)
def test_phrases_come_to_the_day_they_mean(page: Document, measure: int, phrase: str, day: str) -> None:
    (quote,) = [one["quote"] for number, one in dated() if number == measure and phrase in one["quote"]]
    dates, _ = row_of(page, measure, quote)
    assert day in dates


def test_an_ambiguous_date_is_called_so_and_its_measure_shows_both_readings(real_site: Site, page: Document) -> None:
    _, words = row_of(page, 13, "2023年6月前")
    assert "有两种理解" in words
    row = next(row for row in real_site.measure(13).all(".benefit .time") if "有两种理解" in row.text())
    assert {time.attributes["datetime"] for time in row.css("time")} >= {"2023-05-31", "2023-06-30"}


def test_an_ambiguous_date_has_its_other_reading_in_the_drawing(page: Document) -> None:
    ambiguous = [one for _, one in dated() if one["certainty"] == "ambiguous"]
    assert ambiguous
    assert len(page.all(f"{SECTION} svg line.other")) == len(ambiguous)


@pytest.mark.parametrize(("measure", "quote"), [(11, "活动期间"), (26, "“两节”期间")])
def test_a_period_without_dates_is_listed_as_words(page: Document, measure: int, quote: str) -> None:
    rows = folded(page, "没有写日期")
    assert [row for row in rows if quote in row and f"第{measure}条" in row]


def test_durations_and_conditions_are_listed_apart(page: Document) -> None:
    rows = folded(page, "时长")
    apart = every("duration", "condition")
    assert apart and len(rows) == len(apart)
    for number, deadline in apart:
        assert [row for row in rows if squeeze(deadline["quote"]) in row and f"第{number}条" in row]


def test_every_measure_is_on_the_page_dated_or_not(page: Document) -> None:
    links = {resolved(link, page.address).partition("#")[0] for link in page.links(SECTION)}
    links |= {re.sub(r"-\d+\.html$", ".html", link) for link in links}  # an item may have a page of its own
    assert {f"{NOTICE}/{number}.html" for number in NUMBERS} <= links
