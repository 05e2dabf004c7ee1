"""Words that compare → operators and exact values: 超过100万元, 100—300平方米（含300平方米）, 前10名.

What includes its number and what does not follows the words themselves, then what the notice says that its words
mean, then 民法典 art. 1259.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from policyref.rules.values import LONGEST, TO, number, read
from policyref.text.amounts import NumberPhrase, scan_numbers
from policyref.text.bounds import AFTER, BEFORE, Operator
from policyref.text.definitions import Definition, includes

_HEADS = {**BEFORE, "前": "<=", "第": "="}
_TAILS = {**AFTER, "内": "<="}
"""A rank and a distance besides: 前10名, 500米内."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BOUND = f"({_any_of(_HEADS)})?#({_any_of(_TAILS)})?"
_ONE = re.compile(_BOUND)
_TWO = re.compile(f"{_BOUND}(?:({TO})|[、，,]?(?:且|并且|但|而)?){_BOUND}")
"""Words with a # for each number."""
_ANY = re.compile(f"({_any_of(_HEADS)})?.*?({_any_of(_TAILS)})?")
_OPERATORS: dict[str, Operator] = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}
_NOTE = re.compile("[（(]([^（）()]*)[）)]")
_COUNTED = re.compile("(?P<all>均|都)?(?P<no>不?)(?:包?含|包括)(?P<what>.*?)(?:在内)?")
_EVERY = ("本数", "本级", "两端", "首尾", "端点")
_ENDS = {"下限": 0, "上限": -1}


@dataclass(frozen=True, slots=True)
class Bound:
    """`word` is what compares; `included` is what a note in brackets says of the number itself."""

    op: str
    value: Fraction
    unit: str
    word: str
    included: bool | None = None


@lru_cache(maxsize=256)
def bounds(words: str, definitions: tuple[Definition, ...] = ()) -> tuple[Bound, ...]:
    """One comparison; or the lower and the upper end of a range; or none, where there is no one meaning."""
    if len(words) > LONGEST:
        return ()
    plain = _NOTE.sub("", words)
    numbers = scan_numbers(plain)
    found = _ends(plain, numbers)
    for note in _NOTE.finditer(words) if found else ():
        before = len(_NOTE.sub("", words[: note.start()]))
        found = _noted(found, numbers, [one.end for one in numbers if one.end <= before], note[1])
    ends = tuple(_settled(one, definitions) for one in found)
    return ends if len(ends) == 1 or (len(ends) == 2 and _is_range(*ends)) else ()


def parted(words: str) -> tuple[str, str]:
    """The words that compare, before and after a number that need not be readable: 半年以上."""
    match = _ANY.fullmatch(without_notes(words))
    return (match[1] or "", match[2] or "") if match else ("", "")


def without_notes(words: str) -> str:
    """The words without （含…） and （不含…）."""
    return _NOTE.sub(lambda note: "" if _COUNTED.match(note[1]) else note[0], words)


def operator(words: str) -> Operator | None:
    """What some words compare by: `半年以上` → ">="."""
    found = {(_HEADS | _TAILS)[word] for word in parted(words) if word}
    if len(found) != 1:
        return None
    op = found.pop()
    note = next((said for one in _NOTE.finditer(words) if (said := _COUNTED.match(one[1]))), None)
    return _OPERATORS.get(op if note is None else op[0] + ("" if note["no"] else "="))


def _ends(plain: str, numbers: Sequence[NumberPhrase]) -> tuple[Bound, ...]:
    """What is compared with each number, notes left out."""
    mask = plain
    for one in reversed(numbers):
        mask = f"{mask[: one.start]}#{mask[one.end :]}"
    if len(numbers) == 1 and (match := _ONE.fullmatch(mask)):
        found = _bound(match[1], match[2], numbers[0])
        if found and found.op == "=":  # 第1名
            return replace(found, op=">="), replace(found, op="<=")
        return (found,) if found else ()
    if len(numbers) == 2 and (match := _TWO.fullmatch(mask)):
        return _range(match, *numbers)
    return ()


def _range(match: re.Match[str], first: NumberPhrase, second: NumberPhrase) -> tuple[Bound, ...]:
    head, tail, to, other_head, other_tail = match.groups()
    low = _bound(head, tail, first, ">=" if to else None)
    high = _bound(other_head, other_tail, second, "<=" if to else None)
    if low is None or high is None:
        return ()
    if not low.unit and not re.search("[百千万亿]", second.words):  # 100以上300平方米以下
        low = replace(low, unit=high.unit)
    return (low, high) if to or low.op in (">", ">=") else (high, low)


def _bound(head: str | None, tail: str | None, one: NumberPhrase, default: str | None = None) -> Bound | None:
    """`default` is what an end of a range means that says nothing of its own."""
    said = [word for word in (head, tail) if word and not (default and word == "第")]
    operators = {(_HEADS | _TAILS)[word] for word in said} or ({default} if default else set())
    if len(operators) != 1:
        return None
    value, unit = read(one)
    return Bound(operators.pop(), value, unit, said[0] if len(said) == 1 else "")


def _noted(
    found: tuple[Bound, ...], numbers: Sequence[NumberPhrase], before: list[int], note: str
) -> tuple[Bound, ...]:
    """含300平方米 and 不含 in brackets, after some of the numbers; none where a note says something else."""
    own = len(before) - 1
    for part in re.split("[、，,；;]", note):
        match = _COUNTED.fullmatch(part)
        if match is None or own < 0:
            return ()
        what, last = match["what"], own == len(numbers) - 1
        if match["all"] or (what in _EVERY and last):
            meant = [place for place, one in enumerate(found) if one.included is None]
        elif what in ("", *_EVERY):
            meant = [place for place in range(len(found)) if found[place].value == read(numbers[own])[0]]
        elif what in _ENDS:
            meant = [_ENDS[what] % len(found)]
        else:
            meant = [place for place, one in enumerate(found) if _is(what, one)]
        if not meant:
            return ()
        found = tuple(
            replace(one, included=not match["no"]) if place in meant else one for place, one in enumerate(found)
        )
    return found


def _is(words: str, one: Bound) -> bool:
    """Whether 300平方米, or 300 alone, is the number of a bound."""
    found = number(words)
    return found is not None and (found == (one.value, one.unit) or (found[0] == one.value and not found[1]))


def _settled(one: Bound, definitions: Sequence[Definition]) -> Bound:
    """What the words say of the number itself goes before what the notice, and that before what the law says."""
    included = includes(one.word, definitions) if one.included is None else one.included
    return one if included is None else replace(one, op=one.op[0] + ("=" if included else ""))


def _is_range(low: Bound, high: Bound) -> bool:
    if low.op[0] != ">" or high.op[0] != "<" or low.unit != high.unit:
        return False
    return low.value < high.value or (low.value == high.value and low.op == ">=" and high.op == "<=")
