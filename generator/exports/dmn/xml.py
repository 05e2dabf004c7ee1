"""XML line by line. A tree of elements, made only to be written, took most of the time of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TO_ESCAPE = re.compile('[&<>"\r\n\t]')
_IN_ATTRIBUTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


class Xml:
    """Elements are opened and closed in turn; a leaf has words or nothing in it."""

    def __init__(self) -> None:
        self._lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._margin = ""

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        self._lines.append(f"{self._margin}<{name}{_written(attributes)}>")
        self._margin += "  "

    def close(self, name: str) -> None:
        self._margin = self._margin[2:]
        self._lines.append(f"{self._margin}</{name}>")

    def leaf(self, name: str, attributes: Mapping[str, str], words: str = "") -> None:
        end = f">{escape(words)}</{name}>" if words else " />"
        self._lines.append(f"{self._margin}<{name}{_written(attributes)}{end}")

    def bytes(self) -> bytes:
        """The file; what XML has no place for, such as a control character, shows as �."""
        return (NOT_XML.sub("\ufffd", "\n".join(self._lines)) + "\n").encode()


def _written(attributes: Mapping[str, str]) -> str:
    return "".join([f' {name}="{_escaped(value)}"' for name, value in attributes.items()])


def _escaped(value: str) -> str:
    return escape(value, _IN_ATTRIBUTES) if _TO_ESCAPE.search(value) else value
