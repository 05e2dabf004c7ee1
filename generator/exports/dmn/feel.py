"""Tests and amounts of a compiled program (see `generator.rules.compile`) → FEEL, exact in decimal arithmetic.

What is missing is null and makes what needs it null, as in the program: FEEL's `and`, `or` and comparisons have three
values too. Only `=` has not – `null = "x"` is false – so a choice is compared by `given`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

from generator.exports.dmn.model import string
from generator.rules.words import shown

Name = Callable[[str], str]
Later = Callable[[str, int], str]


def test(one: list[Any], name: Name, later: Later) -> str:
    """`name` gives the FEEL name of an input, `later` that of the decision for so many months after it."""
    operator, *rest = one
    if operator in ("all", "any"):
        word = "and" if operator == "all" else "or"
        return joined(word, [test(part, name, later) for part in rest]) or ("true" if operator == "all" else "false")
    left = name(rest[0])
    match operator:
        case "is":
            return given(left, rest[1:])
        case "more":
            return f"({left} > {name(rest[1])})"
        case "from":
            return f"({left} >= {day(rest[1])})"
        case "to":
            return f"({left} <= {day(rest[1])})"
        case "within":
            end = name(rest[1])
            return f"(({left} <= {end}) and ({end} < {later(rest[0], rest[2])}))"
        case _:
            return f"({left} {operator} {number(rest[1])})"


def given(name: str, options: list[str]) -> str:
    """True or false where the choice is made, null where it is not."""
    chosen = joined("or", [f"({name} = {string(option)})" for option in options])
    return f"({chosen} or (({name} = null) and null))"


def joined(word: str, parts: list[str]) -> str:
    return reduce(lambda left, right: f"({left} {word} {right})", parts) if parts else ""


def day(iso: str) -> str:
    return f'date("{date.fromisoformat(iso).isoformat()}")'


def number(text: str) -> str:
    """A decimal as it is; a fraction without a decimal as a division."""
    value = Fraction(text)
    return f"({value.numerator} / {value.denominator})" if "/" in shown(value) else shown(value)


def product(factors: list[str | Fraction]) -> str:
    """Names times numbers. Rates are divided last, in whole numbers, so that nothing is rounded on the way."""
    constant = Fraction(1)
    names = []
    for factor in factors:
        if isinstance(factor, str):
            names.append(factor)
        else:
            constant *= factor
    whole = str(constant.numerator) if constant >= 0 else f"({constant.numerator})"
    parts = names if names and constant.numerator == 1 else [*names, whole]
    found = reduce(lambda left, right: f"({left} * {right})", parts)
    return found if constant.denominator == 1 else f"({found} / {constant.denominator})"
