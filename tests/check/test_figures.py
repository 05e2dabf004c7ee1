"""Which figures of the text a fact accounts for, and which an editor is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import Data
from tests.site import FORMS

SOURCE, RENT, FILING = "shili-2025-3/source.txt", "shili-2025-3/01.yml", "shili-2025-3/09.yml"
STANDARD = "每平方米每月3元"


def with_words(data: Data, file: str, find: str, replace: str) -> Data:
    """Other words in the official text, in the measure's copy of it and in its quotes."""
    for name in (SOURCE, file):
        path = data.folder / name
        text = path.read_text(encoding="utf-8")
        assert find in text
        path.write_text(text.replace(find, replace), encoding="utf-8")
    return data


def test_the_numbers_of_an_answer_are_facts(tmp_path: Path) -> None:
    assert not Data(tmp_path, FORMS).problems


def test_a_number_that_an_answer_quotes_and_does_not_use_is_asked_about(tmp_path: Path) -> None:
    data = with_words(Data(tmp_path, FORMS), FILING, "自行备案；", "自行备案并配备3名安全员；")
    assert "E612" in data.codes and "E306" not in data.codes


@pytest.mark.parametrize("words", ["每年", "每月", "每季度", "每天", "全年"])
def test_what_an_amount_is_counted_by_is_no_deadline(tmp_path: Path, words: str) -> None:
    assert "E408" not in with_words(Data(tmp_path, FORMS), RENT, STANDARD, f"每平方米{words}3元").codes


@pytest.mark.parametrize("words", ["每年6月底前", "每月底前", "2025年全年"])
def test_a_time_within_the_words_of_an_amount_is_a_deadline(tmp_path: Path, words: str) -> None:
    assert "E408" in with_words(Data(tmp_path, FORMS), RENT, STANDARD, f"每平方米{words}3元").codes


def test_how_often_something_is_done_is_asked_about_where_no_amount_is(tmp_path: Path) -> None:
    data = Data(tmp_path, FORMS).apply({"file": FILING, "find": "deadlines: 原文没有", "replace": "deadlines: []"})
    assert "E408" in with_words(data, FILING, "上门备案。（", "上门备案。每季度检查一次。（").codes


def test_a_waiver_of_what_an_amount_is_counted_by_is_needless(tmp_path: Path) -> None:
    waived = "deadlines:\n  - {quote: 补贴期限"
    data = Data(tmp_path, FORMS).apply(
        {"file": RENT, "find": waived, "replace": f"waived: [{{quote: 每月, kind: 别的事, why: 不是期限}}]\n{waived}"}
    )
    assert data.codes == {"E309"}


def test_amounts_in_words_are_facts_or_waived(tmp_path: Path) -> None:
    """免费, 半价 and 贰万元 as any other number."""
    words = "上门备案。摊位费首年免费，次年半价收取，另奖励贰万元。（"
    nothing = {"file": FILING, "find": "benefits: 原文没有\n", "replace": ""}
    data = with_words(Data(tmp_path / "wrong", FORMS).apply(nothing), FILING, "上门备案。（", words)
    assert [one.place.near for one in data.problems if one.code == "E306"] == ["免费", "半价", "贰万元"]
    waived = (
        "waived:\n  - {quote: 首年免费，次年半价收取，另奖励贰万元, kind: 别的事, why: 另有办法}\ndeadlines: 原文没有"
    )
    data = Data(tmp_path / "right", FORMS)
    data.apply({"file": FILING, "find": "deadlines: 原文没有", "replace": waived})
    assert not with_words(data, FILING, "上门备案。（", words).problems
