"""Which sum a text gives to which words: 省级、市级的，分别奖励6万元、2万元; 五星级最高300万元、四星级最高150万元."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

Span = tuple[int, int]
_FORMER = re.compile("前者|后者")
_RESPECTIVELY = re.compile("分别|依次|相应|各自")
_LISTED = re.compile("[，,]|[^，,。；;：:]{0,8}(?:[、和及与或]|以及)[^，,。；;：:、]{0,8}")
"""What stands between two that share what follows: 省级示范店、市级示范店各奖励5万元."""

_NOTE = "(?:[（(][^（）()]{0,12}[）)])?"
_RANGE = re.compile(
    f"{_NOTE}(?:及?以上|起)?{_NOTE}(?:[至到]|[—－–～~-]{{1,2}}|[、，,]?(?:不足|不满|低于|不超过|未满))?"
)
"""What stands between the ends of a range: 500万元以上1000万元以下的奖励1万元."""


class Mention(NamedTuple):
    start: int
    end: int
    words: str
    is_sum: bool


def paired(text: str, heads: Mapping[Span, str], sums: Mapping[Span, str]) -> dict[str, set[str]]:
    """The sums that the text gives to each of some heads, as far as its order tells.

    Both are all that there are, by where they stand. Heads that get none are left out.
    """
    found: dict[str, set[str]] = {}
    mentions = [Mention(*span, words, False) for span, words in heads.items()]
    mentions += [Mention(*span, words, True) for span, words in sums.items()]
    for named, given in _clauses(text, _with_former(text, sorted(mentions))):
        told = next((match.end() for match in _RESPECTIVELY.finditer(text, named[0].start, given[-1].start)), 0)
        given = [one for one in given if one.start >= told]
        for head, tail in _matched(text, named, given):
            found.setdefault(head.words, set()).add(tail.words)
    return found


def _with_former(text: str, found: list[Mention]) -> list[Mention]:
    """前者 and 后者 are the two that were named last."""
    named = [one for one in found if not one.is_sum]
    for match in _FORMER.finditer(text):
        before = _last_of(one for one in named if one.end <= match.start())[-2:]
        if len(before) == 2:
            words = before[match.group() == "后者"].words
            found = sorted([*found, Mention(*match.span(), words, False)])
    return found


def _last_of(mentions: Iterable[Mention]) -> list[Mention]:
    """The last mention of each of some words."""
    return sorted({one.words: one for one in mentions}.values())


def _clauses(text: str, mentions: list[Mention]) -> Iterator[tuple[list[Mention], list[Mention]]]:
    """What is named and what is given after it; before it, where the text begins with a sum."""
    runs = [list(run) for _, run in groupby(mentions, key=lambda one: one.is_sum)]
    sums_first = bool(runs) and runs[0][0].is_sum and len(runs) % 2 == 0
    if runs and runs[0][0].is_sum and not sums_first:
        runs = runs[1:]
    for first, second in zip(runs[::2], runs[1::2], strict=False):
        yield (second, first) if sums_first else (first, second)


def _matched(text: str, named: list[Mention], given: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Of sums in a list each is of one that is named, in order. Others are of all that are listed right before them."""
    listed = _listed(text, named)
    if len(given) > 1 and len(_listed(text, given)) == len(given):
        for heads in (_last_of(named), _last_of(listed)):
            if len(heads) == len(given):
                yield from zip(heads, given, strict=True)
                return
        if len(listed) > 1:
            return
    yield from itertools.product(listed, given)


def _listed(text: str, mentions: list[Mention]) -> list[Mention]:
    """The last of some mentions, and those that are joined to it."""
    found = mentions[-1:]
    for before, after in reversed(list(pairwise(mentions))):
        if not (_LISTED.fullmatch(text, before.end, after.start) or _RANGE.fullmatch(text, before.end, after.start)):
            break
        found.insert(0, before)
    return found
