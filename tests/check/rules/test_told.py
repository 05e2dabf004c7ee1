"""What the site writes of a sum keeps its bound, and invents none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.written import found_in


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("对评为示范店的给予最高8万元奖励。", "奖励8万元", "最高奖励8万元"),
        ("对省级、市级示范店，分别给予最高6万元、2万元奖励。", "省级6万元", "省级最高6万元"),
        ("对评为示范店的，奖励不低于1000元。", "奖励1000元", "至少1000元"),
    ],
)
@pytest.mark.parametrize("field", ["summary", "headline"])
def test_what_the_site_writes_keeps_a_bound(text: str, wrong: str, right: str, field: str, tmp_path: Path) -> None:
    def found(where: Path, words: str) -> set[str]:
        benefits = [{"headline": words}] if field == "headline" else []
        more = {"summary": words} if field == "summary" else {}
        return {code for code, _ in found_in(where, text, benefits, **more)}

    assert found(tmp_path / "wrong", wrong) == {"E627"}
    assert found(tmp_path / "right", right) == set()


def test_the_site_invents_no_bound(tmp_path: Path) -> None:
    text = "对省级、市级示范店，分别奖励6万元、2万元。"
    assert {("E628", "2万元")} == found_in(tmp_path / "wrong", text, [{"headline": "最高2万元"}])
    assert not found_in(tmp_path / "right", text, [{"headline": "最高6万元"}])  # the most of several
