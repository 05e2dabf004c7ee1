"""How a page, its items and its sentences are cited, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.passages import Passage
from policyref.present.citations import cite_measure
from policyref.present.items import Clause
from policyref.text.citations import item_called
from policyref.time.texts import shown_versions


@dataclass(frozen=True, slots=True)
class CitedPart:
    """`anchor` is the place on the page; `is_sentence`: it is none of an item."""

    anchor: str
    words: str
    is_sentence: bool = False


def parts(clause: Clause, library: Library) -> Iterator[CitedPart]:
    """Every item that the page has the words of, those inside a sentence too, and every sentence, in order."""
    text = clause.text
    whole = cite_measure(text, library)
    if not clause.number:
        yield from _within(text, (*text.passages, *text.closing), whole, None)
    for item in text.items:
        if clause.number in (None, item.number):
            cited = cite_measure(text, library, item.number)
            yield CitedPart(f"i{item.number}", cited)
            if clause.tells_of(item.number):
                yield from _within(text, item.passages, cited, item.number)


def _within(text: Measure, passages: Sequence[Passage], cited: str, item: int | None) -> Iterator[CitedPart]:
    counted = 0
    for sentence in (sentence for passage in passages for sentence in passage.sentences):
        if sentence.number is None:
            continue
        counted += 1
        name = text.name_of(sentence.number)
        own = f"第{counted}句（全条第{sentence.number}句）" if item else f"第{sentence.number}句"
        yield CitedPart(f"s{name}", cited + own, is_sentence=True)
        for one in sentence.items:
            yield CitedPart(f"s{name}-{one.place}", cited + item_called(one.label, one.place))


def all_parts(clause: Clause, library: Library) -> list[CitedPart]:
    """Of a measure that was amended also what only an older text has, with its days."""
    shown = shown_versions(clause.text, library)
    if not shown:
        return [*parts(clause, library)]
    found: dict[str, CitedPart] = {}
    for place, one in enumerate(shown):
        for part in parts(Clause(one.text, clause.number), library):
            words = f"{part.words}（{one.heading}）" if place else part.words
            found.setdefault(part.anchor, CitedPart(part.anchor, words, part.is_sentence))
    return [*found.values()]
