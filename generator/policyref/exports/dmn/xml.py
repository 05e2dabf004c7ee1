"""XML line by line. A tree of elements, made only to be written, took most of the time of a file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TO_ESCAPE = re.compile('[&<>"\r\n\t]')
_IN_ATTRIBUTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


class Xml:
    """Elements begin and end in turn; a leaf has words or nothing in it. Names come with their attributes."""

    def __init__(self) -> None:
        self._lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._margin = ""

    def begin(self, name: str) -> None:
        self._lines.append(f"{self._margin}<{name}>")
        self._margin += "  "

    def end(self, name: str) -> None:
        self._margin = self._margin[2:]
        self._lines.append(f"{self._margin}</{name}>")

    def empty(self, name: str) -> None:
        self._lines.append(f"{self._margin}<{name} />")

    def leaf(self, name: str, words: str) -> None:
        self._lines.append(f"{self._margin}{leaf(name, words)}")

    def around(self, name: str, attributes: str, *inside: str) -> None:
        """An element that holds nothing but leaves and empty elements, all at once: most of a file are such."""
        margin = self._margin
        within = f"\n{margin}  ".join(inside)
        self._lines.append(f"{margin}<{name}{attributes}>\n{margin}  {within}\n{margin}</{name}>")

    def bytes(self) -> bytes:
        """The file; what XML has no place for, such as a control character, shows as �."""
        return (NOT_XML.sub("\ufffd", "\n".join(self._lines)) + "\n").encode()


def leaf(name: str, words: str) -> str:
    return f"<{name}>{escape(words)}</{name}>"


def quoted(words: str) -> str:
    """Words as the value of an attribute. Ids, and names of `Names`, need none of this."""
    return f'"{escape(words, _IN_ATTRIBUTES) if _TO_ESCAPE.search(words) else words}"'
