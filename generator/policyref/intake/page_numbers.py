"""How the number of a page is printed: — 2 —, 第 2 页, 第 2 页 共 5 页, 2/5 (GB/T 9704-2012, 7.5)."""

from __future__ import annotations

import re

_DASH = r"[—–\-－―─·]"
COUNTED = r"第?\d{1,4}页?[,，/]?共\d{1,4}页|第\d{1,4}页|\d{1,4}/\d{1,4}页?"
_MARKED = re.compile(rf"{_DASH}+\d{{1,4}}{_DASH}+|{COUNTED}")
_BARE = re.compile(r"\d{1,3}")


def is_page_number(line: str, *, bare: bool = True) -> bool:
    """Whether a line is one; a `bare` number only where the line stands at the edge of a page."""
    words = re.sub(r"\s", "", line[:40])
    return len(line) <= 40 and bool(_MARKED.fullmatch(words) or (bare and _BARE.fullmatch(words)))
