"""Where the result of a rule changes: the edges of its inputs, given what else is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.check.rules.values import Fields, day, said, step, tests_of, typed
from generator.rules.evaluate import add_months, evaluate
from generator.rules.parse import Value
from generator.rules.words import exact
from generator.text.fraction import Fraction

Compiled = Mapping[str, Any]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A value of an input at which something else begins or ends. `name` tells it in words that hold for any values."""

    label: str
    name: str
    at: Fraction


def edges(rule: Compiled, fields: Fields, values: Values) -> list[Edge]:
    """The edges that these values leave to see; a threshold that depends on an empty input is none. No doubles."""
    found = [*_of_tests(rule, fields, values), *_of_pay(rule, fields, values)]
    if rule["date"] and rule["date"][0] == "latest":
        _, latest, label = rule["date"]
        found.append(Edge(label, latest, day(latest)))
    return list({(edge.label, edge.name): edge for edge in found}.values())


def _of_tests(rule: Compiled, fields: Fields, values: Values) -> Iterator[Edge]:
    for operator, label, *rest in tests_of(rule):
        if operator in (">", ">=", "<", "<="):
            at = exact(rest[0])
            yield Edge(label, said(at, fields[label]), at)
        elif operator in ("from", "to"):
            yield Edge(label, rest[0], day(rest[0]))
        elif operator == "more" and isinstance(other := values.get(rest[0]), (Fraction, date)):
            yield Edge(label, f"“{rest[0]}”", number(other))
        elif operator == "within" and isinstance(start := values.get(label), date):
            yield Edge(rest[0], f"“{label}”后{rest[1]}个月", number(add_months(start, rest[1])))


def _of_pay(rule: Compiled, fields: Fields, values: Values) -> Iterator[Edge]:
    for kind, label, *rest in (factor for term in rule["pay"] or () for factor in term):
        if kind == "tiers":
            yield from (Edge(label, said(exact(reach), fields[label]), exact(reach)) for reach, _ in rest[0])
        elif kind == "min":
            yield Edge(label, said(exact(rest[0]), fields[label]), exact(rest[0]))
        elif kind in ("v", "minus") and rule["cap"]:
            yield from _of_cap(rule, label, fields, values)


def _of_cap(rule: Compiled, label: str, fields: Fields, values: Values) -> Iterator[Edge]:
    """The cap binds from where the sum, which is linear in this input, reaches it."""
    uncapped = {**rule, "when": ["all"], "cap": None}
    none, one = (evaluate(uncapped, {**values, label: Fraction(count)}).value for count in (0, 1))
    if not (isinstance(none, Fraction) and isinstance(one, Fraction)) or one <= none:
        return
    at = (exact(rule["cap"]) - none) / (one - none)
    if (at / step(fields[label])).denominator == 1 and at > 0:
        yield Edge(label, "封顶处", at)


def number(value: Value) -> Fraction:
    """A number, or the ordinal of a day."""
    if isinstance(value, date):
        return Fraction(value.toordinal())
    return value if isinstance(value, Fraction) else Fraction(value)


def decides(rule: Compiled, edge: Edge, fields: Fields, values: Values) -> bool:
    """Whether, all else as it is, the result differs somewhere across an edge."""
    by = step(fields[edge.label])
    found = [
        evaluate(rule, {**values, edge.label: typed(edge.at + shift, fields[edge.label])}) for shift in (-by, 0, by)
    ]
    return all(one.kind != "incomplete" for one in found) and len({one.value for one in found}) > 1
