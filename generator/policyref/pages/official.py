"""Official words as they are shown: sentence by sentence, with the words of facts and terms marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policyref.facts.spans import Quoted, Span, Text
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.passages import Passage, Sentence
from policyref.model.tables import Table, following
from policyref.model.vocabulary import Term
from policyref.present.items import Clause
from policyref.present.tables import ShownTable
from policyref.text.citations import item_called
from policyref.text.figures import scan_figures
from policyref.text.inline import inline_items
from policyref.text.sentences import first_words
from policyref.text.unit_names import names_in_text


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a sentence: marked where a fact rests on it, linked where it is a term.

    `found` is what the program found in a measure that is not complete, and nobody has looked at.
    `anchor` is the address of an item in the sentence, whose label the run is.
    """

    text: str
    fact: bool
    found: bool
    term: Term | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownLeft:
    """A sentence that a later text has no longer: its address stays, and says what has become of it."""

    name: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownNote:
    """What the editors say of words of a sentence. With a `head` the note itself is folded; without, the words are
    shortened, for they stand just above."""

    number: int
    quote: str
    note: str
    head: str


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """`name` is its address, `s2`, without the s; a bracket of units has none. `left` are those that went behind it."""

    name: str | None
    runs: tuple[Run, ...]
    left: tuple[ShownLeft, ...] = ()
    notes: tuple[ShownNote, ...] = ()


Passages = tuple[tuple[ShownSentence, ...] | ShownTable, ...]
"""Paragraphs, with the tables where they stand."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """`runs_on`: its first sentence stands in the line of its heading."""

    number: int
    heading: str
    runs_on: bool
    passages: Passages


@dataclass(frozen=True, slots=True)
class ShownText:
    """`left` are sentences that went, before which none is left; `notes` those on the heading. `skipped`: words of the
    measure stand between what is shown and its end."""

    heading: str
    runs_on: bool
    passages: Passages
    items: tuple[ShownItem, ...]
    closing: Passages
    terms: tuple[Term, ...]
    left: tuple[ShownLeft, ...]
    notes: tuple[ShownNote, ...]
    skipped: bool
    noted: bool


def show_text(
    clause: Clause, library: Library, tables: Mapping[str, ShownTable], left: Mapping[str, Sequence[ShownLeft]]
) -> ShownText:
    """The words of a clause, ready for its page, and the glossary terms met in them, each linked once. Of an item these
    are its own, and those of the measure before and behind all items.

    `left` are the sentences of earlier texts that it has no longer, by the name of the one behind which each stood.
    """
    measure = clause.text
    terms = _TermFinder(library.terms, measure.text)
    facts = [*measure.deadlines, *measure.benefits, *measure.targets]
    marks, notes = _Marks(measure.official, facts, _found(measure, library)), _notes(clause)

    def shown(sentence: Sentence) -> ShownSentence:
        name = measure.name_of(sentence.number) if sentence.number else None
        runs = tuple(_runs(sentence, name, *marks.next(), terms))
        return ShownSentence(name, runs, tuple(left.get(name or "", ())), notes.get(sentence.number, ()))

    def passages(given: Iterable[Passage], own: Sequence[Table], *, last: bool = True) -> Passages:
        pieces = following(given, own, last=last)
        return tuple(tables[one.id] if isinstance(one, Table) else tuple(map(shown, one.sentences)) for one in pieces)

    marks.next()  # the heading of the measure is shown as it is, and so are those of its items
    before = passages(measure.passages, measure.tables)
    items = []
    for item in measure.items:
        marks.next()
        if clause.number in (None, item.number):
            own = passages(item.passages, item.tables)
            items.append(ShownItem(item.number, item.heading, _runs_on(item), own))
        else:
            marks.skip(sum(len(passage.sentences) for passage in item.passages))
    closing = passages(measure.closing, measure.tables, last=False)
    return ShownText(
        heading=measure.heading,
        runs_on=_runs_on(measure),
        passages=before,
        items=tuple(items),
        closing=closing,
        terms=terms.met(),
        left=tuple(left.get("", ())),
        notes=notes.get(None, ()),
        skipped=len(items) < len(measure.items),
        noted=bool(notes),
    )


def _runs_on(owner: Measure | Item) -> bool:
    """A title without a mark stands in a line of its own; behind any other label the words go on."""
    title = owner.official_title if isinstance(owner, Measure) else owner.title
    return bool(owner.mark or not title)


def _notes(clause: Clause) -> dict[int | None, tuple[ShownNote, ...]]:
    """By sentence; those on words of no sentence under None. On the page of an item those of the measure too, as far as
    their words stand there."""
    found: dict[int | None, list[ShownNote]] = {}
    told = [one for one in clause.text.notes if clause.tells_of(one.item) or one.item is None]
    for number, one in enumerate(told, 1):
        found.setdefault(one.sentence, []).append(
            ShownNote(number, one.quote if one.head else first_words(one.quote), one.note, one.head or "")
        )
    return {sentence: tuple(these) for sentence, these in found.items()}


def show_passages(given: Iterable[Passage], own: Sequence[Table], tables: Mapping[str, ShownTable]) -> Passages:
    """Words of a notice's own, of which nothing is marked."""

    def sentence(one: Sentence) -> ShownSentence:
        name = str(one.number) if one.number else None
        return ShownSentence(name, (Run(one.text, False, False, None),))

    pieces = following(given, own)
    return tuple(tables[one.id] if isinstance(one, Table) else tuple(map(sentence, one.sentences)) for one in pieces)


def place_in(measure: Measure, fact: Quoted) -> tuple[str, str]:
    """The address of the sentence in which the quote of a fact begins, and what it is called: `s2`, 第2句.

    An item inside the sentence has an address and a name of its own: `s2-1`, 第（1）项. Where the measure has another
    item of that number, the name has the sentence, too: 第2句第（1）项.
    """
    if fact.span is None or fact.sentence is None:
        return "", ""
    parts, name = measure.official.parts, measure.name_of(fact.sentence)
    index, start, _ = next(measure.official.within(fact.span))
    inside = [item for item in inline_items(parts[index].words) if item.start <= start]
    if not inside:
        return f"s{name}", f"第{name}句"
    labels = [item.label for part in parts for item in inline_items(part.words)]
    is_only = not measure.items and labels.count(inside[-1].label) == 1
    called = item_called(inside[-1].label, inside[-1].place)
    return f"s{name}-{inside[-1].place}", called if is_only else f"第{name}句{called}"


class _Marks:
    """Where facts rest on the parts of a text, which are asked for one after the other."""

    def __init__(self, text: Text, facts: Iterable[Quoted], found: Iterable[Span]) -> None:
        self.text = text
        self.facts = self._by_part(one.span for one in facts if one.span)
        self.found = self._by_part(found)
        self.index = -1

    def _by_part(self, spans: Iterable[Span]) -> dict[int, list[tuple[int, int]]]:
        marked: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            for index, start, end in self.text.within(span):
                marked.setdefault(index, []).append((start, end))
        return marked

    def skip(self, parts: int) -> None:
        """Goes on behind parts that nobody asks for."""
        self.index += parts

    def next(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """What of the next part is marked, and what is found; in squeezed words."""
        self.index += 1
        return self.facts.get(self.index, []), self.found.get(self.index, [])


def _found(measure: Measure, library: Library) -> Iterator[Span]:
    """In a measure that is not complete, the times and the registered units in its text that no fact has."""
    if measure.complete:
        return
    words = measure.official.words
    taken = [one.span for one in (*measure.deadlines, *measure.benefits, *measure.targets, *measure.waived) if one.span]
    spans = [(one.start, one.end) for one in scan_figures(words) if one.is_date]
    if measure.units_state == "open":
        names = library.unit_names(library.notice_by_id[measure.notice])
        spans += [(one.start, one.start + len(one.name)) for one in names_in_text(words, names)]
    for start, end in spans:
        if not any(one.start < end and start < one.end for one in taken):
            yield Span(None, None, start, end)


def _runs(
    sentence: Sentence,
    name: str | None,
    marked: Sequence[tuple[int, int]],
    seen: Sequence[tuple[int, int]],
    terms: _TermFinder,
) -> Iterator[Run]:
    text = sentence.text
    facts = [_with_spaces(text, *span) for span in marked] if name else []
    found = [_with_spaces(text, *span) for span in seen]
    links = terms.take(text) if name else []
    anchors = {item.start: f"s{name}-{item.place}" for item in sentence.items}
    labels = [(item.start, item.start + len(item.label)) for item in sentence.items]
    edges = [edge for start, end in (*facts, *found, *((a, b) for a, b, _ in links), *labels) for edge in (start, end)]
    for start, end in pairwise(sorted({0, len(text), *edges})):
        fact = any(a <= start and end <= b for a, b in facts)
        by_program = any(a <= start and end <= b for a, b in found)
        term = next((term for a, b, term in links if a <= start and end <= b), None)
        anchor = "" if term else anchors.get(start, "")
        yield Run(text[start:end], fact, by_program, term, anchor)


def _with_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where some squeezed words stand in the text as it is printed."""
    kept = [index for index, char in enumerate(text) if not char.isspace()]
    return kept[start], kept[end - 1] + 1


class _TermFinder:
    """Finds each term where it first occurs; longer names win over the shorter ones within them."""

    def __init__(self, terms: Iterable[Term], whole: str) -> None:
        self.terms = tuple(terms)
        # Few of them occur in the whole of a text; only those are looked for in each of its sentences.
        names = [(name, term) for term in self.terms for name in term.written if name in whole]
        self.names = sorted(names, key=lambda entry: -len(entry[0]))
        self.linked: set[str] = set()

    def take(self, text: str) -> list[tuple[int, int, Term]]:
        """Spans of the terms that have not been linked before."""
        found: list[tuple[int, int, Term]] = []
        for name, term in self.names:
            index = text.find(name) if term.id not in self.linked else -1
            if index >= 0 and not any(a < index + len(name) and index < b for a, b, _ in found):
                found.append((index, index + len(name), term))
                self.linked.add(term.id)
        return found

    def met(self) -> tuple[Term, ...]:
        """The terms linked so far, in the order of the glossary."""
        return tuple(term for term in self.terms if term.id in self.linked)
