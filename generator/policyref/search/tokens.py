"""Official words → search tokens. `search-figures.js` and `search-query.js` make the same of what is typed.

Han text becomes overlapping pairs of characters; Latin words stay whole; figures and dates get one canonical form:
`#500000` is an amount of money, `%20` a share, `10天` a count and `=10` its number alone, `@2023-04-30` a day,
`§27.9` a clause. Other marks: `&` a unit, `$` the end of the name of a body (商务局), whose pairs may stand in the
names of others, `~` a pair of an abbreviation, `^` initials.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from operator import add

from policyref.model.vocabulary import Unit
from policyref.text.amounts import scan_numbers

# Rare characters of names of people and places too (㙟县, 𡋾村), as in `search-query.js`.
HAN_RUN = re.compile("[㐀-䶿一-鿿\U00020000-\U000323af]+")
_BODY = re.compile("[㐀-䶿一-鿿]{2}[局厅]")
_LATIN = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_SCALES = "百千万亿"
# The rank before a name (市商务局), but not the first character of a word (市场监管局, 区域合作办).
_RANK = re.compile("市(?!场|容|民[中热卡服]|政[公工设管建园])|县(?!域)|区(?![块域划])|省(?!际)")
_TELLING = 10  # a smaller number says nothing without its counting word


@lru_cache(maxsize=64)  # a text is folded for its pairs, then for its characters
def fold(text: str) -> str:
    """One form for every way to type the same character (NFKC, lower case)."""
    return unicodedata.normalize("NFKC", text).lower()


def words(text: str) -> list[str]:
    """The pairs, Latin words and figures of a text, as often as they occur."""
    folded = fold(text)
    found = [pair for run in HAN_RUN.findall(folded) for pair in map(add, run, run[1:])]
    bodies = (f"${name}" for name in _BODY.findall(folded))
    return [*found, *bodies, *_LATIN.findall(folded), *figures(text)]


def figures(text: str) -> Iterator[str]:
    for number in scan_numbers(text):
        value, unit = number.value, number.unit.split("/")[0].removeprefix("余")
        if unit == "元" or number.words[-1] in _SCALES:
            yield f"#{plain(value)}"
        elif unit == "%":
            yield f"%{plain(value * 100)}"
        elif unit:
            yield f"{plain(value)}{fold(unit)}"
            if value >= _TELLING:
                yield f"={plain(value)}"


def plain(value: Fraction) -> str:
    """The decimal way to write a value, as JavaScript writes the same number."""
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


def days(day: date) -> tuple[str, ...]:
    """A date as a visitor may name it: the day, the month of the year, the same without a year."""
    written = day.isoformat()
    return f"@{written}", f"@{written[:7]}", f"@{written[5:]}", f"@{written[5:7]}"


def body(unit: Unit) -> str:
    """The token of all units that are called alike, whatever their place."""
    return f"&{fold(bare(unit.short, unit))}"


def bare(name: str, unit: Unit) -> str:
    """A name of a unit without its place and rank."""
    name = name.removeprefix(unit.where[-1] if unit.where else "")
    return name[1:] if len(name) > 3 and _RANK.match(name) else name
