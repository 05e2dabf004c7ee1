"""Where words stand in a text as they are."""

from __future__ import annotations

_DIGITS = frozenset("0123456789０１２３４５６７８９.．〇零一二两三四五六七八九十百千万亿")
_NEGATIONS = frozenset("不未")


def occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Not within a longer number, nor 超过 within 不超过."""
    before = _DIGITS if words[:1] in _DIGITS else _NEGATIONS
    after: frozenset[str] = _DIGITS if words[-1:] in _DIGITS else frozenset()
    found = []
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        apart = text[start - 1 : start] not in before and text[end : end + 1] not in after
        if apart:
            found.append((start, end))
        start = text.find(words, end if apart else start + 1)
    return found
