"""`policyref new` says once which units the list lacks, in a form to paste into it, and invents nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from policyref.draft.notice import draft_notice

from tests.data import Data
from tests.draft.test_draft import SCAN
from tests.draft.test_draft import data as data
from tests.site import FORMS

NOTICE = """某市若干措施
一、促进消费。给予补贴。（市数据局牵头，市商务局、市财政局配合）
二、支持出行。给予补贴。（市财政局、市数据局等有关部门负责）
"""


def told(data: Data, source: str) -> str:
    text = data.root / "text.txt"
    text.write_text(source, encoding="utf-8")
    return draft_notice("new-1", text, data.folder).missing_units


def entries(words: str) -> list[dict[str, Any]]:
    """What is to be pasted, as YAML."""
    return list(yaml.safe_load("\n".join(line for line in words.splitlines() if line.startswith("  "))))


def test_each_name_comes_once_with_how_often_and_where(data: Data) -> None:
    said = told(data, NOTICE)
    assert [entry["short"] for entry in entries(said)] == ["市数据局", "市商务局", "市财政局"]
    assert re.findall("short: (.+) # (.+)", said) == [
        ("市数据局", "2 次：第 1、2 条"),
        ("市商务局", "1 次：第 1 条"),
        ("市财政局", "2 次：第 1、2 条"),
    ]


def test_what_the_text_does_not_say_is_left_empty(data: Data) -> None:
    for entry in entries(told(data, NOTICE)):
        assert {key: value for key, value in entry.items() if value} == {"short": entry["short"]}


def test_levels_to_choose_from_are_those_of_the_list(data: Data) -> None:
    assert "level: # governments、city、zone、central、mass、enterprise" in told(data, NOTICE)


def test_words_that_name_no_unit_are_told_apart(data: Data) -> None:
    assert told(data, NOTICE).splitlines()[-1].endswith("open_ended：等有关部门")


def test_a_list_that_has_every_unit_of_the_place_is_left_in_peace(data: Data) -> None:
    assert draft_notice("new-1", SCAN, data.folder).missing_units == ""


def test_units_of_another_city_are_not_those_of_this_one(data: Data) -> None:
    assert "市财政局" not in told(data, NOTICE.replace("某市", "晋城市"))


def test_pasted_entries_that_are_filled_in_are_all_the_draft_needs(tmp_path: Path) -> None:
    data = Data(tmp_path, FORMS)
    units = data.folder / "units.yml"
    kept = units.read_text(encoding="utf-8").partition("\nunits:")[0]
    units.write_text(f"{kept}\nunits: []\n", encoding="utf-8")
    said = draft_notice("new-1", FORMS / "shili-2025-3/source.txt", data.folder).missing_units
    level = re.findall("level: # ([a-z]+)", said)[0]
    filled = re.sub("short: ([^ #]+)", r"short: \1\n    name: \1", re.sub("    name: .*\n", "", said))
    filled = re.sub("level: #.*", f"level: {level}", filled)
    for number in range(said.count("id:")):
        filled = filled.replace("id: #", f"id: unit-{number} #", 1)
    entries_only = "\n".join(line for line in filled.splitlines() if line.startswith("  "))
    units.write_text(f"{kept}\nunits:\n{entries_only}\n", encoding="utf-8")
    assert not [problem for problem in data.problems if "units" in problem.place.file or problem.code == "E203"]


@pytest.mark.parametrize("source", ["某市措施\n1.促进消费。给予补贴。\n"])
def test_a_text_without_units_says_nothing_of_them(data: Data, source: str) -> None:
    assert told(data, source) == ""
