"""What a DMN file consists of, before it is XML. Expressions are FEEL, every operation in its own brackets.

The brackets cost nothing and spare the reader, and engines that get precedence wrong, from having to know it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRING = re.compile(r'"(?:\\.|[^"\\])*"')
_WORD = re.compile(r"\w+")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class InputData:
    """`allowed` is a FEEL list of values or a range, or nothing; `label` is what the page asks."""

    name: str
    label: str
    type: str
    allowed: str | None
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """`inputs` are (expression, type); a row has one test for each, then the output. No row that fits means null."""

    inputs: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    hit: str = "UNIQUE"


Logic = str | Table


@dataclass(frozen=True, slots=True)
class Decision:
    """`type` is number, string, date or boolean; `logic` an expression or a table."""

    name: str
    label: str
    type: str
    logic: Logic
    about: str

    def words(self) -> set[str]:
        """Every word of the expressions, names of other nodes among them."""
        if isinstance(self.logic, str):
            parts = [self.logic]
        else:
            parts = [expression for expression, _ in self.logic.inputs]
            parts += [cell for row in self.logic.rows for cell in row]
        return set(_WORD.findall(_STRING.sub("", " ".join(parts))))


class Names:
    """Labels → names that no FEEL parser can take for anything else: word characters only, never a keyword."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, label: str) -> str:
        plain = re.sub(r"\W", "_", label)
        if not plain or plain[0].isascii():
            plain = f"项_{plain}"  # keywords and functions are ASCII: `and`, `min`, `date`
        name, count = plain, 1
        while name in self._taken:
            count += 1
            name = f"{plain}_{count}"
        self._taken.add(name)
        return name


def string(words: str) -> str:
    """A FEEL string literal."""
    return '"' + "".join(_ESCAPED.get(character, character) for character in words) + '"'
