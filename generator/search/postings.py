"""Postings: token → which entries hold it and how much it says of each, packed as the page reads them.

Entries stand as steps in base 36 (none is a step of one), each behind its level as a letter from A. Packed postings of
one notice are joined to those of the notices before it by writing one step anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LEVELS = " ABCDEFGHI"
_CODES = 16  # as many characters for each entry, one for a level

# The tokens that stand in the same entries with the same levels, mostly those of one sentence: first entry, last entry,
# level of the first, and what follows it. Nothing here says where the first entry is in the library.
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


def join(parts: Iterable[tuple[int, Packed]], entries: int) -> dict[str, str]:
    """Postings of a whole library of so many entries: those of each notice with the number of entries before it."""
    steps = _steps(entries + 1)
    texts: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for before, packed in parts:
        for (first, end, level, text), tokens in packed:
            first, end = before + first, before + end
            for token in tokens:
                written = texts.get(token)
                if written is None:
                    texts[token] = [level + steps[first + 1] + text]
                else:
                    written.append(level + steps[first - last[token]] + text)
                last[token] = end
    return {token: "".join(texts[token]) for token in sorted(texts)}


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
