"""Which words of a measure or an item are its title. Where a notice sets none off, none is made up.

A title stands on a line of its own, or is set off in one of four ways, the same in the whole notice: by a full stop, a
colon, wide space, or in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyref.outline.lines import Line
from policyref.outline.units import is_units

_LONGEST = 30
_MOST = 0.5
# What a sentence says and no title does; needed for 第N条, which often begin with a short sentence.
_STATES = re.compile(
    r"应当|不得|必须|予以|可以|是指|为准|纳入|按照|适用于|给予|按(?!揭|需|时|质)|由.*(?:负责|承担|解释)|自.*(?:起|施行)|根据"
    r"|所称|本(?:办法|措施|规定|细则|意见|条例|方案)|\d"
)


class Divided(NamedTuple):
    """A title, and the words on the line after it; no title where there is none."""

    title: str
    rest: str


def divide(lines: Sequence[Line], followed: Sequence[bool]) -> list[Divided]:
    """Title and words of each of some lines side by side; `followed` says below which of them more stands."""
    alone = [_alone(line, below) for line, below in zip(lines, followed, strict=True)]
    found = {way: [way(line, line.rest) for line in lines] for way in (_stopped, _bracketed, _colon, _spaced)}
    best = max(found, key=lambda way: sum(map(bool, found[way])))
    others = sum(one is None for one in alone)
    if sum(bool(one) for one, own in zip(found[best], alone, strict=True) if own is None) < _MOST * others:
        found[best] = [None] * len(lines)
    return [own or one or Divided("", line.rest) for own, one, line in zip(alone, found[best], lines, strict=True)]


def _alone(line: Line, below: bool) -> Divided | None:
    title = line.rest.removesuffix("。").removesuffix("：")
    if below and 0 < len(title) <= _LONGEST and not re.search("[，；：。]", title):
        mark = line.rest[len(title) :]
        if mark == "：" or (mark and re.search(r"\d", title)) or (mark and _states(line, title)):
            return None
        return Divided(title, "")
    return None


def _stopped(line: Line, words: str) -> Divided | None:
    title, stop, rest = words.partition("。")
    if not stop or not _may_be(title) or not rest or is_units(rest) or _states(line, title):
        return None
    return Divided(title, rest)


def _states(line: Line, title: str) -> bool:
    return bool(line.label and line.label.family == "第一条" and _STATES.search(title))


def _bracketed(_: Line, words: str) -> Divided | None:
    match = re.match(r"[（(〔【][^（()）〔〕【】]{2,20}[）)〕】](?=.)", words)
    return Divided(match.group(), words[match.end() :]) if match else None


def _colon(_: Line, words: str) -> Divided | None:
    title, colon, rest = words.partition("：")
    if colon and _may_be(title) and len(rest) > len(title) and not re.search("[对按]|如下|下列", title):
        return Divided(title, rest)
    return None


def _spaced(line: Line, words: str) -> Divided | None:
    raw = line.raw.strip()
    match = re.match(r"(?P<title>[^\s，。；：]{2,20})(?:\s{2,}|\u3000)\S", _after_label(line, raw))
    if match and words.startswith(match["title"]) and not re.search(r"\d", match["title"]):
        return Divided(match["title"], words.removeprefix(match["title"]))
    return None


def _after_label(line: Line, raw: str) -> str:
    """The words as they stand in the file, spaces and all, after the label."""
    left = len(line.label.printed) if line.label else 0
    for place, char in enumerate(raw):
        if not left and not char.isspace():
            return raw[place:]
        left -= not char.isspace()
    return ""


def _may_be(title: str) -> bool:
    return 0 < len(title) <= _LONGEST and not re.search("[，；：]", title)
