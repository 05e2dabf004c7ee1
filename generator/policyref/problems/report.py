"""Problems → text for a terminal: file:line:column, the line, what is meant in it, what to do.

What nobody has got to yet is many: it is told in a line for each file, and counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policyref.problems.locate import Spot, locate
from policyref.problems.problem import Problem

_QUESTIONS = "待确认（程序判断不了，请对照原文）："
_OPEN = "还没有整理的（不妨碍生成网站）："
_TO_CONFIRM = "处要人确认"
_OF_A_FILE = re.compile("(?:条|份文件)没有(.+)")
_MOST = 40  # lines of what is open; beyond, one for each notice
_SHOWN = 3  # words of a kind


def report(problems: Iterable[Problem], root: Path, *, each: bool = False) -> str:
    """What is open, in lines or `each` by itself; then all errors by file and line, all questions, how many they are.

    That there is no error is for the caller to say. File names are relative to `root`.
    """
    every = list(dict.fromkeys(problems))
    left = [one for one in every if one.is_open]
    rows = sorted(((one, locate(root, one.place)) for one in every if each or not one.is_open), key=_order)
    opened = [_block(*row) + _how_to_confirm(row[0]) for row in rows if row[0].is_open]
    opened = opened or [*_grouped(left), *_ready(left)]
    wrong = [_block(*row) for row in rows if row[0].is_error]
    asked = [_block(*row) + _how_to_confirm(row[0]) for row in rows if row[0].is_question and not row[0].is_open]
    more = f"，另有 {len(asked)} {_TO_CONFIRM}" if asked else ""
    opened = [_OPEN, *opened] if opened else []
    asked = [_QUESTIONS, *asked] if asked else []
    end = [f"共 {len(wrong)} 处问题{more}{still_open(left)}。用 policyref explain 代码 可看详细说明。"] if wrong else []
    return "\n".join([*opened, *wrong, *asked, *end])


def still_open(left: Sequence[Problem]) -> str:
    """`；还差：12 条没有摘要，3 处要人确认`: nothing ends well without a word on what is still to be done."""
    return f"；还差：{_counted(left)}" if left else ""


def _counted(left: Iterable[Problem]) -> str:
    """How often each kind of what is left is there, in the order of the codes, questions last."""
    ordered = sorted(left, key=lambda one: (one.is_question, one.code))
    counts = Counter(one.left or _TO_CONFIRM for one in ordered)
    return "，".join(f"{count} {what}" for what, count in counts.items())


def _ready(left: Iterable[Problem]) -> Iterator[str]:
    """What may be pasted as it stands, below the file that it belongs in."""
    by_file: dict[str, list[str]] = {}
    for one in left:
        if one.ready:
            by_file.setdefault(one.place.file, []).append(one.ready)
    for file, entries in by_file.items():
        yield "\n".join([f"  {file} 里可以加上（照抄，再把话改准）：", *entries])


def _grouped(left: Sequence[Problem]) -> Iterator[str]:
    """A line for each file; for each notice where they are too many."""
    by_file: dict[str, list[Problem]] = {}
    for one in sorted(left, key=lambda one: one.place.file):
        by_file.setdefault(one.place.file, []).append(one)
    if len(by_file) <= _MOST:
        yield from (f"  {file}  {_of_file(those)}" for file, those in by_file.items())
        return
    by_notice: dict[str, list[Problem]] = {}
    for file, those in by_file.items():
        by_notice.setdefault(file.rpartition("/")[0], []).extend(those)
    folders = list(by_notice)
    yield from (f"  {folder}/  {_counted(by_notice[folder])}" for folder in folders[:_MOST])
    if rest := [one for folder in folders[_MOST:] for one in by_notice[folder]]:
        yield f"  另有 {len(folders) - _MOST} 个文件夹  {_counted(rest)}"


def _of_file(left: Iterable[Problem]) -> str:
    """`没有摘要、对谁；2 个数字没有交代（20万元、5处）`."""
    words: dict[str, list[str]] = {}
    for one in left:
        words.setdefault(one.left or _TO_CONFIRM, []).append(one.place.near)
    missing = [found[1] for what in words if (found := _OF_A_FILE.fullmatch(what))]
    said = [f"没有{'、'.join(missing)}"] if missing else []
    for what, those in words.items():
        if not _OF_A_FILE.fullmatch(what):
            shown = [*dict.fromkeys(filter(None, those))]
            more = "……" if len(shown) > _SHOWN else ""
            named = f"（{'、'.join(shown[:_SHOWN])}{more}）" if shown else ""
            said.append(f"{len(those)} {what}{named}")
    return "；".join(said)


def _how_to_confirm(question: Problem) -> str:
    if not question.is_question or not question.words:
        return ""
    return f"\n    属实的，写进 confirmed：{{question: {question.code}, quote: {question.words}, why: 理由}}"


def _order(row: tuple[Problem, Spot]) -> tuple[str, int, int, str, str]:
    problem, spot = row
    return problem.place.file, spot.line, spot.column, problem.code, problem.message


def _block(problem: Problem, spot: Spot) -> str:
    lines = [f"{problem.place.file}:{spot.line}:{spot.column}  {problem.code}  {problem.message}"]
    if spot.excerpt.strip():
        shown, before = _trim(spot.excerpt, spot.column - 1)
        marks = "^" * max(1, _cells(shown[before : before + spot.width]))
        lines += [f"    {shown}", f"    {' ' * _cells(shown[:before])}{marks}"]
    if problem.hint:
        lines.append(f"    {problem.hint}")
    if problem.ready:
        lines.append(problem.ready)
    return "\n".join(lines)


def _trim(excerpt: str, start: int) -> tuple[str, int]:
    """At most 60 characters of the line around the words meant, and where they now begin."""
    excerpt = "".join(_visible(char) for char in excerpt)
    left = max(0, min(start - 20, len(excerpt) - 60))
    shown = excerpt[left : left + 60]
    head = "…" if left else ""
    tail = "…" if left + 60 < len(excerpt) else ""
    before = start - left - (len(shown) - len(shown.lstrip()))
    return head + shown.lstrip() + tail, len(head) + max(0, before)


def _visible(char: str) -> str:
    """A tab or a control character would move the marks, or the terminal's cursor."""
    return "→" if char == "\t" else "·" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char


def _cells(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
