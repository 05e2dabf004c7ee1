"""Official words as they are shown: sentence by sentence, with the words of facts and terms marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policyref.facts.spans import Quoted, Text
from policyref.model.library import Library
from policyref.model.measure import Measure, Passage, Sentence
from policyref.model.vocabulary import Term
from policyref.text.inline import inline_items
from policyref.text.sentences import squeeze


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a sentence: marked where a fact rests on it, linked where it is a term.

    `start` and `length` are of its squeezed words in those of the measure; `anchor` is the address of an item in the
    sentence, whose label the run is.
    """

    text: str
    fact: bool
    term: Term | None
    start: int
    length: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownSentence:
    number: int | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ShownItem:
    number: int
    heading: str
    passages: tuple[tuple[ShownSentence, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownText:
    passages: tuple[tuple[ShownSentence, ...], ...]
    items: tuple[ShownItem, ...]
    closing: tuple[tuple[ShownSentence, ...], ...]
    terms: tuple[Term, ...]


def show_text(measure: Measure, library: Library) -> ShownText:
    """The text of a measure, ready for the page, and the glossary terms met in it, each linked once."""
    terms = _TermFinder(library.terms, measure.text)
    marks = _Marks(measure.official, [*measure.deadlines, *measure.benefits, *measure.targets])

    def passages(given: Iterable[Passage]) -> tuple[tuple[ShownSentence, ...], ...]:
        return tuple(
            tuple(ShownSentence(one.number, tuple(_runs(one, *marks.next(), terms))) for one in passage.sentences)
            for passage in given
        )

    marks.next()  # the heading of the measure is shown as it is, and so are those of its items
    before = passages(measure.passages)
    items = []
    for item in measure.items:
        marks.next()
        items.append(ShownItem(item.number, item.heading, passages(item.passages)))
    return ShownText(before, tuple(items), passages(measure.closing), terms.met())


def place_in(measure: Measure, fact: Quoted) -> tuple[str, str]:
    """The address of the sentence in which the quote of a fact begins, and what it is called: `s2-1`, 第2句（1）.

    An item inside the sentence has an address of its own.
    """
    if fact.span is None or fact.sentence is None:
        return "", ""
    index, start, _ = next(measure.official.within(fact.span))
    words = measure.official.parts[index].words
    inside = [item for item in inline_items(words) if item.start <= start]
    anchor = f"s{fact.sentence}" + (f"-{inside[-1].place}" if inside else "")
    return anchor, f"第{fact.sentence}句" + (inside[-1].label if inside else "")


class _Marks:
    """Where facts rest on the parts of a text, which are asked for one after the other."""

    def __init__(self, text: Text, facts: Iterable[Quoted]) -> None:
        self.text = text
        self.found: dict[int, list[tuple[int, int]]] = {}
        for fact in facts:
            for index, start, end in text.within(fact.span) if fact.span else ():
                self.found.setdefault(index, []).append((start, end))
        self.index = -1

    def next(self) -> tuple[int, list[tuple[int, int]]]:
        """Where the next part begins in the text, and what of it is marked, both in squeezed words."""
        self.index += 1
        return self.text.starts[self.index], self.found.get(self.index, [])


def _runs(sentence: Sentence, at: int, marked: Sequence[tuple[int, int]], terms: _TermFinder) -> Iterator[Run]:
    text = sentence.text
    facts = [_with_spaces(text, *span) for span in marked] if sentence.number is not None else []
    links = terms.take(text) if sentence.number is not None else []
    anchors = {item.start: sentence.anchor(item) for item in sentence.items}
    labels = [(item.start, item.start + len(item.label)) for item in sentence.items]
    edges = [edge for start, end in (*facts, *((a, b) for a, b, _ in links), *labels) for edge in (start, end)]
    for start, end in pairwise(sorted({0, len(text), *edges})):
        fact = any(a <= start and end <= b for a, b in facts)
        term = next((term for a, b, term in links if a <= start and end <= b), None)
        words = text[start:end]
        where = at + len(squeeze(text[:start]))
        yield Run(words, fact, term, where, len(squeeze(words)), "" if term else anchors.get(start, ""))


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
