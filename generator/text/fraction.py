"""Exact numbers. Python's own `Fraction`, compiled: half of trying out a rule went into adding and comparing them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction  # the compiled one says nothing of its types
else:
    from quicktions import Fraction

__all__ = ["Fraction"]
