"""What stands out of order is as little as can be: without it the rest rises."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.check.order import out_of_order


@given(st.lists(st.integers(0, 9), max_size=8))
def test_without_it_the_rest_rises_and_less_would_not_do(numbers: list[int]) -> None:
    def rest(left_out: set[int]) -> list[int]:
        return [number for place, number in enumerate(numbers) if place not in left_out]

    found = out_of_order(numbers)
    assert rest(found) == sorted(rest(found))
    for fewer in combinations(range(len(numbers)), max(0, len(found) - 1)):
        assert not found or rest(set(fewer)) != sorted(rest(set(fewer)))


@pytest.mark.parametrize(
    ("numbers", "places"),
    [([], set()), ([1, 2, 3], set()), ([9, 1, 2, 3], {0}), ([1, 2, 3, 0], {3}), ([1, 5, 2, 3], {1})],
)
def test_one_that_was_moved_is_the_one_that_is_named(numbers: list[int], places: set[int]) -> None:
    assert out_of_order(numbers) == places
