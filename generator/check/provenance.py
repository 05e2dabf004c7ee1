"""Every word of the data is what it is declared to be: of the text, of its quote, or ours and then held against them.

The loader has looked for the quotes; here is said which have not been found, or stand in several places. Nothing here
knows a field by its name: what is looked at is the declaration beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.check.nearest import nearest_sentence
from generator.facts.provenance import OfQuote, below, declared
from generator.facts.spans import Quoted, quoted_in
from generator.model.facts import Deadline
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.problems.problem import Place, Problem, problem
from generator.text.amounts import parse_amount
from generator.text.sentences import split_sentences, squeeze


def check_provenance(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _quotes_of_notice(notice)
        yield from _words(notice, "")
        for measure in notice.measures:
            yield from _quotes_of_measure(measure)
            yield from _words(measure, "")


def _quotes_of_measure(measure: Measure) -> Iterator[Problem]:
    whole = measure.heading + "\n" + measure.text
    for one in quoted_in(measure):
        where = "这条措施的原文" if one.item is None else f"第（{one.item}）项的原文"
        yield from _place_of(one, where, whole)


def _quotes_of_notice(notice: Notice) -> Iterator[Problem]:
    for one in quoted_in(notice):
        if isinstance(one, Deadline):
            yield from _place_of(one, "文件各条措施之外的原文", notice.own_text)
        else:
            yield from _place_of(one, " source.txt ", notice.source)


def _place_of(one: Quoted, where: str, whole: str) -> Iterator[Problem]:
    """A quote stands in its text, and it is plain which of several places is meant."""
    place = one.place.at("quote")
    if not one.times:
        near = nearest_sentence(one.quote, split_sentences(whole))
        yield problem("E301", place, where=where, near=near)
    elif one.which is None and one.times > 1:
        yield problem("E340", place, where=where, times=one.times, what="没有写明是哪一处")
    elif one.which is not None and one.which > one.times:
        what = f"which 写的是第 {one.which} 处"
        yield problem("E340", one.place.at("which"), where=where, times=one.times, what=what)


def _words(record: Any, quote: str) -> Iterator[Problem]:
    """What a record and all below it hold, `quote` being the words that they are about."""
    quote = squeeze(record.quote) if isinstance(record, Quoted) else quote
    kind: Any = type(record)
    for one in declared(kind):
        if isinstance(one.whose, OfQuote):
            for place, words in values(record, one.name, one.key):
                yield from _of_quote(words, quote, place, one.key, one.whose)
    for _, inner in below(record):
        yield from _words(inner, quote)


def values(record: Any, name: str, key: str) -> Iterator[tuple[Place, str]]:
    """The words of a field, each with its place: one value, a list or a mapping of them."""
    value = getattr(record, name)
    if isinstance(value, str):
        yield record.place.at(key), value
    elif isinstance(value, tuple):
        yield from ((record.place.at(key, index), one) for index, one in enumerate(value) if isinstance(one, str))
    elif isinstance(value, Mapping):
        yield from ((record.place.at(key, at), one) for at, one in value.items() if isinstance(one, str))


def _of_quote(words: str, quote: str, place: Place, key: str, whose: OfQuote) -> Iterator[Problem]:
    if quote and squeeze(words) not in quote:
        yield problem("E313", place, found=words, key=key)
    if whose.amount and parse_amount(words) is None:
        yield problem("E314", place, found=words)
