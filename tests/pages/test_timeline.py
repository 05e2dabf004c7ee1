"""The names of months over the bars stand apart from each other."""

from __future__ import annotations

from datetime import date

import pytest
from policyref.model.facts import Deadline
from policyref.pages.timeline import draw


def _names(first: date, last: date) -> list[str]:
    one = Deadline(quote="到时", kind="window", start=first, end=last, certainty="exact")
    drawn = draw([one], None)
    assert drawn
    return [tick.label for tick in drawn.ticks]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        # The name with the year takes the room of two; a January is called by its year alone.
        (date(2025, 6, 3), date(2025, 9, 30), ["2025年6月", "7月", "8月", "9月"]),
        (date(2025, 1, 3), date(2025, 4, 30), ["2025年", "2月", "3月", "4月"]),
        # What stands right behind it would be written over it; where that is a January, it has the year.
        (date(2025, 6, 3), date(2026, 1, 31), ["2025年6月", "8月", "9月", "10月", "11月", "12月", "2026年"]),
        (date(2025, 12, 3), date(2026, 7, 30), ["2026年", "2月", "3月", "4月", "5月", "6月", "7月"]),
        (date(2025, 6, 3), date(2025, 6, 30), ["2025年6月"]),
    ],
)
def test_names_of_months_are_not_written_over_each_other(first: date, last: date, names: list[str]) -> None:
    assert _names(first, last) == names
