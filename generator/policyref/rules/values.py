"""The notice's words in a rule → exact values: sums, shares, ranges, days, lengths of time."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache

from policyref.text.amounts import NumberPhrase, is_range, parse_amount, scan_numbers
from policyref.text.dates import parse_date, resolve

SHARES = {"减半": Fraction(1, 2), "一半": Fraction(1, 2), "全额": Fraction(1)}
"""Rates that are written without a figure."""
TO = "[—–－～~-]{1,2}|[至到]"
"""What stands between the two numbers of a range."""
_TO = re.compile(TO)
_SHARE_UNITS = {"成": Fraction(1, 10), "个百分点": Fraction(1, 100), "百分点": Fraction(1, 100)}
LONGEST = 60
"""More characters than any number of a notice has."""
_MONTHS = {"年": 12, "个月": 1}
_CENTURY = 1200


@lru_cache(maxsize=256)  # a rule's amounts are read when it is lowered and by several checks
def number(words: str) -> tuple[Fraction, str] | None:
    """Value and unit of an amount: 300元/人 is in 元/人."""
    if words in SHARES:
        return SHARES[words], "%"
    found = parse_amount(words) if len(words) <= LONGEST else None
    return None if found is None else read(found)


def read(found: NumberPhrase) -> tuple[Fraction, str]:
    """50万 without a unit is money (notices write so); 三成, 三分之一 and 2个百分点 are shares."""
    if found.words[-1] in "万亿":
        return found.value, "元"
    if found.unit in _SHARE_UNITS:
        return found.value * _SHARE_UNITS[found.unit], "%"
    return found.value, "%" if "分之" in found.words and not found.unit else found.unit


def ends(words: str) -> tuple[tuple[Fraction, str], tuple[Fraction, str]] | None:
    """The lower and the upper number of 2%—4%, 200—500元/人; None of anything else."""
    found = scan_numbers(words) if len(words) <= LONGEST and _TO.search(words) else []
    if len(found) != 2 or found[0].start or found[1].end != len(words):
        return None
    (low, low_unit), (high, unit) = map(read, found)
    same = sorted(re.split("[/·]", low_unit)) == sorted(re.split("[/·]", unit))
    if not same or low >= high or not is_range(words, *found):
        return None
    return (low, unit), (high, unit)


def days(words: str, reading: str | None = None) -> tuple[date | None, date | None] | None:
    """First and last day that date words allow, under a reading where they are ambiguous; the first is the default."""
    found = resolve(words, None)
    if found is None or (found.start is None and found.end is None):
        return None
    if reading is None:
        return found.start, found.end
    return next(((one.start, one.end) for one in found.readings if one.name == reading), None)


def last_day(words: str) -> date | None:
    """The day that `最长可延至2023年6月30日` or `2023年6月30日` ends with."""
    found = days(words)
    return parse_date(words) or (found[1] if found else None)


def months(words: str) -> int | None:
    """`3个月` → 3, `5年` → 60, 半年 → 6."""
    if words == "半年":
        return 6
    match = re.fullmatch(r"(.*?)(个月|年)", words)
    found = number(match[1] + "个") if match else None
    if match is None or found is None or found[0].denominator != 1 or found[0] > _CENTURY:
        return None
    return int(found[0]) * _MONTHS[match[2]]


def shown(value: Fraction) -> str:
    """A `Fraction` as the shortest decimal, or as `1/3` where there is none."""
    whole, denominator = value.numerator, value.denominator
    if denominator == 1:
        return str(whole)
    rest, places = denominator, 0
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    if rest != 1:
        return f"{whole}/{denominator}"
    text = f"{abs(whole) * 10**places // denominator:0{places + 1}d}"
    return f"{'-' if whole < 0 else ''}{text[:-places]}.{text[-places:]}".rstrip("0")
