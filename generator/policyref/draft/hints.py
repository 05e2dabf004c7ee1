"""What a portal registers beside a notice (索引号, 发文机关 …): no words of the notice, but a help to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policyref.intake.blocks import Block
from policyref.text.cells import CELL_END

_NAMES = {
    "index_number": "索引号|信息索引号?",
    "theme": "主题分类|主题类别|信息类别|分类",
    "issuer": "发文机关|发布机关|发布机构|发文单位|公开责任部门|制定机关",
    "issued": "成文日期|发文日期|生成日期",
    "number": "发文字号|文号|文件编号|发文文号",
    "online": "发布日期|发布时间|公开日期|上网时间",
}
_PAIR = {
    key: re.compile(rf"(?:^|[{CELL_END}\s])\[?(?:{names})\]?\s*[：:{CELL_END}]+\s*(?P<value>[^{CELL_END}\n]+)")
    for key, names in _NAMES.items()
}
_NEXT = re.compile(r"\s+(?=[^\s：:]{2,8}[：:])")  # 发布时间：2026-01-15　来源：市能源局
_NOTHING = re.compile(r"[-—－无/\s]*")


def hints(blocks: Iterable[Block]) -> dict[str, str]:
    """Field → what is registered beside the text."""
    return hints_in("\n".join(block.words for block in blocks if block.kind == "hint"))


def hints_in(words: str) -> dict[str, str]:
    """Field → what some lines register (索引号：YX-2025-8); the first of several wins."""
    words = re.sub(r"(?<=[一-鿿])[ \u3000\u00a0]+(?=[一-鿿]{1,3}[：:])", "", words)
    found = {}
    for key, pattern in _PAIR.items():
        if match := pattern.search(words):
            value = _NEXT.split(match["value"].strip())[0]
            if not _NOTHING.fullmatch(value):
                found[key] = value
    return found
