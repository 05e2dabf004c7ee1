"""`new --redo` offers what is still open, and nothing again that a person has taken out of the comments."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.data import Data
from tests.draft.offered import accept
from tests.draft.test_redo import made, run

REPEAL = """云溪市人民政府关于废止《云溪市开店办法》的决定
云政发〔2026〕1号
各县（区）人民政府：
决定废止《云溪市开店办法》（云政规〔2019〕6号）。申报余款的办法另行通知。
云溪市人民政府
2026年1月5日
"""


def test_what_a_person_took_out_of_the_comments_stays_and_is_not_offered_again(tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, REPEAL)))
    accept(data.folder / "new-1")
    accepted = yaml.safe_load((data.folder / "new-1/notice.yml").read_text(encoding="utf-8"))
    assert accepted["effects"] and accepted["notes"] and accepted["unsaid"] == ["from", "until"]
    assert run(data, "--redo").exit_code == 0
    text = (data.folder / "new-1/notice.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == accepted
    assert not any(f"# {key}:" in text for key in ("effects", "notes", "unsaid"))


def test_what_a_person_has_not_taken_is_offered_again(tmp_path: Path) -> None:
    data = Data(tmp_path)
    run(data, "--from", str(made(tmp_path, REPEAL)))
    before = (data.folder / "new-1/notice.yml").read_text(encoding="utf-8")
    assert run(data, "--redo").exit_code == 0
    assert (data.folder / "new-1/notice.yml").read_text(encoding="utf-8") == before and "# effects:" in before
