"""The forms in which a payment is written: each is a record that lowers to primitives, in a file of its own."""

from __future__ import annotations

from typing import Annotated

from policyref.rules.forms.between import Between
from policyref.rules.forms.simple import Simple
from policyref.rules.forms.table import Table
from policyref.rules.forms.tiers import Tiers
from policyref.rules.forms.top_up import TopUp
from policyref.rules.one_of import OneOf

Pay = Annotated[
    Simple  # may also stand in a row of the others
    | Tiers
    | Table
    | Between
    | TopUp,
    OneOf("算法"),
]  # fmt: skip
