"""The range of an input in which a comparison holds: with every value of its steps inside, and none outside."""

from __future__ import annotations

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules.values import held, step

_HOLDS = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


@pytest.mark.parametrize("sign", _HOLDS)
@pytest.mark.parametrize("kind", ["count", "money", "rate"])
@given(at=st.decimals(0, 10, places=4), steps=st.integers(-2, 2))
def test_a_comparison_holds_just_inside_its_range(sign: str, kind: str, at: object, steps: int) -> None:
    field = {"type": kind, "min": None, "max": None}
    by = step(field)
    low, high = held([sign, "x", str(at)], field)
    for end in (low, high):
        value = end + steps * by
        if 0 <= value <= 20:
            assert (low <= value <= high) == _HOLDS[sign](value, Fraction(str(at)))
