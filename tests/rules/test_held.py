"""The range of an input in which a comparison holds: with every value of its steps inside, and none outside."""

from __future__ import annotations

import operator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.rules.program import Field
from policyref.rules.ranges import held, step

_HOLDS = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


@pytest.mark.parametrize("sign", _HOLDS)
@pytest.mark.parametrize("kind", ["count", "money", "rate"])
@given(at=st.decimals(0, 10, places=4), steps=st.integers(-2, 2))
def test_a_comparison_holds_just_inside_its_range(sign: str, kind: str, at: Decimal, steps: int) -> None:
    field = Field("x", kind, None, None, None, ())
    low, high = held(sign, Fraction(at), field)
    for end in (low, high):
        value = end + steps * step(field)
        if 0 <= value <= 20:
            assert (low <= value <= high) == _HOLDS[sign](value, Fraction(at))
