"""A measure of a notice: official words, the units named, and the facts tied to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.facts import Benefit, Confirmation, Deadline, Note, Suit, Target, Together, Waiver
from generator.model.rules import Rules
from generator.model.vocabulary import Sector, Unit
from generator.problems.problem import Place


@dataclass(frozen=True)
class Sentence:
    """A sentence of the official text. `number` counts through the measure; a bracket of units has none."""

    number: int | None
    text: str


@dataclass(frozen=True)
class Passage:
    """A paragraph of the official text, or the words of an item."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class UnitMention:
    """A unit as written. `unit` is None for open words (等相关部门), which name nobody.

    `role` is what the text says of it: responsible, lead or support.
    """

    place: Place
    unit: Unit | None
    words: str
    role: str


@dataclass(frozen=True)
class Related:
    """Another measure by its key `notice/number`, and why it is related."""

    place: Place
    key: str
    why: str


@dataclass(frozen=True)
class Item:
    """A numbered part of a measure. `label` is its number as printed; `title` is official where there is one.

    `mark` is the punctuation that the source prints after the title, often 。 and often none.
    """

    place: Place
    number: int
    label: str
    title: str | None
    mark: str
    passages: tuple[Passage, ...]
    units: tuple[UnitMention, ...]

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    @property
    def heading(self) -> str:
        return self.label + (self.title or "") + self.mark


@dataclass(frozen=True)
class Measure:
    """One measure. Facts of its items carry the item's number."""

    place: Place
    notice: str
    number: int
    label: str
    title: str
    title_is_ours: bool
    mark: str
    section: int | None
    passages: tuple[Passage, ...]
    items: tuple[Item, ...]
    closing: tuple[Passage, ...]
    units: tuple[UnitMention, ...]
    summary: str
    audience: tuple[str, ...]
    sectors: tuple[Sector, ...]
    deadlines: tuple[Deadline, ...]
    benefits: tuple[Benefit, ...]
    targets: tuple[Target, ...]
    notes: tuple[Note, ...]
    waived: tuple[Waiver, ...]
    confirmed: tuple[Confirmation, ...]
    suits: tuple[Suit, ...]
    together: tuple[Together, ...]
    related: tuple[Related, ...]
    rules: Rules

    @property
    def key(self) -> str:
        return f"{self.notice}/{self.number}"

    @property
    def address(self) -> str:
        """Of its page, relative to the site root."""
        return f"{self.notice}/{self.number}.html"

    @property
    def heading(self) -> str:
        """Label and title as printed; a title of ours is not official and not in it."""
        return self.label + ("" if self.title_is_ours else self.title) + self.mark

    @property
    def text(self) -> str:
        """The official words after the title, paragraph by paragraph, items with their headings."""
        return "\n".join(words for _, words in self.blocks() if words)

    def blocks(self) -> Iterator[tuple[int | None, str]]:
        """The official words after the title in pieces, each with the item it belongs to."""
        for passage in self.passages:
            yield None, passage.text
        for item in self.items:
            yield item.number, item.heading + item.text
        for passage in self.closing:
            yield None, passage.text

    def all_units(self) -> Iterator[UnitMention]:
        """Units of the measure and of its items, in the order of the text."""
        for item in self.items:
            yield from item.units
        yield from self.units
