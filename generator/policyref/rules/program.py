"""The rules of a measure, lowered to primitives: what is asked, what is computed of it, and how it adds up.

`plain` gives the same as JSON for a page, whose engine (`site_overrides/components/rules/rules-engine.js`) reads it:

    program = {"inputs": {label: field}, "rules": [rule], "total": "sum|highest|separate", "readings": [reading]}
    field   = {"type", "unit", "min", "max", "options", "key", "senses"}; min and max are decimals in yuan, shares,
              units or months since the year nought
    sense   = ["range", least | null, most | null, most of a number without a unit (may be left out)]
              | ["end", "quarter|month|year"] | ["issued", day]
    rule    = {"id", "label", "item", "benefit", "bound", "when": test, "amount": expr | null, "low": expr | null,
               "cap": expr | null, "cases": [[test, outcome]] | null, "day": expr | null, "day_if": test | null}
    reading = {"name", "total", "rules": {id: rule}}
    expr    = number | day | ["in", label] | ["+", expr…] | ["-", expr, expr] | ["*", expr…] | ["min", expr…]
              | ["max", expr…] | ["whole", expr, number] | ["pick", label, {option: expr}]
              | ["step", expr, [[op, number, expr]…]] | ["later", expr, months]
    test    = ["all", test…] | ["any", test…] | [op, expr, expr] | ["is", label, option…]
              | ["within", start-label, end-label, months]
    op      = ">" | ">=" | "<" | "<="

Numbers are decimal strings (or `1/3`), days are `YYYY-MM-DD`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from policyref.rules.expr import (
    All,
    Compare,
    Const,
    Either,
    Expr,
    Input,
    Is,
    Later,
    Least,
    Minus,
    Most,
    Node,
    Pick,
    Product,
    Source,
    Step,
    Sum,
    Test,
    Whole,
    Within,
    nodes_of,
    sources,
)
from policyref.rules.values import shown

OPEN = "open"
"""The way to total what nobody can total any more: a part of it has other words, which nobody has entered."""
Sense = tuple[str | None, ...]
"""What an answer that makes sense keeps to; of others the visitor is asked whether that is what was meant."""


@dataclass(frozen=True, slots=True)
class Field:
    """What may be filled in. `unit` is meant where only a number is typed; `min` and `max` are decimals or days."""

    key: str
    type: str
    unit: str | None
    min: str | None
    max: str | None
    options: tuple[str, ...]
    senses: tuple[Sense, ...] = ()


@dataclass(frozen=True)
class Rule:
    """What comes of one benefit or answer: an amount, one of some outcomes, or a day.

    `bound` says what the amount is: equal, at_most, at_least, or between, where the text leaves the sum between `low`
    and the amount. `cap` limits the amount. A `day` is given where `day_if` holds. `stated` are words of which nothing
    is computed: outcomes, and a cap that only repeats the standard.
    """

    id: str
    label: str
    item: int | None
    benefit: bool
    bound: str
    when: Test
    amount: Expr | None = None
    low: Expr | None = None
    cap: Expr | None = None
    cases: tuple[tuple[Test, str], ...] = ()
    day: Expr | None = None
    day_if: Test | None = None
    stated: tuple[Source, ...] = ()

    def roots(self) -> Iterator[Node]:
        """Every tree of the rule, in the order in which it is computed."""
        yield self.when
        yield from (one for one in (self.amount, self.low, self.cap) if one is not None)
        yield from (test for test, _ in self.cases)
        yield from (one for one in (self.day_if, self.day) if one is not None)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """All that is computed."""
        return tuple(node for root in self.roots() for node in nodes_of(root))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The inputs that the rule looks at, in the order of reading."""
        return tuple(dict.fromkeys(node.label for node in self.nodes if isinstance(node, Input)))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The words behind all that comes of the rule, each once."""
        return tuple(dict.fromkeys([*sources(self.nodes), *self.stated]))


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to understand the text: rules by the id of those they replace, or another way to total."""

    name: str
    total: str | None
    rules: Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class Program:
    inputs: Mapping[str, Field]
    rules: tuple[Rule, ...]
    total: str
    readings: tuple[Reading, ...] = ()

    def left(self, rules: Iterable[Rule], *, is_known: bool) -> Program:
        """With fewer rules. Where of those that are gone nobody knows what they give, nobody knows a total either."""
        if is_known:
            return replace(self, rules=tuple(rules))
        readings = tuple(replace(one, total=None) for one in self.readings)
        return replace(self, rules=tuple(rules), total=OPEN, readings=readings)

    def every_rule(self) -> Iterator[Rule]:
        """The rules, then those that other readings put in their place."""
        yield from self.rules
        yield from (rule for reading in self.readings for rule in reading.rules.values())


_TAGS: Mapping[type, str] = {Sum: "+", Product: "*", Least: "min", Most: "max", All: "all", Either: "any"}


def plain(program: Program) -> dict[str, Any]:
    """The program as JSON; words behind constants are left out."""
    return {
        "inputs": {label: _field(one) for label, one in program.inputs.items()},
        "rules": [_rule(one) for one in program.rules],
        "total": program.total,
        "readings": [
            {"name": one.name, "total": one.total, "rules": {key: _rule(rule) for key, rule in one.rules.items()}}
            for one in program.readings
        ],
    }


def _field(one: Field) -> dict[str, Any]:
    return {
        "key": one.key,
        "type": one.type,
        "unit": one.unit,
        "min": _limit(one, one.min),
        "max": _limit(one, one.max),
        "options": list(one.options),
        "senses": [list(sense) for sense in one.senses],
    }


def _limit(one: Field, words: str | None) -> str | None:
    """Of numbers the way to write them that an engine reads: 1e3 as 1000."""
    return words if words is None or one.type == "date" else shown(Fraction(words))


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "label": rule.label,
        "item": rule.item,
        "benefit": rule.benefit,
        "bound": rule.bound,
        "when": as_json(rule.when),
        "amount": as_json(rule.amount),
        "low": as_json(rule.low),
        "cap": as_json(rule.cap),
        "cases": [[as_json(test), outcome] for test, outcome in rule.cases] or None,
        "day": as_json(rule.day),
        "day_if": as_json(rule.day_if),
    }


def as_json(node: Node | None) -> Any:
    """One tree as JSON."""
    match node:
        case None:
            return None
        case Const(value):
            return value.isoformat() if isinstance(value, date) else shown(value)
        case Input(label):
            return ["in", label]
        case Minus(first, second):
            return ["-", as_json(first), as_json(second)]
        case Whole(of, size):
            return ["whole", as_json(of), as_json(size)]
        case Pick(label, rows):
            return ["pick", label, {option: as_json(then) for option, then in rows}]
        case Step(of, steps):
            return ["step", as_json(of), [[row.op, as_json(row.reach), as_json(row.then)] for row in steps]]
        case Later(start, months):
            return ["later", as_json(start), months]
        case Compare(op, left, right):
            return [op, as_json(left), as_json(right)]
        case Within(start, end, months):
            return ["within", start.label, end.label, months]
        case Is(label, options):
            return ["is", label, *options]
        case Sum(parts) | Product(parts) | Least(parts) | Most(parts) | All(parts) | Either(parts):
            return [_TAGS[type(node)], *map(as_json, parts)]
