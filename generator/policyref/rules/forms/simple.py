"""Forms that hold no other form: what a row of tiers or of a table may give."""

from __future__ import annotations

from typing import Annotated

from policyref.facts.record import InRule
from policyref.rules.forms.actual import Actual
from policyref.rules.forms.each import Each
from policyref.rules.forms.every import Every
from policyref.rules.forms.fixed import Fixed
from policyref.rules.forms.of_table import OfTable
from policyref.rules.forms.product import Product
from policyref.rules.forms.rate import Rate
from policyref.rules.forms.slices import Slices
from policyref.rules.one_of import OneOf
from policyref.rules.said import SumIn

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
