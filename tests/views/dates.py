"""A date as editors write it, as ISO 8601, by the tests' own reading."""

from __future__ import annotations

import re


def iso(words: str | None) -> str:
    """`2023年4月30日` or `2023-04-30` as `2023-04-30`; nothing (null) stays nothing."""
    if not words or words in ("null", "~"):
        return ""
    year, month, day = re.findall(r"\d+", words)
    return f"{year}-{int(month):02}-{int(day):02}"
