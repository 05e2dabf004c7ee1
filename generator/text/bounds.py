"""What the words around a number make of it: the most, the least, what has to be passed, one of equal shares."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from generator.text.figures import Figure, scan_figures

_APART = "[^，。；、,;]"


class Bound(StrEnum):
    """The values are words that say so."""

    MOST = "最高、不超过、以内、上限"
    LEAST = "不低于、至少、以上"
    PASSED = "超过、超出、以上部分"
    SHARE = "每、每满"
    REDUCED = "降到、降至、减按"


_WORDS_BEFORE = {
    Bound.MOST: r"(?:最(?:高(?!人民|学历)|多|大|长)|至多|[不未][得能可予]?(?:超过?|高于|多于|大于)|上限|封顶|限额|可达|控制在)",
    Bound.LEAST: r"(?:[不未][得能可]?(?:低于|少于|小于)|至少|最(?:低(?!工资|生活)|少|短)|下限)",
    Bound.PASSED: r"(?<![不未得能可予])(?:超过|超出|高于|多于|大于|扣除|减去|减除)",
    Bound.SHARE: r"每",
    Bound.REDUCED: r"(?:降低?|下降|下调|调低|减少?|减按|调整)[到至为]?",
}
_WORDS = {bound: re.compile(words) for bound, words in _WORDS_BEFORE.items()}
_AFTER = {
    Bound.MOST: r"(?:（[^）]*）)?(?:以内|之内|内|封顶|为限|(?:为|的)?(?:上限|限额|最高))",
    Bound.LEAST: r"(?!)",
    Bound.PASSED: r"(?:（[^）]*）)?(?:及?以上|以外|之外)的?部分",
    Bound.SHARE: r"(?!)",
    Bound.REDUCED: r"(?!)",
}
_REACHED = {
    Bound.MOST: re.compile("(?:（[^）]*）)?及?以下"),
    Bound.LEAST: re.compile("(?:（[^）]*）)?(?:及?以上(?!的?部分)|起(?!步?点))"),
}
"""What is said of sums and thresholds alike."""
_PATTERNS = {
    bound: (re.compile(f"{_WORDS_BEFORE[bound]}{_APART}{{0,8}}$"), re.compile(_AFTER[bound])) for bound in Bound
}
_MARK = re.compile("[，。；、,;：]")
_LISTED = re.compile("[、和及或]|以及|或者")


def bounds_of(text: str, start: int, end: int, *, of_sum: bool = False) -> frozenset[Bound]:
    """Of the number at `start:end`; what stands before or after a list (最高6万元、2万元) is said of all of it.

    Of a sum 以上 and 以下 are bounds too; of what else there is they may be thresholds.
    """
    first, last, floor = _list_around(text, start, end)
    before, after = text[floor:first], text[last:]
    found = {bound for bound, (left, right) in _PATTERNS.items() if left.search(before) or right.match(after)}
    if of_sum:
        found |= {bound for bound, pattern in _REACHED.items() if pattern.match(after)}
    return frozenset(found)


def says(text: str, bound: Bound) -> bool:
    """Whether the text says so of anything, numbers or not: 最高可全额."""
    return bool(_WORDS[bound].search(text))


def clause_before(text: str, start: int) -> str:
    """The words that stand before a number, or before the list that it stands in, back to a mark or another number."""
    first, _, floor = _list_around(text, start, start)
    return _MARK.split(text[floor:first])[-1]


def _list_around(text: str, start: int, end: int) -> tuple[int, int, int]:
    """Where the list begins and ends that a number stands in, and where the number before the list ends."""
    figures = figures_of(text)
    before = [one for one in figures if one.end <= start]
    while before and _LISTED.fullmatch(text, before[-1].end, start):
        start = before.pop().start
    for one in figures:
        if one.start >= end and _LISTED.fullmatch(text, end, one.start):
            end = one.end
    return start, end, before[-1].end if before else 0


@lru_cache(maxsize=64)  # several checks look at the figures of the same words
def figures_of(text: str) -> tuple[Figure, ...]:
    return tuple(scan_figures(text))
