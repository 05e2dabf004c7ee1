"""Official words as they are shown: sentence by sentence, with the words of facts and terms marked in place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.facts.spans import Quoted
from generator.model.library import Library
from generator.model.measure import Measure, Passage, Sentence
from generator.model.vocabulary import Term
from generator.text.figures import spans_of
from generator.text.sentences import squeeze


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of a sentence: marked where a fact rests on it, linked where it is a term."""

    text: str
    fact: bool
    term: Term | None


@dataclass(frozen=True, slots=True)
class ShownSentence:
    number: int | None
    pieces: tuple[Piece, ...]


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
    facts: list[Quoted] = [*measure.deadlines, *measure.benefits, *measure.targets]
    quotes = [fact.quote for fact in facts]
    terms = _TermFinder(library.terms, "\n".join(sentence.text for sentence in _sentences(measure)))

    def passages(given: Iterable[Passage]) -> tuple[tuple[ShownSentence, ...], ...]:
        return tuple(
            tuple(ShownSentence(one.number, _pieces(one, quotes, terms)) for one in passage.sentences)
            for passage in given
        )

    before = passages(measure.passages)
    items = tuple(ShownItem(item.number, item.heading, passages(item.passages)) for item in measure.items)
    return ShownText(before, items, passages(measure.closing), terms.met())


def sentence_of(measure: Measure, quote: str) -> int | None:
    """The number of the sentence in which a quote begins; None where it begins in a heading or bracket."""
    return sentences_of(measure, [quote])[quote]


def sentences_of(measure: Measure, quotes: Iterable[str]) -> dict[str, int | None]:
    """`sentence_of` for several quotes of one measure."""
    sentences = _sentences(measure)
    texts = [squeeze(sentence.text) for sentence in sentences]
    joined, ends = "".join(texts), list(accumulate(map(len, texts)))
    starts = {quote: joined.find(squeeze(quote)) for quote in quotes}
    return {
        quote: sentences[bisect_right(ends, start)].number if 0 <= start < len(joined) else None
        for quote, start in starts.items()
    }


def _sentences(measure: Measure) -> list[Sentence]:
    everything = [*measure.passages, *(p for item in measure.items for p in item.passages), *measure.closing]
    return [sentence for passage in everything for sentence in passage.sentences]


def _pieces(sentence: Sentence, quotes: Sequence[str], terms: _TermFinder) -> tuple[Piece, ...]:
    text = sentence.text
    facts = spans_of(quotes, text) if sentence.number is not None else []
    links = terms.take(text) if sentence.number is not None else []
    if not facts and not links:
        return (Piece(text, False, None),) if text else ()
    cuts = sorted({0, len(text), *(edge for span in facts for edge in span), *(e for s, t, _ in links for e in (s, t))})
    pieces = []
    for start, end in pairwise(cuts):
        fact = any(a <= start and end <= b for a, b in facts)
        term = next((term for a, b, term in links if a <= start and end <= b), None)
        pieces.append(Piece(text[start:end], fact, term))
    return tuple(pieces)


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
