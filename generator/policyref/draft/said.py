"""An outline → the lines that fields are read from, each with the measure it stands in."""

from __future__ import annotations

from policyref.draft.filled import Said
from policyref.outline.lines import Outline

_IN_MEASURE = ("item", "text", "table", "tail", "note")


def said_of(outline: Outline) -> list[Said]:
    """The lines in order. What follows a measure is in it until something else begins."""
    found, count = [], 0
    current: int | None = None
    for one in outline.placed:
        if one.kind == "measure":
            count += 1
            current = count
        elif one.kind not in _IN_MEASURE:
            current = None
        found.append(Said(one.kind, one.line.text, current))
    return found
