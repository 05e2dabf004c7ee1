"""Rules of places on validity: their years stand in their words, and the library has a document of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyref.model.library import Library
from policyref.problems.near import near_miss
from policyref.problems.problem import Problem, problem
from policyref.text.lengths import read_length
from policyref.text.sentences import squeeze

_YEARS = re.compile(r"[\d一二两三四五六七八九十]{1,3}年")
DEFAULT = "default"


def check_rules_of_places(library: Library) -> Iterator[Problem]:
    known = sorted({name for notice in library.notices for name in notice.region})
    for rule in library.rules_of_places:
        if known and rule.region[-1] not in known:
            cure = f"{near_miss(rule.region[-1], known)}本库的文件的地区有：{'、'.join(known)}"
            yield problem("E431", rule.place.at("place"), what=f"没有“{rule.region[-1]}”的文件", cure=cure)
        quote = squeeze(rule.quote)
        for key, years in rule.years.items():
            if wrong := _wrong(quote, key, years, rule.years):
                yield problem("E431", rule.place.at("years", key), what=wrong, cure="请照规定的原文改 years 或 quote")


def _wrong(quote: str, key: str, years: int, all_years: dict[str, int]) -> str:
    """A word of titles has the years that follow it in the quote; the others are for documents without such a word."""
    said = [(found.start(), _of(found.group())) for found in _YEARS.finditer(quote)]
    if key != DEFAULT:
        at = quote.find(key)
        if at < 0:
            return f"引文里没有“{key}”"
        after = [number for place, number in said if place > at]
        return (
            ""
            if after[:1] == [years]
            else f"“{key}”之后写的是{f'{after[0]}年' if after else '没有年数'}，不是{years}年"
        )
    first_word = min((quote.find(word) for word in all_years if word != DEFAULT and word in quote), default=len(quote))
    general = [number for place, number in said if place < first_word] or [number for _, number in said]
    return "" if years in general else f"引文里没有写{years}年"


def _of(words: str) -> int:
    length = read_length(words)
    return length.months // 12 if length else 0
