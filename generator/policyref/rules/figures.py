"""The grammar of a number as a visitor types it. `rules-figures.js` has the same; tests hold both.

    number  = [sign] (part {part} | chinese) [unit]         part    = figure [scale]
    figure  = 300 | 300. | 300.5 | 3,000 | 3 000            chinese = 一百五十 | 一百五十万 | 三点五 [scale]
    scale   = 十 百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿 w k

Of several parts each is less than the scale of the one before it, and the last has a scale or as many digits as there
is room for: 1亿2000万, 1万5000. What a listener would have to ask back (一百五, 1万5, 1,23,4) is no number.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from policyref.text.numerals import DIGITS, FORMAL_CHARACTERS, NUMERAL_CHARACTERS, to_int

SCALES = {
    "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11,
    "万亿": 12, "w": 4, "W": 4, "k": 3, "K": 3,
}  # fmt: skip
"""How many zeros."""
_SMALL = ("", "十", "百", "千")
"""Said with them, a number may still be one of 万元."""
_MOST = 9999
"""The greatest numeral that a scale may follow: 一百五十 万."""
SPACE = "\t\n\v\f\r \u1680\u2028\u2029\ufeff"
"""What a browser's trim() takes away and NFKC leaves; str.strip() would also take control characters."""

_CHINESE = "".join(sorted({*NUMERAL_CHARACTERS, *FORMAL_CHARACTERS}))
_FIGURE = re.compile(r"(\d{1,3}(?:([, ])\d{3})(?:\2\d{3})*|\d+)(\.\d*)?", re.ASCII)
_SCALE = re.compile("|".join(sorted(SCALES, key=len, reverse=True)))
_SAID = re.compile(f"([{_CHINESE}]+)(?:点([{DIGITS}]+))?[ ]*({_SCALE.pattern})?")
_SIGN = re.compile(r"[+-]?")


class Figure(NamedTuple):
    """A number, the words after it, and whether it stands in the unit of its input: neither 万 nor 元 was typed."""

    value: Fraction
    unit: str
    is_bare: bool


def read_figure(text: str) -> Figure | None:
    """The number that a text begins with; None where it begins with none, or with one that could be several."""
    sign = _SIGN.match(text)
    assert sign
    rest = text[sign.end() :]
    found = _parts(rest) or _said(rest)
    if found is None:
        return None
    value, after, is_bare = found
    unit = after.strip(SPACE)
    return Figure(-value if sign.group() == "-" else value, unit, is_bare and not unit)


def _parts(text: str) -> Figure | None:
    """Digits with their scales."""
    total, room, is_bare = Fraction(0), None, True
    while True:
        match = _FIGURE.match(text)
        if match is None:
            return None
        digits, decimals = re.sub("[, ]", "", match[1]), (match[3] or ".")[1:]
        text = text[match.end() :].lstrip(SPACE)
        scale = _SCALE.match(text)
        zeros = SCALES[scale.group()] if scale else 0
        part = Fraction(int(digits + decimals) * 10**zeros, 10 ** len(decimals))
        fits = room is None or (part < 10**room and (scale or len(digits) == room))
        if not fits or (room is not None and match[2]):
            return None
        total, is_bare = total + part, is_bare and (not scale or scale.group() in _SMALL)
        text = text[scale.end() :].lstrip(SPACE) if scale else text
        if not text[:1].isascii() or not text[:1].isdigit():
            return Figure(total, text, is_bare)
        if not zeros or decimals:
            return None
        room = zeros


def _said(text: str) -> Figure | None:
    """一百五十万, 三点五亿. Digit by digit (一五〇) nobody says how much there is."""
    match = _SAID.match(text)
    if match is None:
        return None
    words, decimals, scale = match[1], match[2] or "", match[3]
    whole = to_int(words)
    if (
        whole is None
        or (scale and whole > _MOST)
        or (len(words) > 2 and not re.search("[十百千万亿拾佰仟萬億廿卅]", words))
    ):
        return None
    places = "".join(str(max(0, DIGITS.index(one) - 1)) for one in decimals)
    value = (whole + Fraction(int(places or "0"), 10 ** len(places))) * 10 ** SCALES.get(scale or "", 0)
    is_bare = not re.search("[万亿萬億]", words) and (scale or "") in _SMALL
    return Figure(Fraction(value), text[match.end() :], is_bare)
