"""The bracket that names the responsible units: `〔责任单位：市商务局、市财政局，各县（市、区）人民政府〕`.

One bracket may hold several labelled groups: `（牵头单位：市商务局；配合单位：市财政局、市税务局）`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LABEL = r"(?:责任|牵头|主办|负责|配合|协办|参与|落实|承办)(?:单位|部门)(?:及分工)?"
BRACKET = re.compile(rf"[〔（【(\[]\s*{_LABEL}\s*[：:](?:[^〔〕（）【】()\[\]]|[（(][^（）()]*[）)])*[〕）】)\]]")
_GROUP = re.compile(rf"({_LABEL})\s*[：:]")
_LEAD = re.compile("牵头|主办")
_SUPPORT = re.compile("配合|协办|参与")
_SEPARATORS = "、，；,;"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as a bracket writes it. `before_comma`: it stands before the first comma of its group."""

    words: str
    role: str
    starred: bool
    before_comma: bool


def find_brackets(text: str) -> list[str]:
    """Every responsibility bracket in the text, in order, with its marks."""
    return BRACKET.findall(text)


def read_bracket(bracket: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    """The units a bracket names, in order. Words of `open_ended` (等相关部门) become entries of their own."""
    named: list[NamedUnit] = []
    groups = list(_GROUP.finditer(bracket))
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        body = bracket[group.end() : following.start() if following else len(bracket) - 1]
        named += _read_group(body, _role(group.group(1)), open_ended)
    return named


def _role(label: str) -> str:
    if _LEAD.search(label):
        return "lead"
    return "support" if _SUPPORT.search(label) else "responsible"


def _read_group(body: str, role: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    named: list[NamedUnit] = []
    before_comma = True
    for words, separator in _split(body):
        starred = words.startswith(("*", "＊"))
        for part in _detach(words.lstrip("*＊"), open_ended):
            named.append(NamedUnit(part, role, starred, before_comma))
        before_comma = before_comma and separator != "，"
    return named


def _split(body: str) -> list[tuple[str, str]]:
    """Names with the separator after each; a separator inside （市、区） does not count."""
    pieces: list[tuple[str, str]] = []
    depth = start = 0
    for index, char in enumerate(body):
        depth += (char in "（(") - (char in "）)")
        if char in _SEPARATORS and depth == 0:
            pieces.append((body[start:index].strip(), char))
            start = index + 1
    pieces.append((body[start:].strip(), ""))
    return [piece for piece in pieces if piece[0]]


def _detach(words: str, open_ended: Sequence[str]) -> list[str]:
    for tail in open_ended:
        if words.endswith(tail) and words != tail:
            return [words.removesuffix(tail), tail]
    return [words]
