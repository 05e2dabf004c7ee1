"""Postings: token → which entries hold it and how much it says of each, packed as the page reads them.

Entries stand as steps in base 36 (none is a step of one), each behind its level as a letter from A. Packed postings
are joined to those of the entries before them by writing one step anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LEVELS = " ABCDEFGHI"
_CODES = 16  # as many characters for each entry, one for a level

# The tokens that stand in the same entries with the same levels, mostly those of one sentence: first entry, last entry,
# level of the first, and what follows it.
Row = tuple[int, int, str, str]
Packed = list[tuple[Row, tuple[str, ...]]]


class Postings:
    """Collects the postings of one notice; entries must come in order.

    Until they are packed, an entry with its level is one character, for characters are joined faster than numbers.
    """

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._entries = 0

    def add(self, entry: int, weights: Mapping[str, float], level: Callable[[float], int]) -> None:
        """An entry with the weights of its tokens; `level` says which level a weight comes to."""
        found = self._found
        self._entries = entry + 1
        coded = {weight: chr(entry * _CODES + level(weight)) for weight in set(weights.values())}
        for token, weight in weights.items():
            if token in found:
                found[token] += coded[weight]
            else:
                found[token] = coded[weight]

    def packed(self) -> Packed:
        tokens: defaultdict[str, list[str]] = defaultdict(list)
        for token, codes in self._found.items():
            tokens[codes].append(token)
        steps = _steps(self._entries)
        return [(_row(codes, steps), tuple(alike)) for codes, alike in tokens.items()]


def join(parts: Iterable[tuple[int, Packed]], entries: int) -> Packed:
    """Postings of so many entries from those of parts, each with the number of entries before it."""
    steps = _steps(entries + 1)
    found: dict[str, list[Any]] = {}  # first and last entry, level of the first, and what follows it, bit by bit
    for before, packed in parts:
        for (first, last, level, text), tokens in packed:
            first, last = before + first, before + last
            for token in tokens:
                row = found.get(token)
                if row is None:
                    found[token] = [first, last, level, text]
                else:
                    row.append(level + steps[first - row[1]] + text)
                    row[1] = last
    return [((row[0], row[1], row[2], "".join(row[3:])), (token,)) for token, row in found.items()]


def written(packed: Packed) -> dict[str, str]:
    """Token → its postings, as the page reads them."""
    found = {
        token: level + ("" if first == 0 else _base36(first + 1)) + text
        for (first, _, level, text), tokens in packed
        for token in tokens
    }
    return dict(sorted(found.items()))


def _row(codes: str, steps: Sequence[str]) -> Row:
    first, level = divmod(ord(codes[0]), _CODES)
    last, text = first, ""
    for code in map(ord, codes[1:]):
        entry = code // _CODES
        text += _LEVELS[code % _CODES] + steps[entry - last]
        last = entry
    return first, last, _LEVELS[level], text


def _steps(count: int) -> list[str]:
    """How the steps below a number are written: to look one up is faster than to write it."""
    return ["", "", *map(_base36, range(2, count))]


def _base36(value: int) -> str:
    high, low = divmod(value, 36)
    return (_base36(high) if high else "") + _DIGITS[low]
