"""`policyref status`: keys, days and words for programs and for people, and what it says of a slip."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policyref.cli import main

from tests.time.folder import write
from tests.time.test_cases import CASES

KEYS = ["code", "word", "marks", "from", "until", "readings", "version", "acts"]


def status(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["status", *words, "--data", str(data)], catch_exceptions=False)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = CASES["an extension in time reaches what has no date of its own"]
    return write(tmp_path_factory.mktemp("extended"), case["notices"])


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = CASES["too late, then a chain, then two offices that disagree"]
    return write(tmp_path_factory.mktemp("disputed"), case["notices"])


def test_programs_are_given_exactly_these_keys(extended: Path) -> None:
    result = status(extended, "huaishu-2022-6/9", "--asof", "2026-08-01", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0 and list(found) == KEYS
    assert (found["code"], found["word"], found["version"]) == ("in-force", "有效", "v1")
    assert (found["from"], found["until"], found["readings"]) == ("2022-06-01", "2027-05-31", [])
    assert found["acts"] == [
        {
            "does": "extends",
            "by": "huaishu-2025-3",
            "from": "2025-04-08",
            "until": "2027-05-31",
            "quote": "淮政办发〔2022〕6号文件有效期延长至2027年5月31日",
        }
    ]


def test_two_readings_are_given_and_no_last_day(disputed: Path) -> None:
    found = json.loads(status(disputed, "yangdian-2020-3", "--asof", "2025-07-01", "--json").stdout)
    assert (found["code"], found["until"]) == ("disputed", None)
    assert [one["until"] for one in found["readings"]] == ["2025-06-30", "2025-12-31"]


def test_people_are_told_the_word_the_reasons_and_the_whole_timeline(extended: Path) -> None:
    lines = status(extended, "huaishu-2022-6/2", "--asof", "2026年8月1日").stdout.splitlines()
    assert lines[0] == "《关于huaishu-2022-6的通知》（淮政办发〔2022〕6号）第二条"
    assert lines[1] == "2026年8月1日：期限已过（最后一天2023年12月31日）"
    assert lines[lines.index("各时段：") + 1 :] == [
        "  此前 未施行",
        "  2022年6月1日起 有效",
        "  2024年1月1日起 期限已过（最后一天2023年12月31日）",
    ]


def test_without_a_day_it_is_that_of_the_data_and_says_so(extended: Path) -> None:
    said = status(extended, "huaishu-2022-6").stdout
    assert "2025年4月8日（数据里最近的一天）：部分期限已过" in said
    found = json.loads(status(extended, "huaishu-2022-6", "--json").stdout)
    assert found["code"] == "partial"


@pytest.mark.parametrize(
    "unit", ["huaishu-2022-7", "huaishu-2022-6/99", "huaishu-2022-6/9/7", "huaishu-2022-6/9@x", "x", ""]
)
def test_an_unknown_unit_is_told_with_the_nearest(extended: Path, unit: str) -> None:
    result = status(extended, unit, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"没有“{unit}”。相近的有：" in result.stderr


@pytest.mark.parametrize("day", ["2026-02-30", "昨天", "2026", "20260801"])
def test_a_day_that_is_none_is_told(extended: Path, day: str) -> None:
    result = status(extended, "huaishu-2022-6", "--asof", day)
    assert result.exit_code == 2 and f"“{day}”不是日历上有的日期" in result.stderr


def test_data_that_cannot_be_read_is_no_answer(extended: Path, tmp_path: Path) -> None:
    data = write(tmp_path, CASES["words that look back close a gap"]["notices"])
    (data / "songpo-2019-4/01.yml").write_text("number: [\n", encoding="utf-8")
    result = status(data, "songpo-2019-4")
    assert result.exit_code == 1 and "policyref check" in result.stderr


def test_what_nobody_has_entered_yet_keeps_nobody_from_asking(tmp_path: Path) -> None:
    data = write(
        tmp_path,
        {"songpo-2019-4": {"issued": "2019-01-10", "measures": {1: {"units": ["没有登记的单位"], "text": "x"}}}},
    )
    path = data / "songpo-2019-4/01.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("text: 做好第1项工作", "text: 没有登记的单位做好第1项工作"),
        encoding="utf-8",
    )
    source = data / "songpo-2019-4/source.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("第一条", "第一条没有登记的单位"), encoding="utf-8")
    assert status(data, "songpo-2019-4/1").exit_code == 0
