"""Programs that no notice has written: trees of every primitive, and inputs on their boundaries."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from random import Random
from typing import TypeVar

from hypothesis import Phase, given, settings
from policyref.exports.dmn.decisions import decisions
from policyref.exports.dmn.document import document
from policyref.rules import expr
from policyref.rules.interpret import Values
from policyref.rules.program import Field, Program, Reading, Rule

from tests.exports.dmn_cases import Case, at_the_boundaries
from tests.rules.random_forms import written_programs

FIELDS = {
    "甲额": Field("a", "money", "元", None, None, ()),
    "乙额": Field("b", "money", "万元", "0", "50000000", ()),
    "人数": Field("c", "count", "人", None, None, ()),
    "增速": Field("d", "rate", "%", "-1", None, ()),
    "起日": Field("e", "date", None, None, None, ()),
    "止日": Field("f", "date", None, None, None, ()),
    "类别": Field("g", "choice", None, None, None, ("大型", "中、小", "“其他”")),
    "首次": Field("h", "yesno", None, None, None, ()),
}
T = TypeVar("T")
NUMBERS = ("甲额", "乙额", "人数", "增速")
OPS = (">", ">=", "<", "<=")
SHARES = [Fraction(one) for one in ("0.01", "0.03", "0.125", "1.5", "1/3", "2/7", "-0.02", "0")]
IN_DOUBLES = [Fraction(one) for one in ("1/2", "1/8", "3/64", "-1/4", "2", "0")]
"""Shares that a double holds to the last digit, so that no sum falls to the other side of a boundary."""


def random_cases(seed: str, count: int, times: int, shares: list[Fraction]) -> tuple[Case, ...]:
    return tuple(_case(f"{seed} {place}", times, shares) for place in range(count))


def written_cases(count: int, times: int) -> tuple[Case, ...]:
    """Rules as an editor writes them: every form of a payment, a condition, a day."""
    found: list[Program] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate], deadline=None)
    @given(written_programs())
    def collect(program: Program) -> None:
        found.append(program)

    collect()
    cases = []
    for place, program in enumerate(found):
        inputs = (at_the_boundaries(program, str(place), times // 2, missing) for missing in (0, 0.02))
        cases.append(_made(f"写成的{place}", program, itertools.chain(*inputs)))
    return tuple(cases)


def _case(key: str, times: int, shares: list[Fraction]) -> Case:
    program = _Maker(Random(key), shares).program()
    step = Fraction(1, 64) if shares is IN_DOUBLES else Fraction(1, 100)
    return _made(key, program, (_on(step, one) for one in at_the_boundaries(program, key, times)))


def _made(key: str, program: Program, inputs: Iterable[Values]) -> Case:
    quotes: dict[tuple[str | None, str], str] = {(None, rule.id): "原文" for rule in program.rules}
    quotes |= {(one.name, id_): "原文" for one in program.readings for id_ in one.rules}
    return Case(key, program, document(key, "urn:random", "", *decisions(program, quotes)), list(inputs))


def _on(step: Fraction, values: Values) -> Values:
    return {label: one // step * step if isinstance(one, Fraction) else one for label, one in values.items()}


class _Maker:
    def __init__(self, random: Random, shares: list[Fraction]) -> None:
        self.random = random
        self.shares = shares

    def program(self) -> Program:
        forms = self.random.choices(["amount", "cases", "day"], (4, 1, 1), k=self.random.randint(1, 3))
        rules = tuple(self.rule(name, form) for name, form in zip("甲乙丙", forms, strict=False))
        ways = ["sum", "highest", "separate"]
        reading = Reading("另一理解", self.random.choice([None, *ways]), {"甲": self.rule("甲", forms[0])})
        return Program(FIELDS, rules, self.random.choice(ways), self.random.choice([(), (reading,)]))

    def rule(self, name: str, form: str) -> Rule:
        bound = self.random.choice(["equal", "at_most", "at_least", "between"])
        start = (name, name, None, self.random.random() < 0.8, bound, self.test(2))
        match form:
            case "amount":
                low = self.number(2) if bound == "between" else None
                cap = self.random.choice([None, self.size(), self.pick(0), self.number(2)])
                return Rule(*start, amount=self.number(3), low=low, cap=cap)
            case "cases":
                return Rule(*start, cases=tuple((self.test(1), words) for words in ("归市里", "归“县”里")))
            case _:
                return Rule(*start, day=self.day(), day_if=self.random.choice([None, self.test(1)]))

    def size(self) -> expr.Const:
        return expr.Const(Fraction(self.random.choice([1, 3, 50, 800, 10000, 2500000])))

    def share(self) -> expr.Const:
        return expr.Const(self.random.choice(self.shares))

    def input(self) -> expr.Input:
        return expr.Input(self.random.choice(NUMBERS))

    def number(self, depth: int) -> expr.Expr:
        leaves: list[Callable[[], expr.Expr]] = [self.size, self.share, self.input, self.input]
        if not depth:
            return self.random.choice(leaves)()
        some = self.some(lambda: self.number(depth - 1))
        makers: list[Callable[[], expr.Expr]] = [
            self.input,
            lambda: expr.Sum(some),
            lambda: expr.Minus(self.number(depth - 1), self.number(depth - 1)),
            lambda: expr.Product((*some, self.share())),
            lambda: expr.Least(some),
            lambda: expr.Most(some),
            lambda: expr.Most((expr.Minus(self.input(), self.size()), expr.Const(Fraction(0)))),
            lambda: expr.Whole(self.number(depth - 1), self.size()),
            lambda: self.pick(depth - 1),
            lambda: self.step(depth - 1),
        ]
        return self.random.choice(makers)()

    def some(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.random.randint(1, 3)))

    def pick(self, depth: int) -> expr.Pick:
        label = self.random.choice(["类别", "首次"])
        options = list(FIELDS[label].options or ("是", "否"))
        chosen = self.random.sample(options, self.random.randint(1, len(options)))
        return expr.Pick(label, tuple((option, self.number(depth)) for option in chosen))

    def step(self, depth: int) -> expr.Step:
        reaches = sorted(self.random.sample(range(1, 10**5), self.random.randint(1, 4)))
        rows = [
            expr.Row(self.random.choice([">", ">="]), expr.Const(Fraction(one)), self.number(depth)) for one in reaches
        ]
        return expr.Step(self.random.choice([self.input(), self.number(depth)]), tuple(rows))

    def day(self) -> expr.Expr:
        starts: list[expr.Expr] = [expr.Input("起日"), expr.Input("止日"), expr.Const(date(2023, 1, 31))]
        start = self.random.choice(starts)
        days: list[expr.Expr] = [
            start,
            expr.Later(start, self.random.randint(1, 60)),
            expr.Later(expr.Later(start, 1), 11),
        ]
        return self.random.choice(days)

    def test(self, depth: int) -> expr.Test:
        makers: list[Callable[[], expr.Test]] = [
            lambda: expr.Compare(self.random.choice(OPS), self.input(), self.size()),
            lambda: expr.Compare(self.random.choice(OPS), self.number(1), self.number(1)),
            lambda: expr.Compare(self.random.choice(OPS), self.day(), self.day()),
            lambda: expr.Within(expr.Input("起日"), expr.Input("止日"), self.random.randint(1, 60)),
            lambda: expr.Is("类别", tuple(self.random.sample(FIELDS["类别"].options, self.random.randint(1, 2)))),
            lambda: expr.Is("首次", ("是",)),
        ]
        if depth:
            some = self.some(lambda: self.test(depth - 1))
            makers += [lambda: expr.All(some), lambda: expr.Either(some), lambda: expr.Either(some)]
        return self.random.choice(makers)()
