"""Worked cases: what is written in small libraries, and the word and the marks of a unit on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from policyref.check import check_notice, check_together
from policyref.problems.report import report
from policyref.time.times import times

from tests.time.folder import library_of

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


class Expected(NamedTuple):
    """`told` are words of marks or the version; `untold` are in no mark."""

    unit: str
    day: date
    word: str
    told: list[str]
    untold: list[str]


def expected(lines: list[str]) -> Iterator[Expected]:
    for line in lines:
        first, *marks = line.split(" | ")
        unit, day, word = first.split(" ")
        untold = [one.removeprefix("- ") for one in marks if one.startswith("- ")]
        told = [one for one in marks if not one.startswith("- ")]
        yield Expected(unit, date.fromisoformat(day), word, told, untold)


@pytest.mark.parametrize("name", CASES)
def test_the_word_and_the_marks_of_a_day(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    known = times(library_of(tmp_path, case["notices"], case.get("places", ())))
    wrong = []
    for one in expected(case["expect"]):
        found = known.status(one.unit, one.day)
        have = [*(mark.words for mark in found.marks), found.version]
        lacks = [mark for mark in one.told if not any(mark in words for words in have)]
        has = [mark for mark in one.untold if any(mark in words for words in have)]
        if found.word != one.word or lacks or has:
            wrong.append(f"{one.unit} {one.day}: {found.word} {have}, wanted {one.word}; lacks {lacks}, has {has}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_in_a_case_is_right(name: str, tmp_path: Path) -> None:
    """No case is told by data that `check` would refuse."""
    library = library_of(tmp_path, CASES[name]["notices"], CASES[name].get("places", ()))
    wrong = [one for one in check_together(library, check_notice(library)) if one.is_error]
    assert not wrong, report(wrong, tmp_path)
