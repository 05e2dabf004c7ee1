"""What is attached to the record of a measure: its official words in sentences, places of quotes, units and sectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count

from policyref.facts.record import put
from policyref.facts.spans import InClause, Part, Text, attach
from policyref.load.labels import printed_or
from policyref.load.rules import build_rules
from policyref.load.vocabulary import Vocabulary, unknown_unit
from policyref.model.measure import Measure
from policyref.model.passages import Passage, Sentence, UnitMention
from policyref.model.places import Region
from policyref.model.rules import Rules
from policyref.model.vocabulary import Sector
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.brackets import BRACKET
from policyref.text.sentences import split_line

_GATHERED = ("deadlines", "benefits", "targets", "notes", "waived", "confirmed", "suits", "together")

_OF_RULES = frozenset({"benefits", "answers", "not_computable", "inputs", "readings", "examples", "total"})
"""Without one of these the others mean something else: nothing is computed."""
OURS = _OF_RULES | {"summary", "audience", "sectors", "related", "units", "suits", "together", "deadlines", "targets"}
OURS |= {"notes", "waived", "confirmed", "based_on", "units_for_all", "lead_rule", "online", "place", "forwards"}
OURS |= {"effects", "checked", "unsaid"}
"""What is no part of the official words; without anything else these are not all there."""
OFFICIAL = frozenset({"number", "label", "title", "text", "items", "closing", "tables"})


@dataclass(frozen=True)
class Surroundings:
    """What a measure needs to know of its notice."""

    notice: str
    region: Region
    source: str
    item_style: str
    vocabulary: Vocabulary
    problems: list[Problem]


def complete_measure(measure: Measure, place: Place, printed_label: str, around: Surroundings) -> None:
    """Attaches everything; a sector that is not known is left out, with a problem."""
    counter = count(1)
    put(measure, "notice", around.notice)
    put(measure, "ordinal", 1)
    put(measure, "names", {})
    put(measure, "label", printed_label)
    put(measure, "mark", _mark_after(printed_label, measure.official_title, around.source))
    put(measure, "passages", passages_of(measure.words, counter))
    for item in measure.items:
        printed = printed_or(item, around.item_style, item.number)
        put(item, "label", printed)
        put(item, "mark", _mark_after(printed, item.title, around.source))
        put(item, "passages", passages_of(item.words, counter))
    put(measure, "versions", ())
    put(measure, "closing", passages_of(measure.closing_words, counter))
    put(measure, "official", Text(_parts(measure)))
    put(measure, "records", tuple(attach(measure, place, measure.official, None, measure.kept.moved)))
    put(measure, "elsewhere", tuple(one for one in measure.records if isinstance(one, InClause)))
    for name in _GATHERED:
        owners = (measure, *measure.items)
        put(measure, name, tuple(chain.from_iterable(getattr(owner, f"own_{name}") or () for owner in owners)))
    settle_units((*measure.units, *(unit for item in measure.items for unit in item.units)), around)
    put(measure, "sectors", tuple(_sectors(measure, around)))
    for related in measure.related:
        put(related, "key", _key(related.measure, around))
    for together in measure.together:
        put(together, "keys", tuple(_key(words, around) for words in together.others))
    put(measure, "rules", Rules() if measure.kept.keys & _OF_RULES else build_rules(measure))


def passages_of(text: str, counter: Iterator[int]) -> tuple[Passage, ...]:
    """The paragraphs of a text; the counter numbers its sentences."""
    found = []
    for line in text.splitlines():
        pieces = split_line(line)
        if pieces:
            sentences = (Sentence(None if BRACKET.fullmatch(piece) else next(counter), piece) for piece in pieces)
            found.append(Passage(tuple(sentences)))
    return tuple(found)


def _parts(measure: Measure) -> Iterator[Part]:
    """The official words in their order: headings, sentences, brackets."""
    yield Part(None, None, measure.heading)
    yield from _sentences(None, measure.passages)
    for item in measure.items:
        yield Part(item.number, None, item.heading)
        yield from _sentences(item.number, item.passages)
    yield from _sentences(None, measure.closing)


def _sentences(item: int | None, passages: tuple[Passage, ...]) -> Iterator[Part]:
    return (Part(item, one.number, one.text) for passage in passages for one in passage.sentences)


def _mark_after(printed_label: str, title: str | None, source: str) -> str:
    """The punctuation that the source prints after a heading; it is official, so it is read, not assumed."""
    if not title:
        return ""
    heading = printed_label + title
    index = source.find(heading)
    mark = source[index + len(heading) : index + len(heading) + 1]
    return mark if index >= 0 and mark in "。：；" else ""


def settle_units(mentions: tuple[UnitMention, ...], around: Surroundings) -> None:
    """Which units are meant. An unknown one is nobody: that it is unknown is said once, not again for every check."""
    for mention in mentions:
        unit = None
        if mention.words not in around.vocabulary.open_ended:
            unit = around.vocabulary.unit_named(mention.words, around.region)
            if unit is None:
                place = mention.place.at("unit")
                around.problems.append(
                    unknown_unit(mention.words, around.vocabulary, around.region, around.source, place)
                )
        put(mention, "unit", unit)


def _sectors(measure: Measure, around: Surroundings) -> Iterator[Sector]:
    known = {sector.id: sector for sector in around.vocabulary.sectors}
    for index, sector_id in enumerate(measure.sector_ids):
        if sector_id in known:
            yield known[sector_id]
        else:
            near = near_miss(sector_id, list(known))
            place = measure.place.at("sectors", index)
            around.problems.append(problem("E204", place, found=sector_id, near=near))


def _key(words: str, around: Surroundings) -> str:
    """`notice/number` of another measure as an editor names it."""
    return words if "/" in words else f"{around.notice}/{words}"
