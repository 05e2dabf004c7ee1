"""A visitor's words → an exact value or the code of what is wrong with them.

Numbers are `Fraction`s in yuan, in shares of one (5% is 1/20) or in the unit counted; dates are `date`s; the rest stays
text. Anything a machine might take for another number than its writer meant is refused: 1e6, 一百万, 1,23,4.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from fractions import Fraction

from policyref.rules.expr import Value
from policyref.rules.program import Field
from policyref.text.dates import parse_date

MONEY = {
    "元": 1, "百元": 100, "千元": 10**3,
    "万元": 10**4, "十万元": 10**5, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8,
    "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
YES, NO = "是", "否"
LONGEST = 40
LARGEST = 10**12
"""Above one trillion yuan, or as many people, somebody's finger slipped."""

_SPACE = "\t\n\v\f\r \u1680\u2028\u2029\ufeff"
"""What a browser's trim() takes away and NFKC leaves; str.strip() would also take control characters."""

_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(.*)", re.ASCII)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def parse(words: str, field: Field) -> tuple[Value | None, str | None]:
    """The value and no code; or no value and `number`, `integer`, `negative`, `min`, `max`, `toobig`, `date`, `option`.

    Empty words are neither: (None, None).
    """
    text = unicodedata.normalize("NFKC", words).replace("−", "-").strip(_SPACE)
    if not text:
        return None, None
    kind = field.type
    if kind in ("choice", "yesno"):
        options = field.options if kind == "choice" else (YES, NO)
        found = next((option for option in options if unicodedata.normalize("NFKC", option) == text), None)
        return (found, None) if found else (None, "option")
    if len(text) > LONGEST:
        return None, "date" if kind == "date" else "number"
    return _date(text, field) if kind == "date" else _number(text, field)


def _date(text: str, field: Field) -> tuple[Value | None, str | None]:
    found = parse_date(text)
    if found is None and (match := _SLASHED.fullmatch(text)):
        year, month, day = (int(part) for part in match.groups() if part)
        found = parse_date(f"{year:04}-{month:02}-{day:02}")
    if found is None:
        return None, "date"
    if field.min and found < date.fromisoformat(field.min):
        return None, "min"
    if field.max and found > date.fromisoformat(field.max):
        return None, "max"
    return found, None


def _number(text: str, field: Field) -> tuple[Value | None, str | None]:
    match = _NUMBER.fullmatch(text)
    factor = _factor(match[4].strip(_SPACE), field) if match else None
    if match is None or factor is None:
        return None, "number"
    sign, whole, decimals = match[1], match[2].replace(",", ""), (match[3] or ".")[1:]
    by, parts = factor
    value = Fraction(int(sign + whole + decimals) * by, 10 ** len(decimals) * parts)
    lowest = Fraction(field.min) if field.min is not None else None
    if value.numerator < 0 and field.type != "rate" and (lowest is None or lowest >= 0):
        return None, "negative"
    if abs(value.numerator) > LARGEST * value.denominator:
        return None, "toobig"
    if field.type in ("count", "year") and value.denominator != 1:
        return None, "integer"
    if lowest is not None and value < lowest:
        return None, "min"
    if field.max is not None and value > Fraction(field.max):
        return None, "max"
    return value, None


def _factor(suffix: str, field: Field) -> tuple[int, int] | None:
    """What a number is multiplied and divided by; None where the words after it are no unit of the input."""
    kind, unit = field.type, field.unit
    if kind == "money":
        scale = MONEY.get(suffix or unit or "")
        return (scale, 1) if scale else None
    if kind == "rate":
        return (1, 100) if (suffix or "%") == "%" else None
    return (1, 1) if suffix in ("", unit, "年" if kind == "year" else "") else None
