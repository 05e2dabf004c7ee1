"""What editors write, by the tests' own reading: dates as ISO 8601, and lists of facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def iso(words: str | None) -> str:
    """`2023年4月30日` or `2023-04-30` as `2023-04-30`; nothing (null) stays nothing."""
    if not words or words in ("null", "~"):
        return ""
    year, month, day = re.findall(r"\d+", words)
    return f"{year}-{int(month):02}-{int(day):02}"


def listed(owner: Mapping[str, Any], key: str) -> list[Any]:
    """The facts that an editor lists under a key; none where it says 原文没有, or nothing yet."""
    found = owner.get(key)
    return found if isinstance(found, list) else []
