"""A lowered program and a visitor's words → results, with the trace of every comparison and formula if asked for.

Sums are exact `Fraction`s; only what is shown is rounded, half up to 0.01 yuan. Logic has three values: a condition on
an input that is missing is neither true nor false, so a partial input gets a partial answer.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Any

from generator.rules.expr import (
    NOUGHT,
    All,
    Compare,
    Const,
    Either,
    Expr,
    Input,
    Is,
    Later,
    Least,
    Minus,
    Most,
    Pick,
    Product,
    Step,
    Sum,
    Test,
    Value,
    Whole,
    Within,
    walk,
)
from generator.rules.parse import parse
from generator.rules.program import Program, Reading, Rule
from generator.rules.words import shown

Trace = list[dict[str, Any]]
Values = Mapping[str, Value]
OPS: Mapping[str, Callable[[Any, Any], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le}
_DAYS = {">=": "from", "<=": "to", ">": "after", "<": "before"}
"""What a trace calls a comparison with a day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a rule.

    `kind` is equal, at_most, at_least, between, outcome, date, not_met or incomplete; `value` is exact and unrounded.
    Of what lies between two sums it is the higher, and `low` the lower. `needs`: the inputs that are missing.
    """

    kind: str
    value: Fraction | date | str | None
    needs: tuple[str, ...] = ()
    low: Fraction | None = None


def read_inputs(program: Program, given: Mapping[str, str]) -> tuple[dict[str, Value], dict[str, str]]:
    """Values by label, and error codes by label; a label that the measure does not have is `unknown`."""
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for label, words in given.items():
        field = program.inputs.get(label)
        value, error = parse(words, field) if field else (None, "unknown")
        if error:
            errors[label] = error
        elif value is not None:
            values[label] = value
    return values, errors


def calculate(program: Program, given: Mapping[str, str]) -> dict[str, Any]:
    """The answer in the shape that `policyref calc --json` promises. Bad input never gives a total."""
    values, errors = read_inputs(program, given)
    trace: Trace = []
    outcomes = {rule.id: evaluate(rule, values, trace) for rule in program.rules}
    readings = {
        reading.name: None if errors else total_as_read(program, reading, values, outcomes)
        for reading in program.readings
    }
    return {
        "total": None if errors else total(program, outcomes),
        "benefits": {key: row(outcome) for key, outcome in outcomes.items()},
        "readings": readings,
        "errors": errors,
        "trace": trace,
    }


def under(program: Program, name: str) -> Program:
    """The program as the reading `name` has it: `calculate` then gives that reading's own benefits and trace."""
    reading = next(one for one in program.readings if one.name == name)
    rules = tuple(reading.rules.get(rule.id, rule) for rule in program.rules)
    return replace(program, rules=rules, total=reading.total or program.total, readings=())


def total(program: Program, outcomes: Mapping[str, Outcome], way: str | None = None) -> str | None:
    """Yuan as text; None where benefits must not be added up, where the text leaves a sum open between two, or where
    nothing can be computed yet."""
    way = way or program.total
    benefits = [rule.id for rule in program.rules if rule.benefit and rule.amount is not None]
    known = [outcomes[key] for key in benefits if outcomes[key].kind != "incomplete"]
    amounts = [one.value for one in known if isinstance(one.value, Fraction)]
    if not amounts or (way == "separate" and len(benefits) > 1) or any(one.kind == "between" for one in known):
        return None
    return money(max(amounts) if way == "highest" else sum(amounts, Fraction(0)))


def total_as_read(program: Program, reading: Reading, values: Values, outcomes: Mapping[str, Outcome]) -> str | None:
    """The total under another reading, `outcomes` being those of the program's own rules."""
    other = {key: evaluate(rule, values) for key, rule in reading.rules.items()}
    return total(program, {**outcomes, **other}, reading.total)


def evaluate(rule: Rule, values: Values, trace: Trace | None = None) -> Outcome:
    """What comes of a rule; how, is added to `trace`. Without one no words are made, which are most of the work."""
    run = _Run(rule.id, values, trace)
    holds = run.test(rule.when)
    if holds is False:
        return Outcome("not_met", Fraction(0) if rule.amount is not None else None)
    result = run.pay(rule) if rule.amount is not None else run.cases(rule) if rule.cases else run.day(rule)
    return result if result and holds else Outcome("incomplete", None, tuple(run.missing))


def number_of(expr: Expr, values: Values) -> Any:
    """What a formula comes to; None where an input is missing."""
    return _Run("", values, None).number(expr)


def holds(test: Test, values: Values) -> bool | None:
    """Whether a test holds; None where an input that decides it is missing."""
    return _Run("", values, None).test(test)


def limit(rule: Rule, values: Values) -> Fraction | None:
    """The cap of a sum; of caps by option that of the option chosen, or none while none is."""
    return None if rule.cap is None else _Run("", values, None).limit(rule.cap)


def money(value: Fraction) -> str:
    """Yuan to 0.01, half up."""
    whole, parts = abs(value.numerator), value.denominator
    cents = (200 * whole + parts) // (2 * parts)
    return f"{'-' if value < 0 and cents else ''}{cents // 100}.{cents % 100:02}"


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day: 11-30 plus 3 is 02-28 or 02-29.

    Raises:
        ValueError: past the last year that the calendar knows.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as `policyref calc --json` shows it."""
    value = outcome.value
    text = money(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value
    low = {} if outcome.low is None else {"low": money(outcome.low)}
    needs = {"needs": list(outcome.needs)} if outcome.needs else {}
    return {"kind": outcome.kind, "value": text, **low, **needs}


class _Run:
    """One rule applied to some values; remembers which inputs were missing, in the order of asking."""

    def __init__(self, rule_id: str, values: Values, trace: Trace | None) -> None:
        self.id = rule_id
        self.values = values
        self.trace = trace
        self.missing: dict[str, None] = {}

    def get(self, label: str) -> Any:
        value = self.values.get(label)
        if value is None:
            self.missing[label] = None
        return value

    def number(self, node: Expr) -> Any:
        """A number or a day; None where an input is missing, and where the calendar has no such day."""
        return _NUMBER[type(node)](self, node)

    def test(self, node: Test) -> bool | None:
        return _TRUTH[type(node)](self, node)

    def tell(self, label: str, value: Value | None, test: str, against: Any, held: bool | None) -> bool | None:
        if self.trace is not None:
            self.trace.append(
                {
                    "benefit": self.id,
                    "input": label,
                    "value": _text(value),
                    "test": test,
                    "against": against,
                    "holds": held,
                }
            )
        return held

    def pay(self, rule: Rule) -> Outcome | None:
        low = None if rule.low is None else self.sum(rule.low, rule.cap)
        amount = self.sum(rule.amount, rule.cap)
        if amount is None or (rule.low is not None and low is None):
            return None
        return Outcome(rule.bound, amount, (), low)

    def sum(self, expr: Any, cap: Expr | None) -> Fraction | None:
        """A formula with its cap. The trace shows it as terms that add, of factors that multiply."""
        terms = expr.parts if isinstance(expr, Sum) else (expr,)
        parts = [[self.number(one) for one in (term.parts if isinstance(term, Product) else (term,))] for term in terms]
        most = None if cap is None else self.limit(cap)
        if any(value is None for part in parts for value in part) or (cap is not None and self.is_open(cap)):
            return None
        amount = sum((math.prod(part, start=Fraction(1)) for part in parts), Fraction(0))
        if self.trace is not None:
            formula = "+".join("×".join(map(shown, part)) for part in parts)
            capped = None if most is None else shown(most)
            self.trace.append({"benefit": self.id, "formula": formula, "amount": shown(amount), "cap": capped})
        return amount if most is None else min(amount, most)

    def limit(self, cap: Expr) -> Fraction | None:
        if isinstance(cap, Pick):
            chosen = self.get(cap.label)
            found = next((then for option, then in cap.rows if option == chosen), None)
            return None if found is None else self.number(found)
        return self.number(cap)

    def is_open(self, cap: Expr) -> bool:
        """Whether an input that decides the cap is missing; an option without a cap of its own has none."""
        if isinstance(cap, Pick) and cap.label in self.values:
            return any(option == self.values[cap.label] and self.number(then) is None for option, then in cap.rows)
        return self.number(cap) is None

    def cases(self, rule: Rule) -> Outcome | None:
        results = [(self.test(when), outcome) for when, outcome in rule.cases]
        found = next((outcome for held, outcome in results if held), None)
        if found is not None:
            return Outcome("outcome", found)
        return None if any(held is None for held, _ in results) else Outcome("not_met", None)

    def day(self, rule: Rule) -> Outcome | None:
        """The trace of a day is the day: what its own condition finds is not told."""
        told, self.trace = self.trace, None
        held = True if rule.day_if is None else self.test(rule.day_if)
        day = None if rule.day is None else self.number(rule.day)
        self.trace = told
        asked = [one.label for one in walk(rule.day or NOUGHT) if isinstance(one, Input)]
        if held is None or any(label not in self.values for label in asked):
            return None
        return Outcome("date", day) if held and day is not None else Outcome("not_met", None)


def _picked(run: _Run, node: Pick) -> Any:
    chosen = run.get(node.label)
    if chosen is None:
        return None
    return next((run.number(then) for option, then in node.rows if option == chosen), Fraction(0))


def _stepped(run: _Run, node: Step) -> Any:
    at = run.number(node.of)
    if at is None:
        return None
    found = next((one.then for one in reversed(node.rows) if OPS[one.op](at, one.reach.value)), None)
    return Fraction(0) if found is None else run.number(found)


def _whole(run: _Run, node: Whole) -> Any:
    at = run.number(node.of)
    return None if at is None else Fraction(at // node.size.value)


def _minus(run: _Run, node: Minus) -> Any:
    first, second = run.number(node.first), run.number(node.second)
    return None if first is None or second is None else first - second


def _later(run: _Run, node: Later) -> Any:
    day = run.number(node.start)
    try:
        return None if day is None else add_months(day, node.months)
    except ValueError:  # past the last year that the calendar knows
        return None


def _folded(fold: Callable[[list[Any]], Any]) -> Callable[[_Run, Any], Any]:
    def number(run: _Run, node: Any) -> Any:
        parts = [run.number(one) for one in node.parts]
        return None if any(one is None for one in parts) else fold(parts)

    return number


_NUMBER: Mapping[type, Callable[[_Run, Any], Any]] = {
    Const: lambda run, node: node.value,
    Input: lambda run, node: run.get(node.label),
    Sum: _folded(sum),
    Minus: _minus,
    Product: _folded(math.prod),
    Least: _folded(min),
    Most: _folded(max),
    Whole: _whole,
    Pick: _picked,
    Step: _stepped,
    Later: _later,
}


def _compared(run: _Run, node: Compare) -> bool | None:
    left, right = run.number(node.left), run.number(node.right)
    held = None if left is None or right is None else OPS[node.op](left, right)
    if run.trace is not None:
        label = node.left.label if isinstance(node.left, Input) else ""
        test = _DAYS[node.op] if isinstance(right, date) and isinstance(node.right, Const) else node.op
        test = "more" if isinstance(node.right, Input) and node.op == ">" else test
        run.tell(label, left, test, _text(right), held)
    return held


def _within(run: _Run, node: Within) -> bool | None:
    start, end = run.get(node.start.label), run.get(node.end.label)
    held = None if start is None or end is None else _less_than(start, end, node.months)
    return run.tell(node.start.label, start, "within", _text(end), held)


def _less_than(start: date, end: date, months: int) -> bool:
    try:
        return start <= end < add_months(start, months)
    except ValueError:
        return start <= end


def _is(run: _Run, node: Is) -> bool | None:
    value = run.get(node.label)
    return run.tell(node.label, value, "is", list(node.options), None if value is None else value in node.options)


def _all(run: _Run, node: All | Either) -> bool | None:
    results = [run.test(one) for one in node.parts]
    decided = isinstance(node, Either)
    return decided if decided in results else None if None in results else not decided


_TRUTH: Mapping[type, Callable[[_Run, Any], bool | None]] = {
    Compare: _compared,
    Within: _within,
    Is: _is,
    All: _all,
    Either: _all,
}


def _text(value: Value | None) -> str | None:
    return shown(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value
