"""The questions by which a visitor finds measures, and which answers a measure allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.facts import Suit
from generator.model.measure import Item, Measure
from generator.problems.problem import Place


@dataclass(frozen=True)
class Answer:
    """`audience` are endings of the words that measures name their audience with."""

    id: str
    name: str
    audience: tuple[str, ...]
    government: bool

    def addressed(self, audience: tuple[str, ...]) -> bool:
        return any(words.endswith(self.audience) for words in audience)


@dataclass(frozen=True)
class Question:
    place: Place
    id: str
    ask: str
    hint: str | None
    several: bool
    topic: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Entry:
    """What is found: a measure, or an item of it where items say for themselves whom they are for."""

    measure: Measure
    item: Item | None

    def suits(self, question: Question) -> tuple[Suit, ...]:
        """What the text says to a question; the words of the item count before those of the measure."""
        said = [suit for suit in self.measure.suits if suit.question == question.id]
        own = [suit for suit in said if self.item and suit.item == self.item.number]
        return tuple(own or (suit for suit in said if suit.item is None))

    def allowed(self, question: Question) -> tuple[Answer, ...]:
        """The answers that the measure is for; none where it says nothing, so that every answer will do."""
        if suits := self.suits(question):
            ids = {answer for suit in suits for answer in suit.answers}
            return tuple(answer for answer in question.answers if answer.id in ids)
        audience = self.measure.audience
        known = all(any(one.addressed((words,)) for one in question.answers) for words in audience)
        return tuple(answer for answer in question.answers if answer.addressed(audience)) if known else ()


def entries(measure: Measure) -> Iterator[Entry]:
    """One for the measure; or one for each item, where items differ in whom they are for."""
    if any(suit.item for suit in measure.suits):
        yield from (Entry(measure, item) for item in measure.items)
    else:
        yield Entry(measure, None)
