"""How people shorten the names of units, of what one gets and of measures, by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations, product

from policyref.present.readings import cut
from policyref.search.tokens import HAN_RUN, fold

# What a body is called, and how its short names end: those of 局, 委 and 办 are taken for each other.
_ENDINGS = {
    "委员会": "委局办",
    "委": "委局办",
    "办公室": "办局委",
    "办": "办局委",
    "局": "局委办",
    "中心": ("中心",),
    "厅": "厅",
    "协会": ("协会",),
    "联合会": "联",
}
# Of these people often say the first character only: 残联, 科协.
_FIRST = {"联合会": "联", "协会": "协"}
_JOINING = re.compile("[和与及、]")


def abbreviations(name: str) -> Iterator[str]:
    """Short names of a unit: one or two of its words, whole or by their first characters (规自局, 审批局, 市监局)."""
    for whole, endings in _ENDINGS.items():
        if name.endswith(whole):
            for words in product(*(_cuts(part) for part in _JOINING.split(name.removesuffix(whole)))):
                short, long = _stems([*chain.from_iterable(words)])
                yield from (stem + ending for stem in short for ending in endings)
                yield from (stem + endings[0] for stem in long)
            if whole in _FIRST:
                yield name[0] + _FIRST[whole]
            return


def abbreviated(name: str) -> set[str]:
    """Pairs that an abbreviation of a name has and the name has not: 社补 of 社会保险补贴, 业贷 of 创业担保贷款.

    An abbreviation goes from the beginning or the end of one word to the beginning of a later one.
    """
    found = set()
    for run in HAN_RUN.findall(fold(name)):
        words = [*cut(run)]
        for at, word in enumerate(words):
            for further, later in enumerate(words[at + 1 :]):
                found.add(word[0] + later[0])
                if further:
                    found.add(word[-1] + later[0])
        found -= {run[at : at + 2] for at in range(len(run) - 1)}
    return {f"~{pair}" for pair in found}


def _cuts(part: str) -> list[list[str]]:
    """A part of a name as words of two characters; where their number is odd, one of three may be anywhere."""
    starts = range(0, len(part) - 2, 2) if len(part) % 2 else [len(part)]
    return [
        [*(part[at : at + 2] for at in range(0, long, 2)), *([part[long : long + 3]] if part[long:] else [])]
        + [part[at : at + 2] for at in range(long + 3, len(part), 2)]
        for long in starts
    ] or [[part]]


def _stems(words: list[str]) -> tuple[set[str], set[str]]:
    """The usual stems, and others that are said as well."""
    usual = {word for word in words if len(word) > 1} | {one[0] + other[0] for one, other in combinations(words, 2)}
    more = {other[0] + one[0] for one, other in combinations(words, 2)}
    for one, other in combinations(words, 2):
        more |= {one + other, one + other[0], one[0] + other}
    for one, two, three in combinations(words, 3):
        more |= {one[0] + two[0] + three[0], one + two[0] + three[0]}
    return usual, more
