"""A notice: its official record, its own words, its sections and measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.facts import Confirmation, Deadline, Note, Waiver
from generator.model.measure import Measure, UnitMention
from generator.model.vocabulary import Unit
from generator.problems.problem import Place


@dataclass(frozen=True)
class Part:
    """Words of the notice that belong to no measure: masthead, title, preamble, signature …"""

    place: Place
    kind: str
    text: str


@dataclass(frozen=True)
class Section:
    place: Place
    number: int
    label: str
    title: str
    text: str

    @property
    def heading(self) -> str:
        return self.label + self.title


@dataclass(frozen=True)
class Basis:
    """A document that the notice says it rests on."""

    place: Place
    title: str
    number: str | None
    quote: str


@dataclass(frozen=True)
class LeadRule:
    """How the notice says lead units are marked: first-named, before-comma or starred."""

    place: Place
    rule: str
    quote: str


@dataclass(frozen=True)
class UnitForAll:
    """A unit that the notice makes responsible for every measure."""

    mention: UnitMention
    quote: str


@dataclass(frozen=True)
class Notice:
    """`source` is the whole official text; `complete` is false while a file of the notice cannot be read.

    `deadlines` are its own: when it takes effect, how long it holds. Those of its measures are theirs.
    """

    place: Place
    source_place: Place
    id: str
    complete: bool
    source: str
    title: str
    subject: str | None
    issuer: str
    region: tuple[str, ...]
    number: str | None
    other_numbers: tuple[tuple[str, str], ...]
    grade: str | None
    issued: date | None
    printed: date | None
    online: str | None
    index_number: str | None
    theme: str | None
    release: str | None
    addressees: str | None
    copies_to: str | None
    based_on: tuple[Basis, ...]
    forwards: str | None
    draft: bool
    summary: str
    item_style: str
    lead_rule: LeadRule | None
    units_for_all: tuple[UnitForAll, ...]
    sections: tuple[Section, ...]
    opening: tuple[Part, ...]
    closing: tuple[Part, ...]
    deadlines: tuple[Deadline, ...]
    notes: tuple[Note, ...]
    waived: tuple[Waiver, ...]
    confirmed: tuple[Confirmation, ...]
    measures: tuple[Measure, ...]

    @property
    def address(self) -> str:
        """Of the page with its whole text, relative to the site root."""
        return f"{self.id}/index.html"

    @property
    def short_title(self) -> str:
        """The name people use for it: what it issues, or else its own title."""
        return self.subject or self.title

    @property
    def own_text(self) -> str:
        """Its words that belong to no measure, part by part."""
        parts = [*self.opening, *self.closing]
        return "\n".join([*(part.text for part in parts), *(one.title + "\n" + one.text for one in self.sections)])

    def units_of(self, measure: Measure) -> tuple[Unit, ...]:
        """The units that a measure names, in the order of the text, then those this notice names for all."""
        mentions = [*measure.all_units(), *(entry.mention for entry in self.units_for_all)]
        return tuple({one.unit.id: one.unit for one in mentions if one.unit}.values())

    def in_section(self, number: int | None) -> list[Measure]:
        return [measure for measure in self.measures if measure.section == number]
