"""A table whose heads say 任务 and 牵头单位 is a 分工表: which of its columns says what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyref.text.cells import ABOVE, LEFT

_HEADS = {
    "task": re.compile("(?:序号及)?(?:重点|主要|工作|具体|目标)*(?:任务|事项|措施|举措)(?:内容|名称|分解)?"),
    "responsible": re.compile("(?:主要)?责任(?:单位|部门|主体|科室)"),
    "lead": re.compile("[省市县区]?级?(?:牵头|主办)(?:责任)?(?:单位|部门|科室)"),
    "support": re.compile("[省市县区]?级?(?:配合|协办|参与|协同)(?:责任)?(?:单位|部门|科室)"),
    "due": re.compile("(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求|节点)?"),
}


def task_columns(rows: Sequence[Sequence[str]], head: int) -> dict[str, str]:
    """What each column says → its head; empty unless one says the task and another who does it.

    A kind of which there are two columns (重点任务, 具体措施) is left to a person.
    """
    heads = [head_above(rows[:head], column) for column in range(len(rows[0]))] if head else []
    named = {key: [words for words in heads if said.fullmatch(words)] for key, said in _HEADS.items()}
    found = {key: words[0] for key, words in named.items() if len(words) == 1 and heads.count(words[0]) == 1}
    return found if "task" in found and found.keys() & {"responsible", "lead", "support"} else {}


def head_above(rows: Sequence[Sequence[str]], column: int) -> str:
    """The lowest words above a column."""
    words = next((row[column] for row in reversed(rows) if row[column] != ABOVE), "")
    return "" if words == LEFT else words
