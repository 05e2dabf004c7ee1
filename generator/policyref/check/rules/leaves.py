"""The constants of what is paid, each with what it does there: it is paid, limits, is deducted, has to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from policyref.rules import expr
from policyref.rules.program import Rule

Role = Literal["paid", "limit", "cap", "least", "deducted", "reduced", "share", "reach"]


class Leaf(NamedTuple):
    """`counted` are the inputs that it is multiplied with, `op` that of a reach."""

    const: expr.Const
    source: expr.Source
    role: Role
    counted: tuple[str, ...] = ()
    op: str = ""


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Those of the sum and its cap that carry words of the notice, each once."""
    found: dict[tuple[expr.Source, Role], Leaf] = {}
    roots: list[tuple[expr.Expr | None, Role]] = [(rule.amount, "paid"), (rule.low, "paid"), (rule.cap, "cap")]
    for root, role in roots:
        for leaf in leaves_of(root, role) if root is not None else ():
            found.setdefault((leaf.source, leaf.role), leaf)
    yield from found.values()


def leaves_of(node: expr.Expr, role: Role = "paid", counted: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Those of one formula that does what `role` says."""
    match node:
        case expr.Const(value, source):
            if source:
                less = isinstance(value, Fraction) and value < 0
                yield Leaf(node, source, "reduced" if less else role, counted)
        case expr.Product(parts):
            for part in parts:
                others = [one for one in parts if one is not part]
                labels = [label for other in others for label in expr.labels_of(other)]
                yield from leaves_of(part, role, (*counted, *labels))
        case expr.Least(parts) | expr.Most(parts):
            other: Role = "least" if isinstance(node, expr.Most) else "limit" if role == "paid" else role
            for index, part in enumerate(parts):
                yield from leaves_of(part, other if index and isinstance(part, expr.Const) else role, counted)
        case expr.Minus(first, second):
            yield from leaves_of(first, role, counted)
            yield from leaves_of(second, "deducted" if isinstance(second, expr.Const) else role, counted)
        case expr.Sum(parts):
            for part in parts:
                yield from leaves_of(part, role, counted)
        case expr.Whole(of, size):
            yield from leaves_of(of, role, counted)
            yield from leaves_of(size, "share", counted)
        case expr.Pick(_, rows):
            for _, then in rows:
                yield from leaves_of(then, role, counted)
        case expr.Step(of, rows):
            yield from leaves_of(of, role, counted)
            for row in rows:
                yield from _row(row, role, counted)
        case expr.Later() | expr.Input():
            return


def _row(row: expr.Row, role: Role, counted: tuple[str, ...]) -> Iterator[Leaf]:
    if row.reach.source:
        yield Leaf(row.reach, row.reach.source, "reach", counted, row.op)
    yield from leaves_of(row.then, role, counted)
