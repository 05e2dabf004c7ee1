"""What can be computed from a measure. Conditions and formulas stay as written; `generator.rules` lowers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.facts import Waiver
from generator.problems.problem import Place
from generator.rules.caps import Bound, BoundIn, Caps
from generator.rules.conditions import Conditions
from generator.rules.days import DayForm
from generator.rules.forms.form import PayForm
from generator.rules.said import Amount

TOTAL = "合计"
"""What an example calls the sum of all benefits; rules and readings are called something else."""


@dataclass(frozen=True)
class Input:
    """What a visitor is asked. `label` is on the page; `unit` is meant where only a number is typed."""

    place: Place
    key: str
    label: str
    type: str
    unit: str | None
    min: str | None
    max: str | None
    options: tuple[str, ...]
    ask: str | None


@dataclass(frozen=True)
class Case:
    when: Conditions
    outcome: str


@dataclass(frozen=True)
class Rule:
    """How a benefit, or an answer that is none, follows from the inputs. Words are those of `quote`."""

    place: Place
    item: int | None
    id: str
    label: str
    name: str
    quote: str
    is_benefit: bool
    when: Conditions
    pay: PayForm | None
    cap: Amount | None
    caps: Caps | None
    bound: Bound | BoundIn
    cases: tuple[Case, ...]
    date: DayForm | None
    waived: tuple[Waiver, ...]


@dataclass(frozen=True)
class RuleReading:
    """Another way to understand the text: the rules it replaces, or another way to total."""

    place: Place
    question: str
    why: str
    name: str
    total: str | None
    replace: tuple[Rule, ...]


@dataclass(frozen=True)
class Example:
    """`expect` maps the label of a rule, the name of another reading (its total) or `合计` to the result in words."""

    place: Place
    given: Mapping[str, str]
    expect: Mapping[str, str]


@dataclass(frozen=True)
class NotComputable:
    place: Place
    item: int | None
    quote: str
    why: str


@dataclass(frozen=True)
class Rules:
    """Everything of a measure that can be computed, and what cannot."""

    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    total: str
    readings: tuple[RuleReading, ...]
    examples: tuple[Example, ...]
    not_computable: tuple[NotComputable, ...]
