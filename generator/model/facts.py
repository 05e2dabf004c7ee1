"""What a measure says, each fact tied to words of the official text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from generator.problems.problem import Place


class Quoted(Protocol):
    """Any fact: it rests on words of the measure, or of one item of it."""

    @property
    def place(self) -> Place: ...
    @property
    def item(self) -> int | None: ...
    @property
    def quote(self) -> str: ...


@dataclass(frozen=True)
class Reading:
    """One way to understand an ambiguous date."""

    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Deadline:
    """A date, period or duration of the text. Dates are calendar days in Asia/Shanghai; `end` counts."""

    place: Place
    item: int | None
    quote: str
    what: str | None
    kind: str
    start: date | None
    end: date | None
    certainty: str
    basis: str | None
    readings: tuple[Reading, ...]

    @property
    def counts(self) -> bool:
        """Whether it says when the measure holds; a duration or a condition on the applicant does not."""
        return self.kind in ("due", "window")

    @property
    def spans(self) -> tuple[tuple[date | None, date | None], ...]:
        """Start and end of every reading; of an unambiguous deadline just its own."""
        return tuple((one.start, one.end) for one in self.readings) or ((self.start, self.end),)


@dataclass(frozen=True)
class Cap:
    """The most that is paid: for each option of the input `by`, or one sum, whose option is empty."""

    by: str | None
    sums: Mapping[str, str]

    @property
    def words(self) -> str:
        """`50万元`, or `五星级300万元、四星级150万元`."""
        return "、".join(option + amount for option, amount in self.sums.items())

    @property
    def key(self) -> str:
        """What an editor writes it under."""
        return "caps" if self.by else "cap"


@dataclass(frozen=True)
class Benefit:
    """What is paid, lent or waived. `gives` and `cap` are words of the quote; `headline` is the site's."""

    place: Place
    item: int | None
    id: str
    name: str
    quote: str
    kind: str
    payer: str
    to: str
    gives: str
    cap: Cap | None
    headline: str


@dataclass(frozen=True)
class Target:
    """A figure that the notice sets as a task."""

    place: Place
    item: int | None
    name: str
    value: str
    quote: str


@dataclass(frozen=True)
class Note:
    """An editor's remark on words of the text, which stay as printed."""

    place: Place
    item: int | None
    quote: str
    note: str


@dataclass(frozen=True)
class Suit:
    """Words that limit whom or what the text is for: the answers of a finder's question that they allow."""

    place: Place
    item: int | None
    question: str
    answers: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Together:
    """Words that limit what can be had of several measures; `keys` are the others as `notice/number`.

    `at_most` limits the sum; without it only the highest is had.
    """

    place: Place
    item: int | None
    quote: str
    keys: tuple[str, ...]
    at_most: str | None


@dataclass(frozen=True)
class Waiver:
    """Words with a number or date that are no fact, and why."""

    place: Place
    item: int | None
    quote: str
    why: str


@dataclass(frozen=True)
class Confirmation:
    """Words of which a person has confirmed what no check can decide: the code of the question, and why."""

    place: Place
    item: int | None
    question: str
    quote: str
    why: str


@dataclass(frozen=True)
class Coverage:
    """How many figures of a text are facts and how many are waived; the check passes when the sum is `figures`."""

    figures: int
    facts: int
    waived: int

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.figures + other.figures, self.facts + other.facts, self.waived + other.waived)
