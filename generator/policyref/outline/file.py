"""An outline as a file for a person: one line for each block, of which the left word may be changed.

The middle ties a line to blocks.json: `12`, or `12.2` for the second piece of a block that is split. The words on the
right are only shown, but for the beginning of a piece.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyref.outline.kinds import MEANINGS, SECTIONS, WORDS, Kind
from policyref.outline.lines import Outline, Placed
from policyref.outline.units import names_units

OUTLINE = "outline.txt"
JOIN, SPLIT = "+", "拆"
_SHOWN = 40
_END = 10


def outline_text(outline: Outline, file: str, digest: str = "") -> str:
    """The file."""
    kinds = [one.kind for one in outline.placed]
    left_out = kinds.count("left-out")
    head = [
        "提纲：每段一行。只改最左边的字；原文在 blocks.json 里，这里改了不算。",
        f"左边的字：{MEANINGS}。",
        f"另可写：“{JOIN} 12”把第 12 段并入上一段；“{SPLIT} 12 第十九条”让第 12 段从这几个字起另成一段；"
        "一行可以移到别处。",
        "改好后运行 policyref new 编号 --redo。带“？”的是程序拿不准的地方。",
        f"来源：{file}{f'，sha256 {digest}' if digest else ''}，共 {_count(outline)} 段"
        + (f"（其中 {left_out} 段不属于原文）" if left_out else ""),
        f"措施：{kinds.count('measure')} 条；依据：{outline.why}",
    ]
    lines = [f"# {words}" for words in head]
    lines += [f"# ？ {doubt}" for doubt in outline.doubts]
    depth = 0
    for one in outline.placed:
        depth = _depth(one.kind, depth)
        lines += [f"# ？ {doubt}" for doubt in one.doubts]
        lines += _lines(one, depth)
    return "\n".join(lines) + "\n"


def _count(outline: Outline) -> int:
    return len({block for one in outline.placed for block in one.line.blocks})


def compact(outline: Outline) -> list[str]:
    """The lines without what is only shown, to be kept beside the blocks."""
    found: list[str] = []
    for one in outline.placed:
        line = one.line
        piece = f".{line.piece} {line.raw}" if line.piece > 1 else ""
        found.append(f"{WORDS[one.kind]} {line.blocks[0]}{piece}")
        found += [f"{JOIN} {block}" for block in line.blocks[1:]]
    return found


def _depth(kind: Kind, before: int) -> int:
    if kind in SECTIONS:
        return SECTIONS.index(kind)
    return {"measure": len(SECTIONS), "item": len(SECTIONS) + 1}.get(kind, before)


def _lines(one: Placed, depth: int) -> Iterator[str]:
    line = one.line
    number = f"{line.blocks[0]}.{line.piece}" if line.piece > 1 else str(line.blocks[0])
    indent = "  " * min(depth, 5) if one.kind in (*SECTIONS, "measure", "item", "text", "table", "tail") else ""
    yield f"{WORDS[one.kind]}\t{number}\t{indent}{_shown(one)}"
    for block in line.blocks[1:]:
        yield f"{JOIN}\t{block}"


def _shown(one: Placed) -> str:
    """The beginning and the end of the words, and of a measure or an item how long it is and whether it names units."""
    text = (one.line.raw if one.line.piece > 1 else one.line.text).replace("\n", "／")
    shown = text if len(text) <= _SHOWN + _END else f"{text[:_SHOWN]}…{text[-_END:]}"
    if one.kind not in ("measure", "item"):
        return shown
    units = "，有责任单位" if names_units(one.line.text) else ""
    return f"{shown}（{len(text)} 字{units}）"
