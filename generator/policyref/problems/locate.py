"""A place in a data file → line, column and the line itself. Reads the file again: problems are rare, marks are big."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from policyref.problems.problem import Place

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Spot:
    """Line and column count from 1, in characters; `width` is how many characters of `excerpt` are meant."""

    line: int
    column: int
    excerpt: str
    width: int


def plain_line_ends(text: str) -> str:
    """Every line break as one character, so that an offset means the same in the reader and here."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def locate(root: Path, place: Place) -> Spot:
    """The spot of a place under the folder that file names are relative to. A file as a whole is line 1."""
    if place.offset is None and not place.path and not place.near:
        return Spot(1, 1, "", 0)
    try:
        data = (root / place.file).read_bytes()
    except OSError:
        return Spot(1, 1, "", 0)
    text = plain_line_ends(data.decode("utf-8-sig", errors="replace"))
    if place.offset is not None:
        return _spot(text, place.offset, len(place.near))
    if not place.path:
        return _spot(text, *_line_with(text, place.near))
    span = _span(text, place)
    if span is None:
        return Spot(1, 1, "", 0)
    start, end = span
    found = _find(text, place.near, start, end, place.skip) if place.near else None
    index, width = found or (start, min(end, _line_end(text, start)) - start)
    return _spot(text, index, place.width or width)


def _span(text: str, place: Place) -> tuple[int, int] | None:
    """Where a value starts and ends; None where the file as a whole lacks it."""
    node = _compose(text)
    last = len(place.path) - 1
    for depth, step in enumerate(place.path):
        if depth == 0 and isinstance(node, SequenceNode) and isinstance(step, str):
            continue  # a file that is the list itself: nobody has written its key
        key, found = _step(node, step)
        if found is None:  # a missing key has no node: stay on what should hold it
            if depth == 0:
                return None
            break
        node = key if place.on_key and key is not None and depth == last else found
    if node is None:
        return None
    return node.start_mark.index, node.end_mark.index


@lru_cache(maxsize=4)
def _compose(text: str) -> Node | None:
    """The tree of a file that the reader has taken, or None."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return None


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), (None, None))
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _find(text: str, words: str, start: int, end: int, skip: int) -> tuple[int, int] | None:
    """The words within a value; a long phrase may be broken over lines, so its first part will do."""
    for length in (len(words), 12, 6, 3):
        index = text.find(words[:length], start, end)
        while index >= 0 and skip and (further := text.find(words[:length], index + 1, end)) >= 0:
            index, skip = further, skip - 1
        if index >= 0:
            return index, min(len(words), _line_end(text, index) - index)
    return None


def _line_with(text: str, words: str) -> tuple[int, int]:
    """Words in a file that is no mapping, or anywhere in one: rather at the start of a line than within."""
    alone = re.search(rf"^{re.escape(words)}(?=\s|$)", text, re.MULTILINE)
    index = alone.start() if alone else text.find(words)
    return (index, len(words)) if index >= 0 else (0, 0)


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _spot(text: str, index: int, width: int) -> Spot:
    index = min(index, len(text))
    start = text.rfind("\n", 0, index) + 1
    end = _line_end(text, index)
    return Spot(text.count("\n", 0, index) + 1, index - start + 1, text[start:end], max(1, min(width, end - index)))
