"""What our words say of procedure is held against the measure and against what the notice says of all its measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import Data

FILE, SOURCE, NOTICE = "shili-2024-7/05.yml", "shili-2024-7/source.txt", "shili-2024-7/notice.yml"
SUMMARY = "家政服务员体检不收费，由市财政承担。"


def told(tmp_path: Path, words: str, general: str = "") -> Data:
    """The measure with some words of ours, and the notice with a sentence about all its measures."""
    data = Data(tmp_path).apply({"file": FILE, "find": SUMMARY, "replace": f"{SUMMARY[:-1]}，{words}。"})
    for file in (SOURCE, NOTICE) if general else ():
        data.apply({"file": file, "find": "制定本规定。", "replace": f"制定本规定。{general}"})
    return data


@pytest.mark.parametrize("words", ["免申即享", "先到先得", "所有人都可以领", "全部报销", "网上申请"])
def test_what_neither_says_is_a_problem_at_the_words(tmp_path: Path, words: str) -> None:
    found = [one for one in told(tmp_path, words).problems if one.code == "E380"]
    assert found and all(one.place.path == ("summary",) and one.place.near in words for one in found)


@pytest.mark.parametrize(
    ("words", "general"),
    [
        ("免申即享", "各项补贴由部门自动兑付。"),
        ("先到先得", "各项补贴额满为止。"),
        ("网上申请", "均通过政务服务平台办理。"),
    ],
)
def test_what_the_notice_says_of_all_measures_may_be_told(tmp_path: Path, words: str, general: str) -> None:
    assert not told(tmp_path, words, general).codes


def test_a_person_confirms_what_may_be_meant(tmp_path: Path) -> None:
    confirmed = "deadlines: 原文没有\nconfirmed: [{question: Q339, quote: 直接承担, why: 直接承担，不用申请}]"
    for name, confirm, codes in (("asked", "deadlines: 原文没有", {"Q339"}), ("confirmed", confirmed, set[str]())):
        data = told(tmp_path / name, "自动减免")
        data.apply({"file": SOURCE, "find": "由市级财政承担", "replace": "由市级财政直接承担"})
        text = (data.folder / FILE).read_text(encoding="utf-8").replace("由市级财政承担", "由市级财政直接承担")
        (data.folder / FILE).write_text(text.replace("deadlines: 原文没有", confirm), encoding="utf-8")
        assert data.codes == codes


def test_what_only_the_notice_may_mean_is_no_question_about_the_measure(tmp_path: Path) -> None:
    assert told(tmp_path, "自动减免", "各项补贴直接拨付。").codes == {"E380"}
