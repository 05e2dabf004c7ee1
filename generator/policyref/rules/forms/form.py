"""What every form of a payment does."""

from __future__ import annotations

from policyref.facts.record import field, record
from policyref.rules.asked import Key, Keys
from policyref.rules.expr import NOUGHT, Const, Expr, Least, Minus, Most
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import Form
from policyref.rules.said import Amount, words_of
from policyref.rules.values import ends, number


class PayForm(Form):
    """One way to say how much is paid."""

    def lower(self, at: Lowering) -> Expr:
        """What is paid; of a range the end that is meant."""
        raise NotImplementedError


@record
class Counting(PayForm):
    """A form that counts inputs, of which only so much may count."""

    most: dict[Key, Amount] = field("输入最多算多少：quote 里的原词，例如 {月数: 12个月}", default={})

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
                at.at("most").wrong(key, "算法按它计算的输入（most 只限这样的输入）")


@record
class Multiplying(Counting):
    """One whose sums may be rates or prices of inputs."""

    of: Keys = field("给的是比例或单价的，写乘以哪个输入；单价按几样计的，写几个输入", default=())

    def factors(self, at: Lowering) -> tuple[Expr, ...]:
        """What rates and prices are multiplied with."""
        self.counts_only(at, *self.of)
        steps = [("of", index) if len(self.of) > 1 else ("of",) for index in range(len(self.of))]
        types = ("money", "count")
        return tuple(self.counted(at, *step, key=key, types=types) for step, key in zip(steps, self.of, strict=True))

    def given(self, at: Lowering, said: Amount) -> tuple[Const, bool]:
        """What some words give, and whether it is a factor: a rate where it is of money, or a price."""
        if not self.of:
            return at.given(said, "元"), False
        if all(at.type_of(key) == "count" for key in self.of):
            return at.price(said, *self.of), True
        words = words_of(said)
        found = number(words) or (ends(words) or (None, None))[1]
        is_sum = found is not None and found[1] == "元"
        return at.given(said, "元" if is_sum else "%"), not is_sum


@record
class CountingAbove(Counting):
    """One that may count only what lies above something."""

    over: Amount | None = field("只算超过多少的部分：quote 里的原词，例如 2000万元；或另一个输入", default=None)

    def above(self, at: Lowering, base: Expr, key: str) -> Expr:
        """What of `base`, which is counted as the input `key` is, lies above; below that nothing."""
        if self.over is None:
            return base
        here = at.at("over")
        if isinstance(self.over, str) and (self.over in at.asked or number(self.over) is None):
            if (at.type_of(self.over), at.unit(self.over)) != (at.type_of(key), at.unit(key)) and self.over in at.asked:
                label = at.asked[self.over].label
                here.report("E606", self.over, label=label, meant=f"与“{at.input(key).label}”同类的数")
            return Most((Minus(base, here.input(self.over)), NOUGHT))
        return Most((Minus(base, here.amount(self.over, at.unit(key))), NOUGHT))
