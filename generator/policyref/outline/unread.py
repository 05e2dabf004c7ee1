"""Lines that count in a way no label is known for: 壹、 Ⅰ. A. 一是 1.1, or marks such as ●.

They are only pointed out; a person says whether each begins a measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyref.outline.lines import Line

_ROWS = (
    "一二三四五六七八九十",
    "壹贰叁肆伍陆柒捌玖拾",
    "123456789",
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "ABCDEFGHIJKLMN",
    "abcdefghijklmn",
    "甲乙丙丁戊己庚辛壬癸",
    "❶❷❸❹❺❻❼❽❾❿",
    "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
)
_PLACES = 5  # so many characters may stand before the number: 重点任务一
_BEFORE = re.compile(r"(?:[^，。；、：\d]*|\d\.)")
_GOES_ON = re.compile(r"[\d年月日]")
_MARK = re.compile(r"[●■◆★▲◇□☆•·※*➢▪]")


def counted(lines: Sequence[Line], among: Sequence[int]) -> list[int]:
    """Which of some lines begin with one number after the other, from the first on, or with one mark."""
    runs: dict[tuple[str, str], list[int]] = {}
    marked: dict[str, list[int]] = {}
    for index in among:
        text = lines[index].text
        if mark := _MARK.match(text):
            marked.setdefault(mark[0], []).append(index)
        for key, number in _numbers(text):
            run = runs.setdefault(key, [])
            if number == len(run):
                run.append(index)
    return max([*runs.values(), *marked.values()], key=len, default=[])


def _numbers(text: str) -> list[tuple[tuple[str, str], int]]:
    """What may be the number of a line: the row it is of, with the words before it, and which of the row it is."""
    return [
        ((row, text[:at]), row.index(text[at]))
        for at in range(min(_PLACES, len(text)))
        for row in _ROWS
        if text[at] in row and _BEFORE.fullmatch(text[:at]) and not _GOES_ON.match(text[at + 1 :])
    ]
