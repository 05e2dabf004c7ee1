"""A time that comes again has no one day: pages tell its next one, calendars take it as a rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.site import Project, Site

FILE = "shili-2024-7/02.yml"
SENTENCE = "遵循市场主导、自愿诚信的原则。"
WORDS = {
    "每年10月31日前": "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31",
    "每季度末": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
    "每年6月30日和12月31日前": "",  # two rules
    "次年3月底前": "",
}


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_again(tmp_path_factory.mktemp("again") / "checkout")


def build_again(root: Path) -> Site:
    """The plain measure with what comes again in it."""
    project = Project.of_shapes(root)
    more = "".join(f"{words}报送情况。" for words in WORDS)
    for name in (FILE, "shili-2024-7/source.txt"):
        path = project.data / name
        path.write_text(path.read_text(encoding="utf-8").replace(SENTENCE, SENTENCE + more), encoding="utf-8")
    listed = "".join(
        f"\n  - {{quote: {words}, what: 报送, kind: due, start: null, end: null, certainty: unspecified}}"
        for words in WORDS
    )
    path = project.data / FILE
    text = path.read_text(encoding="utf-8").replace("deadlines: 原文没有", f"deadlines:{listed}")
    path.write_text(text, encoding="utf-8")
    return project.build()


def row(site: Site, address: str, words: str) -> str:
    """What a page says of one time."""
    return next(row.html or "" for row in site.page(address).all(".time") if f"“{words}”" in row.text())


def test_the_page_says_that_it_comes_again_and_a_script_says_when_next(again: Site) -> None:
    yearly = row(again, "shili-2024-7/2.html", "每年10月31日前")
    assert "每到这时重复" in yearly and '<next-day days="10-31">' in yearly and "原文未明确" not in yearly
    assert '<next-day days="06-30 12-31">' in row(again, "shili-2024-7/2.html", "每年6月30日和12月31日前")
    assert "原文未明确" in row(again, "shili-2024-7/2.html", "次年3月底前")


def test_the_calendar_has_the_rule_from_its_first_day_after_the_issue_until_the_text_ends(again: Site) -> None:
    events = Calendar.from_ical(again.files["data/calendar/all.ics"]).walk("VEVENT")
    found = {
        words: one["rrule"].to_ical().decode()
        for one in events
        for words in WORDS
        if "rrule" in one and f"原文：{words}" in str(one["description"])
    }
    assert {words: set(rule.split(";")) for words, rule in found.items()} == {
        words: {*rule.split(";"), "UNTIL=20260430"} for words, rule in WORDS.items() if rule
    }
    yearly = next(one for one in events if "原文：每年10月31日前" in str(one["description"]))
    assert yearly.decoded("dtstart") == date(2024, 10, 31)
