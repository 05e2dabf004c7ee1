"""The forms in which a payment is written: each is a record that lowers to primitives, in a file of its own."""

from __future__ import annotations

from typing import Annotated

from generator.rules.forms.between import Between
from generator.rules.forms.simple import Simple
from generator.rules.forms.table import Table
from generator.rules.forms.tiers import Tiers
from generator.rules.forms.top_up import TopUp
from generator.rules.one_of import OneOf

Pay = Annotated[
    Simple  # may also stand in a row of the others
    | Tiers
    | Table
    | Between
    | TopUp,
    OneOf("算法"),
]  # fmt: skip
