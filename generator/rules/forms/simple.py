"""Forms that hold no other form: what a row of tiers or of a table may give."""

from __future__ import annotations

from typing import Annotated

from generator.facts.record import InRule
from generator.rules.forms.actual import Actual
from generator.rules.forms.each import Each
from generator.rules.forms.every import Every
from generator.rules.forms.fixed import Fixed
from generator.rules.forms.of_table import OfTable
from generator.rules.forms.product import Product
from generator.rules.forms.rate import Rate
from generator.rules.forms.slices import Slices
from generator.rules.one_of import OneOf
from generator.rules.said import SumIn

Simple = (
    Fixed
    | Rate
    | Each
    | Every
    | Product
    | Actual
    | Slices
    | OfTable
)  # fmt: skip
Given = Annotated[InRule | SumIn | Simple, OneOf("算法")]
"""A sum, a rate or a price in words; or a form."""
