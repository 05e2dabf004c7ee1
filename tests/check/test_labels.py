"""Printed labels must run on; where a notice counts wrongly itself, a person says so. Levels of sections are whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.data import Data
from tests.site import DESK

NOT_ENTERED = {"E202", "E370"}

PLAN, RULES, COUNTY = "changhe-2025-3", "changhe-2025-8", "qingshan-2025-5"


def spoilt(root: Path, *edits: tuple[str, str, str]) -> Data:
    data = Data(root, DESK)
    for file, find, replace in edits:
        data.apply({"file": file, "find": find, "replace": replace})
    return data


def told(data: Data) -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [
        (one.code, one.place.file.removeprefix("measures_data/"), one.place.path)
        for one in data.result.found
        if one.code not in NOT_ENTERED
    ]


def test_the_corpus_passes(tmp_path: Path) -> None:
    assert told(Data(tmp_path, DESK)) == []


SLIPS: dict[str, tuple[list[tuple[str, str, str]], Any]] = {
    "a measure is skipped": (
        [(f"{COUNTY}/02.yml", "label: ㈡", "label: ㈢"), (f"{COUNTY}/source.txt", "㈡", "㈢")],
        ("Q201", f"{COUNTY}/02.yml", ("label",)),
    ),
    "a label stands twice": (
        [
            (f"{PLAN}/07.yml", "label: （二）", "label: （一）"),
            (f"{PLAN}/source.txt", "（二）加强资金", "（一）加强资金"),
        ],
        ("Q201", f"{PLAN}/07.yml", ("label",)),
    ),
    "a section is skipped": (
        [(f"{PLAN}/notice.yml", "label: 四、", "label: 五、"), (f"{PLAN}/source.txt", "四、保障", "五、保障")],
        ("Q201", f"{PLAN}/notice.yml", ("sections", 6, "label")),
    ),
    "a section of a section begins in the middle": (
        [
            (f"{PLAN}/notice.yml", "number: 2, level: 2, label: （一）", "number: 2, level: 2, label: （三）"),
            (f"{PLAN}/source.txt", "（一）指导", "（三）指导"),
        ],
        ("Q201", f"{PLAN}/notice.yml", ("sections", 1, "label")),
    ),
    "an item is skipped": (
        [(f"{PLAN}/04.yml", "label: ②", "label: ③"), (f"{PLAN}/source.txt", "②", "③")],
        ("Q201", f"{PLAN}/04.yml", ("items", 1, "label")),
    ),
    "a level is left out on the way down": (
        [(f"{RULES}/notice.yml", "{number: 3, level: 2,", "{number: 3, level: 3,")],
        ("E223", f"{RULES}/notice.yml", ("sections", 2, "level")),
    ),
    "the first section is not of the first level": (
        [(f"{PLAN}/notice.yml", "{number: 1, title", "{number: 1, level: 2, label: 一、, title")],
        ("E223", f"{PLAN}/notice.yml", ("sections", 0, "level")),
    ),
    "a level is none": (
        [(f"{RULES}/notice.yml", "{number: 3, level: 2,", "{number: 3, level: 5,")],
        ("E207", f"{RULES}/notice.yml", ("sections", 2, "level")),
    ),
    "sections are not numbered as they stand": (
        [
            (f"{RULES}/notice.yml", "{number: 5, title", "{number: 7, title"),
            (f"{RULES}/05.yml", "section: 5", "section: 7"),
        ],
        ("E224", f"{RULES}/notice.yml", ("sections", 4, "number")),
    ),
    "a label is not that of the text": (
        [(f"{PLAN}/05.yml", "label: 三、", "label: 三．")],
        ("E310", f"{PLAN}/05.yml", ("title",)),
    ),
    "a measure that stands in a section names none": (
        [(f"{PLAN}/06.yml", "section: 7\n", "")],
        ("E212", f"{PLAN}/06.yml", ("section",)),
    ),
    "a measure names the wrong one of two sections with the same label": (
        [
            (f"{PLAN}/03.yml", "number: 3\n", "number: 3\nlabel: 1.\n"),
            (f"{PLAN}/03.yml", "section: 6", "section: 5"),
            (f"{PLAN}/04.yml", "number: 4\n", "number: 4\nlabel: 2.\n"),
        ],
        ("E218", f"{PLAN}/03.yml", ("section",)),
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_where_it_is(tmp_path: Path, slip: str) -> None:
    edits, wanted = SLIPS[slip]
    assert wanted in told(spoilt(tmp_path, *edits))


@pytest.mark.parametrize(
    "edits",
    [
        [(f"{PLAN}/03.yml", "number: 3\n", "number: 3\nlabel: 3.\n"), (f"{PLAN}/source.txt", "1.延长", "3.延长"),
         (f"{PLAN}/04.yml", "number: 4\n", "number: 4\nlabel: 4.\n"), (f"{PLAN}/source.txt", "2.规范", "4.规范")],
        [(f"{PLAN}/04.yml", "label: ①", "label: 一是"), (f"{PLAN}/04.yml", "label: ②", "label: 二是"),
         (f"{PLAN}/source.txt", "①", "一是"), (f"{PLAN}/source.txt", "②", "二是")],
        [(f"{COUNTY}/03.yml", "label: 1、", "label: ㈢"), (f"{COUNTY}/source.txt", "1、", "㈢")],
    ],
    ids=["numbers run on through sections of a section", "items of another kind", "numbers run on through sections"],
)  # fmt: skip
def test_what_runs_on_is_no_question(tmp_path: Path, edits: list[tuple[str, str, str]]) -> None:
    assert told(spoilt(tmp_path, *edits)) == []


def test_a_notice_that_counts_wrongly_is_confirmed(tmp_path: Path) -> None:
    confirmed = "confirmed:\n  - {question: Q201, quote: ㈢发展直播, why: 原文没有㈡}\n"
    data = spoilt(
        tmp_path,
        (f"{COUNTY}/02.yml", "label: ㈡", "label: ㈢"),
        (f"{COUNTY}/source.txt", "㈡", "㈢"),
        (f"{COUNTY}/02.yml", "benefits: 原文没有\n", f"benefits: 原文没有\n{confirmed}"),
    )
    assert told(data) == []


def test_an_unknown_level_says_which_there_are(tmp_path: Path) -> None:
    data = spoilt(tmp_path, (f"{RULES}/notice.yml", "{number: 3, level: 2,", "{number: 3, level: 5,"))
    assert any("从 1 到 4 的整数" in one.hint + one.message for one in data.problems)
