"""A rule as its editor wrote it beside what is computed of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from policyref.check.rules.leaves import Leaf, leaves
from policyref.model.measure import Measure
from policyref.model.rules import Rule
from policyref.rules import program
from policyref.rules.expr import Source
from policyref.rules.program import Field, Program
from policyref.text.definitions import Definition
from policyref.text.sentences import squeeze

Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Subject:
    """`quote` and the `text` of the whole measure have no white space. `definitions` are what the notice says
    of 以上 and 以下. `replaces` a rule of another reading, which may leave words of the quote out."""

    rule: Rule
    lowered: program.Rule
    quote: str
    fields: Fields
    measure: Measure
    text: str
    definitions: tuple[Definition, ...]
    replaces: bool = False

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The constants of what is paid."""
        return tuple(leaves(self.lowered))

    def text_of(self, source: Source) -> str:
        """The words that must hold those of a source: another clause's, where it quotes that."""
        return squeeze(source.quote) if source.quote else self.quote


def subjects(measure: Measure, lowered: Program, definitions: tuple[Definition, ...]) -> Iterator[Subject]:
    """The rules of a measure, then those that other readings put in their place."""
    text = squeeze(measure.text)

    def subject(rule: Rule, one: program.Rule, replaces: bool) -> Subject:
        return Subject(rule, one, squeeze(rule.quote), lowered.inputs, measure, text, definitions, replaces)

    for rule, one in zip(measure.rules.rules, lowered.rules, strict=True):
        yield subject(rule, one, False)
    for entry, reading in zip(measure.rules.readings, lowered.readings, strict=True):
        yield from (subject(rule, reading.rules[rule.id], True) for rule in entry.replace)


def in_text(source: Source) -> str:
    """The words of a source that stand in the text: of a derived number those that it was derived of."""
    return squeeze(source.origin or source.words)
