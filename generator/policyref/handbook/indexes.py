"""The indexes at the end of a book: by unit, group of units, sector, audience, target, date, benefit and term.

Typst puts in the page numbers. What an entry leads to is named by its number in the notice, of several notices by that
of the notice, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from policyref.handbook.entries import Entry, mark, when
from policyref.model.facts import Benefit, Deadline
from policyref.model.groups import Group
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.vocabulary import Term
from policyref.present.amounts import amount
from policyref.present.dates import part_of
from policyref.present.validity import last_day, last_days, part_key
from policyref.text.quotation import quoted
from policyref.time.provisions import find
from policyref.time.times import times
from policyref.words import KIND, period_in_words, unsure


def indexes(measures: Sequence[Measure], terms: Sequence[Term], serials: Mapping[str, str], library: Library) -> Entry:
    """`terms` are those met in the measures, in the order of their pinyin; `serials` number the notices of a book."""
    called = _Called(serials)
    return {
        "units": _units(measures, called, library),
        "groups": _groups(measures, called, library),
        "sectors": _sectors(measures, called, library),
        "audiences": _audiences(measures, called),
        "targets": _targets(measures, called),
        "deadlines": _deadlines(measures, called),
        "force": _force(measures, called, library),
        "undated": _undated(measures, called),
        "benefits": _benefits(measures, called, library),
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


@dataclass(frozen=True, slots=True)
class _Called:
    """How clauses are called in a book: 第11条; of several notices 〔2〕第11条."""

    serials: Mapping[str, str]

    def one(self, measure: Measure, part: str = "") -> str:
        return self.serials[measure.notice] + measure.called + part

    def all(self, measures: Sequence[Measure]) -> str:
        """第3、11条；〔2〕第七条."""
        found = []
        for notice, own in groupby(measures, key=lambda one: one.notice):
            names = [one.called for one in own]
            if all(one.startswith("第") and one.endswith("条") for one in names):
                joined = f"第{'、'.join(one[1:-1] for one in names)}条"
            else:
                joined = "、".join(names)
            found.append(self.serials[notice] + joined)
        return "；".join(found)


def _listed(name: str, own: Sequence[Measure], called: _Called) -> Entry:
    return {"name": name, "clauses": called.all(own), "at": [mark(one) for one in own]}


def _terms(terms: Sequence[Term]) -> list[Entry]:
    """Terms under the letter that their pinyin begins with."""
    letters: dict[str, list[Entry]] = {}
    for term in terms:
        letter = pinyin_key(term.term)[0][0][0].upper()
        letters.setdefault(letter, []).append({"term": term.term, "id": term.id})
    return [{"letter": letter, "entries": entries} for letter, entries in letters.items()]


def _units(measures: Sequence[Measure], called: _Called, library: Library) -> list[Entry]:
    """By level, then in the order of their pinyin."""
    keys = {measure.key for measure in measures}
    levels: dict[str, list[Entry]] = {level.name: [] for level in library.levels}
    for unit in library.units:
        own = [measure for measure in library.measures_of_unit.get(unit.id, []) if measure.key in keys]
        if own:
            levels[unit.level.name].append(_listed(library.unit_name(unit), own, called))
    return [
        {"name": name, "entries": sorted(entries, key=lambda one: pinyin_key(one["name"]))}
        for name, entries in levels.items()
        if entries
    ]


def _groups(measures: Sequence[Measure], called: _Called, library: Library) -> list[Entry]:
    """The groups of units that these measures set up, or that have any of them; what only we give is apart."""
    there = {measure.key for measure in measures}
    found = []
    for one in library.group_sets:
        by = [measure for measure in measures if measure.key == one.clause]
        groups = [
            {
                "name": group.name,
                "given": [
                    {
                        "clauses": "、".join(called.one(of, part) for of, part, _ in own),
                        "at": [at for *_, at in own],
                        "ours": ours,
                    }
                    for ours in (False, True)
                    if (own := [*_given(group, ours, there, library)])
                ],
                "none": not group.given,
            }
            for group in one.groups
        ]
        if by or any(group["given"] for group in groups):
            set_up = {"clause": called.one(by[0]), "at": [mark(by[0])]} if by else None
            found.append({"name": one.kind, "set_up": set_up, "groups": groups})
    return found


def _given(group: Group, ours: bool, there: Collection[str], library: Library) -> Iterator[tuple[Measure, str, str]]:
    for one in group.given:
        provision = find(one.clause, library)
        if (one.source is None) == ours and provision and provision.measure and provision.measure.key in there:
            item = provision.item.number if provision.item else None
            yield provision.measure, provision.measure.part_called(item), mark(provision.measure, item)


def _sectors(measures: Sequence[Measure], called: _Called, library: Library) -> list[Entry]:
    found = []
    for sector in library.sectors:
        own = [measure for measure in measures if sector in measure.sectors]
        if own:
            found.append({**_listed(sector.name, own, called), "letter": sector.gbt4754})
    return found


def _audiences(measures: Sequence[Measure], called: _Called) -> list[Entry]:
    groups: dict[str, list[Measure]] = {}
    for measure in measures:
        for one in measure.audience:
            groups.setdefault(one, []).append(measure)
    return [_listed(name, own, called) for name, own in sorted(groups.items(), key=lambda one: pinyin_key(one[0]))]


def _targets(measures: Sequence[Measure], called: _Called) -> list[Entry]:
    """The figures that the notice sets as tasks, in its order."""
    return [
        {"name": one.name, "value": one.value, "clause": called.one(measure), "at": [mark(measure)]}
        for measure in measures
        for one in measure.targets
    ]


def _deadlines(measures: Sequence[Measure], called: _Called) -> list[Entry]:
    """Every date in the order of the calendar: by its last day, or where it has none by its first. One that can be read
    in several ways stands at each of its days."""
    found: list[tuple[tuple[date, date, int], Entry]] = []
    for measure in measures:
        for one in measure.deadlines:
            for start, end, words, sure in _readings(one) if one.counts else ():
                entry = {"when": words, "certainty": sure, **_what(one, measure, called)}
                found.append(((end or start or date.max, start or date.min, measure.number), entry))
    return [entry for _, entry in sorted(found, key=lambda one: one[0])]


def _readings(one: Deadline) -> list[tuple[date | None, date | None, str, str]]:
    """Its days in each reading, in words, and how sure they are."""
    sure = unsure(one.certainty)
    read = [
        (other.start, other.end, period_in_words(other.start, other.end), f"{sure}：{other.name}")
        for other in one.readings
    ]
    own = [(one.start, one.end, when(one), sure)]
    return [each for each in read or own if each[0] or each[1]]


def _undated(measures: Sequence[Measure], called: _Called) -> list[Entry]:
    """Periods whose dates the text does not give."""
    entries = ((measure, one) for measure in measures for one in measure.deadlines)
    without = ((measure, one) for measure, one in entries if one.counts and not _readings(one))
    return [{"when": quoted(one.quote), "certainty": "", **_what(one, measure, called)} for measure, one in without]


def _force(measures: Sequence[Measure], called: _Called, library: Library) -> list[Entry]:
    """The last days of validity in the order of the calendar: of measures, and of items and benefits with their own."""
    found: list[tuple[date, Entry]] = []
    for measure in measures:
        parts: list[tuple[int | None, Benefit | None]] = [(None, None), *((one.number, None) for one in measure.items)]
        parts += [(one.item, one) for one in measure.benefits]
        above: dict[int | None, list[date]] = {}
        for item, benefit in parts:
            status = times(library).status(part_key(measure, item, benefit.id if benefit else None), library.day)
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
                "clause": called.one(measure, measure.part_called(item)),
                "at": [mark(measure, item)],
            }
            found.append((ends[0], entry))
    return [entry for _, entry in sorted(found, key=lambda one: one[0])]


def _what(one: Deadline, measure: Measure, called: _Called) -> Entry:
    return {
        "what": one.what or measure.title,
        "clause": called.one(measure, part_of(one, measure)),
        "at": [mark(measure, one.item)],
    }


def _benefits(measures: Sequence[Measure], called: _Called, library: Library) -> list[Entry]:
    """Benefits by kind, in the order of the text."""
    kinds: dict[str, list[Entry]] = {kind: [] for kind in KIND}
    for measure in measures:
        for one in measure.benefits:
            kinds[one.kind].append(
                {
                    "name": one.name,
                    "headline": amount(one, measure, library),
                    "clause": called.one(measure, measure.part_called(one.item)),
                    "at": [mark(measure, one.item)],
                }
            )
    return [{"name": KIND[kind], "entries": entries} for kind, entries in kinds.items() if entries]
