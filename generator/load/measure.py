"""Input record of a measure → model: units and sectors resolved, sentences numbered, facts gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from generator.load.rules import build_cap, build_rules
from generator.load.vocabulary import Vocabulary, unknown_unit
from generator.model.facts import Benefit, Confirmation, Deadline, Note, Reading, Suit, Target, Together, Waiver
from generator.model.measure import Item, Measure, Passage, Related, Sentence, UnitMention
from generator.model.vocabulary import Sector
from generator.problems.near import near_miss
from generator.problems.problem import Place, Problem, problem
from generator.schema.measure import Deadline as DeadlineRecord
from generator.schema.measure import Facts, ItemRecord, MeasureRecord, UnitEntry
from generator.schema.rules import RuleFields
from generator.text.brackets import BRACKET
from generator.text.labels import label
from generator.text.sentences import split_line

_OF_RULES = set(RuleFields.model_fields)
F = TypeVar("F")
Owners = list[tuple[int | None, Facts, Place]]  # the measure itself and its items


@dataclass(frozen=True)
class Surroundings:
    """What a measure needs to know of its notice."""

    notice: str
    region: tuple[str, ...]
    source: str
    item_style: str
    vocabulary: Vocabulary
    problems: list[Problem]


def build_measure(record: MeasureRecord, place: Place, printed_label: str, around: Surroundings) -> Measure:
    """The measure; a sector that is not known is left out, with a problem."""
    counter = count(1)
    passages = _passages(record.text, counter)
    items = tuple(_item(entry, place.at("items", index), counter, around) for index, entry in enumerate(record.items))
    title = record.title or record.name or ""
    facts: Owners = [(None, record, place)]
    facts += [(entry.number, entry, place.at("items", index)) for index, entry in enumerate(record.items)]
    return Measure(
        place=place,
        notice=around.notice,
        number=record.number,
        label=printed_label,
        title=title,
        title_is_ours=record.title is None,
        mark=_mark_after(printed_label + (record.title or ""), around.source) if record.title else "",
        section=record.section,
        passages=passages,
        items=items,
        closing=_passages(record.closing, counter),
        units=tuple(_mentions(record.units, place.at("units"), around)),
        summary=record.summary,
        audience=tuple(record.audience),
        sectors=tuple(_sectors(record.sectors, place.at("sectors"), around)),
        deadlines=tuple(_gather(facts, _deadlines)),
        benefits=tuple(_gather(facts, _benefits)),
        targets=tuple(_gather(facts, _targets)),
        notes=tuple(_gather(facts, _notes)),
        waived=tuple(_gather(facts, _waivers)),
        confirmed=tuple(_gather(facts, _confirmations)),
        suits=tuple(_gather(facts, _suits)),
        together=tuple(_together(facts, around)),
        related=tuple(_related(record, place, around)),
        rules=build_rules(record, place, facts),
    )


def _passages(text: str, counter: Iterator[int]) -> tuple[Passage, ...]:
    found = []
    for line in text.splitlines():
        pieces = split_line(line)
        if pieces:
            sentences = (Sentence(None if BRACKET.fullmatch(piece) else next(counter), piece) for piece in pieces)
            found.append(Passage(tuple(sentences)))
    return tuple(found)


def _item(entry: ItemRecord, place: Place, counter: Iterator[int], around: Surroundings) -> Item:
    printed_label = label(around.item_style, entry.number)
    return Item(
        place=place,
        number=entry.number,
        label=printed_label,
        title=entry.title,
        mark=_mark_after(printed_label + entry.title, around.source) if entry.title else "",
        passages=_passages(entry.text, counter),
        units=tuple(_mentions(entry.units, place.at("units"), around)),
    )


def _mark_after(heading: str, source: str) -> str:
    """The punctuation that the source prints after a heading; it is official, so it is read, not assumed."""
    index = source.find(heading)
    mark = source[index + len(heading) : index + len(heading) + 1]
    return mark if index >= 0 and mark in "。：；" else ""


def _mentions(entries: list[UnitEntry], place: Place, around: Surroundings) -> Iterator[UnitMention]:
    for index, entry in enumerate(entries):
        here = place.at(index)
        if entry.unit in around.vocabulary.open_ended:
            yield UnitMention(here, None, entry.unit, entry.role)
        elif unit := around.vocabulary.unit_named(entry.unit, around.region):
            yield UnitMention(here, unit, entry.unit, entry.role)
        else:
            # Kept as a mention of nobody: that it is unknown is said once, not again for every check.
            around.problems.append(unknown_unit(entry.unit, around.vocabulary, around.region, here))
            yield UnitMention(here, None, entry.unit, entry.role)


def _sectors(ids: list[str], place: Place, around: Surroundings) -> Iterator[Sector]:
    known = {sector.id: sector for sector in around.vocabulary.sectors}
    for index, sector_id in enumerate(ids):
        if sector_id in known:
            yield known[sector_id]
        else:
            near = near_miss(sector_id, list(known))
            around.problems.append(problem("E204", place.at(index), found=sector_id, near=near))


def _related(record: MeasureRecord, place: Place, around: Surroundings) -> Iterator[Related]:
    for index, entry in enumerate(record.related):
        yield Related(place.at("related", index, "measure"), _key(entry.measure, around), entry.why)


def _key(words: str, around: Surroundings) -> str:
    """`notice/number` of another measure as an editor names it."""
    return words if "/" in words else f"{around.notice}/{words}"


def _together(facts: Owners, around: Surroundings) -> Iterator[Together]:
    for item, record, place in facts:
        for index, entry in enumerate(record.together):
            keys = tuple(_key(words, around) for words in entry.others)
            yield Together(place.at("together", index), item, entry.quote, keys, entry.at_most)


def _gather(facts: Owners, read: Callable[[int | None, Facts, Place], Iterable[F]]) -> Iterator[F]:
    for item, record, place in facts:
        yield from read(item, record, place)


def _deadlines(item: int | None, record: Facts, place: Place) -> Iterable[Deadline]:
    return build_deadlines(record.deadlines, place.at("deadlines"), item)


def build_deadlines(entries: list[DeadlineRecord], place: Place, item: int | None = None) -> Iterator[Deadline]:
    for index, entry in enumerate(entries):
        yield Deadline(
            place=place.at(index),
            item=item,
            quote=entry.quote,
            what=entry.what,
            kind=entry.kind,
            start=entry.start,
            end=entry.end,
            certainty=entry.certainty,
            basis=entry.basis,
            readings=tuple(Reading(reading.name, reading.start, reading.end) for reading in entry.readings),
        )


def _benefits(item: int | None, record: Facts, place: Place) -> Iterable[Benefit]:
    for index, entry in enumerate(record.benefits):
        words = entry.model_dump(exclude={*_OF_RULES, "cap", "caps"})
        yield Benefit(place=place.at("benefits", index), item=item, cap=build_cap(entry), **words)


def _targets(item: int | None, record: Facts, place: Place) -> Iterable[Target]:
    for index, entry in enumerate(record.targets):
        yield Target(place.at("targets", index), item, entry.name, entry.value, entry.quote)


def _notes(item: int | None, record: Facts, place: Place) -> Iterable[Note]:
    for index, entry in enumerate(record.notes):
        yield Note(place.at("notes", index), item, entry.quote, entry.note)


def _waivers(item: int | None, record: Facts, place: Place) -> Iterable[Waiver]:
    for index, entry in enumerate(record.waived):
        yield Waiver(place.at("waived", index), item, entry.quote, entry.why)


def _confirmations(item: int | None, record: Facts, place: Place) -> Iterable[Confirmation]:
    for index, entry in enumerate(record.confirmed):
        yield Confirmation(place.at("confirmed", index), item, entry.question, entry.quote, entry.why)


def _suits(item: int | None, record: Facts, place: Place) -> Iterable[Suit]:
    for index, entry in enumerate(record.suits):
        yield Suit(place.at("suits", index), item, entry.question, tuple(entry.answers), entry.quote)
