"""What every form of a condition does."""

from __future__ import annotations

from policyref.rules.expr import Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import Form


class ConditionForm(Form):
    """One way to say what must hold of the input that it stands beside."""

    def lower(self, at: Lowering, key: str) -> Test:
        raise NotImplementedError
