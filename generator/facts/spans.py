"""Where words of the official text stand."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`start:end` in the squeezed official words of a measure; `sentence` is the number a reader can link to."""

    item: int | None
    sentence: int | None
    start: int
    end: int
