"""Problems → text for a terminal: file:line:column, the line, what is meant in it, what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from policyref.problems.locate import Spot, locate
from policyref.problems.problem import Problem

_QUESTIONS = "待确认（程序判断不了，请对照原文）："


def report(problems: Iterable[Problem], root: Path) -> str:
    """All problems by file and line, then all questions, then how many they are; that there is no problem is for the
    caller to say. File names are relative to `root`.
    """
    rows = sorted({(problem, locate(root, problem.place)) for problem in problems}, key=_order)
    wrong = [_block(problem, spot) for problem, spot in rows if not problem.is_question]
    asked = [_block(problem, spot) + _how_to_confirm(problem) for problem, spot in rows if problem.is_question]
    more = f"，另有 {len(asked)} 处要人确认" if asked else ""
    asked = [_QUESTIONS, *asked] if asked else []
    end = [f"共 {len(wrong)} 处问题{more}。用 policyref explain 代码 可看详细说明。"] if wrong else []
    return "\n".join([*wrong, *asked, *end])


def still_open(questions: Sequence[Problem]) -> str:
    """`；有 3 处要人确认`: nothing ends well without a word on what is still to be confirmed."""
    return f"；有 {len(questions)} 处要人确认" if questions else ""


def _how_to_confirm(question: Problem) -> str:
    if not question.words:
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
