"""A YAML mapping key by key as it is written, comments and all, so that one key can be replaced without the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent, indent

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Entry:
    """`comment` are the lines right above, `text` the key and its value; both end with a line break or are empty."""

    key: str
    comment: str
    text: str

    @property
    def whole(self) -> str:
        return self.comment + self.text


@dataclass(frozen=True)
class Entries:
    """The entries of a mapping in order; `tail` is what follows the last."""

    entries: tuple[Entry, ...] = ()
    tail: str = ""

    def __getitem__(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def keys(self) -> list[str]:
        return [entry.key for entry in self.entries]


def entries(text: str) -> Entries:
    """The entries of a text that is known to be readable; none of a mapping that is written on one line."""
    node = yaml.compose(text, Loader=_Loader)
    if not isinstance(node, MappingNode) or node.flow_style:
        return Entries((), text)
    lines = text.splitlines(keepends=True)
    starts = [(str(key.value), key.start_mark.line) for key, _ in node.value]
    end = _end(lines, node.value[-1][1])
    found = []
    begin = 0
    for place, (key, start) in enumerate(starts):
        following = _comment_above(lines, starts[place + 1][1], start + 1) if place + 1 < len(starts) else end
        found.append(Entry(key, "".join(lines[begin:start]), "".join(lines[start:following])))
        begin = following
    return Entries(tuple(found), "".join(lines[end:]))


def listed(entry: Entry) -> list[str] | None:
    """The mappings of a list, each as a text of its own; None where they are not written as a block."""
    node = yaml.compose(entry.text, Loader=_Loader)
    value = node.value[0][1] if isinstance(node, MappingNode) else None
    if not isinstance(value, SequenceNode) or value.flow_style:
        return None
    lines = entry.text.splitlines(keepends=True)
    starts = [one.start_mark.line for one in value.value]
    if any(not isinstance(one, MappingNode) or one.flow_style for one in value.value):
        return None
    return [_of_list("".join(lines[start:end])) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def as_list(key: str, texts: Iterator[str]) -> str:
    """A key with a list of mappings."""
    return f"{key}:\n" + "".join("  - " + indent(text, "    ")[4:] for text in texts)


def _of_list(text: str) -> str:
    """`  - number: 1 …` without its dash."""
    dash = text.index("-")
    return dedent(f"{text[:dash]} {text[dash + 1 :]}")


def _end(lines: list[str], last: Node) -> int:
    """The line after the last value, without the comments below it."""
    end = len(lines)
    while end > last.start_mark.line + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _comment_above(lines: list[str], start: int, least: int) -> int:
    """Where the comments right above a key begin."""
    while start > least and lines[start - 1].startswith("#"):
        start -= 1
    return start
