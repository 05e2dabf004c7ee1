"""What comparisons leave to the inputs of a rule, and values in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from policyref.rules.expr import All, Compare, Const, Either, Input, Node, Test, Value
from policyref.rules.parse import as_month
from policyref.rules.program import Field
from policyref.rules.ranges import Fields, Range, domain, held, ordinal
from policyref.rules.values import shown
from policyref.words import DAYS, REACHED


def conjunction(test: Test) -> list[Test]:
    """The comparisons that must all hold; what stands among alternatives is left out."""
    if isinstance(test, All):
        return [leaf for one in test.parts for leaf in conjunction(one)]
    return [] if isinstance(test, Either) else [test]


def constant(test: Compare) -> Fraction:
    assert isinstance(test.right, Const)
    return ordinal(test.right.value)


def of_constants(tests: Iterable[Node]) -> list[tuple[str, Compare]]:
    """The comparisons of an input with a constant, by its label."""
    return [
        (one.left.label, one)
        for one in tests
        if isinstance(one, Compare) and isinstance(one.left, Input) and isinstance(one.right, Const)
    ]


def bounding(tests: Iterable[Test], fields: Fields) -> dict[str, Range]:
    """The numbers and days that all of some tests leave to each input that they compare with a constant."""
    found: dict[str, Range] = {}
    for label, test in of_constants(tests):
        low, high = held(test.op, constant(test), fields[label])
        before = found.get(label, domain(fields[label]))
        found[label] = max(low, before[0]), min(high, before[1])
    return found


def said(value: Value, field: Field) -> str:
    """A value as a visitor would type it: `100万元`, `50%`, `3天`, `2023-04-30`."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Fraction):
        return value
    if field.type == "month":
        return as_month(value)
    if field.type == "money":
        return f"{shown(value / 10**4)}万元" if value and value % 100 == 0 and value >= 10**4 else f"{shown(value)}元"
    return f"{shown(value * 100)}%" if field.type == "rate" else f"{shown(value)}{field.unit or ''}"


def said_test(test: Compare, field: Field) -> str:
    """`超过100万元`: a comparison with a constant in words."""
    assert isinstance(test.right, Const)
    return (DAYS if field.type in ("date", "month") else REACHED)[test.op] + said(test.right.value, field)
