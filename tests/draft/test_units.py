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
SIGNED = """云溪市人民政府关于促进消费的若干措施
一、促进消费。给予补贴。（责任单位：市数据局、市总工会，云溪高新区管委会）
二、支持出行。给予补贴。（责任单位：国家税务总局云溪市税务局）
以下各项均需各县（市、区）人民政府落实，不再列出。
云溪市人民政府
2025年3月3日
"""


def told(data: Data, source: str) -> str:
    text = data.root / "text.txt"
    text.write_text(source, encoding="utf-8")
    return draft_notice("new-1", text, data.folder).missing_units


def entries(words: str) -> list[dict[str, Any]]:
    """What is to be pasted, as YAML."""
    return list(yaml.safe_load("\n".join(line for line in words.splitlines() if line.startswith("  - {"))) or [])


def test_each_name_comes_once_with_how_often_and_where(data: Data) -> None:
    said = told(data, NOTICE)
    assert re.findall("short: ([^,]+),.* # ([^；\n]+)", said) == [
        ("市数据局", "2 次：第 1、2 条"),
        ("市商务局", "1 次：第 1 条"),
        ("市财政局", "2 次：第 1、2 条"),
    ]


def test_level_and_place_are_guessed_from_the_name_and_the_notice(data: Data) -> None:
    found = {entry["short"]: entry for entry in entries(told(data, SIGNED))}
    assert {name: (entry.get("level"), entry.get("place")) for name, entry in found.items()} == {
        "市数据局": ("city", "云溪市"),
        "各县（市、区）人民政府": ("governments", "云溪市"),
        "云溪高新区管委会": ("zone", "云溪市"),
        "国家税务总局云溪市税务局": ("central", "云溪市"),
        "市总工会": ("mass", "云溪市"),
    }
    assert len({entry["id"] for entry in found.values()}) == len(found)
    assert all(entry["name"] == entry["short"] and "照原文" in entry["note"] for entry in found.values())


def test_what_cannot_be_guessed_is_said_to_be_missing(data: Data) -> None:
    [line] = [
        line
        for line in told(data, "某地若干措施\n一、促进消费。给予补贴。（责任单位：甲乙丙所）\n").splitlines()
        if "- {" in line
    ]
    assert "level:" not in line.partition("#")[0] and "缺 level：governments、city" in line and "缺 place" in line


def test_words_that_name_no_unit_are_told_apart(data: Data) -> None:
    assert told(data, NOTICE).splitlines()[-1].endswith("open_ended：等有关部门")


def test_a_list_that_has_every_unit_of_the_place_is_left_in_peace(data: Data) -> None:
    assert draft_notice("new-1", SCAN, data.folder).missing_units == ""


def test_units_of_another_city_are_not_those_of_this_one(data: Data) -> None:
    assert "市财政局" not in told(data, NOTICE.replace("某市", "晋城市"))


def test_pasted_entries_are_all_the_draft_needs(tmp_path: Path) -> None:
    data = Data(tmp_path, FORMS)
    units = data.folder / "units.yml"
    kept = units.read_text(encoding="utf-8").partition("\nunits:")[0]
    units.write_text(f"{kept}\nunits: []\n", encoding="utf-8")
    said = draft_notice("new-1", FORMS / "shili-2025-3/source.txt", data.folder).missing_units
    pasted = "\n".join(line for line in said.splitlines() if line.startswith("  - {"))
    units.write_text(f"{kept}\nunits:\n{pasted}\n", encoding="utf-8")
    wrong = [one for one in data.problems if "units" in one.place.file or one.code == "E203"]
    assert pasted and not wrong, data.report


def test_another_way_to_write_a_known_unit_is_no_new_one(data: Data) -> None:
    said = told(data, "晋城市若干措施\n一、促进消费。给予补贴。（责任单位：市商务局（市粮食局））\n")
    assert entries(said) == [] and "加进它的 also" in said


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("由市甲局会同市乙局负责。", ["市甲局", "市乙局"]),
        ("开店奖励由市甲局牵头，按年发放。", ["市甲局"]),
        ("由市甲局、市乙局按职责分工负责。", ["市甲局", "市乙局"]),
        ("本措施由市甲局负责解释。", []),
        ("由镇财政所负责，镇应急办公室配合。", ["镇财政所"]),
        ("由企业负责。", []),
        ("由经营场所负责。", []),
    ],
)
def test_units_of_a_sentence_are_offered_to_be_confirmed(data: Data, sentence: str, named: list[str]) -> None:
    said = told(data, f"某市若干措施\n一、促进消费。{sentence}\n二、支持出行。给予补贴。\n")
    written = (data.folder / "new-1/01.yml").read_text(encoding="utf-8")
    offered = re.findall(r"^# units: (.*) # 正文里写的", written, re.MULTILINE)
    assert [
        one["unit"] if isinstance(one, dict) else one for one in yaml.safe_load(offered[0] if offered else "[]")
    ] == named
    assert "\nunits:" not in written
    assert ("第 1 条的正文里写有" in said) is bool(named)


@pytest.mark.parametrize("source", ["某市措施\n1.促进消费。给予补贴。\n"])
def test_a_text_without_units_says_nothing_of_them(data: Data, source: str) -> None:
    assert told(data, source) == ""


def test_a_bracket_with_a_company_names_units_and_bodies_of_all_districts_are_of_the_notices_place(data: Data) -> None:
    text = (
        "云溪市若干措施\n一、用电。给予补贴。（市财政局、云溪供电公司，各区政府）\n二、用水。给予补贴。（含水务公司）\n"
    )
    found = {one["name"]: one.get("place") for one in entries(told(data, f"{text}云溪市人民政府\n2025年3月3日\n"))}
    assert found["云溪供电公司"] == found["各区政府"] == "云溪市"
    assert not any("水务" in name for name in found)


def test_units_of_a_table_of_tasks_are_offered_too(data: Data) -> None:
    rows = (
        "序号\t任务\t牵头单位\t完成时限\n1\t清理渡口\t市港航局\t2025年底\n2\t建设泊位\t市港航局、市水务局\t2026年底\n"
    )
    text = f"云溪市方案\n一、水运。做好水运。\n二、渡运。做好渡运。\n云溪市人民政府\n2025年3月3日\n附件\n分工表\n{rows}"
    said = told(data, text)
    assert [one["name"] for one in entries(said)] == ["市港航局", "市水务局"]
    assert "# 2 次：分工表" in said
    drafted = (data.folder / "new-1/notice.yml").read_text(encoding="utf-8")
    assert "kind: tasks\n    columns: {task: 任务, lead: 牵头单位} # 核对各行的时限以后可加上 due: 完成时限" in drafted
