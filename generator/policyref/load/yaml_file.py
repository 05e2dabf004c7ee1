"""One YAML file → strings, lists, mappings and nulls, refusing everything YAML may silently read another way.

YAML 1.1 turns `no` into false, `010` into 8, `1:30` into 90 and keeps the last of two equal keys. Here a value is
the words that were written, and writings that other programs would take differently must be put in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from policyref.load.snapshot import Input
from policyref.load.syntax_errors import explain_syntax_error
from policyref.problems.locate import plain_line_ends
from policyref.problems.problem import Place, Problem, problem
from policyref.text.invisible import INVISIBLE

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
# What a version control system puts into a file that two people have changed; between a start and an end, = and |.
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
_REFUSED = re.compile("[&*!]")
# The first characters of what the two above can match; most values begin with a Chinese one.
_SUSPECT = "~nNyYoO+-.0123456789"


def read_text(found: Input, name: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file; None (with a problem) where it is missing or written otherwise."""
    place = Place(name)
    data = read_bytes(found, place, problems)
    if data is None:
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(problem("E102", place))
        data = data[3:]
    if wrong := check_encoding(data, place):
        problems.append(wrong)
        return None
    text = plain_line_ends(data.decode("utf-8"))
    if mark := INVISIBLE.search(text):
        code = f"U+{ord(mark.group()):04X}"
        problems.append(problem("E112", Place(name, offset=mark.start()), found=code))
        return None
    conflicts = list(_conflicts(text, name))
    problems += conflicts
    return None if conflicts else text


def check_encoding(data: bytes, place: Place) -> Problem | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return problem("E101", place, line=line, guess=_guess_encoding(data))
    return None


def read_bytes(found: Input, place: Place, problems: list[Problem]) -> bytes | None:
    """The content, or None with a problem."""
    check_file(found, place, problems)
    if found.kind == "large":
        problems.append(problem("E109", place, size=f"{found.size // 1000} KB"))
    return found.content


def check_file(found: Input, place: Place, problems: list[Problem]) -> None:
    """What cannot be read, whatever its size."""
    match found.kind:
        case "folder":
            problems.append(problem("E117", place, what="文件夹"))
        case "special":
            problems.append(problem("E117", place, what="管道、设备一类的东西"))
        case "missing":
            problems.append(problem("E111", place))


def _conflicts(text: str, name: str) -> Iterator[Problem]:
    """Once of each conflict, where it starts; or of each mark that has been left over from one."""
    within = False
    for mark in _CONFLICT.finditer(text):
        if mark[0][0] == "<" or not within:
            yield conflict(Place(name, near=mark[0], offset=mark.start()))
        within = mark[0][0] == "<" or (within and mark[0][0] != ">")


def conflict(place: Place) -> Problem:
    """What to do depends on the file: what only grows keeps the lines of both sides."""
    todo = "两个人改了同一处：请留下对的（都对的都留下）"
    if place.file.endswith((".lock", "/revisions.yml")):
        todo = "两个分支各自公布过：两边的行都留下（次序和重复的不要紧，下次公布会理好）"
    return problem("E116", place, todo=todo)


def read_yaml(found: Input, name: str, problems: list[Problem], bare: str = "") -> dict[str, Any] | None:
    """The mapping in a YAML file, or None with problems. A file with a problem here is not looked at further.

    What may be the list that stands under the key `bare`, and nothing else, is written without the key, too.
    """
    text = read_text(found, name, problems)
    return None if text is None else parse_yaml(text, name, problems, bare)


def parse_yaml(text: str, name: str, problems: list[Problem], bare: str = "") -> dict[str, Any] | None:
    """`read_yaml` for text that is at hand."""
    if found := _TAB.search(text):
        problems.append(problem("E103", Place(name, offset=found.end() - 1)))
        return None
    reader = _Reader(text, name, bare)
    try:
        value = reader.document()
    except yaml.YAMLError as error:
        problems.append(explain_syntax_error(error, text, name))
        return None
    except _RefusedError as refused:
        problems.append(refused.problem)
        return None
    problems += reader.problems
    return None if reader.problems else value


class _RefusedError(Exception):
    """What makes reading on pointless."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """What the parser meets, one event after the other → plain values, collecting problems. No tree is built."""

    def __init__(self, text: str, name: str, bare: str) -> None:
        self.parser = _Loader(text)
        self.name = name
        self.bare = bare
        self.problems: list[Problem] = []
        # Most files have none of the marks that make an anchor, an alias or a tag.
        self.event: Callable[[], Any] = self.checked if _REFUSED.search(text) else self.parser.get_event

    def document(self) -> dict[str, Any]:
        """The mapping that is the only document of the file."""
        self.event()  # the stream begins
        first = self.event()
        if isinstance(first, StreamEndEvent):
            raise self.no_mapping("是空的")
        root = self.event()
        value = self.value(root, 0)
        self.event()  # the document ends
        after = self.event()
        if not isinstance(after, StreamEndEvent):
            raise ComposerError(None, first.start_mark, "but found another document", after.start_mark)
        if self.bare and isinstance(root, SequenceStartEvent):
            return {self.bare: value}
        if not isinstance(root, MappingStartEvent):
            raise self.no_mapping("最外层不是“键: 值”")
        return value  # type: ignore[no-any-return]

    def no_mapping(self, what: str) -> _RefusedError:
        cure = "请从“键: 值”写起，可照抄同类文件的第一行"
        return _RefusedError(problem("E108", Place(self.name), what=what, cure=cure))

    def too_deep(self, event: Any) -> _RefusedError:
        """Reading on would take the parser the longer the deeper it goes."""
        return _RefusedError(problem("E113", Place(self.name, offset=event.start_mark.index), depth=MAX_DEPTH))

    def checked(self) -> Any:
        """The next event; an anchor, an alias or a tag is refused, for it says something else than is written."""
        event = self.parser.get_event()
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _RefusedError(problem("E106", Place(self.name, offset=event.start_mark.index)))
        return event

    def say(self, code: str, event: Any, **words: Any) -> None:
        near = event.value if isinstance(event, ScalarEvent) else ""
        self.problems.append(problem(code, Place(self.name, near=near, offset=event.start_mark.index), **words))

    def value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if depth > MAX_DEPTH:
            raise self.too_deep(event)
        if kind is MappingStartEvent:
            return self.mapping(depth)
        values, next_event = [], self.event
        while type(entry := next_event()) is not SequenceEndEvent:
            values.append(self.value(entry, depth + 1))
        return values

    def scalar(self, event: Any) -> str | None:
        words: str = event.value
        style = event.style
        if " " in words and style != "|" and event.end_mark.line > event.start_mark.line:
            words = _FOLD.sub("", words)
        if style or (words and words[0] not in _SUSPECT):  # in quotes or a block what was written is what was meant
            return words
        if _NULL.match(words):
            return None
        if _TRAP.match(words):
            self.say("E107", event, found=words)
        return words

    def mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        next_event = self.event
        while type(key_event := next_event()) is not MappingEndEvent:
            key = key_event.value if type(key_event) is ScalarEvent else None
            if key is None:
                self.say("E104", key_event, detail="键必须是一个词；值以 { 或 [ 开头时，请给整个值加引号")
                self.skip(key_event)
            elif key == "<<":
                self.say("E106", key_event)
            elif key in values:
                self.say("E105", key_event, key=key)
            else:
                values[key] = self.value(next_event(), depth + 1)
                continue
            self.skip(self.event())
        return values

    def skip(self, event: Any) -> None:
        """Leaves a value out."""
        depth = int(isinstance(event, CollectionStartEvent))
        while depth:
            event = self.event()
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise self.too_deep(event)


def _guess_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:100]:
        return "像是 UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "认不出是什么编码"
    return "像是 GBK（GB18030）"
