"""Pieces of FEEL, exact in decimal arithmetic; every operation in brackets of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import reduce

from policyref.exports.dmn.model import string
from policyref.rules.values import shown

_SIMPLE = re.compile(r"\w+|-?[\d.]+")


def joined(word: str, parts: Sequence[str]) -> str:
    return reduce(lambda left, right: f"({left} {word} {right})", parts)


def given(name: str, options: Sequence[str]) -> str:
    """True or false where the choice is made, null where it is not: FEEL's `null = "x"` alone is false."""
    chosen = joined("or", [f"({name} = {string(option)})" for option in options]) if options else "false"
    return f"({chosen} or (({name} = null) and null))"


def day(value: date) -> str:
    return f'date("{value.isoformat()}")'


def number(value: Fraction) -> str:
    """A decimal as it is; a fraction without a decimal as a division."""
    text = shown(value)
    return f"({value.numerator} / {value.denominator})" if "/" in text else text


def product(factors: Sequence[str | Fraction]) -> str:
    """Expressions times numbers. Shares are divided last, in whole numbers, so that nothing is rounded on the way."""
    constant = Fraction(1)
    parts = []
    for factor in factors:
        if isinstance(factor, str):
            parts.append(factor)
        else:
            constant *= factor
    if not parts or constant.numerator != 1:
        parts.append(str(constant.numerator) if constant >= 0 else f"({constant.numerator})")
    found = joined("*", parts)
    return found if constant.denominator == 1 else f"({found} / {constant.denominator})"


def is_simple(expression: str) -> bool:
    """A name or a number, which the cells of a table may be compared with in every engine."""
    return bool(_SIMPLE.fullmatch(expression))
