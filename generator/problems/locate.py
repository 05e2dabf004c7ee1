"""A place in a data file → line, column and the line itself. Reads the file again: problems are rare, marks are big."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from generator.problems.problem import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """Line and column count from 1, in characters; `width` is how many characters of `excerpt` are meant."""

    line: int
    column: int
    excerpt: str
    width: int


def locate(root: Path, place: Place) -> Spot:
    """The spot of a place under the folder that file names are relative to. Unreadable files give line 1."""
    try:
        text = (root / place.file).read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return Spot(1, 1, "", 0)
    if place.offset is not None:
        return _spot(text, place.offset, len(place.near) or 1)
    start, end = _span(text, place)
    if place.near and (found := _find(text, place.near, start, end)):
        return _spot(text, *found)
    return _spot(text, start, min(end, _line_end(text, start)) - start)


def _span(text: str, place: Place) -> tuple[int, int]:
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return 0, 0
    for step in place.path:
        key, found = _step(node, step)
        if found is None:  # a missing key has no node: stay on what should hold it
            break
        node = key if place.on_key and key is not None and step == place.path[-1] else found
    if node is None:
        return 0, 0
    return node.start_mark.index, node.end_mark.index


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), (None, None))
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _find(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """The words within a value; a long phrase may be broken over lines, so its first part will do."""
    for length in (len(words), 12, 6):
        index = text.find(words[:length], start, end)
        if index >= 0:
            return index, min(length, len(words))
    return None


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _spot(text: str, index: int, width: int) -> Spot:
    start = text.rfind("\n", 0, index) + 1
    end = _line_end(text, index)
    return Spot(text.count("\n", 0, index) + 1, index - start + 1, text[start:end], max(1, min(width, end - index)))
