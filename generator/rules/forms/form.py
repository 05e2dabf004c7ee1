"""What every form of a payment does."""

from __future__ import annotations

from generator.facts.record import Words, field, record
from generator.rules.asked import Key
from generator.rules.expr import Expr, Least
from generator.rules.lowering import Lowering
from generator.rules.one_of import Form


class PayForm(Form):
    """One way to say how much is paid."""

    def lower(self, at: Lowering) -> Expr:
        raise NotImplementedError

    def low(self, at: Lowering) -> Expr | None:
        """The lower of two sums between which the text leaves it."""
        return None


@record
class Counting(PayForm):
    """A form that multiplies inputs, of which only so much may count."""

    most: dict[Key, Words] = field("输入最多算多少：quote 里的原词，例如 {月数: 12个月}", default={})

    def counted(self, at: Lowering, *step: str | int, key: str, types: tuple[str, ...]) -> Expr:
        """An input, or as much of it as counts; `step` leads to where the form names it."""
        found = at.at(*step).input(key, *types)
        if key not in self.most:
            return found
        return Least((found, at.at("most", key).amount(self.most[key], at.unit(key))))

    def counts_only(self, at: Lowering, *keys: str) -> None:
        """Refuses a limit of an input that is not counted."""
        for key in self.most:
            if key not in keys:
                at.at("most").wrong(key, "most 里只写算法用到的输入")
