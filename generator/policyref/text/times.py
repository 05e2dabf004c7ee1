"""What the words of a time are made of, however they are written: 二〇二三年六月底前 and 2023年6月底前 are the same.

Words of ours name a time rightly where the official words name all that it is made of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from policyref.text.date_phrases import in_one_script, scan_dates
from policyref.text.numerals import FORMAL_CHARACTERS, NUMERAL_CHARACTERS, to_int

Direction = Literal["from", "until"]

_CHINESE = re.compile(f"[{NUMERAL_CHARACTERS}{FORMAL_CHARACTERS}]+")
_NUMBER = re.compile(
    r"(\d+)(个?工作日|个?小时|个月|季度|年|月|日|号|天|周|个星期|(?=[—–－～~\-至到/.．、，]\d)|(?<=\d{4})(?=[〕\]）)])|(?!\d).|$)"
)
_SAME = {"号": "日", "天": "日", "个星期": "周", "个工作日": "工作日", "个小时": "小时"}
_EVERY = re.compile("每个?(年|半年|季度|月|周|星期|日|天)")
_EDGE = re.compile("年?[底末]")
# What only places, joins or bounds; the rest of a phrase (次年, 上半年, 春节) is said by the text in the same words.
_PLACES = re.compile("[自从至到起止前后内以之期间的等、和及（）()含不当日度第个份同期—–－～~-]|开始")
LOOSE = re.compile("[次翌]年|[次翌]月|当[日天]|即日|长期|永久|无限期|终身|常年|全天候")
"""Words of time that are no date, nor part of one."""
_LAST_DAY = re.compile("(?:28|29|30|31)日")
_THIS_YEAR = ("本年", "当年", "今年")
_FROM = re.compile("(?:起|后|以来|至今|开始)$")
_UNTIL = re.compile("(?:前|内|止)$")
_LEADS_TO = re.compile("(?:至|到|不迟于|不晚于)$")


class Time(NamedTuple):
    """`numbers` with their units, `words` besides, and which side of it is meant."""

    numbers: frozenset[tuple[int, str]]
    words: tuple[str, ...]
    direction: Direction | None


def plain(words: str) -> str:
    """The same words with Chinese numerals in digits, where they are numerals."""
    return _CHINESE.sub(lambda run: _digits(run[0]), in_one_script(words))


def _digits(run: str) -> str:
    value = to_int(run)
    return run if value is None else str(value)


def numbers_in(words: str) -> frozenset[tuple[int, str]]:
    """Every number of `plain` words with its unit of time; a bare one (2023—2025年) has none."""
    return frozenset((int(n[:9]), _SAME.get(unit, unit)) for n, unit in _NUMBER.findall(words))


def times(text: str) -> list[Time]:
    """Every time that a text names."""
    return [_time(text[: one.start], one.words) for one in scan_dates(text)]


@lru_cache(maxsize=256)
def time_of(before: str, words: str) -> Time:
    return _time(before, words)


def _time(before: str, words: str) -> Time:
    said = plain(words)
    rest = _PLACES.sub(" ", _EVERY.sub(" ", _NUMBER.sub(" ", said))).split()
    direction: Direction | None = None
    if _FROM.search(words) or (words[0] in "自从" and not _UNTIL.search(words)):
        direction = "from"
    elif _UNTIL.search(words) or _LEADS_TO.search(before):
        direction = "until"
    return Time(numbers_in(said), (*rest, *(each[0] for each in _EVERY.finditer(said))), direction)


def says(text: str, words: str) -> bool:
    """Whether a text says some words of a time, or the like: 按月 for 每月, 31日 for 月底."""
    if each := _EVERY.fullmatch(words):
        unit = each[1]
        return any(
            one in text for one in (f"每{unit}", f"每个{unit}", f"按{unit}", f"逐{unit}", f"{unit}均", f"/{unit}")
        )
    if words in _THIS_YEAR:
        return any(one in text for one in (*_THIS_YEAR, "年度", "全年"))
    if _EDGE.fullmatch(words):
        return bool(_EDGE.search(text) or _LAST_DAY.search(text))
    return words in text
