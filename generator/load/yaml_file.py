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
from generator.problems.locate import plain_line_ends
from generator.problems.problem import Place, Problem, problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_TRAP = re.compile(
    r"^(?:y|n|yes|no|on|off|[-+]?0[0-9_]+|[-+]?0[xo][0-9a-f_]+|[-+]?0b[01_]+|[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?"
    r"|[-+]?\d[\d_]*_[\d_]*|[-+]?\.(?:inf|nan)|[-+]?\d+(?:\.\d*)?e[-+]?\d+)$",
    re.IGNORECASE,
)
# What YAML makes of a line break in a value; beside Chinese there is no space. Between Latin words it stays.
_FOLD = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef]) +| +(?=[\u3000-\u9fff\uff00-\uffef])")
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
# Nobody sees these on a screen: control characters, the zero-width ones, marks of writing direction.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Where an anchor, alias or tag may stand. Words of the notice may look like one, so this only asks for a closer look.
_INDIRECT = re.compile(r"(?:^|[\s\[{,])[&*!]", re.MULTILINE)
_OPENING = re.compile(r"[\[{]|[-?]\s")
_SHALLOW = 2000  # so few openings cannot nest deeply enough to overrun the parser's stack


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file; None (with a problem) where it is missing or written otherwise."""
    place = Place(name)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError:
        problems.append(problem("E111", place))
        return None
    if size > MAX_BYTES:
        problems.append(problem("E109", place, size=f"{size // 1000} KB"))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(problem("E102", place))
        data = data[3:]
    try:
        text = plain_line_ends(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(problem("E101", place, line=line, guess=_guess_encoding(data)))
        return None
    if found := _INVISIBLE.search(text):
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
        if refused := _refused(text, name):
            problems.append(refused)
            return None
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        problems.append(explain_syntax_error(error, text, name))
        return None
    if not isinstance(node, MappingNode):
        what = "是空的" if node is None else "最外层不是“键: 值”"
        cure = "请从“键: 值”写起，可照抄同类文件的第一行"
        problems.append(problem("E108", Place(name), what=what, cure=cure))
        return None
    walk = _Walk(name)
    value = walk.mapping(node, 0)
    problems += walk.problems
    return None if walk.problems else value


def _refused(text: str, name: str) -> Problem | None:
    """The first indirection or the first nesting that goes too deep, before any tree is built of it."""
    if not _INDIRECT.search(text) and len(_OPENING.findall(text)) < _SHALLOW:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        here = Place(name, offset=event.start_mark.index if event.start_mark else 0)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            return problem("E106", here)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            return problem("E113", here, depth=MAX_DEPTH)
    return None


class _Walk:
    """Nodes → plain values, collecting problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def say(self, code: str, node: Node, **words: Any) -> None:
        near = node.value if isinstance(node, ScalarNode) else ""
        self.problems.append(problem(code, Place(self.name, near=near, offset=node.start_mark.index), **words))

    def value(self, node: Node, depth: int) -> Any:
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if depth > MAX_DEPTH:
            return self.say("E113", node, depth=MAX_DEPTH)
        if isinstance(node, SequenceNode):
            return [self.value(child, depth + 1) for child in node.value]
        return self.mapping(node, depth)

    def scalar(self, node: ScalarNode) -> str | None:
        words: str = node.value
        if node.style != "|" and node.end_mark.line > node.start_mark.line:
            words = _FOLD.sub("", words)
        if node.style:  # quoted or a block: what was written is what was meant
            return words
        if _NULL.match(words):
            return None
        if _TRAP.match(words):
            self.say("E107", node, found=words)
        return words

    def mapping(self, node: Node, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                self.say("E104", key_node, detail="键必须是一个词；值以 { 或 [ 开头时，请给整个值加引号")
            elif key == "<<":
                self.say("E106", key_node)
            elif key in values:
                self.say("E105", key_node, key=key)
            else:
                values[key] = self.value(value_node, depth + 1)
        return values


def _guess_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:100]:
        return "像是 UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "认不出是什么编码"
    return "像是 GBK（GB18030）"
