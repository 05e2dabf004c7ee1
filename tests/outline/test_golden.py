"""Notices in the worst shapes, with what each of their lines is and what is doubtful about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.intake.blocks import Block, Document
from policyref.outline.find import find_outline
from policyref.outline.kinds import WORDS
from policyref.outline.lines import lines_of

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_notice_is_divided_as_a_clerk_would(path: Path) -> None:
    wanted = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    words = [words for kind, words in wanted if kind != "？"]
    blocks = tuple(Block("para", f"第 {number} 段", text.replace("⇥", "\t")) for number, text in enumerate(words, 1))
    found = []
    outline = find_outline(lines_of(Document(blocks, "test")))
    for one in outline.placed:
        found += [["？", doubt] for doubt in one.doubts if "制表符" not in doubt]
        found.append([WORDS[one.kind], one.line.text])
    assert found == wanted
    assert outline.sure
