"""The indexes at the end of a book: by unit, sector, deadline, benefit and term. Typst puts in the page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from policyref.handbook.entries import Entry, mark, when
from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.vocabulary import Term
from policyref.present.amounts import amount
from policyref.present.dates import DatedMeasure, part_of
from policyref.present.validity import last_day, last_days, unit_of
from policyref.text.quotation import quoted
from policyref.time.times import times
from policyref.words import KIND, unsure


def indexes(measures: Sequence[Measure], terms: Sequence[Term], library: Library) -> Entry:
    """`terms` are those met in the measures, in the order of their pinyin."""
    return {
        "units": _units(measures, library),
        "sectors": _sectors(measures, library),
        "deadlines": _deadlines(measures),
        "force": _force(measures, library),
        "undated": _undated(measures),
        "benefits": _benefits(measures, library),
        "terms": _terms(terms),
    }


def pinyin_key(words: str) -> tuple[list[str], str]:
    """Sorts Chinese as dictionaries do: syllable by syllable with the tone, then by the characters themselves.

    A character of several readings is read as its phrase wants it (重大 zhòng, 重复 chóng).
    """
    from pypinyin import Style, pinyin  # its tables take long to load

    syllables = [syllable[0].lower() for syllable in pinyin(words, style=Style.TONE3, neutral_tone_with_five=True)]
    return syllables, words


def in_pinyin_order(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: pinyin_key(term.term))


def _terms(terms: Sequence[Term]) -> list[Entry]:
    """Terms under the letter that their pinyin begins with."""
    letters: dict[str, list[Entry]] = {}
    for term in terms:
        letter = pinyin_key(term.term)[0][0][0].upper()
        letters.setdefault(letter, []).append({"term": term.term, "id": term.id})
    return [{"letter": letter, "entries": entries} for letter, entries in letters.items()]


def _units(measures: Sequence[Measure], library: Library) -> list[Entry]:
    keys = {measure.key for measure in measures}
    levels: dict[str, list[Entry]] = {level.name: [] for level in library.levels}
    for unit in library.units:
        own = [measure for measure in library.measures_of_unit.get(unit.id, []) if measure.key in keys]
        if own:
            levels[unit.level.name].append({"name": unit.short, "at": [mark(one) for one in own]})
    return [{"name": name, "entries": entries} for name, entries in levels.items() if entries]


def _sectors(measures: Sequence[Measure], library: Library) -> list[Entry]:
    found = []
    for sector in library.sectors:
        own = [measure for measure in measures if sector in measure.sectors]
        if own:
            found.append({"name": sector.name, "letter": sector.gbt4754, "at": [mark(one) for one in own]})
    return found


def _deadlines(measures: Sequence[Measure]) -> list[Entry]:
    """Every date in the order of the calendar: by its last day, or where it has none by its first."""
    dated = [
        DatedMeasure(measure, deadline)
        for measure in measures
        for deadline in measure.deadlines
        if deadline.counts and (deadline.start or deadline.end)
    ]
    return [
        {
            "when": when(one.deadline),
            "certainty": unsure(one.deadline.certainty),
            **_what(one),
        }
        for one in sorted(dated, key=lambda one: one.sort_key)
    ]


def _undated(measures: Sequence[Measure]) -> list[Entry]:
    """Periods whose dates the text does not give."""
    entries = (DatedMeasure(measure, deadline) for measure in measures for deadline in measure.deadlines)
    without = (one for one in entries if one.deadline.counts and not (one.deadline.start or one.deadline.end))
    return [{"when": quoted(one.deadline.quote), "certainty": "", **_what(one)} for one in without]


def _force(measures: Sequence[Measure], library: Library) -> list[Entry]:
    """The last days of validity in the order of the calendar: of measures, and of items and benefits with their own."""
    found: list[tuple[date, Entry]] = []
    for measure in measures:
        parts: list[tuple[int | None, Benefit | None]] = [(None, None), *((one.number, None) for one in measure.items)]
        parts += [(one.item, one) for one in measure.benefits]
        above: dict[int | None, list[date]] = {}
        for item, benefit in parts:
            status = times(library).status(unit_of(measure, item, benefit.id if benefit else None), library.day)
            ends = last_days(status)
            known = [] if item is None and benefit is None else above.get(item if benefit else None, [])
            if benefit is None:
                above[item] = ends
            if not ends or status.is_ended or ends == known:
                continue
            entry = {
                "when": last_day(status),
                "certainty": "",
                "what": benefit.name if benefit else measure.title,
                "clause": measure.called + measure.part_called(item),
                "at": [mark(measure, item)],
            }
            found.append((ends[0], entry))
    return [entry for _, entry in sorted(found, key=lambda one: one[0])]


def _what(one: DatedMeasure) -> Entry:
    return {
        "what": one.deadline.what or one.measure.title,
        "clause": one.measure.called + part_of(one.deadline, one.measure),
        "at": [mark(one.measure, one.deadline.item)],
    }


def _benefits(measures: Sequence[Measure], library: Library) -> list[Entry]:
    """Benefits by kind, in the order of the text."""
    kinds: dict[str, list[Entry]] = {kind: [] for kind in KIND}
    for measure in measures:
        for one in measure.benefits:
            kinds[one.kind].append(
                {
                    "name": one.name,
                    "headline": amount(one, measure, library),
                    "clause": measure.called + measure.part_called(one.item),
                    "at": [mark(measure, one.item)],
                }
            )
    return [{"name": KIND[kind], "entries": entries} for kind, entries in kinds.items() if entries]
