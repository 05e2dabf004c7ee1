"""Whoever says that what stands on no list has lapsed is told which documents of the library that may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.acts import OLD, OLD_ID, act, laid
from tests.data import Data

LAPSE = "未列入继续有效目录的文件一律失效。"
UNNAMED = f"does: repeals, to: {{unnamed: 未列入继续有效目录的文件}}, quote: {LAPSE[:-1]}"


def proposed(data: Data) -> list[str]:
    return [one.ready for one in data.result.found if one.code == "Q413"]


@pytest.mark.parametrize("effects", [(), (UNNAMED,)])
def test_the_older_documents_of_the_place_that_it_does_not_name_are_proposed(
    tmp_path: Path, effects: tuple[str, ...]
) -> None:
    data = laid(tmp_path, LAPSE, *effects)
    assert proposed(data) == [f"- does: repeals\n  to: {OLD_ID}\n  quote: {LAPSE[:-1]}"]
    assert OLD_ID in data.report and "  to: shili-2024-7\n" in data.report, "ready to be pasted"


@pytest.mark.parametrize(
    "words",
    [
        f"{OLD}继续有效。{LAPSE}",
        f"示政发〔2024〕7号文件继续有效。{LAPSE}",
        "此前有关规定同时废止。",
        "未列入本年度计划的企业应当重新申报。",
    ],
)
def test_what_it_names_is_not_proposed_and_other_words_propose_nothing(tmp_path: Path, words: str) -> None:
    assert not proposed(laid(tmp_path, words))


def test_what_is_entered_or_may_be_touched_is_not_proposed_again(tmp_path: Path) -> None:
    ended = laid(tmp_path / "ended", LAPSE, act("repeals", LAPSE))
    touched = UNNAMED.replace("目录的文件}", f"目录的文件, may_touch: [{OLD_ID}]}}")
    assert not proposed(ended) and not proposed(laid(tmp_path / "touched", LAPSE, touched))


def test_nobody_elses_and_nothing_younger_is_proposed(tmp_path: Path) -> None:
    elsewhere = {"issuer": "青石县人民政府", "place": "[别的省, 青石县]"}
    assert not proposed(laid(tmp_path / "elsewhere", LAPSE, **elsewhere))
    assert not proposed(laid(tmp_path / "younger", LAPSE, issued="2024-04-10", number="示政发〔2024〕1号"))


def test_a_person_may_say_that_none_is_meant(tmp_path: Path) -> None:
    settled = f"confirmed:\n  - {{question: Q413, quote: {LAPSE[:-1]}, why: 名单另发，里面有这一份}}"
    assert "Q413" not in laid(tmp_path, LAPSE, UNNAMED, own=("unsaid: [from, until]", settled)).codes
