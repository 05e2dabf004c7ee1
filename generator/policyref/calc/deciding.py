"""Whether what is given is for a visitor, of three values: the text says so, it says nothing, it excludes it.

`finder-decide.js` does the same in a page; a test holds the two against each other. A row says of one entry, for each
question, which answers the text names (`named`), which it excludes (`excluded`), and whether it is for none but the
named (`only`): numbers with a bit for each answer, or for each question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from policyref.model.finder import Entry, Question

Said = Literal["yes", "no", "ask", "silent", "open", "none"]
"""What the text says to a question: it names the answer; it excludes it; it names others; it says nothing to the
question; it names answers, and none was given; neither."""
State = Literal["yes", "ask", "no"]


class Row(NamedTuple):
    """`near` are answers to the first question about a person that our own words for the readers suggest: they decide
    nothing. `entered`: somebody has looked for all that the text says."""

    named: tuple[int, ...]
    excluded: tuple[int, ...]
    only: int
    near: int
    entered: bool

    @property
    def plain(self) -> list[int]:
        return [*self.named, *self.excluded, self.only, self.near, int(self.entered)]


class Decided(NamedTuple):
    """`about`: it is about something that the visitor wants to do."""

    state: State
    about: bool
    said: tuple[Said, ...]


def row_of(entry: Entry, questions: Sequence[Question]) -> Row:
    suits = [entry.suits(question) for question in questions]
    each = [*zip(questions, suits, strict=True)]
    who = next((one for one in questions if not one.topic), None)
    measure = entry.measure
    return Row(
        tuple(question.bits(tuple(id_ for suit in own for id_ in suit.answers)) for question, own in each),
        tuple(question.bits(tuple(id_ for suit in own for id_ in suit.excluded)) for question, own in each),
        sum(1 << at for at, own in enumerate(suits) if any(suit.only for suit in own)),
        who.bits(tuple(one.id for one in who.answers if one.addressed(measure.audience))) if who else 0,
        measure.complete,
    )


def decide(row: Row, topics: Sequence[bool], given: Sequence[int]) -> Decided:
    """`topics` tells which questions are about what is to be done, `given` has the bits of the answers to each.

    It is for the visitor only if the text names an answer and nothing that it says is left open. That it says nothing
    of the visitor's size or sector leaves nothing open, but that it does not say of whom it speaks does.
    """
    said = tuple(_said(row, at, bits) for at, bits in enumerate(given))
    of_person = [one for one, topic in zip(said, topics, strict=True) if not topic]
    about = any(row.named[at] & bits for at, bits in enumerate(given) if topics[at])
    return Decided(_state(of_person, row.entered), about, said)


def _said(row: Row, at: int, given: int) -> Said:
    named, excluded, only = row.named[at], row.excluded[at], row.only >> at & 1
    if not given:
        return "open" if named or excluded else "none"
    if given & named and not given & excluded:
        return "yes"
    if not given & ~excluded or (only and not given & named):
        return "no"
    return "ask" if named or excluded else "silent"


def _state(said: Sequence[Said], entered: bool) -> State:
    if "no" in said:
        return "no"
    unsaid = {"ask", "open"} if entered else {"ask", "open", "silent"}
    return "yes" if "yes" in said and not unsaid & {*said} and said[0] != "silent" else "ask"
