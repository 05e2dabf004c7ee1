"""What is corrected of the words of a file: between its blocks and the official text, so that nobody edits either."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from policyref.intake.blocks import Block, Document


class Change(NamedTuple):
    block: int  # from 1
    wrong: str
    right: str


def times(document: Document, change: Change) -> int | None:
    """How often the words stand in the block; None where there is no such block."""
    if not 1 <= change.block <= len(document.blocks):
        return None
    block = document.blocks[change.block - 1]
    return sum(len(_pattern(change).findall(words)) for words in _pieces(block))


def corrected(document: Document, changes: Iterable[Change]) -> Document:
    """The document with every change whose words stand once in their block."""
    blocks = list(document.blocks)
    for change in changes:
        if times(replace(document, blocks=tuple(blocks)), change) == 1:
            block, pattern = blocks[change.block - 1], _pattern(change)
            rows = tuple(tuple(_changed(pattern, cell, change.right) for cell in row) for row in block.rows)
            blocks[change.block - 1] = replace(block, text=_changed(pattern, block.text, change.right), rows=rows)
    return replace(document, blocks=tuple(blocks))


def _pieces(block: Block) -> list[str]:
    return [block.text, *(cell for row in block.rows for cell in row)]


def _changed(pattern: re.Pattern[str], words: str, right: str) -> str:
    return pattern.sub(lambda _: right, words)


def _pattern(change: Change) -> re.Pattern[str]:
    """The words, with whatever white space the file has between them."""
    return re.compile(r"\s*".join(map(re.escape, "".join(change.wrong.split()))))
