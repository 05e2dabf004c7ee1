"""The constants of what is paid, each with what it does there: it is paid, limits, is deducted, has to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from policyref.rules.expr import (
    Const,
    Expr,
    Input,
    Later,
    Least,
    Minus,
    Most,
    Pick,
    Product,
    Row,
    Source,
    Step,
    Sum,
    Whole,
    labels_of,
)
from policyref.rules.program import Rule

Role = Literal["paid", "limit", "cap", "least", "deducted", "reduced", "share", "reach"]


class Leaf(NamedTuple):
    """`counted` are the inputs that it is multiplied with, `op` that of a reach."""

    const: Const
    source: Source
    role: Role
    counted: tuple[str, ...] = ()
    op: str = ""


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Those of the sum and its cap that carry words of the notice, each once."""
    found: dict[tuple[Source, Role], Leaf] = {}
    roots: list[tuple[Expr | None, Role]] = [(rule.amount, "paid"), (rule.low, "paid"), (rule.cap, "cap")]
    for root, role in roots:
        for leaf in leaves_of(root, role) if root is not None else ():
            found.setdefault((leaf.source, leaf.role), leaf)
    yield from found.values()


def leaves_of(node: Expr, role: Role = "paid", counted: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Those of one formula that does what `role` says."""
    match node:
        case Const(value, source):
            if source:
                less = isinstance(value, Fraction) and value < 0
                yield Leaf(node, source, "reduced" if less else role, counted)
        case Product(parts):
            for part in parts:
                others = [one for one in parts if one is not part]
                labels = [label for other in others for label in labels_of(other)]
                yield from leaves_of(part, role, (*counted, *labels))
        case Least(parts) | Most(parts):
            other: Role = "least" if isinstance(node, Most) else "limit" if role == "paid" else role
            for index, part in enumerate(parts):
                yield from leaves_of(part, other if index and isinstance(part, Const) else role, counted)
        case Minus(first, second):
            yield from leaves_of(first, role, counted)
            yield from leaves_of(second, "deducted" if isinstance(second, Const) else role, counted)
        case Sum(parts):
            for part in parts:
                yield from leaves_of(part, role, counted)
        case Whole(of, size):
            yield from leaves_of(of, role, counted)
            yield from leaves_of(size, "share", counted)
        case Pick(_, rows):
            for _, then in rows:
                yield from leaves_of(then, role, counted)
        case Step(of, rows):
            yield from leaves_of(of, role, counted)
            for row in rows:
                yield from _row(row, role, counted)
        case Later() | Input():
            return


def _row(row: Row, role: Role, counted: tuple[str, ...]) -> Iterator[Leaf]:
    if row.reach.source:
        yield Leaf(row.reach, row.reach.source, "reach", counted, row.op)
    yield from leaves_of(row.then, role, counted)
