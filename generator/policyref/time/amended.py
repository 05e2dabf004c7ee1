"""What the words of an act make of a text: the edits that it spells out, and whether a later text is the earlier one
with these edits made.

All edits of an act are about the text before it. Where the words that it changes stand several times, the later text
says which of them are meant, and a person is asked whether that is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from policyref.model.measure import Item, Measure
from policyref.model.time import Effect
from policyref.text.amending import Edit, Piece, apply, items_from, overlapping
from policyref.text.sentences import squeeze

_MOST = 512  # ways in which an act can be meant
Place = tuple[int, int]
"""From where to where in the words of a text."""


class Flow:
    """All official words of a text in one string: heading, sentences, items, and its tables row by row at the end."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.pieces = [*_pieces(measure)]
        self.words = "".join(one.words for one in self.pieces)
        self.items: dict[int, Place] = {}
        self.headings: dict[int | None, Place] = {}
        at = 0
        for one in self.pieces:
            end = at + len(one.words)
            self.headings.setdefault(one.item, (at, end))
            if one.item is not None:
                self.items[one.item] = (self.items.get(one.item, (at, at))[0], end)
            at = end

    def label(self, item: Item | None) -> Place:
        """Where the label of the measure, or of an item, stands."""
        start = self.headings[item.number if item else None][0]
        return start, start + len(squeeze(item.label if item else self.measure.label))

    def scope(self, parts: Sequence[str], benefit: str) -> list[Place]:
        """The places of what an act is on: 条 and 项 by number, or the sentences of a benefit; none if unknown."""
        item = int(parts[1]) if len(parts) > 1 else None
        whole = (0, len(self.words)) if item is None else self.items.get(item)
        if whole is None or not benefit:
            return [whole] if whole else []
        text = self.measure.official
        meant = (one.span for one in self.measure.benefits if one.id == benefit and item in (None, one.item))
        parts_of = ([index for index, *_ in text.within(span)] for span in meant if span)
        return [(text.starts[own[0]], text.starts[own[-1]] + len(text.parts[own[-1]].words)) for own in parts_of if own]


def _pieces(measure: Measure) -> Iterator[Piece]:
    for part in measure.official.parts:
        yield Piece(part.item, measure.name_of(part.sentence) if part.sentence else "", part.words)
    for table in measure.all_tables():
        yield Piece(None, "", squeeze(table.title or ""))
        yield from (Piece(None, "", squeeze(row)) for row in table.printed())


@dataclass(frozen=True)
class Way:
    """One way in which the words of an effect can be meant: every place that has them, or one of several."""

    edits: tuple[Edit, ...]
    one_of: int = 0


@dataclass(frozen=True)
class Amended:
    """What the effects of an act make of the text before it.

    `edits` gives the later text where `holds`; else it is what they most plainly say. `astray` are effects whose words
    do not stand in the text, `bare` those that spell nothing out; `chosen` those of whose places only one is meant.
    `relabelled` are items (None: the measure itself) whose labels differ.
    """

    old: Flow
    new: Flow
    edits: tuple[Edit, ...]
    holds: bool
    astray: tuple[Effect, ...] = ()
    bare: tuple[Effect, ...] = ()
    chosen: tuple[tuple[Effect, Way], ...] = ()
    clash: tuple[Edit, Edit] | None = None
    relabelled: tuple[Item | None, ...] = field(default=())

    @property
    def expected(self) -> str:
        return apply(self.old.words, self.edits)

    @property
    def origins(self) -> dict[int, int | None]:
        """The items of the new text, each with the one of the old that its words are from; None: from none."""
        return items_from(self.old.pieces, self.new.pieces, self.edits)


def amend(before: Measure, after: Measure, effects: Sequence[Effect]) -> Amended:
    """The effects of one act on a text, beside the text that somebody has made of it."""
    old, new = Flow(before), Flow(after)
    astray, bare, ways = [], [], []
    for effect in effects:
        if not spells_out(effect):
            bare.append(effect)
        elif found := [*_ways(effect, old)]:
            ways.append((effect, found))
        elif not is_on_all(effect):  # 将全文中的“甲局”改为“乙局”: not every measure has the words
            astray.append(effect)
    labels = _labels(before, after, old)
    tried = [*islice(product(*(found for _, found in ways)), _MOST)]
    for combination in tried:
        edits = _with_labels([edit for way in combination for edit in way.edits], labels)
        if not overlapping(edits) and apply(old.words, edits) == new.words:
            chosen = [(effect, way) for (effect, _), way in zip(ways, combination, strict=True) if way.one_of]
            relabelled = [item for label, item in labels.items() if label in edits]
            holds = not astray
            return Amended(old, new, (*edits,), holds, (*astray,), (*bare,), (*chosen,), None, (*relabelled,))
    edits = _with_labels([edit for way in tried[0] for edit in way.edits], labels)
    clash = overlapping(edits)
    return Amended(old, new, () if clash else (*edits,), False, (*astray,), (*bare,), (), clash)


def spells_out(effect: Effect) -> bool:
    """Whether it says what becomes of which words."""
    return bool(effect.new or effect.delete)


def is_on_all(effect: Effect) -> bool:
    """Whether it is on a whole notice: each measure that has the words is changed."""
    return "/" not in (effect.unit or "")


def touches(effect: Effect, measure: Measure) -> bool:
    """Whether it changes the words of a measure: it names it, or something of it, or changes words that it has."""
    target = (effect.unit or "").partition("@")[0]
    if target == measure.notice:
        return bool([*_ways(effect, Flow(measure))]) if spells_out(effect) else False
    return target == measure.key or target.startswith(f"{measure.key}/")


def _ways(effect: Effect, old: Flow) -> Iterator[Way]:
    target, _, benefit = (effect.unit or "").partition("@")
    places = old.scope(target.split("/")[1:], benefit)
    given = effect.old or effect.add_after
    if given:
        put = "" if effect.delete else squeeze(effect.new or "")
        found = [*_standing(squeeze(given), old.words, places)]
        edits = [Edit(start if effect.old else end, end, put) for start, end in found]
        if edits:
            yield Way((*edits,))
        if len(edits) > 1 and not is_on_all(effect):
            yield from (Way((one,), len(edits)) for one in edits)
    elif "/" in target and places:
        yield from _whole(effect, target.split("/")[1:], old, places[0])


def _whole(effect: Effect, parts: Sequence[str], old: Flow, place: Place) -> Iterator[Way]:
    """All of an item goes, or all of a measure or an item is written anew, with its heading or without."""
    start, end = place
    if effect.delete:
        if len(parts) > 1:
            yield Way((Edit(start, end, ""),))
        return
    new = squeeze(effect.new or "")
    after_heading = old.headings[int(parts[1]) if len(parts) > 1 else None][1]
    yield Way((Edit(after_heading, end, new),))
    if after_heading > start:
        yield Way((Edit(start, end, new),))


def _standing(words: str, text: str, places: Iterable[Place]) -> Iterator[Place]:
    """Every place of some words that does not overlap with the one before it."""
    for low, high in places:
        at = text.find(words, low, high)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + len(words), high)


def _labels(before: Measure, after: Measure, old: Flow) -> Mapping[Edit, Item | None]:
    """The labels that the later text prints otherwise. An item is the same as long as its number is."""
    found: dict[Edit, Item | None] = {}
    if before.label != after.label:
        found[Edit(*old.label(None), squeeze(after.label))] = None
    later = {item.number: item for item in after.items}
    for item in before.items:
        if item.number in later and later[item.number].label != item.label:
            found[Edit(*old.label(item), squeeze(later[item.number].label))] = later[item.number]
    return found


def _with_labels(edits: Sequence[Edit], labels: Iterable[Edit]) -> list[Edit]:
    """With those of labels that no edit of the act itself is about."""
    more = [one for one in labels if not any(edit.start < one.end and one.start < edit.end for edit in edits)]
    return sorted([*edits, *more])
