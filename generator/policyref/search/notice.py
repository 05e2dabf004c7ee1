"""One notice → its share of the search.

How much a token says of an entry is a level from 1 to 9: title above facts above sectors and those addressed above the
text. Nothing here looks beyond the notice, so notices can be worked on one by one, in any process.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from policyref.model.facts import Benefit
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.present.store import as_json
from policyref.search.abbreviations import abbreviated
from policyref.search.index import NoticeRow, SearchIndex
from policyref.search.postings import Postings
from policyref.search.rows import Own, Row, called_of, own_of, rows_of
from policyref.search.shown import facets, shown
from policyref.search.sounds import initials
from policyref.search.tokens import HAN_RUN, body, days, fold, words
from policyref.text.labels import read_label

# The weight of a word; one of the official text has 1.
_TITLE, _FACT, _AUDIENCE, _SECTOR, _SUMMARY, _ABOUT = 6, 3, 2, 1, 1, 0.3
_CERTAIN = 10**6  # more than any text can say: the highest level


def notice_index(notice: Notice) -> SearchIndex:
    tokens, characters = Postings(), Postings()
    own = own_of(notice)
    # Whatever text holds now: entries are counted by the items of the first.
    measures = [one.as_issued for one in notice.measures]
    entries = chain((one for each in measures for one in _of_measure(notice, each)), *map(_of_own, own))
    for number, (weights, length, often) in enumerate(entries):
        tokens.add(number, weights, _level(length))
        characters.add(number, often, lambda often: min(9, 1 + int(often)))
    texts = [*chain(*map(_texts, measures)), *chain(*map(_own_texts, own))]
    return SearchIndex(
        notices=(_row(notice, len(own)),),
        items=(
            *(len(measure.items) + len(rows_of(measure.all_tables())) for measure in measures),
            *(len(one.rows) for one in own),
        ),
        tokens=tokens.packed(),
        characters=characters.packed(),
        runs=dict.fromkeys((run for text in texts for run in HAN_RUN.findall(fold(text))), 1),
        facets=(*(facets(notice, measure) for measure in measures), *(("", "", "", "") for _ in own)),
        results=(*(as_json(shown(measure)) for measure in measures), *(as_json(one.shown()) for one in own)),
    )


_Entry = tuple[dict[str, float], int, Counter[str]]
"""Token → weight, the number of words, how often a character is there."""


def _of_measure(notice: Notice, measure: Measure) -> Iterator[_Entry]:
    for _, item, said in _entries(measure):
        weights = _weights(measure, item, said.words)
        weights |= _initials(measure, item, said) | dict.fromkeys(_names(notice, measure, item), _CERTAIN)
        yield weights, len(said.words), _characters(_title(measure, item), said)
    yield from (_of_row(row, measure.title) for row in rows_of(measure.all_tables()))


def _of_own(own: Own) -> Iterator[_Entry]:
    said = words(own.text)
    yield (
        _weighed([*said], (own.title, _TITLE), (own.acts, _FACT), (own.called, _SUMMARY))
        | dict.fromkeys(days(own.issued) if own.issued else (), _CERTAIN),
        len(said),
        Counter("".join(HAN_RUN.findall(fold(own.title + own.text)))),
    )
    yield from (_of_row(row, own.title) for row in own.rows)


def weighed_entry(title: str, text: str) -> tuple[dict[str, float], Callable[[float], int], Counter[str]]:
    """Of words with a title that are of no notice: weights of tokens, what level these come to, its characters."""
    said = words(text)
    return _weighed([*said], (title, _TITLE)), _level(len(said)), Counter("".join(HAN_RUN.findall(fold(title + text))))


def _of_row(row: Row, title: str) -> _Entry:
    """A row says its own words, its head above all, and what it is a row of."""
    said = words(row.said)
    weights = _weighed([*said], (row.name, _FACT), (title, _SUMMARY))
    for unit in (one.unit for one in row.duty.units if one.unit) if row.duty else ():
        weights |= dict.fromkeys((f"&{unit.id}", body(unit)), _CERTAIN)
    return weights, len(said), Counter("".join(HAN_RUN.findall(fold(row.text))))


def _weighed(said: list[str], *beside: tuple[str, float]) -> dict[str, float]:
    weights: dict[str, float] = {**Counter(said)}
    for text, weight in beside:
        for token in _words(text):
            weights[token] = weights.get(token, 0) + weight
    return weights


def _row(notice: Notice, own: int) -> NoticeRow:
    measures = len(notice.measures)
    called = called_of(notice)
    return NoticeRow(
        notice.short_title, notice.address, notice.number or "", measures + own, measures, notice.region, called
    )


def _texts(measure: Measure) -> list[str]:
    later = (text.text for text in measure.versions)
    said = (measure.title, measure.text, *(one.name for one in measure.benefits), *later)
    return ["\n".join(said), *(row.text for row in rows_of(measure.all_tables()))]


def _own_texts(own: Own) -> list[str]:
    return [own.title, own.text, *(row.text for row in own.rows)]


@dataclass(frozen=True, slots=True)
class _Said:
    """What an official text says: its words and Chinese characters as often as they are there, and its initials."""

    words: list[str]
    characters: str
    initials: set[str]

    @classmethod
    def by(cls, text: str) -> _Said:
        # Of four characters, for three are the initials of anything.
        return cls(words(text), "".join(HAN_RUN.findall(fold(text))), initials(text, (4,)))

    @classmethod
    def by_all(cls, parts: list[_Said]) -> _Said:
        return cls(
            [*chain.from_iterable(one.words for one in parts)],
            "".join(one.characters for one in parts),
            set().union(*(one.initials for one in parts)),
        )


def _entries(measure: Measure) -> Iterator[tuple[Measure, Item | None, _Said]]:
    """Each entry with what its own text says in all its versions; what its items say, the measure does not."""
    numbers = {item.number for item in measure.items}
    own, *later = (_Said.by(_own_text(text, numbers)) for text in measure.texts)
    yield measure, None, _Said.by_all([own, *later])
    for item in measure.items:
        same = (one.text for text in measure.texts for one in text.items if one.number == item.number)
        yield measure, item, _Said.by_all([*map(_Said.by, same)])


def _weights(measure: Measure, item: Item | None, said: list[str]) -> dict[str, float]:
    """Token → weight. `said` are the words of the official text, each as often as it is there."""
    weights: dict[str, float] = {**Counter(said)}  # the text weighs 1
    for texts, weight in _facts(measure, item):
        for token in chain.from_iterable(map(_words, texts)):
            weights[token] = weights.get(token, 0) + weight
    for name in _titles(measure, item):
        for token in _short(name):
            weights[token] = weights.get(token, 0) + _FACT
    for token, weight in _days(measure, item):
        weights[token] = weights.get(token, 0) + weight
    return weights


def _level(length: int) -> Callable[[float], int]:
    """Weight → level, in a text of so many words: in a long one a word says less."""
    bound = 1.5 + 0.5 * min(length / 300, 2)
    return lambda weight: max(1, math.ceil(9 * weight / (weight + bound)))


def _own_text(measure: Measure, known: Collection[int]) -> str:
    """The official words of a text of a measure beside its items, but with those that the measure as issued has not."""
    passages = [passage.text for passage in (*measure.passages, *measure.closing)]
    return "\n".join([*passages, *(item.text for item in measure.items if item.number not in known)])


def _facts(measure: Measure, item: Item | None) -> Iterator[tuple[Iterable[str], float]]:
    """Texts beside the official one, each with the weight of its words."""
    yield [_title(measure, item)], _TITLE
    yield [text for one in _benefits(measure, item) for text in (one.name, one.headline, one.to) if text], _FACT
    if item is None:
        yield (one.name for one in measure.sectors), _SECTOR
        yield (one.about for one in measure.sectors), _ABOUT
        if not measure.items:  # else it sums up what they say
            yield measure.audience, _AUDIENCE
            yield [measure.summary or ""], _SUMMARY


def _days(measure: Measure, item: Item | None) -> Iterator[tuple[str, float]]:
    for deadline in measure.deadlines:
        if deadline.item == (item.number if item else None):
            for day in (day for span in deadline.spans for day in span if day):
                # A day that is written counts for more than one that was worked out (年底前).
                written = f"{day.month}月{day.day}日" in deadline.quote
                yield from ((token, 9 if written else 1) for token in days(day))


def _names(notice: Notice, measure: Measure, item: Item | None) -> Iterator[str]:
    """The entry's own clause, and its units by id and by what they are called."""
    clause = _clause(notice, measure)
    units = [one.unit for one in item.units if one.unit] if item else [*notice.units_of(measure)]
    if clause:
        yield f"§{clause}.{item.number}" if item else f"§{clause}"
    if clause.count(".") > 1:
        yield f"§{clause.rpartition('.')[0]}"  # whoever asks for 二、（一） means all of it
    for unit in units:
        yield from (f"&{unit.id}", body(unit))


def _clause(notice: Notice, measure: Measure) -> str:
    """The numbers that its labels say: 7 for 第七条, 2.1 for 二、（一）."""
    above = [one.label for one in notice.path(measure)] if measure.above else []
    return ".".join(str(found.number) for one in (*above, measure.label) if (found := read_label(one)))


def _characters(title: str, said: _Said) -> Counter[str]:
    """How often a query of one character is answered; a title counts like six others."""
    often = Counter(said.characters)
    for one in "".join(HAN_RUN.findall(fold(title))):
        often[one] += 6
    return often


def _initials(measure: Measure, item: Item | None, said: _Said) -> dict[str, float]:
    called = set().union(*map(_initials_of, _titles(measure, item)))
    return {f"^{letters}": _CERTAIN if letters in called else 1 for letters in said.initials | called}


def _titles(measure: Measure, item: Item | None) -> list[str]:
    """What people call an entry: its title, and the names of what it gives."""
    return [_title(measure, item), *(one.name for one in _benefits(measure, item))]


def _title(measure: Measure, item: Item | None) -> str:
    return (item.title or "") if item else measure.title


def _benefits(measure: Measure, item: Item | None) -> Iterator[Benefit]:
    return (one for one in measure.benefits if one.item == (item.number if item else None))


@lru_cache(maxsize=4096)  # names and descriptions of sectors, those addressed: the same in many measures
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


# What an item is called, its measure says as well.
_initials_of = lru_cache(maxsize=256)(initials)
_short = lru_cache(maxsize=256)(abbreviated)
