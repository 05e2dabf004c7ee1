"""Whether a text counts a number itself in: 以上 does, 超过 does not, and 含 or 不含 settles it, next door too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from generator.rules.words import number
from generator.text.amounts import NumberPhrase, scan_numbers

_FIRM = {
    "不超过": "<=", "不高于": "<=", "不多于": "<=", "不大于": "<=", "超过": ">", "高于": ">", "多于": ">", "大于": ">",
    "不少于": ">=", "不低于": ">=", "不小于": ">=", "至少": ">=", "达到": ">=", "达": ">=", "满": ">=",
    "不足": "<", "不满": "<", "未满": "<", "低于": "<", "少于": "<", "小于": "<", "未达到": "<", "未超过": "<=",
}  # fmt: skip
_SOFT = {"以上": ">=", "及以上": ">=", "起": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "之内": "<="}
"""What a notice may define otherwise for itself, and what a neighbour's 含 decides."""
_BEFORE = re.compile(f"(?:{'|'.join(sorted(_FIRM, key=len, reverse=True))})$")
_COUNTED = r"[（(]?(?P<{0}no>不?)(?P<{0}>包?含|包括)(?:本数|本级|[\d.万千百亿]+[^）)，。；]{{0,5}})?(?:在内)?[）)]?"
_AFTER = re.compile(
    f"(?:{_COUNTED.format('before')})?(?P<word>{'|'.join(sorted(_SOFT, key=len, reverse=True))})?"
    f"(?:{_COUNTED.format('after')})?"
)
_TO = re.compile("[—–－~～-]{1,2}|[至到]")
_LISTED = re.compile("[、和及或]|以及")
_WITH = {">": ">=", "<": "<="}
_WITHOUT = {">=": ">", "<=": "<"}


@dataclass(frozen=True, slots=True)
class Edge:
    """A number that something is compared with, at `start:end`; `settled` where the text says 含 or 不含 of it.

    `word` is what a notice can define for itself (以上); empty where another word compares.
    """

    start: int
    end: int
    value: Fraction
    unit: str
    op: str
    word: str
    settled: bool


@lru_cache(maxsize=64)  # every comparison of a measure is looked up in the same text
def edges_of(text: str) -> tuple[Edge, ...]:
    numbers = [one for one in scan_numbers(text) if not _counted_in(text, one)]
    return tuple(edge for place in range(len(numbers)) if (edge := _edge(text, numbers, place)))


def _counted_in(text: str, one: NumberPhrase) -> bool:
    """The second 300 of 300平方米（含300平方米）."""
    return bool(re.search("(?:包?含|包括)$", text[: one.start]))


def _edge(text: str, numbers: list[NumberPhrase], place: int) -> Edge | None:
    one = numbers[place]
    first, last = _list_around(text, numbers, place)
    after = _AFTER.match(text, last)
    assert after
    firm = _BEFORE.search(text, 0, first)
    word = after["word"] or ""
    op = _FIRM[firm[0]] if firm else _SOFT.get(word) or _end_of_range(text, numbers, place, after.end())
    found = number(one.words) if one.words[-1] in "万亿" else (one.value, one.unit)
    if not op or not found:
        return None
    settled = word.startswith("及")
    if counted := after["before"] or after["after"]:
        settled = True
        excluded = after["beforeno"] if after["before"] else after["afterno"]
        op = (_WITHOUT if counted and excluded else _WITH).get(op, op)
    return Edge(one.start, one.end, *found, op, "" if firm else word or "至", settled)


def _list_around(text: str, numbers: list[NumberPhrase], place: int) -> tuple[int, int]:
    """50%、100%以上 says 以上 of both."""
    first, last = numbers[place].start, numbers[place].end
    for one in reversed(numbers[:place]):
        first = one.start if _LISTED.fullmatch(text, one.end, first) else first
    for one in numbers[place + 1 :]:
        last = one.end if _LISTED.fullmatch(text, last, one.start) else last
    return first, last


def _end_of_range(text: str, numbers: list[NumberPhrase], place: int, end: int) -> str | None:
    """100—300平方米: the first is from where, the second up to where."""
    if place + 1 < len(numbers) and _TO.fullmatch(text, end, numbers[place + 1].start):
        return ">="
    before = numbers[place - 1] if place else None
    if before is None:
        return None
    skipped = _AFTER.match(text, before.end)
    return "<=" if skipped and _TO.fullmatch(text, skipped.end(), numbers[place].start) else None


def stated(text: str, edge: Edge, defined: Mapping[str, bool]) -> str:
    """The operator that the text means: what it settles at the edge or of its other side, what it defines, the law's
    own words (民法典 art. 1259). `defined` says of 以上, 以下, 以内 whether they include, where the notice does."""
    if edge.settled or not edge.word:
        return edge.op
    beyond = [one for one in edges_of(text) if (one.value, one.unit) == (edge.value, edge.unit) and one.settled]
    if other := next((one for one in beyond if one.op[0] != edge.op[0]), None):
        return edge.op[0] + ("" if other.op.endswith("=") else "=")
    if edge.word in defined:
        return edge.op[0] + ("=" if defined[edge.word] else "")
    return edge.op
