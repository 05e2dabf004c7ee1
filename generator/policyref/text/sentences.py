"""Where a sentence of official text ends.

A sentence ends with 。！ or ？ and the closing marks after it, or with its line. A responsibility bracket
(`〔责任单位：…〕`) stands for itself. Semicolons do not end a sentence: a clause is cited with its sentence.
"""

from __future__ import annotations

import re

from policyref.text.brackets import BRACKET

_FIRST_WORDS = 22  # characters that stand for a clause without a title
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）)〕】》]*|[^。！？]+$")


def squeeze(text: str) -> str:
    """The text without any white space: line breaks are layout, never part of the words."""
    return "".join(text.split())


def split_sentences(text: str) -> list[str]:
    """Sentences and brackets of `text`, in order; joined they are `text` without the space around them."""
    return [sentence for line in text.splitlines() for sentence in split_line(line)]


def split_line(line: str) -> list[str]:
    """The sentences and brackets of one paragraph."""
    pieces: list[str] = []
    cursor = 0
    for bracket in BRACKET.finditer(line):
        pieces += _SENTENCE.findall(line[cursor : bracket.start()])
        pieces.append(bracket.group())
        cursor = bracket.end()
    pieces += _SENTENCE.findall(line[cursor:])
    return [piece.strip() for piece in pieces if piece.strip()]


def first_words(text: str) -> str:
    """What stands for a text without a title: its beginning, up to a mark if there is one, with …; or all of it."""
    words = squeeze(text)
    if len(words) <= _FIRST_WORDS:
        return words
    piece = words[:_FIRST_WORDS]
    end = max(map(piece.rfind, "，。；：、"))
    return (piece[:end] if end >= _FIRST_WORDS // 3 else piece) + "…"
