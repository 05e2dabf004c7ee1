"""The sentence of a text that is most like some words: what an editor probably meant to copy."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from policyref.text.sentences import squeeze


def nearest(words: str, sentences: Sequence[str]) -> str:
    """The sentence that the words are most like, or nothing where none is close."""
    words = squeeze(words)
    best, score = "", 0.4
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    for sentence in sentences:
        matcher.set_seq1(sentence)
        # A short quote of a long sentence is near it too: so much of the quote stands there in one piece.
        most = matcher.quick_ratio()
        shared = most * (len(sentence) + len(words)) / 2 / max(len(words), 1) * 0.9
        if max(most, shared) <= score:
            continue
        common = matcher.find_longest_match().size / max(len(words), 1) * 0.9
        ratio = max(matcher.ratio(), common)
        if ratio > score:
            best, score = sentence, ratio
    return best


def nearest_sentence(words: str, sentences: Sequence[str]) -> str:
    """`原文最接近的一句：“…”。` for a hint, or nothing where none is close."""
    return show_nearest(nearest(words, sentences), words)


def show_nearest(sentence: str, words: str) -> str:
    """The hint for a sentence that `nearest` has found."""
    return f"原文最接近的一句：“{_around(sentence, squeeze(words))}”。" if sentence else ""


def _around(sentence: str, words: str) -> str:
    """The part of a long sentence where it is like the words."""
    match = difflib.SequenceMatcher(None, sentence, words, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b - 6)
    piece = sentence[start : start + len(words) + 12]
    return ("…" if start else "") + piece + ("…" if start + len(piece) < len(sentence) else "")
