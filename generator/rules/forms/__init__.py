"""The forms in which a payment is written: each is a record that lowers to primitives, in a file of its own."""

from __future__ import annotations

from typing import Annotated

from generator.rules.forms.actual import Actual
from generator.rules.forms.each import Each
from generator.rules.forms.every import Every
from generator.rules.forms.fixed import Fixed
from generator.rules.forms.product import Product
from generator.rules.forms.rate import Rate
from generator.rules.forms.table import Table
from generator.rules.forms.tiers import Tiers
from generator.rules.one_of import OneOf

Pay = Annotated[
    Fixed
    | Rate
    | Each
    | Every
    | Product
    | Actual
    | Tiers
    | Table,
    OneOf("算法"),
]  # fmt: skip
