"""A visitor's words → an exact value or the code of what is wrong with them.

Numbers are `Fraction`s in yuan, in shares of one (5% is 1/20) or in the unit counted; months are counted from the year
nought; dates are `date`s; the rest stays text. What could be another number than its writer meant is refused.
`rules-parse.js` does the same.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from fractions import Fraction

from policyref.rules.expr import Value
from policyref.rules.figures import SPACE, Figure, read_figure
from policyref.rules.program import Field
from policyref.text.numerals import DIGITS, to_int

MONEY = {
    "元": 1, "百元": 100, "千元": 10**3,
    "万元": 10**4, "十万元": 10**5, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8,
    "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
"""Units that an input of sums may count in."""
YES, NO = "是", "否"
LONGEST = 40
LARGEST = 10**12
"""Above one trillion yuan, or as many people, somebody's finger slipped."""

_YUAN = ("元", "元整", "圆", "圆整", "块", "块钱", "元人民币")
_MARK = re.compile("[¥¥]|人民币|RMB|CNY", re.IGNORECASE)
_N = rf"(\d+|[{DIGITS}○十]+)"
_SMALL = re.compile(_N, re.ASCII)
_DAY = re.compile(
    rf"{_N}年{_N}月{_N}[日号]|(\d{{4}})(?:/(\d\d?)/|\.(\d\d?)\.)(\d\d?)|(\d{{4}})-(\d\d?)-(\d\d?)", re.ASCII
)
_MONTH = re.compile(rf"{_N}年{_N}月份?|(\d{{4}})[-/.](\d\d?)", re.ASCII)


def fold(words: str) -> str:
    """Full-width characters as plain ones, without what surrounds them."""
    return unicodedata.normalize("NFKC", words).replace("−", "-").strip(SPACE)


def parse(words: str, field: Field) -> tuple[Value | None, str | None]:
    """The value and no code; or no value and `number`, `integer`, `negative`, `min`, `max`, `toobig`, `date`, `month`,
    `option`.

    Empty words are neither: (None, None).
    """
    text = fold(words)
    if not text:
        return None, None
    kind = field.type
    if kind in ("choice", "yesno"):
        options = field.options if kind == "choice" else (YES, NO)
        found = next((option for option in options if unicodedata.normalize("NFKC", option) == text), None)
        return (found, None) if found else (None, "option")
    if kind == "date":
        day = read_day(text)
        return (None, "date") if day is None else _within(day, field)
    if kind == "month":
        month = read_month(text)
        return (None, "month") if month is None else _within(month, field)
    return _number(text, field)


def read_day(text: str) -> date | None:
    """2023年4月30日, 二〇二三年四月三十日, 2023-4-30, 2023/4/30, 2023.4.30."""
    match = _DAY.fullmatch(text) if len(text) <= LONGEST else None
    found = [_small(one) for one in match.groups() if one] if match else []
    try:
        return date(*(one or 0 for one in found)) if found else None
    except (ValueError, OverflowError):
        return None


def read_month(text: str) -> Fraction | None:
    """2023年2月, 2023-02, 2023/2, 2023.2; of a day its month."""
    day = read_day(text)
    if day:
        return month_of(day)
    match = _MONTH.fullmatch(text) if len(text) <= LONGEST else None
    year, month = (_small(one) or 0 for one in match.groups() if one) if match else (0, 0)
    return month_of(date(year, month, 1)) if 0 < year <= date.max.year and 0 < month <= 12 else None


def month_of(day: date) -> Fraction:
    """A month as a number, so that the next is one more."""
    return Fraction(day.year * 12 + day.month - 1)


def first_day(month: Fraction) -> date | None:
    """The first day of a month; None of what no calendar has."""
    year, rest = divmod(int(month), 12)
    return date(year, rest + 1, 1) if 0 < year <= date.max.year else None


def as_month(month: Fraction) -> str:
    """2023-02; of what no calendar has, the bare number."""
    day = first_day(month)
    return day.isoformat()[:7] if day else str(month)


def _small(words: str) -> int | None:
    """A year, a month or a day of it, in digits of either kind."""
    return to_int(words.replace("○", "〇")) if _SMALL.fullmatch(words) else None


def _within(value: Value, field: Field) -> tuple[Value | None, str | None]:
    low, high = (_end(end, field) for end in (field.min, field.max))
    if low is not None and value < low:  # type: ignore[operator]
        return None, "min"
    if high is not None and value > high:  # type: ignore[operator]
        return None, "max"
    return value, None


def _end(words: str | None, field: Field) -> Value | None:
    if words is None:
        return None
    return date.fromisoformat(words) if field.type == "date" else Fraction(words)


def _number(text: str, field: Field) -> tuple[Value | None, str | None]:
    found = understood(text, field)
    if found is None:
        return None, "number"
    value = found.value
    lowest = Fraction(field.min) if field.min is not None else None
    if value.numerator < 0 and field.type != "rate" and (lowest is None or lowest >= 0):
        return None, "negative"
    if abs(value.numerator) > LARGEST * value.denominator:
        return None, "toobig"
    if field.type in ("count", "year") and value.denominator != 1:
        return None, "integer"
    return _within(value, field)


def understood(text: str, field: Field) -> Figure | None:
    """A number in the unit of its input; None where the words after it are no unit of that."""
    if len(text) > LONGEST:
        return None
    if field.type == "year" and (year := _small(text.removesuffix("年"))) is not None:
        return Figure(Fraction(year), "", is_bare=True)
    mark = _MARK.match(text) if field.type == "money" else None
    share = "百分之" if field.type == "rate" and text.startswith("百分之") else ""
    found = read_figure(text[mark.end() if mark else len(share) :].lstrip(SPACE))
    if found is None:
        return None
    value, unit, is_bare = found
    match field.type:
        case "money":
            scale = MONEY[field.unit or "元"] if is_bare and not mark else 1
            return Figure(value * scale, "", is_bare and not mark) if unit in ("", *_YUAN) else None
        case "rate":
            return Figure(value / 100, "", is_bare) if unit == "" or (unit == "%" and not share) else None
        case "year":
            return Figure(value, "", is_bare) if unit in ("", "年") else None
    return Figure(value, "", is_bare) if unit in ("", field.unit) else None
