"""What a page has beside its text: page numbers and running heads, which are the same from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policyref.intake.layout_lines import Line
from policyref.intake.page import Page

_HEAD, _FOOT = 0.12, 0.86  # of the height of a page
_DASH = r"[—–\-－―─·]"
_COUNTED = r"第?\d{1,4}页?[,，/]?共\d{1,4}页|第\d{1,4}页|\d{1,4}/\d{1,4}页?|Page\d{1,4}(?:of\d{1,4})?"
_MARKED_NUMBER = re.compile(rf"{_DASH}+\d{{1,4}}{_DASH}+|{_COUNTED}")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_COUNTED_AT_END = re.compile(rf"(?:{_COUNTED})$")


def is_page_number(line: str) -> bool:
    """Whether a line is one by its marks alone: — 2 — (GB/T 9704-2012, 7.5), 第2页共9页."""
    return bool(_MARKED_NUMBER.fullmatch(_plain(line)))


def furniture(pages: Sequence[Page], lines: Sequence[Line]) -> set[int]:
    """Which lines (by their index) are furniture. What stands at the edge of one page only is text."""
    height = {page.number: page.height for page in pages}
    edge = {
        index: _plain(line.text)
        for index, line in enumerate(lines)
        if line.top < _HEAD * height[line.page] or line.bottom > _FOOT * height[line.page]
    }
    seen = {(line.page, _key(line, height)) for line in (lines[index] for index in edge)}
    pages_with = Counter(key for _, key in seen)
    most = max(2, -(-len(pages) // 2))
    repeated = {index for index in edge if len(pages) > 1 and pages_with[_key(lines[index], height)] >= most}
    outer = _outermost(lines, [index for index in edge if index not in repeated])
    return repeated | {index for index in outer if is_page_number(edge[index]) or _BARE_NUMBER.fullmatch(edge[index])}


def _key(line: Line, height: dict[int, float]) -> tuple[str, str]:
    """What makes a running head the same on another page, which has another number."""
    words = _plain(line.text)
    counted = _COUNTED_AT_END.sub("", words)
    return ("head" if line.top < height[line.page] / 2 else "foot"), counted or words


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _outermost(lines: Sequence[Line], edge: Sequence[int]) -> set[int]:
    """The first and the last line of each page: a number elsewhere is text."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index in edge:
        page = lines[index].page
        if page not in first or lines[index].top < lines[first[page]].top:
            first[page] = index
        if page not in last or lines[index].top > lines[last[page]].top:
            last[page] = index
    return {*first.values(), *last.values()}
