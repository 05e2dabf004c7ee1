"""Days as messages tell them to an editor: in figures, with how sure they are."""

from __future__ import annotations

from datetime import date

from policyref.text.clauses import Clause
from policyref.words import CERTAINTY

Span = tuple[date | None, date | None]


def as_wanted(clause: Clause, named: bool) -> str:
    computed = clause.resolution
    if computed.certainty == "ambiguous":
        words = f"{' 或 '.join(map(in_words, clause.spans))}（{called(computed.certainty)}）"
    else:
        words = shown(computed.certainty, (computed.start, computed.end))
    return f"“{clause.words}”{words}" if named else words


def shown(certainty: str, span: Span) -> str:
    return f"{in_words(span)}（{called(certainty)}）"


def called(certainty: str) -> str:
    return f"{CERTAINTY[certainty]} {certainty}"


def in_words(span: Span) -> str:
    start, end = span
    if start and end:
        return f"{start} 至 {end}"
    return f"{start} 起" if start else f"{end} 止" if end else "没有日期"
