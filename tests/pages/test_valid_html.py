"""An outside judge reads every page: the Nu HTML checker finds no error."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.site import ROOT, Project

VNU = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


def errors(folder: Path) -> list[str]:
    """What the checker says of the pages in a folder."""
    command = [
        "java",
        "-jar",
        str(VNU),
        "--errors-only",
        "--skip-non-html",
        "--format",
        "gnu",
        str(folder),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in said.stderr.splitlines() if " error: " in line]


def test_every_page_is_valid_html(both: Project) -> None:
    assert errors(both.published) == []


def test_the_judge_sees_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in error for error in errors(tmp_path))
