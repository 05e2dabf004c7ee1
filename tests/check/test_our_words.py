"""What the site writes of a measure says nothing that the text does not: whatever the field, the script, the wording.

Each row is one slip of a clerk in one field of ours, the code and the words that are pointed at; its right twin passes.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from policyref.check import check_notice
from policyref.load.library import load_library

from tests.data import CORPUS

FILE = "shili-2024-7/03.yml"
TEXT = "对年营业额500万元以上、2025年6月底前申报的商店，奖励最高可给予企业1万元；对装修的商店按投资额补助5万元。"
ONE, TWO = TEXT.removesuffix("。").split("；")
SUMMARY = "年营业额500万元以上的商店6月底前申报，奖励最高1万元。"


class Slip(NamedTuple):
    field: str
    wrong: str
    found: tuple[str, str]
    right: str


SLIPS = {
    "another number": Slip("audience", "年营业额900万元以上的商店", ("E307", "900万元"), "年营业额500万元以上的商店"),
    "capital numerals": Slip("summary", "奖励最高贰万元。", ("E307", "贰万元"), "奖励最高壹万元。"),
    "full-width digits": Slip("summary", "奖励最高２万元。", ("E307", "２万元"), "奖励最高１万元。"),
    "a share in words": Slip("to", "另得一半的商店", ("E307", "一半"), "装修的商店"),
    "an estimate": Slip("summary", "奖励最高上万元。", ("E307", "上万元"), "奖励最高1万元。"),
    "no limit": Slip("summary", "奖励上不封顶。", ("E307", "上不封顶"), "原文没有写上限。"),
    "no limit in other words": Slip("audience", "不设上限的商店", ("E307", "不设上限"), "商店"),
    "digits beside a letter": Slip("summary", "奖励最高7w。", ("E307", "7"), "奖励最高1万元。"),
    "about": Slip("summary", "装修的补助5万元左右。", ("E307", "5万元左右"), "装修的补助5万元。"),
    "for each": Slip("summary", "奖励最高每人1万元。", ("E307", "每人"), "奖励最高1万元。"),
    "each month": Slip("headline", "每月最高1万元", ("E307", "每月"), "最高1万元"),
    "a date in characters": Slip("audience", "二〇二六年底前申报的商店", ("E307", "二〇二六年底前"), "商店"),
    "a month in characters": Slip("summary", "九月底前申报。", ("E307", "九月底前"), "六月底前申报。"),
    "a length": Slip("audience", "三个月内申报的商店", ("E307", "三个月内"), "商店"),
    "a half-year": Slip("summary", "上半年申报。", ("E307", "上半年"), "2025年6月底前申报。"),
    "another side of a day": Slip("summary", "2025年6月底起申报。", ("E307", "2025年6月底起"), "2025年6月底前申报。"),
    "a time without a day": Slip("summary", "次年兑现。", ("E307", "次年"), "申报后兑现。"),
    "a bound lost": Slip("headline", "1万元", ("E627", "1万元"), "1万元封顶"),
    "a bound added": Slip("name", "最高5万元补助", ("E628", "5万元"), "装修补助"),
    "another side of it": Slip("audience", "年营业额超过500万元的商店", ("E347", "500万元"), "年营业额满500万元的商店"),
    "a threshold lost": Slip("summary", "年营业额500万元的商店，奖励最高1万元。", ("E347", "500万元"), SUMMARY),
    "a threshold added": Slip("summary", "装修的补助5万元以上。", ("E347", "5万元"), "装修的补助5万元。"),
    "of another benefit": Slip("summary", "年营业额500万元以上的奖励最高5万元。", ("E341", "5万元"), SUMMARY),
    "of another benefit, after it": Slip("summary", "商店得5万元奖励。", ("E341", "5万元"), "商店得5万元补助。"),
    "a payer": Slip("summary", "省级财政奖励商店。", ("E348", "省级财政"), "奖励商店。"),
    "a unit": Slip("summary", "由市财政局发放。", ("E348", "市财政局"), "奖励商店。"),
}  # fmt: skip
OF_THE_SECOND = {"a bound added"}


def found(root: Path, field: str, words: str, second: bool) -> set[tuple[str, str]]:
    folder = root / "measures_data"
    shutil.copytree(CORPUS, folder, ignore=shutil.ignore_patterns("README.md"))
    common = {"payer": "unstated", "to": "商店"}
    benefits: list[dict[str, Any]] = [
        {"id": "one", "name": "奖励", "quote": ONE, "kind": "reward", "gives": "1万元", "headline": "最高1万元"}
        | common,
        {"id": "two", "name": "补助", "quote": TWO, "kind": "subsidy", "gives": "5万元", "headline": "5万元"} | common,
    ]
    day = {"quote": "2025年6月底前", "kind": "due", "start": None, "end": "2025-06-30", "certainty": "exact"}
    measure: dict[str, Any] = {"number": 3, "title": "奖励", "text": TEXT, "units": "原文没有", "summary": SUMMARY,
               "audience": ["商店"], "sectors": ["employment"], "deadlines": [day], "benefits": benefits}  # fmt: skip
    owner = benefits[second] if field in ("to", "name", "headline") else measure
    owner[field] = [words] if field == "audience" else words
    (folder / FILE).write_text(json.dumps(measure, ensure_ascii=False), encoding="utf-8")
    source = (folder / FILE).with_name("source.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    lines = [f"第三条　奖励。{TEXT}" if line.startswith("第三条") else line for line in lines]
    source.write_text("\n".join(lines), encoding="utf-8")
    library, problems = load_library(root, folder)
    assert library and not problems, problems
    return {(one.code, one.place.near) for one in check_notice(library) if one.place.file.endswith(FILE) and
            one.code in ("E307", "E341", "E347", "E348", "E627", "E628")}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_what_the_text_does_not_say_is_found_and_what_it_says_passes(name: str, tmp_path: Path) -> None:
    slip, second = SLIPS[name], name in OF_THE_SECOND
    assert slip.found in found(tmp_path / "wrong", slip.field, slip.wrong, second)
    assert found(tmp_path / "right", slip.field, slip.right, second) == set()
