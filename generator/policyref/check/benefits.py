"""The kind of a benefit and its payer are words of the text: what no word says is `unstated`.

The words stand in the quote; else in its sentence or item; what only another place says is asked. Where the words of
the sum itself say another, that is asked, too: 市级财政 beside 省级补贴. So is a 补助 that is called a reward: it is
money given all the same, and notices are not strict with these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.problem import Problem, problem
from policyref.text.benefit_words import MONEY_GIVEN, Said, kinds_in, payers_in
from policyref.text.sentences import squeeze

# Another sum than that of the benefit: 在省级补贴的基础上, 获得县级奖励的商店, 按省级奖励金额的50%.
_HAD = "(?:得到|获得?|享受|领取|取得|列入|纳入|入选|获批|争取到?)"
_ANOTHER_SUM = re.compile(
    f"在[^，。；]*?基础上|已经?{_HAD}[^，。；]*|{_HAD}[^，。；]*?的(?=[^，。；]|$)|按照?[^，。；]*?(?:金额|额度|标准|资金)的?(?=\\d)"
)


@dataclass(frozen=True)
class _Field:
    """A field of a benefit, its value, and how its words are found in a text."""

    key: str
    value: str
    find: Callable[[str], list[Said]]
    of_sum: Callable[[list[Said], int, int], set[str]]


def check_benefits(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        for measure in notice.measures:
            for benefit in measure.benefits:
                if benefit.span:  # otherwise the quote is a problem already
                    yield from _of_benefit(benefit, measure, notice)


def _of_benefit(benefit: Benefit, measure: Measure, notice: Notice) -> Iterator[Problem]:
    kind = _Field("kind", benefit.kind, kinds_in, _within)
    payer = _Field("payer", benefit.payer, lambda text: payers_in(text, notice.region), _nearest)
    for one in (kind, payer):
        yield from _stated(one, benefit, measure, notice)


def _stated(one: _Field, benefit: Benefit, measure: Measure, notice: Notice) -> Iterator[Problem]:
    quote = benefit.said
    place = benefit.place.at(one.key)
    said = one.find(quote)
    own, start, end = _beside_the_sum(said, quote, squeeze(benefit.gives))
    others = one.of_sum(own, start, end)
    words = {"key": one.key, "name": benefit.name, "value": one.value}
    if one.value == "unstated":
        if own:
            yield problem("Q333", place, asked=benefit.quote, found=_quoted(own), **words)
        return
    if one.value in {found.value for found in said}:
        if not any(found.value == one.value for found in own):
            yield problem("Q333", place, asked=benefit.quote, found=_quoted(own or said), **words)
        elif others and one.value not in others:
            rivals = [found for found in said if found.value in others]
            yield problem("Q333", place, asked=benefit.quote, found=_quoted(rivals), **words)
        return
    around = any(one.value == found.value for text in _around(benefit, measure) for found in one.find(text))
    if said and (around or {one.value, *(found.value for found in said)} <= MONEY_GIVEN):
        yield problem("Q333", place, asked=benefit.quote, found=_quoted(said), **words)
    elif said:
        yield problem("E332", place, near=f"引文里有{_quoted(said)}。", **words)
    elif not around:
        elsewhere = [
            f for f in one.find(squeeze(measure.heading + measure.text + notice.own_text)) if f.value == one.value
        ]
        if elsewhere:
            yield problem("Q332", place, asked=benefit.quote, found=elsewhere[0].words, **words)
        else:
            yield problem("E332", place, near="", **words)


def _around(benefit: Benefit, measure: Measure) -> Iterator[str]:
    """The sentences in which the quote stands, and the item that it is of."""
    assert benefit.span is not None
    text = measure.official
    yield "".join(text.parts[index].words for index, _, _ in text.within(benefit.span))
    if benefit.item is not None:
        yield text.of_item(benefit.item)


def _beside_the_sum(said: list[Said], quote: str, gives: str) -> tuple[list[Said], int, int]:
    """The words that count for the sum, and where it stands: 在省级补贴的基础上 is about another sum."""
    start = quote.find(gives)
    end = start + len(gives)
    for base in _ANOTHER_SUM.finditer(quote):
        inside = base.start() <= start and end <= base.end()
        said = [one for one in said if (base.start() <= one.start < base.end()) is inside]
    return said, start, end


def _within(said: list[Said], start: int, end: int) -> set[str]:
    """The kinds that the words of the sum say."""
    return {one.value for one in said if start <= one.start and one.end <= end}


def _nearest(said: list[Said], start: int, end: int) -> set[str]:
    """The payer named last before the end of the sum; of several levels named together, all."""
    before = [one for one in said if one.start < end]
    last = max((one.end for one in before), default=0)
    return {one.value for one in before if one.end == last}


def _quoted(said: list[Said]) -> str:
    return "、".join(dict.fromkeys(f"“{one.words}”（{one.value}）" for one in said))
