"""What CONTRIBUTING and the documents beside it lead to exists, and their tables can be read at a glance."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs/dev").glob("*.md"), *(ROOT / "deploy").glob("*.md")]
PLACES = (ROOT, PACKAGE, *(ROOT / "site_overrides/components").iterdir(), ROOT / "tests/mutations")
PATH = re.compile(r"`([\w./-]+(?:/|\.(?:py|yml|js|html|md|conf|txt|csv|svg|typ)))`")
BLANKS = re.compile(r"NAME|NN|OUT|\.\.\.")
LONGEST_ROW = 160


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| ")]


def test_every_path_that_contributing_names_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = [path for path in PATH.findall(text) if not BLANKS.search(path)]
    assert len(named) > 50
    missing = [path for path in named if not any((place / path).exists() for place in PLACES)]
    assert not missing


def test_the_rows_of_contributing_are_short() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert not [row for row in rows(text) if len(row) > LONGEST_ROW]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [one.partition("#")[0] for one in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [one for one in targets if one and "://" not in one and not (document.parent / one).exists()]
    assert not missing
