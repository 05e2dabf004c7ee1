"""The rules of a measure as they are written → its program, and a problem for all that does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from policyref.problems.problem import Place, Problem
from policyref.rules.asked import Asked, field
from policyref.rules.caps import Bound, BoundIn, CapOf, Caps, Limit, cap, cap_for_each
from policyref.rules.conditions import ANY, Conditions, lower_all
from policyref.rules.days import DayForm
from policyref.rules.expr import All, Expr, Source
from policyref.rules.forms.each import Each
from policyref.rules.forms.form import PayForm
from policyref.rules.lowering import Lowering, Surroundings
from policyref.rules.program import Program, Reading, Rule
from policyref.rules.said import words_of
from policyref.rules.senses import with_senses
from policyref.rules.values import number


class WrittenCase(Protocol):
    @property
    def when(self) -> Conditions: ...
    @property
    def outcome(self) -> str: ...


class WrittenRule(Protocol):
    """How a benefit, or an answer that is none, follows from the inputs."""

    @property
    def place(self) -> Place: ...
    @property
    def item(self) -> int | None: ...
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def is_benefit(self) -> bool: ...
    @property
    def when(self) -> Conditions: ...
    @property
    def pay(self) -> PayForm | None: ...
    @property
    def cap(self) -> Limit | None: ...
    @property
    def caps(self) -> Caps | None: ...
    @property
    def bound(self) -> Bound | BoundIn: ...
    @property
    def cases(self) -> Sequence[WrittenCase]: ...
    @property
    def date(self) -> DayForm | None: ...


class WrittenReading(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def total(self) -> str | None: ...
    @property
    def replace(self) -> Sequence[WrittenRule]: ...


class WrittenRules(Protocol):
    @property
    def inputs(self) -> Sequence[Asked]: ...
    @property
    def rules(self) -> Sequence[WrittenRule]: ...
    @property
    def total(self) -> str: ...
    @property
    def readings(self) -> Sequence[WrittenReading]: ...


def lower(written: WrittenRules, around: Surroundings | None = None) -> tuple[Program, list[Problem]]:
    """The program is not to be run where there are problems."""
    problems: list[Problem] = []
    start = Lowering({one.key: one for one in written.inputs}, around or Surroundings(), problems, Place(""))
    inputs = {one.label: field(one, problems) for one in written.inputs}
    for one in written.inputs:
        if one.key == ANY:
            start.changed(place=one.place).wrong(ANY, "别的短名（any 用来写几样选一样的条件）")
    rules = tuple(lower_rule(rule, start) for rule in written.rules)
    readings = tuple(
        Reading(one.name, one.total, {rule.id: lower_rule(rule, start) for rule in one.replace})
        for one in written.readings
    )
    program = Program(inputs, rules, written.total, readings)
    return replace(program, inputs=with_senses(inputs, program.every_rule(), start.around.issued)), problems


def lower_rule(rule: WrittenRule, start: Lowering) -> Rule:
    at = start.changed(place=rule.place, ranges=[])
    if sum(map(bool, (rule.pay, rule.cases, rule.date))) != 1:
        at.wrong(rule.label, "pay、outcome、cases、date 恰好一种")
    when = lower_all(rule.when, at.part("when"))
    amount, low = _amount(rule, at)
    bound, bound_stated = _bound(rule, at, low)
    cap, cap_stated = _cap(rule, at, when, amount)
    day, day_if = rule.date.lower(at.part("date")) if rule.date else (None, None)
    return Rule(
        id=rule.id,
        label=rule.label,
        item=rule.item,
        benefit=rule.is_benefit,
        bound=bound,
        when=when,
        amount=amount,
        low=low,
        cap=cap,
        cases=tuple(
            (lower_all(case.when, at.part("cases").at(index, "when")), case.outcome)
            for index, case in enumerate(rule.cases)
        ),
        day=day,
        day_if=day_if,
        stated=(*cap_stated, *_outcomes(rule), *bound_stated),
    )


def _amount(rule: WrittenRule, at: Lowering) -> tuple[Expr | None, Expr | None]:
    """What is paid; and the lower of two sums, where the text leaves it between them (2%—4%)."""
    if rule.pay is None:
        return None, None
    here = at.part("pay")
    amount = rule.pay.lower(here)
    return amount, rule.pay.lower(here.changed(end=0, problems=[])) if here.ranges else None


def _bound(rule: WrittenRule, at: Lowering, low: Expr | None) -> tuple[str, tuple[Source, ...]]:
    """Whether the amount is a limit; the words for that may stand in another clause."""
    if low is not None:
        if rule.bound != "equal":
            at.part("bound").wrong("bound", "不写（两个数之间的已经写明两端）")
        return "between", ()
    if isinstance(rule.bound, str):
        return rule.bound, ()
    here = at.part("bound").quoting(rule.bound)
    return rule.bound.bound, (here.source(rule.bound.quote, whole=True),)


def _cap(rule: WrittenRule, at: Lowering, when: All, amount: Expr | None) -> tuple[Expr | None, tuple[Source, ...]]:
    """What limits the amount. A cap of 4000元/人 may only repeat a standard: it limits nothing then, and is stated."""
    if rule.caps is not None:
        if rule.cap is not None:
            at.part("caps").wrong("cap、caps", "一种封顶")
        return rule.caps.lower(at.part("caps"), when), ()
    if rule.cap is None:
        return None, ()
    here = at.part("cap")
    if isinstance(rule.cap, CapOf):
        return rule.cap.lower(here), (here.source(rule.cap.words, whole=True),)
    words = words_of(rule.cap)
    found = number(words)
    prices = map(words_of, rule.pay.each.values()) if isinstance(rule.pay, Each) else ()
    if found and found[1] != "元" and found[1] in [price[1] for price in map(number, prices) if price]:
        return None, (here.source(words, whole=True),)
    each = cap_for_each(here, rule.cap, amount) if amount is not None else None
    return each or cap(here, rule.cap), ()


def _outcomes(rule: WrittenRule) -> tuple[Source, ...]:
    return tuple(Source("cases" if case.when else "outcome", case.outcome, whole=True) for case in rule.cases)
