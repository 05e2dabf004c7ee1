"""How a notice, a measure or an item is cited: 《标题》（文号）第27条第（9）项, 《标题》（文号）二、（一）.

Title first, then the number in full-width brackets: usual practice, taken over from GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

import re

from policyref.text.quotation import entitled

_ARABIC = re.compile(r"(\d+)[.．]")
_UNTITLED = "（标题还没有录入的文件）"
_LAST_MARK = re.compile(r"(?:是|[.．、，：])$")


def cite(title: str | None, number: str | None, clause: str = "") -> str:
    """The citation of a document or of a `clause` of it. A draft without a number is cited by its title alone."""
    return (entitled(title) if title else _UNTITLED) + (f"（{number}）" if number else "") + clause


def clause_called(label: str) -> str:
    """How a clause is cited by its label: `11.` is 第11条, all others are as printed (第七条, （一）, 一、)."""
    match = _ARABIC.fullmatch(label)
    return f"第{match[1]}条" if match else label


def item_called(label: str, number: int) -> str:
    """How an item is cited: 第（一）项, 第①项; `1.` and 一是 are 第1项 and 第一项. One without a label is counted."""
    core = _LAST_MARK.sub("", label) or str(number)
    core = core if core.startswith("第") else f"第{core}"
    return core if core.endswith(("项", "款", "目")) else f"{core}项"


def spaced(clause: str) -> str:
    """The same in a heading or a link: Arabic figures stand apart from characters."""
    return re.sub(r"第(\d+)(?=[条项])", r"第 \1 ", clause)
