"""Official words as they are shown: sentence by sentence, with the words of facts and terms marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policyref.facts.spans import Quoted, Span, Text
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part, Section
from policyref.model.passages import Passage, Sentence
from policyref.model.tables import Table, following
from policyref.model.vocabulary import Term
from policyref.present.tables import ShownTable
from policyref.text.citations import item_called
from policyref.text.figures import scan_figures
from policyref.text.inline import inline_items
from policyref.text.sentences import squeeze
from policyref.text.unit_names import names_in_text


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a sentence: marked where a fact rests on it, linked where it is a term.

    `found` is what the program found in a measure that is not complete, and nobody has looked at.
    `start` and `length` are of its squeezed words in those of the measure; `anchor` is the address of an item in the
    sentence, whose label the run is.
    """

    text: str
    fact: bool
    found: bool
    term: Term | None
    start: int
    length: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownLeft:
    """A sentence that a later text has no longer: its address stays, and says what has become of it."""

    name: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """`name` is its address, `s2`, without the s; a bracket of units has none. `left` are those that went behind it."""

    name: str | None
    runs: tuple[Run, ...]
    left: tuple[ShownLeft, ...] = ()


Passages = tuple[tuple[ShownSentence, ...] | ShownTable, ...]
"""Paragraphs, with the tables where they stand."""
Lines = list[str | ShownTable]


@dataclass(frozen=True, slots=True)
class ShownItem:
    number: int
    heading: str
    passages: Passages


@dataclass(frozen=True, slots=True)
class ShownText:
    """`left` are sentences that went, before which none is left."""

    passages: Passages
    items: tuple[ShownItem, ...]
    closing: Passages
    terms: tuple[Term, ...]
    left: tuple[ShownLeft, ...]


def show_text(
    measure: Measure, library: Library, tables: Mapping[str, ShownTable], left: Mapping[str, Sequence[ShownLeft]]
) -> ShownText:
    """The text of a measure, ready for the page, and the glossary terms met in it, each linked once.

    `left` are the sentences of earlier texts that it has no longer, by the name of the one behind which each stood.
    """
    terms = _TermFinder(library.terms, measure.text)
    marks = _Marks(
        measure.official, [*measure.deadlines, *measure.benefits, *measure.targets], _found(measure, library)
    )

    def shown(sentence: Sentence) -> ShownSentence:
        name = measure.name_of(sentence.number) if sentence.number else None
        return ShownSentence(name, tuple(_runs(sentence, name, *marks.next(), terms)), tuple(left.get(name or "", ())))

    def passages(given: Iterable[Passage], own: Sequence[Table], *, last: bool = True) -> Passages:
        pieces = following(given, own, last=last)
        return tuple(tables[one.id] if isinstance(one, Table) else tuple(map(shown, one.sentences)) for one in pieces)

    marks.next()  # the heading of the measure is shown as it is, and so are those of its items
    before = passages(measure.passages, measure.tables)
    items = []
    for item in measure.items:
        marks.next()
        items.append(ShownItem(item.number, item.heading, passages(item.passages, item.tables)))
    closing = passages(measure.closing, measure.tables, last=False)
    return ShownText(before, tuple(items), closing, terms.met(), tuple(left.get("", ())))


def show_passages(given: Iterable[Passage], own: Sequence[Table], tables: Mapping[str, ShownTable]) -> Passages:
    """Words of a notice's own, of which nothing is marked."""

    def sentence(one: Sentence) -> ShownSentence:
        name = str(one.number) if one.number else None
        return ShownSentence(name, (Run(one.text, False, False, None, 0, len(squeeze(one.text))),))

    pieces = following(given, own)
    return tuple(tables[one.id] if isinstance(one, Table) else tuple(map(sentence, one.sentences)) for one in pieces)


@dataclass(frozen=True, slots=True)
class WholeText:
    """The lines of a whole notice, with its tables where they stand."""

    notice: Notice
    tables: Mapping[str, ShownTable]

    def part(self, part: Part | Section, place: str, *, last: bool = False) -> Lines:
        own = self.notice.tables_at(place)
        return self._pieces(part.passages, own, last=last) if own else [*part.text.splitlines()]

    def end(self, place: str) -> Lines:
        """The tables that stand after all parts of a place."""
        return self._pieces((), self.notice.tables_at(place))

    def clause(self, measure: Measure) -> Lines:
        """The words of a measure after its heading: what comes first runs into it."""
        found = self._pieces(measure.passages, measure.tables) or [""]
        for item in measure.items:
            if item.tables:
                first, *rest = self._pieces(item.passages, item.tables)
                found += [item.heading + first, *rest] if isinstance(first, str) else [item.heading, first, *rest]
            else:
                found.append(item.heading + item.text)
        return [*found, *self._pieces(measure.closing, measure.tables, last=False)]

    def _pieces(self, given: Iterable[Passage], own: Sequence[Table], *, last: bool = True) -> Lines:
        pieces = following(given, own, last=last)
        return [self.tables[one.id] if isinstance(one, Table) else one.text for one in pieces]


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

    def next(self) -> tuple[int, list[tuple[int, int]], list[tuple[int, int]]]:
        """Where the next part begins in the text, what of it is marked, and what is found; all in squeezed words."""
        self.index += 1
        return self.text.starts[self.index], self.facts.get(self.index, []), self.found.get(self.index, [])


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
    at: int,
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
        words = text[start:end]
        where = at + len(squeeze(text[:start]))
        anchor = "" if term else anchors.get(start, "")
        yield Run(words, fact, by_program, term, where, len(squeeze(words)), anchor)


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
