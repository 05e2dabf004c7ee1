"""The published notice read straight from its source text, by a few lines of the tests' own.

Nothing here comes from the generator: what the pages say is held against this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tests.site import DATA, NOTICE

NUMBERS = range(1, 39)
# The source writes one body in two ways; everything else is its own body.
_SAME_BODY = {"各高速公路管理公司": "高速公路管理公司"}


@dataclass(frozen=True)
class Clause:
    """A measure of the source: its title and the paragraphs after it."""

    number: int
    title: str
    paragraphs: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """Without titles of items and without the bracket of units, which are no sentences."""
        found = []
        for paragraph in self.paragraphs:
            words = re.sub(r"〔责任单位：.*?〕$", "", re.sub(r"^（\d+）[^。]+。", "", paragraph))
            found += re.findall(r"[^。]+。", words)
        return found

    @property
    def items(self) -> list[tuple[int, str, str]]:
        """Number, title and words of each （1） …"""
        found = (re.match(r"（(\d+)）([^。]+)。(.+)", paragraph) for paragraph in self.paragraphs)
        return [(int(match[1]), match[2], match[3]) for match in found if match]

    @property
    def named(self) -> list[str]:
        """What the bracket lists, in order and as written; words for nobody in particular are left out."""
        bracket = re.search(r"〔责任单位：(.*?)〕$", self.paragraphs[-1])
        assert bracket, f"measure {self.number} ends without a bracket"
        words = re.split(r"[、，](?![^（]*）)", bracket[1])
        return [re.sub("等相关(部门|单位)$", "", one) for one in words]

    @property
    def bodies(self) -> list[str]:
        """The bodies that the bracket names, each under one name."""
        return [_SAME_BODY.get(words, words) for words in self.named]


def source(notice: str = NOTICE) -> str:
    return (DATA / notice / "source.txt").read_text(encoding="utf-8")


@cache
def clauses() -> dict[int, Clause]:
    found: dict[int, list[str]] = {}
    titles: dict[int, str] = {}
    number = 0
    for line in source().splitlines():
        if start := re.match(r"(\d+)\.([^。]+)。?(.*)", line):
            number = int(start[1])
            titles[number] = start[2]
            found[number] = [start[3]] if start[3] else []
        elif number and not re.match("[一二三四五]、", line):
            found[number].append(line)
    return {key: Clause(key, titles[key], tuple(lines)) for key, lines in found.items()}


@cache
def measures_of_body() -> dict[str, list[int]]:
    """Each body and the measures whose brackets name it."""
    found: dict[str, list[int]] = {}
    for number, clause in clauses().items():
        for body in dict.fromkeys(clause.bodies):
            found.setdefault(body, []).append(number)
    return found
