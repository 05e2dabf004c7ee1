"""Whole numbers as notices write them: 二十七, 二〇二三, 27, ２７, 贰拾柒, 廿七, Ⅴ or ⑤.

The grammar is the written standard, not speech: 一百二 (which a speaker means as 120) and 三四 ("three or four") are no
numerals here, because guessing their value would put a wrong figure on a page.
"""

import re
import unicodedata

DIGITS = "〇零一二三四五六七八九"
"""The characters that may stand for one decimal digit; 两 is a digit too, but only before a counting word."""

NUMERAL_CHARACTERS = DIGITS + "两十百千万亿"
"""Every character a Chinese numeral is made of, ready for a regular expression's character class."""

_FORMAL = dict(
    zip("壹贰貳弍叁參叄弎肆伍陆陸柒捌玖拾佰仟萬億兩", "一二二二三三三三四五六六七八九十百千万亿两", strict=True)
)
FORMAL_CHARACTERS = "".join(_FORMAL) + "廿卅"
"""The characters of sums that nobody can alter (贰万元, 伍佰万元), and traditional and old ones."""

_SIGN_RANGES = (
    (0x2160, 0x217F),
    (0x2460, 0x249B),
    (0x24EB, 0x24FF),
    (0x2776, 0x2793),
    (0x3220, 0x3229),
    (0x3251, 0x325F),
)
SIGNS = "".join(
    chr(code) for first, last in (*_SIGN_RANGES, (0x3280, 0x3289), (0x32B1, 0x32BF)) for code in range(first, last + 1)
)
"""Characters that are a whole number each: Ⅴ, ⅳ, ⑤, ⑸, ⒌, ❺, ㈤, ㊄, ㉕."""

KEPT = 1024
"""So many texts of one notice are kept with their numbers and dates, which several checks ask for one after another."""

LONGEST = 100
"""No figure of a notice has so many digits: a longer run is for a person to look at, not to be worked out."""

_ORDINARY = str.maketrans(_FORMAL | {"廿": "二十", "卅": "三十"})
_VALUES = {character: max(0, place - 1) for place, character in enumerate(DIGITS)} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}

_ONE = "[一二两三四五六七八九]"
_BELOW_100 = f"{_ONE}?十{_ONE}?"
_BELOW_1000 = f"{_ONE}百(?:{_BELOW_100}|零{_ONE})?"
_BELOW_10000 = f"{_ONE}千(?:{_BELOW_1000}|零?{_BELOW_100}|零{_ONE})?"
_SECTION = f"(?:{_BELOW_10000}|{_BELOW_1000}|{_BELOW_100})"
# After 万 or 亿 a lone digit needs its 零: 一万零五 is 10,005, but 一万五 is what a speaker says for 15,000.
_NUMERAL = re.compile(
    f"(?:(?P<yi>{_SECTION}|{_ONE})亿)?(?:零?(?P<wan>{_SECTION}|{_ONE})万)?"
    f"(?:(?P<rest>零?{_SECTION}|零{_ONE})|(?P<digit>{_ONE}))?"
)
# Digit by digit, as years are written. Two digits in a row are an estimate (三五家), so three are the least.
_POSITIONAL = re.compile(f"[{DIGITS}]{{3,}}")
_ARABIC = re.compile(r"\d+")  # of any script: 27, ２７, ٢٧


def to_int(words: str) -> int | None:
    """Return the whole number that ``words`` writes, or None if the string is not exactly one numeral.

    Takes digits of any script, Chinese numerals below 万亿 in ordinary and formal characters, digit-by-digit numbers
    such as 二〇二三 and single signs such as Ⅴ. A numeral longer than `LONGEST` has no value here.
    """
    if not 0 < len(words) <= LONGEST:
        return None
    if _ARABIC.fullmatch(words):
        return int(words)
    if words in {"零", "〇"}:
        return 0
    if len(words) == 1 and words in SIGNS:
        return int(unicodedata.numeric(words))
    words = words.translate(_ORDINARY)
    if _POSITIONAL.fullmatch(words):
        return int("".join(str(_VALUES[character]) for character in words))
    match = _NUMERAL.fullmatch(words)
    if not match or (match["digit"] and len(words) > 1):
        return None
    rest = match["rest"] or match["digit"]
    return _section(match["yi"]) * 10**8 + _section(match["wan"]) * 10**4 + _section(rest)


def _section(words: str | None) -> int:
    """Return the value of a stretch without 万 and 亿 (0 for none); the caller has checked its grammar."""
    total, digit = 0, 0
    for character in words or "":
        if power := _POWERS.get(character):
            total, digit = total + (digit or 1) * power, 0
        else:
            digit = _VALUES[character]
    return total + digit


def to_chinese(n: int) -> str:
    """Write ``n`` (1 to 99,999,999) the way headings number things: 10 is 十, 17 is 十七, 110 is 一百一十.

    Raises ValueError outside that range.
    """
    if not 1 <= n <= 99_999_999:
        raise ValueError(f"{n} is outside 1..99,999,999")
    high, low = divmod(n, 10_000)
    words = f"{_four_digits(high)}万" if high else ""
    if low:
        words += ("零" if high and low < 1000 else "") + _four_digits(low)
    return words.removeprefix("一") if words.startswith("一十") else words


def _four_digits(n: int) -> str:
    """Write 1..9999 with every 一 spelt out (10 is 一十); a gap between two digits is one 零."""
    words, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // power % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit + 1] + name
        gap = digit == 0
    return words
