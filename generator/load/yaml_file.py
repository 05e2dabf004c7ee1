"""One YAML file → strings, lists, mappings and nulls, refusing everything YAML may silently read another way.

YAML 1.1 turns `no` into false, `010` into 8, `1:30` into 90 and keeps the last of two equal keys. Here a value is
the words that were written, and writings that other programs would take differently must be put in quotes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.syntax_errors import explain_syntax_error
from generator.problems.problem import Place, Problem, problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_TRAP = re.compile(
    r"^(?:y|n|yes|no|on|off|[-+]?0[0-7_]+|[-+]?0x[0-9a-f_]+|[-+]?0b[01_]+|[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?"
    r"|[-+]?\d[\d_]*_[\d_]*|[-+]?\.(?:inf|nan)|[-+]?\d+(?:\.\d*)?e[-+]?\d+)$",
    re.IGNORECASE,
)
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file; None (with a problem) where it is missing or written otherwise."""
    place = Place(name)
    try:
        data = path.read_bytes()
    except OSError:
        problems.append(problem("E111", place))
        return None
    if len(data) > MAX_BYTES:
        problems.append(problem("E109", place, size=f"{len(data) // 1000} KB"))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(problem("E102", place))
        data = data[3:]
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(problem("E101", place, line=line, guess=_guess_encoding(data)))
        return None
    if found := _CONTROL.search(text):
        code = f"U+{ord(found.group()):04X}"
        problems.append(problem("E112", Place(name, offset=found.start()), found=code))
        return None
    return text


def read_yaml(path: Path, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    """The mapping in a YAML file, or None with problems. A file with a problem here is not looked at further."""
    text = read_text(path, name, problems)
    return None if text is None else parse_yaml(text, name, problems)


def parse_yaml(text: str, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    """`read_yaml` for text that is at hand."""
    if found := _TAB.search(text):
        problems.append(problem("E103", Place(name, offset=found.end() - 1)))
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        problems.append(explain_syntax_error(error, text, name))
        return None
    if not isinstance(node, MappingNode):
        problems.append(problem("E108", Place(name)))
        return None
    walk = _Walk(name)
    value = walk.mapping(node, ())
    problems += walk.problems
    return None if walk.problems else value


class _Walk:
    """Nodes → plain values, collecting problems. A node met twice is an alias."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def say(self, code: str, path: tuple[str | int, ...], on_key: bool = False, **words: Any) -> None:
        self.problems.append(problem(code, Place(self.name, path, on_key=on_key), **words))

    def value(self, node: Node, path: tuple[str | int, ...]) -> Any:
        if id(node) in self.seen:
            return self.say("E106", path)
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            return self.scalar(node, path)
        if len(path) > MAX_DEPTH:
            return self.say("E113", path, depth=MAX_DEPTH)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return self.mapping(node, path)

    def scalar(self, node: ScalarNode, path: tuple[str | int, ...]) -> str | None:
        words: str = node.value
        if node.style:  # quoted or a block: what was written is what was meant
            return words
        if _NULL.match(words):
            return None
        if _TRAP.match(words):
            self.say("E107", path, found=words)
        return words

    def mapping(self, node: Node, path: tuple[str | int, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                self.say("E104", path, detail="键必须是一个词")
            elif key == "<<":
                self.say("E106", path)
            elif key in values:
                self.problems.append(_duplicate(self.name, key_node, key))
            else:
                values[key] = self.value(value_node, (*path, key))
        return values


def _duplicate(name: str, key_node: Node, key: str) -> Problem:
    # The path of a duplicate key leads to its first occurrence, so this problem points by offset.
    return problem("E105", Place(name, offset=key_node.start_mark.index), key=key)


def _guess_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "像是 UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "认不出是什么编码"
    return "像是 GBK（GB18030）"
