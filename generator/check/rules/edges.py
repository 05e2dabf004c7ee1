"""Where the result of a rule changes: the edges of its inputs, given what else is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from generator.check.rules.values import Fields, day, said, step, tests_of, typed
from generator.rules.evaluate import add_months, evaluate
from generator.rules.parse import Value
from generator.rules.steps import at_cap
from generator.rules.words import exact

Compiled = Mapping[str, Any]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A value of an input at which something else begins or ends. `name` tells it in words that hold for any values."""

    label: str
    name: str
    at: Fraction


Part = Edge | Callable[[Values], Edge | None]


class Edges:
    """The edges of a rule. Those that are the same whatever is filled in are worked out once."""

    def __init__(self, rule: Compiled, fields: Fields) -> None:
        self.parts: list[Part] = [*_of_tests(rule, fields), *_of_pay(rule, fields)]
        if rule["date"] and rule["date"][0] == "latest":
            _, latest, label = rule["date"]
            self.parts.append(Edge(label, latest, day(latest)))

    def seen(self, values: Values) -> list[Edge]:
        """Those that these values leave to see; a threshold that depends on an empty input is none. No doubles."""
        found = [part if isinstance(part, Edge) else part(values) for part in self.parts]
        return list({(edge.label, edge.name): edge for edge in found if edge}.values())


def _of_tests(rule: Compiled, fields: Fields) -> Iterator[Part]:
    for operator, label, *rest in tests_of(rule):
        if operator in (">", ">=", "<", "<="):
            at = exact(rest[0])
            yield Edge(label, said(at, fields[label]), at)
        elif operator in ("from", "to"):
            yield Edge(label, rest[0], day(rest[0]))
        elif operator == "more":
            yield partial(_at_other, label, rest[0])
        elif operator == "within":
            yield partial(_after, label, rest[0], rest[1])


def _at_other(label: str, other: str, values: Values) -> Edge | None:
    value = values.get(other)
    return Edge(label, f"“{other}”", number(value)) if isinstance(value, (Fraction, date)) else None


def _after(start: str, label: str, months: int, values: Values) -> Edge | None:
    value = values.get(start)
    if not isinstance(value, date):
        return None
    return Edge(label, f"“{start}”后{months}个月", number(add_months(value, months)))


def _of_pay(rule: Compiled, fields: Fields) -> Iterator[Part]:
    for kind, label, *rest in (factor for term in rule["pay"] or () for factor in term):
        if kind == "tiers":
            yield from (Edge(label, said(exact(reach), fields[label]), exact(reach)) for reach, _ in rest[0])
        elif kind in ("min", "past", "every"):
            yield from (Edge(label, said(exact(one), fields[label]), exact(one)) for one in rest if one)
        if kind in ("v", "minus", "min", "past", "every") and rule["cap"]:
            yield partial(_of_cap, rule, label, step(fields[label]))


def _of_cap(rule: Compiled, label: str, by: Fraction, values: Values) -> Edge | None:
    """The cap binds from where the sum reaches it; every option that has a cap of its own has its own edge."""
    at = next(at_cap(rule, values, label, by), None)
    name = f"{values[rule['cap'][1]]}的封顶处" if isinstance(rule["cap"], list) and at is not None else "封顶处"
    return Edge(label, name, at) if at is not None and (at / by).denominator == 1 else None


def number(value: Value) -> Fraction:
    """A number, or the ordinal of a day."""
    if isinstance(value, date):
        return Fraction(value.toordinal())
    return value if isinstance(value, Fraction) else Fraction(value)


def decides(rule: Compiled, edge: Edge, fields: Fields, values: Values) -> bool:
    """Whether, all else as it is, the result differs somewhere across an edge."""
    by = step(fields[edge.label])
    results = set()
    for shift in (-by, 0, by):
        found = evaluate(rule, {**values, edge.label: typed(edge.at + shift, fields[edge.label])})
        if found.kind == "incomplete":
            return False
        results.add(found.value)
    return len(results) > 1
