"""A plain text: one block a line. Its breaks are those of a scan, so that drafting may still join them.

A page number between two lines came with them when a PDF was copied; it would stand in the middle of a sentence.
"""

from __future__ import annotations

import re

from policyref.intake.blocks import Block, Document, opening
from policyref.intake.encodings import decode
from policyref.intake.layout_furniture import is_page_number

_BARE = ("只有一个数字的一行，可能是页码；是的请在提纲里改成“略”",)


def _is_bare_number(line: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{1,3}\s*", line))


def read(content: bytes) -> Document:
    decoded = decode(content)
    lines = decoded.text.replace("\ufeff", "").splitlines()
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
    guess = (f"文件没有说明编码，读作 {decoded.encoding}；这一行若是乱码，请另存为 UTF-8 再试",)
    blocks = [
        Block(
            "furniture" if is_page_number(line) else "para",
            f"第 {number} 行",
            line,
            unsure=(*(() if decoded.sure or number != first else guess), *(_BARE if _is_bare_number(line) else ())),
        )
        for number, line in enumerate(lines, 1)
        if opening(line)
    ]
    return Document(tuple(blocks), scanned=True)
