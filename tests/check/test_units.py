"""Who is responsible: in a bracket, in a bracket that says more, or in prose alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import CORPUS, Data

SOURCE, PLAIN = "shili-2024-7/source.txt", "shili-2024-7/02.yml"
SENTENCE = "遵循市场主导、自愿诚信的原则。"


def with_units(tmp_path: Path, words: str, units: str, sentence: str = SENTENCE) -> Data:
    """A measure without a bracket gets words more, and a list of units."""
    data = Data(tmp_path, CORPUS)
    for name in (SOURCE, PLAIN):
        data.apply({"file": name, "find": SENTENCE, "replace": sentence + words})
    return data.apply({"file": PLAIN, "find": "units: 原文没有", "replace": f"units: {units}"})


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("（责任单位：市商务局、市财政局按职责分工负责。各区均需落实，不再列出）", "[市商务局, 市财政局]"),
        ("（市商务局、市财政局按职责分工负责，2025年6月底前完成）", "[市商务局, 市财政局]"),
        ("（由市商务局会同市财政局负责）", "[市商务局, 市财政局]"),
        ("（实施单位：市商务局）", "[市商务局]"),
        ("（市商务局牵头，市财政局配合）", "[{unit: 市商务局, role: lead}, {unit: 市财政局, role: support}]"),
    ],
)
def test_the_units_that_a_bracket_names_pass_and_none_does_not(tmp_path: Path, words: str, units: str) -> None:
    assert not with_units(tmp_path / "right", words, units).codes & {"E305", "E312", "Q301", "E203"}
    assert "E305" in with_units(tmp_path / "none", words, "[]").codes


@pytest.mark.parametrize(
    "words", ["（责任单位 市商务局）", "（责任单位：市商务局（牵头）、（市财政局）", "牵头单位为：市商务局"]
)
def test_a_label_that_no_bracket_explains_is_never_passed_in_silence(tmp_path: Path, words: str) -> None:
    assert with_units(tmp_path, words, "[]").codes & {"E305", "E319", "Q301"}


PROSE = "遵循市场主导、自愿诚信的原则，由市商务局会同市财政局组织实施。"


def test_units_in_prose_are_asked_about_until_they_are_listed(tmp_path: Path) -> None:
    data = with_units(tmp_path / "none", "", "[]", PROSE)
    assert [one.place.near for one in data.result.left if one.code == "Q301"] == ["市商务局", "市财政局"]
    assert not with_units(tmp_path / "right", "", "[市商务局, 市财政局]", PROSE).codes


def test_a_body_that_no_list_has_is_asked_about_where_a_measure_has_no_unit(tmp_path: Path) -> None:
    prose = "遵循市场主导、自愿诚信的原则，由市农机中心组织实施。"
    data = with_units(tmp_path, "", "[]", prose)
    assert [one.place.near for one in data.result.left if one.code == "Q301"] == ["市农机中心"]


@pytest.mark.parametrize(
    "prose",
    [
        "遵循市场主导、自愿诚信的原则，执行《市商务局关于诚信的通知》。",
        "遵循市场主导、自愿诚信的原则，执行市商务局印发的标准。",
        "遵循市场主导、自愿诚信的原则，可向市商务局咨询。",
    ],
)
def test_a_unit_that_is_only_cited_or_addressed_is_not(tmp_path: Path, prose: str) -> None:
    assert "Q301" not in with_units(tmp_path, "", "[]", prose).codes


@pytest.mark.parametrize(("role", "words"), [("lead", "市商务局牵头推进"), ("support", "市商务局配合推进")])
def test_a_role_needs_a_word_in_the_text(tmp_path: Path, role: str, words: str) -> None:
    units = f"[{{unit: 市商务局, role: {role}}}]"
    said = f"遵循市场主导、自愿诚信的原则，{words}。"
    assert not with_units(tmp_path / "right", "", units, said).problems
    unsaid = with_units(
        tmp_path / "wrong", "", "[{unit: 市商务局, role: support}]", "遵循市场主导的原则，市商务局推进。"
    )
    assert "E312" in unsaid.codes


LED = "遵循市场主导、自愿诚信的原则，由市商务局牵头，市财政局配合。"


@pytest.mark.parametrize(
    ("units", "passes"),
    [
        ("[{unit: 市商务局, role: lead}, {unit: 市财政局, role: support}]", True),
        ("[{unit: 市商务局, role: support}, {unit: 市财政局, role: lead}]", False),
        ("[市商务局, 市财政局]", False),
    ],
)
def test_a_role_in_prose_is_that_of_the_unit_before_it(tmp_path: Path, units: str, passes: bool) -> None:
    assert ("E312" not in with_units(tmp_path, "", units, LED).codes) is passes
