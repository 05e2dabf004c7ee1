"""What every form of a condition does."""

from __future__ import annotations

from generator.rules.expr import Test
from generator.rules.lowering import Lowering
from generator.rules.one_of import Form


class ConditionForm(Form):
    """One way to say what must hold of the input that it stands beside."""

    def lower(self, at: Lowering, key: str) -> Test:
        raise NotImplementedError
