"""Sums of money as people say them. Pages, prints, tables in words, scripts and the command line say them alike."""

from __future__ import annotations

import re
from fractions import Fraction

YUAN = "元"
ROUND = {
    "high": "{}以内（含）", "high_without": "不足{}", "low": "{}以上", "low_without": "超过{}", "any": "不论多少",
    "nothing": "没有", "most": "（最高）", "others": "别的条件也都符合的，是这样。", "rest": "别的条件下的{}个表",
}  # fmt: skip
"""The rows of a table of round values: up to a value or below it, from it on or above it; and what there is then."""
EXAMPLE = {
    "of": "如果{given}，{told}。",
    "given": "{label}是“{value}”",
    "amount": "{name}为{result}",
    "bounded": "{name}{result}",
    "rule": "{name}：{result}",
    "total": "合计{result}",
    "separate": "各项分别列出，不合计",
    "reading": "照另一种理解（{name}）是{result}",
    "nothing": "没有",
}
"""A worked example as a sentence."""
_EACH = re.compile(r"((?:\d[\d,.]*)[十百千万亿]*元)/([^/·\d、，；（）]{1,4}(?:[/·][^/·\d、，；（）]{1,4})*)")
_TEN_THOUSAND, _HUNDRED_MILLION = 10**4, 10**8
_SCALES = ((_HUNDRED_MILLION, 10**6, "亿"), (_TEN_THOUSAND, 10**2, "万"))
"""From which sum on a scale is used, which parts of it need no more than two decimals, and its word."""


def fen(value: Fraction) -> int:
    """The nearest whole number of fen; of a half the one that is further from zero."""
    whole, parts = abs(value.numerator), value.denominator
    found = (200 * whole + parts) // (2 * parts)
    return -found if value < 0 else found


def money(value: Fraction) -> str:
    """Yuan to 0.01, half up, as data have it: 60120.00."""
    found = fen(value)
    return f"{'-' if found < 0 else ''}{abs(found) // 100}.{abs(found) % 100:02}"


def yuan(value: Fraction | str) -> str:
    """`1.5亿元`, `5万元`, `1.2万元`, `4000元`, `60,120元`, `60,120.50元`: no cents unless there are any."""
    found = fen(Fraction(value))
    return ("-" if found < 0 else "") + _above_zero(abs(found)) + YUAN


def each(words: str) -> str:
    """`4000元/人` as `每人4000元`, `50元/人·天` as `每人每天50元`: how a sum for one is said outside of quotes."""
    return _EACH.sub(lambda found: "".join(f"每{one}" for one in re.split("[/·]", found[2])) + found[1], words)


def _above_zero(found: int) -> str:
    whole, cents = divmod(found, 100)
    for scale, parts, word in _SCALES:
        if whole >= scale and not cents and whole % parts == 0:
            return _decimal(whole, scale) + word
    said = str(whole) if whole < _TEN_THOUSAND else f"{whole:,}"
    return f"{said}.{cents:02}" if cents else said


def _decimal(whole: int, scale: int) -> str:
    """15000 of 10000 → `1.5`."""
    count, rest = divmod(whole, scale)
    return f"{count}.{rest * 100 // scale:02}".rstrip("0").rstrip(".")
