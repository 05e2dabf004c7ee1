"""The beginning of an annex: its label, and its title on the same line."""

from __future__ import annotations

import re

from policyref.draft.draft import DraftAnnex
from policyref.outline.lines import Line

_LABEL = re.compile(r"附\s*[件表录图]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-ZＡ-Ｚ](?![A-Za-z]))?\s*[：:.、]?")
_LONGEST = 50


def divide_annex(line: Line, number: int) -> DraftAnnex:
    match = _LABEL.match(line.text)
    if match is None or not match.group():
        return DraftAnnex(number, line.text)
    return DraftAnnex(number, match.group(), line.text[match.end() :])


def take_title(annex: DraftAnnex) -> None:
    """A short line below the label is the title."""
    if not annex.title and annex.below and annex.below[0].kind != "table":
        text = annex.below[0].line.text
        if len(text) <= _LONGEST and not re.search("[。；：]", text) and not annex.below[0].line.label:
            annex.title = text
            del annex.below[0]
