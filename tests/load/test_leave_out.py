"""What is wrong in a file does not hide what else is wrong in it, and makes nothing else seem wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import Data

FILE = "shili-2024-7/03.yml"
TEXT = "按照每人800元给予补贴，最高不超过8万元。"
LONGER = "按照每人800元给予补贴，最高不超过8万元。对示范店奖励7700元。"
SUMMARY = "summary: 年度新吸纳就业10人以上的家政服务企业，每人补贴800元，最高8万元。"
FAULTS = {
    "a summary that is empty": (SUMMARY, 'summary: ""', "E207"),
    "no summary": (SUMMARY + "\n", "", "E202"),
    "a blank reader": ("audience: [家政服务企业]", 'audience: [" "]', "E207"),
    "no sector": ("sectors: [household-services, employment]", "sectors: []", "E207"),
    "a kind that there is not": ("    kind: subsidy", "    kind: gift", "E208"),
    "no name": ("    name: 吸纳就业补贴\n", "", "E202"),
    "a key that there is not": ("    to: 年度", "    for: x\n    to: 年度", "E201"),
    "a sum that is a list": ("    cap: 8万元", "    cap: [8万元]", "E207"),
    "an example that is none": ("{given: {吸纳人数: 9人}, expect", "{given: 9人, expect", "E207"),
    "an input of no type": ("type: count, unit: 人", "type: number, unit: 人", "E208"),
    "a reference without reason": ("{measure: 4, why: 同样支持家政企业用人}", "{measure: 4}", "E202"),
    "a unit with a role that there is not": ("role: support", "role: helper", "E208"),
}


def spoilt(tmp_path: Path, fault: str, *, further: bool) -> Data:
    """The third measure with one fault, and with an amount of the text that nobody has entered."""
    data, (find, replace, _) = Data(tmp_path), FAULTS[fault]
    data.apply({"file": FILE, "find": find, "replace": replace})
    for name in (FILE, "shili-2024-7/source.txt") if further else ():
        data.apply({"file": name, "find": TEXT, "replace": LONGER})
    return data


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_alone(tmp_path: Path, fault: str) -> None:
    assert [one.code for one in spoilt(tmp_path, fault, further=False).result.found] == [FAULTS[fault][2]]


@pytest.mark.parametrize("fault", FAULTS)
def test_what_else_is_open_is_told_in_the_same_run(tmp_path: Path, fault: str) -> None:
    assert spoilt(tmp_path, fault, further=True).codes == {FAULTS[fault][2], "E306"}


def test_what_is_wrong_in_the_next_entry_is_shown_there(tmp_path: Path) -> None:
    data = Data(tmp_path).apply(
        {"file": FILE, "find": "benefits:\n", "replace": "benefits:\n  - {id: x, quote: 补贴}\n"}
    )
    data.apply({"file": FILE, "find": "gives: 按照每人800元给予补贴", "replace": "gives: 全部费用"})
    assert {one.code: one.place.path for one in data.problems}["E313"] == ("benefits", 1, "gives")


@pytest.mark.parametrize(
    ("find", "replace", "path"),
    [("number: 3", "number: three", ("number",)), (f"{TEXT}（牵头", "\nclosing: [1]\n# ", ("closing",))],
)
def test_without_its_number_or_its_words_a_measure_is_not_looked_at(
    tmp_path: Path, find: str, replace: str, path: tuple[str, ...]
) -> None:
    data = Data(tmp_path).apply({"file": FILE, "find": find, "replace": replace})
    assert [one.place.path for one in data.problems] == [path]


def test_a_fact_without_a_quote_silences_what_it_may_rest_on(tmp_path: Path) -> None:
    quote = "    quote: 对年度新吸纳就业10人以上的家政服务企业，按照每人800元给予补贴，最高不超过8万元\n"
    assert Data(tmp_path).apply({"file": FILE, "find": quote, "replace": ""}).codes == {"E202"}
