"""The words by which a text compares, bounds and orders its numbers. Every such word stands here and nowhere else.

What includes its number and what does not follows 民法典 art. 1259 (以上、以下、以内、届满 include it; 不满、超过、
以外 do not) and the meaning of the words; a notice may say otherwise (`policyref.text.definitions`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from policyref.text.amounts import NumberPhrase, scan_numbers

Operator = Literal["<", "<=", ">", ">="]
Side = Literal["at_most", "at_least"]


def _table(**rows: str) -> dict[str, Operator]:
    signs: dict[str, Operator] = {"most": "<=", "more": ">", "least": ">=", "less": "<"}
    return {word: signs[name] for name, words in rows.items() for word in words.split()}


BEFORE = _table(
    most="不超过 不超 不得超过 最高不超过 最多不超过 最长不超过 未超过 不高于 不得高于 不多于 不得多于 不大于 不长于"
    " 执行至 不能超过 小于等于 小于或等于 最高 最多 最长 最大 至多 上限 上限为 限额 不突破 控制在 最高可达 ≤ ≦",
    more="超过 超出 高于 多于 大于 长于 突破 超 > ＞",
    least="不少于 不得少于 不低于 不得低于 不小于 不短于 未低于 达到 达 满 届满 至少 最低 最少 最短 下限 下限为 保底"
    " 大于等于 大于或等于 ≥ ≧",
    less="不足 不满 未满 不到 达不到 未达到 未达 低于 少于 小于 短于 < ＜",
)
"""Words before a number."""

AFTER = _table(
    most="以下 及以下 或以下 以内 及以内 之内 为限 封顶 为上限 限额内 额度内 限额以内 额度以内",
    more="以外 之外",
    least="以上 及以上 或以上 起 保底",
)
"""Words after a number."""

RANGE = re.compile(r"(?:[—–－～~-]{1,2}|及?以上至|起?至|到)")
"""What stands between the two numbers of a range; 及以上至 settles that the first is included."""

_MOST = "最高 最多 最长 最大 不超过 不超 不得超过 不高于 不得高于 不多于 不得多于 不大于 至多"
_MOST += " 上限 限额 封顶 可达 不突破 控制在"
AT_MOST = tuple(_MOST.split())
"""Words before a number that make it the most there is."""

_LEAST = "最低 最少 最短 至少 不低于 不得低于 不少于 不得少于 不小于 保底 下限 起步"
AT_LEAST = tuple(_LEAST.split())
"""Words before a number that make it the least there is."""

THRESHOLDS = ("以上", "及以上", "或以上", "以下", "及以下", "或以下", "起")
"""Words that bound sums and thresholds alike."""

_JOINS = frozenset("、和及与或，")
_LOOK_BACK = 24
LONGEST_LIST = 20
"""So many numbers at most share a word."""


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BETWEEN = r"[^，。；：、\d]{0,8}"
_NO_NAME = "(?!工资|生活|人民(?!币)|学历)"  # 最低工资标准的60% is no bound
_BEGINS = "".join(sorted({word[0] for word in (*AT_MOST, *AT_LEAST)}))
_BEFORE_A_BOUND = re.compile(
    rf"(?=[{_BEGINS}])(?:(?P<most>{_any(AT_MOST)})|(?P<least>{_any(AT_LEAST)})){_NO_NAME}{_BETWEEN}$"
)
_AFTER_A_BOUND = re.compile(
    r"(?:[（(]不?含[^）)]{0,12}[）)])?(?:的?(?:限额|额度|范围|标准)?(?P<most>以内|之内|以下|及以下|封顶|为限|为上限|内)"
    r"|(?P<least>及?以上|起(?!步?[到至])|保底))"
)


_MORE = _any(
    [*(word for word, sign in BEFORE.items() if sign == ">"), "扣除", "减去", "起付", "起付线", "起付标准", "免赔额"]
)
_PASSED = re.compile(rf"(?<![不未得])(?:{_MORE}){_BETWEEN}$")
_ABOVE = re.compile("(?:（[^）]*）)?(?:及?以上|以外|之外)的?部分")
_SHARE = re.compile(f"每{_BETWEEN}$")
_REDUCED = re.compile(f"(?:降低?|下降|下调|调低|调整|减少|减按)[到至为]?{_BETWEEN}$")
_MARK = re.compile("[，。；、,;：]")


@dataclass(frozen=True, slots=True)
class Bound:
    """The word at text[start:end] that makes a number the most or the least."""

    start: int
    end: int
    words: str
    side: Side


_start = attrgetter("start")


def list_start(numbers: Sequence[NumberPhrase], place: int, text: str) -> int:
    """Where the list begins that the number is in (最高100万元、50万元): the index of its first number."""
    least = max(0, place - LONGEST_LIST)
    while place > least and text[numbers[place - 1].end : numbers[place].start] in _JOINS:
        place -= 1
    return place


def list_end(numbers: Sequence[NumberPhrase], place: int, text: str) -> int:
    """The index of the last number of the list that the number is in (50%、100%以上)."""
    most = min(len(numbers), place + LONGEST_LIST)
    while place + 1 < most and text[numbers[place].end : numbers[place + 1].start] in _JOINS:
        place += 1
    return place


def bound_of(text: str, start: int, end: int, numbers: Sequence[NumberPhrase] = ()) -> Bound | None:
    """The word before or after the number at ``text[start:end]`` that makes it the most or the least, or None.

    A list shares its word. ``numbers`` are those of `scan_numbers(text)`, where the caller has them already.
    """
    numbers = numbers or scan_numbers(text)
    first, last = start, end
    place = bisect_left(numbers, start, key=_start)
    if place < len(numbers) and numbers[place].start == start:
        first, last = numbers[list_start(numbers, place, text)].start, numbers[list_end(numbers, place, text)].end
    before = max(0, first - _LOOK_BACK)
    match = _BEFORE_A_BOUND.search(text[before:first])
    apart = any(before + match.start() <= one.start < first for one in numbers) if match else False
    if match and not apart:  # 不超过十人的奖励5000元 bounds the first number only
        side: Side = "at_most" if match["most"] else "at_least"
        group = "most" if match["most"] else "least"
        return Bound(before + match.start(group), before + match.end(group), match[group], side)
    if after := _AFTER_A_BOUND.match(text, last):
        group = "most" if after["most"] else "least"
        return Bound(after.start(group), after.end(group), after[group], "at_most" if group == "most" else "at_least")
    return None


def says_bound(text: str, side: Side) -> bool:
    """Whether the text says so of anything, numbers or not: 最长可延至6月底."""
    return any(word in text for word in (AT_MOST if side == "at_most" else AT_LEAST))


def clause_before(text: str, start: int, numbers: Sequence[NumberPhrase] = ()) -> str:
    """The words before a number, or before the list that it stands in, back to a mark or another number."""
    numbers = numbers or scan_numbers(text)
    place = bisect_left(numbers, start, key=_start)
    if place < len(numbers) and numbers[place].start == start:
        first = list_start(numbers, place, text)
        return _MARK.split(text[numbers[first - 1].end if first else 0 : numbers[first].start])[-1]
    return _MARK.split(text[:start])[-1]


def is_passed(before: str, after: str) -> bool:
    """Whether only what lies above the number counts, by the words beside it: 超过2000万元的部分, 2000万元以上部分."""
    return bool(_PASSED.search(before) or _ABOVE.match(after))


def is_share(before: str) -> bool:
    """Whether something is for every so many: 每满100标箱."""
    return bool(_SHARE.search(before))


def is_reduced(before: str) -> bool:
    """Whether the number is what something comes down to: 由2%降到1%."""
    return bool(_REDUCED.search(before))
