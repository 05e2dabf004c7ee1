"""The documents that a text names, however it lists them: in 《》, by number, as a line or a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policyref.text.documents import documents_in, same_number, same_title
from policyref.text.labels import read_label
from policyref.text.sentences import squeeze

_PIECES = re.compile(r"[\t|（()）；;，,]|\s{2,}")


class NamedIn:
    def __init__(self, text: str) -> None:
        found = [*documents_in(squeeze(text))]
        pieces = [squeeze(piece) for line in text.splitlines() for piece in _PIECES.split(_without_label(line.strip()))]
        self.titles = [*(one.title for one in found), *pieces]
        self.numbers = [*(one.number for one in found), *pieces]

    def has(self, number: str, titles: Iterable[str]) -> bool:
        """Whether it names the document that has a number and is called one of some titles."""
        by_number = any(same_number(one, number) for one in self.numbers)
        return by_number or any(same_title(one, title) for title in titles for one in self.titles)


def _without_label(line: str) -> str:
    label = read_label(line)
    return line.removeprefix(label.printed) if label else line
