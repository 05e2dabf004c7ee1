"""What the data is indexed by and what a query is looked up by are the same tokens, in Python and in JavaScript."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page
from policyref.search.tokens import figures, words

from tests.search.page import uri
from tests.site import Site

_TOKENS = """(texts) => {
  const known = { name: () => undefined, phrases: [] };
  return texts.map((text) => policyQuery.understand(text, known).concepts
    .flatMap(({ options }) => options.flatMap(({ tokens }) => tokens)));
}"""
_SCALES = ["", "", "万", "亿", "百万", "千万", "万亿"]
_UNITS = (
    "元|块|家|户|户次|人|人次|名|个|个月|个工作日|个百分点|项|种|处|座|台次|亩|吨|吨标准煤|公里|平方公里|公顷|平方米|㎡|立方米"
    "|千克|千瓦|千瓦时|兆瓦|千伏安|小时|倍|折|kWh|MW|km|m²|m³|t|美元"
)
_COUNTED = "元|家|户|人|名|位|岁|台|套|辆|吨|亩|座|倍|公里|公顷|平方米|小时|个月|个季度|个工作日"
_NUMERALS = "三|五|十|十二|二十|三十五|一百二十|一百零五|两千|三千五百"
_HAN = "补贴企业就业社会保险费煤矿复产门票旅游贷款延期审批通道服务"


def _arabic(chance: random.Random) -> str:
    whole, decimals = chance.randrange(1, 100_000), chance.randrange(1, 1000)
    wide = str(whole).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return chance.choice([f"{whole}", f"{whole}.{decimals:03}", f"{whole:,}", wide])


def _amounts(chance: random.Random) -> str:
    about = chance.choice(["", "", "", "余"])
    return f"{_arabic(chance)}{about}{chance.choice(_SCALES)}{chance.choice(_UNITS.split('|'))}"


def _shares(chance: random.Random) -> str:
    return f"{_arabic(chance)}{chance.choice('%％‰')}"


def _numerals(chance: random.Random) -> str:
    return chance.choice(_NUMERALS.split("|")) + chance.choice(["万元", "亿元", *_COUNTED.split("|")])


@pytest.mark.parametrize("make", [_amounts, _shares, _numerals])
def test_a_figure_of_the_data_is_found_by_typing_it(
    real_site: Site, page: Page, make: Callable[[random.Random], str]
) -> None:
    chance = random.Random(38)
    texts = [text for text in (make(chance) for _ in range(1500)) if [*figures(text)]]
    assert len(texts) > 1000
    asked = _asked(real_site, page, texts)
    assert {text: made for text, made in zip(texts, asked, strict=True) if not made.issuperset(figures(text))} == {}


def test_words_of_the_data_and_of_a_query_are_the_same(real_site: Site, page: Page) -> None:
    chance = random.Random(18)
    texts = [
        " ".join(["".join(chance.choices(_HAN, k=chance.randrange(2, 9))), chance.choice(["App", "POS", "VR"])])
        for _ in range(500)
    ]
    asked = _asked(real_site, page, texts)
    assert [set(words(text)) for text in texts] == asked


def _asked(site: Site, page: Page, texts: Sequence[str]) -> list[set[str]]:
    page.goto(uri(site, "search.html"))
    return [set(tokens) for tokens in page.evaluate(_TOKENS, texts)]
