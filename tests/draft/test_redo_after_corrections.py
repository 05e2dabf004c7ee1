"""`new --redo` where official words were corrected or changed: a person's words stay, or are kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import Data
from tests.draft.test_redo import NOTICE, add, made, redo, run, text, value

CORRECTED = "corrections:\n  - {block: 2, from: 商条, to: 商务, why: 原件印错}\n"


@pytest.mark.parametrize("split", [False, True])
def test_a_correction_reaches_what_drafting_wrote_itself(split: bool, tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, NOTICE.replace("县商务局", "县商条局"))))
    if split:
        redo(data, ("文\t3\t", "文 2.2 最高3万元\n文\t3\t"))
    assert value(data, "01.yml")["units"] == ["县商条局"]
    add(data, "notice.yml", CORRECTED)
    said = redo(data)
    assert value(data, "01.yml")["units"] == ["县商务局"]
    assert "人改过" not in said
    assert redo(data) == said


def test_what_a_person_made_of_words_that_are_corrected_stays(tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, NOTICE.replace("县商务局", "县商条局"))))
    add(data, "01.yml", "units: [县商务局, 县财政局]", "units: [县商条局]")
    add(data, "notice.yml", CORRECTED)
    assert "人改过" in redo(data)
    assert value(data, "01.yml")["units"] == ["县商务局", "县财政局"]


def test_official_words_that_a_person_changed_are_kept_apart(tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, NOTICE)))
    add(data, "01.yml", "title: 支持新店 # 问过", "title: 支持开店")
    said = redo(data)
    assert value(data, "01.yml")["title"] == "支持开店"
    assert "原来的 01.yml：title" in said and "支持新店" in text(data, "leftover.txt")
    assert "leftover.txt" not in redo(data)
