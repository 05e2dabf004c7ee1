"""Numbers in running text: quantities, sums of money, percentages and counts.

A number is what a reader could be misled by if a page repeated it wrongly, so the scanner errs towards finding: every
number in digits of any script counts unless it only identifies something (a document number, a telephone number, 5G),
a Chinese numeral counts when a counting word follows, unless the two are part of a set word (统一, 一次性), and so do
words that state an amount (免费, 减半). What has no exact value (数百万元, a run of thousands of digits) is found too:
`scan_all` gives it as `Unreadable`, for a person to read; `scan_numbers` what can be compared.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policyref.text.counting_words import CHINESE_UNIT, MONEY, PER, STRONG_UNIT, UNIT
from policyref.text.identifiers import is_article, spans_without_number
from policyref.text.numerals import DIGITS, FORMAL_CHARACTERS, KEPT, LONGEST, NUMERAL_CHARACTERS, SIGNS, to_int
from policyref.text.word_amounts import find_words

# The full-width comma groups thousands too: notices are typed with either, and 1，000 is never a list of 1 and 000.
_ARABIC = (
    r"(?<![A-Za-z\d])(?<!\d[.．])(?<![A-Za-z]-)(?<!\d[,，])"
    r"(?>(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?)|(?<=\d[,，])(?>\d+(?:[.．]\d+)?)"
)
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_N = NUMERAL_CHARACTERS
_PLAIN = _N.replace("千", "")
_RUN = f"(?:[{_PLAIN}]|千(?![瓦米克伏]))++(?:点[{DIGITS}]++[万亿]?)?"
_TEN_THOUSANDS = f"(?<=[{_N}{FORMAL_CHARACTERS}][万亿萬億])(?!火急)"  # 五万 alone is money, as 50万 is
_FORMAL = f"[{_N}{FORMAL_CHARACTERS}]"
_SCALE = "(?:万亿|[百千]?[万亿]|[百千](?![瓦米克伏]))"
_DASH = "(?:[—–－～~-]{1,2}|[至到])"
# What a unit is counted by stands once for all: it is long, and to compile it takes longer than to scan a notice.
_IF_UNIT = "(?:(?(unit)|(?(fraction_unit)|(?(formal_unit)|(?(sign_unit)|(?(counted)|(?!))))))"
# Each pattern is tried only where a character of its own can begin: that makes scanning five times as fast. One that
# has begun takes all characters of its kind, so that nothing is read twice.
_NUMBER = re.compile(
    rf"(?=[\d{_N}{FORMAL_CHARACTERS}{_VULGAR}{SIGNS}几数上半俩])(?:"
    rf"(?<![{_N}])(?P<of>{_RUN})分之(?P<part>{_RUN}|{_ARABIC})"
    rf"|(?P<arabic>{_ARABIC})(?P<vulgar>[{_VULGAR}])?(?:(?P<about>[多余])(?=[万亿]))?(?P<scale>{_SCALE})?"
    rf"(?:(?P<unit>[多余]?{UNIT})|(?P<latin>[A-Za-z])?)"
    rf"|(?P<fraction>[{_VULGAR}])(?P<fraction_scale>{_SCALE})?(?P<fraction_unit>{UNIT})?"
    rf"|(?<![{_N}{FORMAL_CHARACTERS}几大海水内登])(?=[{_N}]*+[{FORMAL_CHARACTERS}])"
    rf"(?!{_FORMAL}(?!{_FORMAL}|{STRONG_UNIT}))(?P<formal>{_FORMAL}++(?:点{_FORMAL}++)?)"
    rf"(?:(?P<formal_unit>[多余]?{CHINESE_UNIT}|%|％)|{_TEN_THOUSANDS})"
    rf"|(?P<sign>[{SIGNS}])"
    rf"(?:(?P<sign_scale>{_SCALE})?(?P<sign_unit>{STRONG_UNIT})|(?<=[Ⅰ-ↀ])(?P<sign_count>{CHINESE_UNIT}))"
    rf"|(?<![{_N}几数])(?P<estimate>[{_N}]*+[几数][{_N}]++|(?<!以)上[百千万亿]++|半[万亿]|俩万?|十来[万亿]?)"
    rf"(?=[多余]?{MONEY})[多余]?{MONEY}"
    # 几十家 and 数十家 state no number; the lookbehind keeps a numeral whole, so 两三家 never yields 三家.
    rf"|(?<![{_N}几])(?!(?<=数)十)(?P<chinese>{_RUN})(?:(?P<rough>[多余])(?P<rough_scale>万亿|[万亿]))?"
    rf"(?:(?P<counted>[多余]?{CHINESE_UNIT})|(?={_DASH}[{_N}]++{CHINESE_UNIT})|{_TEN_THOUSANDS})"
    rf"){_IF_UNIT}(?P<per>{PER}))?(?P<half>(?<=[倍成])半(?![数个年月天日]))?"
)
MAY_BE_NUMBER = re.compile(rf"[\d{_N}{FORMAL_CHARACTERS}{_VULGAR}{SIGNS}]|[免半额翻倍零偿停征收折]")
_TO = re.compile(_DASH)
_ALONE = re.compile(_ARABIC)
_ALONE_CHINESE = re.compile(f"[{_N}]+")
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_BARE_SCALES = re.compile("[百千]?[万亿]?(?<=[百千万亿])|万亿")
# 百万元 stands alone in 超百万元; a unit of a table (单位：万元) and 万元GDP count nothing.
_COUNTS_NOTHING = re.compile("(?:GDP|产值|增加值|生产总值|工业|能耗)")
_PERCENT = {"%": 100, "‰": 1000, "‱": 10000}
_UNIT_SIGNS = str.maketrans("．.•／％圆圓", "···/%元元", "（）()")
_NO_COMMA = str.maketrans("．", ".", ",，")
_PER_WHAT = re.compile("[/·]")


class NumberPhrase(NamedTuple):
    """One number with its unit, at text[start:end].

    ``value`` is exact and in ``unit``: 5万元 is 50000 元, 20% is 1/5 in "%" (as are 百分之二十 and 200‰),
    三分之一 is 1/3 in "". A unit that starts with 余 marks a rounded figure: 20多家 and 20余家 are both 20 余家,
    and not 20 家. Words (免费, 一半) have the values that `policyref.text.word_amounts` lists.
    """

    start: int
    end: int
    words: str
    value: Fraction
    unit: str


class Unreadable(NamedTuple):
    """A number at text[start:end] that has no value here: an estimate (数百万元) or one that is ``too_long``."""

    start: int
    end: int
    words: str
    too_long: bool


def scan_numbers(text: str, skip: Iterable[tuple[int, int]] = ()) -> list[NumberPhrase]:
    """Return every number in ``text``, in order and without overlaps, outside the ``skip`` spans (start, end)."""
    return [found for found in scan_all(text, skip) if isinstance(found, NumberPhrase)]


def scan_all(text: str, skip: Iterable[tuple[int, int]] = ()) -> list[NumberPhrase | Unreadable]:
    """Return every number, and what states an amount and cannot be read, in order."""
    return [*_scanned(text, tuple(skip))] if MAY_BE_NUMBER.search(text) else []


@lru_cache(maxsize=KEPT)
def _scanned(text: str, skip: tuple[tuple[int, int], ...]) -> tuple[NumberPhrase | Unreadable, ...]:
    visible = _hide(text, skip) if skip else text
    if nameless := spans_without_number(visible):
        visible = _hide(visible, nameless)
    found = [phrase for match in _NUMBER.finditer(visible) if (phrase := _phrase(match))]
    words = [NumberPhrase(start, end, text[start:end], value, unit) for start, end, value, unit in find_words(visible)]
    if words:
        found = _apart(found, words)
    for place, (first, last) in enumerate(pairwise(found)):
        if is_range(text, first, last):
            found[place] = _as_in(first, last)
    return tuple(found)


def is_range(text: str, first: NumberPhrase | Unreadable, last: NumberPhrase | Unreadable) -> bool:
    """Whether two numbers that follow each other are the ends of a range: 2%—4%, 200至500元."""
    return 0 < last.start - first.end <= 2 and bool(_TO.fullmatch(text, first.end, last.start))


def _apart(numbers: list[NumberPhrase | Unreadable], words: list[NumberPhrase]) -> list[NumberPhrase | Unreadable]:
    """Both in one order; where two overlap, the first stands."""
    kept: list[NumberPhrase | Unreadable] = []
    for phrase in sorted([*numbers, *words], key=lambda one: (one.start, -one.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def _hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            pieces += [text[at:start], "\0" * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _as_in(first: NumberPhrase | Unreadable, last: NumberPhrase | Unreadable) -> NumberPhrase | Unreadable:
    """Give the 3 of 3—5万元 what the 5 has. A number that is no smaller has a scale of its own: 5000—1万元."""
    if isinstance(first, Unreadable) or isinstance(last, Unreadable):
        return first
    chinese = _ALONE_CHINESE.match(last.words) if _ALONE_CHINESE.fullmatch(first.words) else None
    if chinese:
        bare = to_int(chinese[0].rstrip("万亿"))
    else:
        digits = _ALONE.match(last.words) if _ALONE.fullmatch(first.words) else None
        bare_digits = _decimal(digits[0]) if digits and last.words != digits[0] else None
        return _scaled(first, last, bare_digits)
    return _scaled(first, last, Fraction(bare) if bare else None)


def _scaled(first: NumberPhrase, last: NumberPhrase, bare: Fraction | None) -> NumberPhrase:
    if bare is None or not first.value < bare:
        return first
    return first._replace(value=first.value * last.value / bare, unit=amount_key(last)[1])


@lru_cache(maxsize=32)  # a rule's amounts are read by the compiler and by several checks of it
def parse_amount(words: str) -> NumberPhrase | None:
    """Return the number that ``words`` is, or None if it is anything but exactly one number (不超过5万元 is not)."""
    found = scan_numbers(words)
    return found[0] if len(found) == 1 and found[0].words == words else None


def same_amount(a: NumberPhrase, b: NumberPhrase) -> bool:
    """Say whether both state the same value in the same unit; 50万 alone is money, so it equals 50万元."""
    return amount_key(a) == amount_key(b)


def amount_key(phrase: NumberPhrase) -> tuple[Fraction, str]:
    """What two phrases have in common when they state the same amount."""
    return phrase.value, _unit_meant(phrase.unit, phrase.words[-1] in _SCALES)


@lru_cache(maxsize=KEPT)
def _unit_meant(unit: str, is_money: bool) -> str:
    """The unit with its parts in one order: 元/人·月, 元/月·人 and 元/人/月 are the same."""
    unit = f"{unit}元" if is_money else unit
    first, *per = _PER_WHAT.split(unit)
    return "/".join([first, *sorted(per)]) if per else unit


def _phrase(match: re.Match[str]) -> NumberPhrase | Unreadable | None:
    """Read a match of _NUMBER; None when its characters are no numeral after all (百家, 三五户, 万一)."""
    if match["latin"]:
        return None
    value, unit = _value(match)
    words = match.group()
    if value is None:
        if _BARE_SCALES.fullmatch(match["chinese"] or ""):
            return None  # 单位：万元, 百家
        run = match["arabic"] or match["formal"] or match["chinese"] or match["of"] or match["part"] or ""
        too_long = len(run) > LONGEST or len(match["part"] or "") > LONGEST
        if too_long or match["estimate"] or match["of"] or (unit and re.match(f"余?{MONEY}", unit)):
            return Unreadable(match.start(), match.end(), words, too_long)
        return None
    if words[0] == "一" and is_article(words, match.string, match.start()):
        return None
    if match["half"]:  # 一成半
        value += Fraction(1, 2)
    return NumberPhrase(match.start(), match.end(), words, value, unit)


def _value(match: re.Match[str]) -> tuple[Fraction | None, str]:
    """The value of a match of _NUMBER in its unit."""
    if match["of"]:
        return _share(match["of"], match["part"])
    units = match["unit"] or match["counted"] or match["formal_unit"] or match["fraction_unit"] or match["sign_unit"]
    unit = ((units or match["sign_count"] or "") + (match["per"] or "")).translate(_UNIT_SIGNS).replace("多", "余")
    value: Fraction | None
    if match["arabic"]:
        value = _decimal(match["arabic"])
        if value is not None and match["vulgar"]:
            value += _vulgar(match["vulgar"])
        unit = "余" + unit if match["about"] else unit
    elif match["fraction"]:
        value = _vulgar(match["fraction"])
    elif match["sign"]:
        value = Fraction(to_int(match["sign"]) or 0)
    elif match["formal"]:
        value = _chinese(match["formal"], unit)
    elif match["chinese"]:
        value = _chinese(match["chinese"], unit)
        if value is None and re.match(MONEY, unit) and not _is_unit_of_table(match):
            value = _bare(match["chinese"])
        unit = "余" + unit if match["rough"] else unit
    else:
        return None, unit
    scales = match["scale"] or match["rough_scale"] or match["fraction_scale"] or match["sign_scale"] or ""
    if value is not None and scales:
        value *= _times(scales)
    if value is not None and unit[:1] in _PERCENT:
        value, unit = value / _PERCENT[unit[0]], "%" + unit[1:]
    return value, unit


@lru_cache(maxsize=32)
def _times(scales: str) -> int:
    """百万 is 1,000,000."""
    return math.prod(_SCALES[scale] for scale in scales)


def _bare(words: str) -> Fraction | None:
    """百万元 where nothing counts it: 超百万元 names 1,000,000."""
    return Fraction(_times(words)) if _BARE_SCALES.fullmatch(words) else None


def _is_unit_of_table(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 1) : match.start()]
    return before in ("：", ":", "（", "(", "/", "每") or bool(_COUNTS_NOTHING.match(match.string, match.end()))


def _share(of: str, part: str) -> tuple[Fraction | None, str]:
    """Read 三分之一 as (1/3, ""), and hundredths, thousandths and ten-thousandths as a percentage."""
    whole = {"百": 100, "千": 1000, "万": 10000}.get(of)
    above = Fraction(100) if part == "百" else _chinese(part, "")
    below = whole or to_int(of)
    return (above / below if above is not None and below else None), "%" if whole else ""


def _vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


@lru_cache(maxsize=256)  # the numbers of a measure come again in its facts and rules
def _decimal(words: str) -> Fraction | None:
    """The value of digits; None if there are too many. (`Fraction` reads them too, but takes its time.)"""
    if len(words) > LONGEST:
        return None
    whole, _, decimals = words.translate(_NO_COMMA).partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))


def _chinese(words: str, unit: str) -> Fraction | None:
    """Return the value of a numeral, Arabic or Chinese, with 点 or a point before decimals; None if it is none."""
    if words[0].isdecimal():
        return _decimal(words)
    if unit == "折" and len(words) == 2 and all(character in DIGITS for character in words):
        words = f"{words[0]}点{words[1]}"  # 八五折 is 8.5折
    whole, _, decimals = words.partition("点")
    value = to_int(whole)
    if value is None or len(decimals) > LONGEST:
        return None
    tail = "".join(str(to_int(digit)) for digit in decimals if digit not in _SCALES)
    return Fraction(f"{value}.{tail or 0}") * _SCALES.get(decimals[-1:], 1)
