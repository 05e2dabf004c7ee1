"""Every kind of mistake in the data, and exactly what the editor who made it is told.

Each file of `bad/` is one mistake: `about` it, the `edits` that make it in a copy of the corpus (`corpus` names another
one), the report to `expect`. `GOLDEN=overwrite pytest tests/golden` writes the reports anew; read every one of them
before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from policyref.problems.problem import catalogue

from tests.data import CORPUS, Data

BAD = sorted((Path(__file__).parent / "bad").glob("*.yml"))
_OVERWRITE = os.environ.get("GOLDEN") == "overwrite"
_ENGLISH_OF_LIBRARIES = ("Input should", "NoneType", "Traceback", "expected", "while parsing", "did not find")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_mistake_is_reported_exactly(path: Path, tmp_path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    case = yaml.safe_load(written)
    data = Data(tmp_path, CORPUS.with_name(case.get("corpus", CORPUS.name)))
    for edit in case["edits"]:
        data.apply(edit)
    if _OVERWRITE:
        case["expect"] = data.report + "\n"
        lines = "".join(f"  {line}\n" for line in data.report.splitlines())
        path.write_text(written.partition("\nexpect:")[0] + "\nexpect: |\n" + lines, encoding="utf-8")
    assert data.report + "\n" == case["expect"]
    assert path.name.partition("-")[0] in data.codes


def test_every_code_has_an_example() -> None:
    shown = {path.name.partition("-")[0] for path in BAD}
    shown |= {"E701", "E702", "E703"}  # of prints: tests/handbook/
    shown |= {"E119"}  # of links on the disk: tests/load/test_links_out.py
    shown |= {f"E14{digit}" for digit in range(7)}  # of outlines: tests/outline/test_read.py
    shown |= {
        f"E38{digit}" for digit in range(1, 8)
    }  # of files that notices were read from: tests/check/test_original.py
    shown |= {"E524", "E527"}  # of locks: tests/test_links.py
    shown |= {f"E5{number}" for number in range(15, 24)}  # of what was published: tests/revisions/
    shown |= {
        "E511",
        "E512",
        "E513",
        "E514",
        "E525",
        "E118",
        "E526",
    }  # of configurations and links: tests/publish/test_obstacles.py
    assert shown == set(catalogue())


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_reports_speak_the_language_of_editors(path: Path) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))["expect"]
    assert not [words for words in _ENGLISH_OF_LIBRARIES if words in said]
