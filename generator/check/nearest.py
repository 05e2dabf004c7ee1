"""The sentence of a text that is most like some words: what an editor probably meant to copy."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from generator.text.sentences import squeeze


def nearest_sentence(words: str, sentences: Sequence[str]) -> str:
    """`原文最接近的一句：“…”` with the first difference named, or nothing where none is close."""
    words = squeeze(words)
    best, score = "", 0.0
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    for sentence in sentences:
        matcher.set_seq1(sentence)
        if matcher.real_quick_ratio() <= score or matcher.quick_ratio() <= score:
            continue
        common = matcher.find_longest_match().size
        ratio = max(matcher.ratio(), common / max(len(words), 1) * 0.9)
        if ratio > score:
            best, score = sentence, ratio
    if score < 0.4:
        return ""
    return f"原文最接近的一句：“{_around(best, words)}”。"


def _around(sentence: str, words: str) -> str:
    """The part of a long sentence where it first departs from the words."""
    match = difflib.SequenceMatcher(None, sentence, words, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b - 6)
    piece = sentence[start : start + len(words) + 12]
    return ("…" if start else "") + piece + ("…" if start + len(piece) < len(sentence) else "")
