"""What inputs and formulas can be: the steps and limits of an input, and the least and greatest of a formula.

A day counts as its ordinal here, so that days and numbers are looked at alike.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from policyref.rules import expr
from policyref.rules.parse import LARGEST, NO, YES, month_of
from policyref.rules.program import Field

Range = tuple[Fraction, Fraction]
Fields = Mapping[str, Field]
NUMBERS = ("money", "count", "rate", "year", "month")
_STEPS = {"money": Fraction(1, 100), "rate": Fraction(1, 10000)}
_NOUGHT, _ONE = Fraction(0), Fraction(1)


def step(field: Field) -> Fraction:
    """The smallest difference that an input can show: a fen, 0.01 %, one."""
    return _STEPS.get(field.type, _ONE)


@lru_cache(maxsize=256)  # asked for of every edge and comparison of an input
def domain(field: Field) -> Range:
    """Least and greatest number that an input takes."""
    if field.type == "date":
        return _day(field.min, date.min), _day(field.max, date.max)
    least, most = Fraction(-LARGEST if field.type == "rate" else 0), Fraction(LARGEST)
    if field.type == "month":
        least, most = month_of(date.min), month_of(date.max)
    return (
        Fraction(field.min) if field.min is not None else least,
        Fraction(field.max) if field.max is not None else most,
    )


def down(value: Fraction, by: Fraction) -> Fraction:
    """The greatest on the steps of an input that is not above a number. A step is one of a whole number of parts."""
    parts = by.denominator
    if parts % value.denominator == 0:
        return value
    return Fraction(value.numerator * parts // value.denominator, parts)


def up(value: Fraction, by: Fraction) -> Fraction:
    """The least that is not below it."""
    below = down(value, by)
    return below if below == value else below + by


def held(op: str, at: Fraction, field: Field) -> Range:
    """First and last number on the steps of an input at which a comparison holds."""
    (low, high), by = domain(field), step(field)
    match op:
        case ">":
            return down(at, by) + by, high
        case ">=":
            return up(at, by), high
        case "<":
            return low, up(at, by) - by
    return low, down(at, by)


def _day(iso: str | None, without: date) -> Fraction:
    return ordinal(date.fromisoformat(iso) if iso else without)


def options(field: Field) -> tuple[str, ...]:
    return (YES, NO) if field.type == "yesno" else field.options


def ordinal(value: expr.Value) -> Fraction:
    """A number, or the ordinal of a day."""
    return (
        Fraction(value.toordinal())
        if isinstance(value, date)
        else value
        if isinstance(value, Fraction)
        else Fraction(value)
    )


def typed(number: Fraction, field: Field) -> expr.Value:
    """The day that an ordinal stands for in an input of dates; any other number is its own."""
    return date.fromordinal(int(number)) if field.type == "date" else number


def interval(node: expr.Expr, ranges: Mapping[str, Range], chosen: Mapping[str, str] | None = None) -> Range:
    """Bounds of a formula of numbers while its inputs stay in `ranges`; of a choice not `chosen` any row counts.

    Nothing outside is reached. The bounds themselves are, or are come near to, unless an input stands in several places
    of the formula.
    """
    return _Bounds(ranges, chosen or {}).of(node)


@dataclass(frozen=True, slots=True)
class _Bounds:
    ranges: Mapping[str, Range]
    chosen: Mapping[str, str]

    def of(self, node: expr.Expr) -> Range:
        match node:
            case expr.Const(value):
                return ordinal(value), ordinal(value)
            case expr.Input(label):
                return self.ranges[label]
            case expr.Sum(parts):
                return self.each(parts, sum)
            case expr.Least(parts):
                return self.each(parts, min)
            case expr.Most(parts):
                return self.each(parts, max)
            case expr.Minus(first, second):
                (low, high), (less, more) = self.of(first), self.of(second)
                return low - more, high - less
            case expr.Product(parts):
                return _around(math.prod(one, start=_ONE) for one in itertools.product(*map(self.of, parts)))
            case expr.Whole(of, size):
                low, high = (Fraction(one // ordinal(size.value)) for one in self.of(of))
                return low, high
            case expr.Pick(label, rows):
                asked = self.chosen.get(label)
                found = [end for option, then in rows if asked in (None, option) for end in self.of(then)]
                return _around(found or [_NOUGHT])
            case expr.Step():
                return _around(end for one in self.steps(node) for end in one)
        raise TypeError(f"{node} is no number")

    def each(self, parts: tuple[expr.Expr, ...], fold: Callable[[list[Fraction]], Fraction | int]) -> Range:
        ends = [self.of(one) for one in parts]
        return Fraction(fold([low for low, _ in ends])), Fraction(fold([high for _, high in ends]))

    def steps(self, node: expr.Step) -> Iterator[Range]:
        """Of every row that can be come to; what it looks at is then no less than its reach and not past the next."""
        low, high = self.of(node.of)
        reaches = [ordinal(row.reach.value) for row in node.rows]
        if not reaches or low < reaches[0] or (low == reaches[0] and node.rows[0].op == ">"):
            yield _NOUGHT, _NOUGHT
        for place, (row, reach) in enumerate(zip(node.rows, reaches, strict=True)):
            after = node.rows[place + 1] if place + 1 < len(reaches) else None
            first, last = max(low, reach), min(high, reaches[place + 1]) if after else high
            if (
                first > last
                or (row.op == ">" and last == reach)
                or (after and after.op == ">=" and first == reaches[place + 1])
            ):
                continue
            narrowed = {**self.ranges, node.of.label: (first, last)} if isinstance(node.of, expr.Input) else self.ranges
            yield _Bounds(narrowed, self.chosen).of(row.then)


def _around(found: Iterable[Fraction]) -> Range:
    ends = list(found)
    return min(ends), max(ends)
