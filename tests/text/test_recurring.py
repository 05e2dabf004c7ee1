"""Times that come again: what is named, its days in a year, and the rule for a calendar."""

from __future__ import annotations

from datetime import date

import pytest
from policyref.text.clauses import resolve_all
from policyref.text.recurring import MonthDay, read_recurring


@pytest.mark.parametrize(
    ("words", "every", "rule"),
    [
        ("每年10月31日前", "year", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31"),
        ("每年二月底前", "year", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("每月15日前", "month", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("每月末", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每季度末", "quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("每季度首月15日前", "quarter", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"),
        ("每年3月至5月", "year", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1"),
        ("每年", "year", ""),
        ("每年10月前", "year", ""),  # with October or without
        ("每年6月30日和12月31日前", "year", ""),  # two rules
        ("每周", "week", ""),
    ],
)
def test_a_recurring_time_has_its_period_and_its_rule(words: str, every: str, rule: str) -> None:
    found = read_recurring(words)
    assert found is not None
    assert (found.every, found.counted, found.rule) == (every, "", rule)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("每年10月31日前", [(None, date(2025, 10, 31))]),
        ("每年3月至5月", [(date(2025, 3, 1), date(2025, 5, 31))]),
        ("每年12月至次年3月", [(date(2025, 12, 1), date(2026, 3, 31))]),
        ("每年6月30日和12月31日前", [(None, date(2025, 6, 30)), (None, date(2025, 12, 31))]),
        ("每年1月1日起", [(date(2025, 1, 1), None)]),
        ("每半年末", [(None, date(2025, 6, 30)), (None, date(2025, 12, 31))]),
    ],
)
def test_its_days_in_a_year_are_those_of_the_calendar(words: str, days: list[tuple[date | None, date | None]]) -> None:
    found = read_recurring(words)
    assert found is not None
    assert found.in_year(2025) == days


def test_what_counts_from_a_moment_of_the_text_is_told_apart() -> None:
    found = read_recurring("次年3月底前")
    assert found is not None
    assert (found.every, found.counted, found.spans) == ("year", "next", ((None, MonthDay(3, None)),))
    assert found.rule == ""


@pytest.mark.parametrize(
    ("words", "after", "day"),
    [
        ("每年10月31日前", date(2025, 10, 31), date(2025, 10, 31)),
        ("每年10月31日前", date(2025, 11, 1), date(2026, 10, 31)),
        ("每季度末", date(2025, 4, 1), date(2025, 6, 30)),
        ("每月15日前", date(2025, 12, 16), date(2026, 1, 15)),
        ("每年二月底前", date(2025, 2, 28), date(2025, 2, 28)),
        ("每年12月至次年3月", date(2026, 2, 1), date(2026, 3, 31)),
        ("每年1月1日起", date(2025, 3, 1), date(2026, 1, 1)),
        ("次年3月底前", date(2025, 3, 1), None),
        ("每周", date(2025, 3, 1), None),
    ],
)
def test_its_next_day_is_today_or_later(words: str, after: date, day: date | None) -> None:
    found = read_recurring(words)
    assert found is not None and found.following(after) == day


def test_its_days_are_those_of_any_year() -> None:
    days = {
        words: found.days_of_a_year
        for words in ("每季度末", "每年二月底前", "次年3月底前")
        if (found := read_recurring(words))
    }
    assert days == {"每季度末": ("03-31", "06-30", "09-30", "12-31"), "每年二月底前": ("02-29",), "次年3月底前": ()}


@pytest.mark.parametrize("words", ["2025年3月", "春节前", "3年", ""])
def test_what_comes_once_is_not_recurring(words: str) -> None:
    assert read_recurring(words) is None


def test_a_clause_of_words_carries_it() -> None:
    (clause,) = resolve_all("企业每年10月31日前提出申请", None)
    assert clause.recurring is not None
    assert clause.recurring.spans == ((None, MonthDay(10, 31)),)
