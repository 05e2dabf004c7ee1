"""What comes of one rule."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple


class Outcome(NamedTuple):
    """`kind` is equal, at_most, at_least, between, outcome, date, not_met or incomplete; `value` is exact, unrounded.

    Of what lies between two sums it is the higher, and `low` the lower. `needs`: the inputs that are missing.
    """

    kind: str
    value: Fraction | date | str | None
    needs: tuple[str, ...] = ()
    low: Fraction | None = None
