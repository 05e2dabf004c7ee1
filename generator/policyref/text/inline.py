"""Items that stand inside a sentence: 对商店：（1）开店奖励1万元；（2）装修补助5000元。

They are numbered one after the other and stand where a part of the sentence begins. 第七条第（1）项 begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policyref.text.numerals import to_int

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_FAMILIES = (
    re.compile(r"[（(](?P<n>\d{1,2})[）)]|(?P<sign>[⑴-⒇])"),
    re.compile(rf"[（(](?P<n>{_NUMERAL})[）)]|(?P<sign>[㈠-㈩])"),
    re.compile(r"(?P<sign>[①-⑳])"),
    re.compile(rf"(?P<n>{_NUMERAL})是(?=[一-鿿])"),
    re.compile(r"(?P<n>\d{1,2})[.．](?!\d)"),
    re.compile(r"(?<![（(\d])(?P<n>\d{1,2})[）)]"),
)
_MAY_HAVE_SOME = re.compile(r"[）)①-⑳⑴-⒇㈠-㈩]|[一二三]是|\d[.．]")
_BEGINS = re.compile(r"(?:^|[：:；;，,。、！？”）)〕])\s*$")
# What a number in brackets belongs to when it stands right behind it.
_CITED = re.compile(r"第\s*$|[款条项表图注号]\s*$")


@dataclass(frozen=True, slots=True)
class InlineItem:
    """`text[start:end]` is an item and begins with its `label`; `place` counts all of a sentence from 1."""

    place: int
    label: str
    start: int
    end: int


def inline_items(sentence: str) -> tuple[InlineItem, ...]:
    """The items in a sentence, in order. Fewer than two that follow each other are none."""
    if not _MAY_HAVE_SOME.search(sentence):
        return ()
    found = sorted(one for family in _FAMILIES for one in _run(sentence, family))
    ends = [*(start for start, _ in found), len(sentence)][1:]
    return tuple(
        InlineItem(place, label, start, end)
        for place, ((start, label), end) in enumerate(zip(found, ends, strict=True), 1)
    )


def _run(sentence: str, family: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where the labels of a family stand that count on from one to the next."""
    run: list[tuple[int, str]] = []
    last = 0
    for match in family.finditer(sentence):
        groups = match.groupdict()
        number = to_int(groups.get("n") or groups.get("sign") or "")
        before = sentence[: match.start()]
        signed = bool(groups.get("sign"))
        if number is None or _CITED.search(before[-3:]) or not (signed or _BEGINS.search(before[-4:])):
            continue
        if run and number != last + 1:
            yield from run if len(run) > 1 else ()
            run = []
        if run or number == 1 or not before.strip():
            run.append((match.start(), match.group()))
            last = number
    yield from run if len(run) > 1 else ()
