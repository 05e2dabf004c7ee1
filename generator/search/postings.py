"""Postings: token → which entries hold it and how much it says of each, packed as the page reads them.

Entries stand as steps in base 36 (none is a step of one), each behind its level as a letter from A. Packed postings of
one notice are joined to those of the notices before it by writing one step anew.
"""

from __future__ import annotations

from collections.abc import Iterable

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LEVELS = " ABCDEFGHI"
# First entry, last entry, text; the text says nothing of where the first entry is.
Packed = tuple[int, int, str]


class Postings:
    """Collects the postings of one notice; entries must come in order."""

    def __init__(self) -> None:
        self.packed: dict[str, Packed] = {}

    def add(self, entry: int, levels: Iterable[tuple[str, int]]) -> None:
        packed = self.packed
        for token, level in levels:
            before = packed.get(token)
            if before is None:
                packed[token] = (entry, entry, _LEVELS[level])
            else:
                first, last, text = before
                packed[token] = (first, entry, text + _LEVELS[level] + _step(entry - last))


def join(parts: Iterable[tuple[int, dict[str, Packed]]]) -> dict[str, str]:
    """Postings of a whole library: those of each notice with the number of entries before it."""
    last: dict[str, int] = {}
    texts: dict[str, list[str]] = {}
    for before, packed in parts:
        for token, (first, end, text) in packed.items():
            texts.setdefault(token, []).append(text[0] + _step(before + first - last.get(token, -1)) + text[1:])
            last[token] = before + end
    return {token: "".join(texts[token]) for token in sorted(texts)}


def _step(step: int) -> str:
    return "" if step == 1 else _DIGITS[step] if step < 36 else _base36(step)


def _base36(value: int) -> str:
    high, low = divmod(value, 36)
    return (_base36(high) if high else "") + _DIGITS[low]
