"""A lowered program and a visitor's words → results, with the trace of every comparison and formula if asked for.

Sums are exact `Fraction`s; only what is shown is rounded, half up to 0.01 yuan. Logic has three values: a condition on
an input that is missing is neither true nor false, so a partial input gets a partial answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import add, mul
from typing import Any

from policyref.rules.doubts import doubts
from policyref.rules.expr import NOUGHT, Expr, Pick, Product, Sum, Test, Value, labels_of
from policyref.rules.interpret import DAY_TESTS, Interpreter, Trace, Values
from policyref.rules.outcome import Outcome as Outcome
from policyref.rules.parse import as_month, parse
from policyref.rules.program import OPEN, Program, Reading, Rule
from policyref.rules.values import shown
from policyref.words import money as money


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
        "doubts": doubts(program, given, values),
        "trace": [_told(one, program) for one in trace],
    }


def _told(one: dict[str, Any], program: Program) -> dict[str, Any]:
    """A comparison of months as one of days is told: 2023-02, from, to."""
    field = program.inputs.get(one.get("input", ""))
    if field is None or field.type != "month":
        return one
    value, against = (end if end is None else as_month(Fraction(end)) for end in (one["value"], one["against"]))
    return {**one, "value": value, "test": DAY_TESTS.get(one["test"], one["test"]), "against": against}


def total(program: Program, outcomes: Mapping[str, Outcome], way: str | None = None) -> str | None:
    """Yuan as text; None where benefits must not be added up, where the text leaves a sum open between two, or where
    nothing can be computed yet."""
    way = way or program.total
    benefits = [rule.id for rule in program.rules if rule.benefit and rule.amount is not None]
    known = [outcomes[key] for key in benefits if outcomes[key].kind != "incomplete"]
    amounts = [one.value for one in known if isinstance(one.value, Fraction)]
    if not amounts or (way == "separate" and len(benefits) > 1) or any(one.kind == "between" for one in known):
        return None
    if way == OPEN:
        return None
    return money(max(amounts) if way == "highest" else sum(amounts, Fraction(0)))


def total_as_read(program: Program, reading: Reading, values: Values, outcomes: Mapping[str, Outcome]) -> str | None:
    """The total under another reading, `outcomes` being those of the program's own rules."""
    other = {key: evaluate(rule, values) for key, rule in reading.rules.items()}
    return total(program, {**outcomes, **other}, reading.total)


def evaluate(rule: Rule, values: Values, trace: Trace | None = None) -> Outcome:
    """What comes of a rule; how, is added to `trace`."""
    run = Interpreter(values, trace, rule.id)
    holds = run.test(rule.when)
    if holds is False:
        return Outcome("not_met", NOUGHT.number if rule.amount is not None else None)
    result = _pay(run, rule) if rule.amount is not None else _case(run, rule) if rule.cases else _day(run, rule)
    return result if result and holds else Outcome("incomplete", None, tuple(run.missing))


def number_of(expr: Expr, values: Values) -> Any:
    """What a formula comes to; None where an input is missing."""
    return Interpreter(values).number(expr)


def holds(test: Test, values: Values) -> bool | None:
    """Whether a test holds; None where an input that decides it is missing."""
    return Interpreter(values).test(test)


def limit(rule: Rule, values: Values) -> Fraction | None:
    """The cap of a sum; of caps by option that of the option chosen, or none while none is."""
    return None if rule.cap is None else _limit(Interpreter(values), rule.cap)


def row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as `policyref calc --json` shows it."""
    value = outcome.value
    text = money(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value
    low = {} if outcome.low is None else {"low": money(outcome.low)}
    needs = {"needs": list(outcome.needs)} if outcome.needs else {}
    return {"kind": outcome.kind, "value": text, **low, **needs}


def _pay(run: Interpreter, rule: Rule) -> Outcome | None:
    low = None if rule.low is None else _sum(run, rule.low, rule.cap)
    amount = _sum(run, rule.amount, rule.cap)
    if amount is None or (rule.low is not None and low is None):
        return None
    return Outcome(rule.bound, amount, (), low)


def _sum(run: Interpreter, expr: Expr | None, cap: Expr | None) -> Fraction | None:
    """A formula with its cap. The trace shows it as terms that add, of factors that multiply."""
    terms = expr.parts if isinstance(expr, Sum) else (expr,)
    parts = [[run.number(one) for one in _factors(term)] for term in terms if term is not None]
    most = None if cap is None else _limit(run, cap)
    if any(value is None for part in parts for value in part) or (cap is not None and _is_open(run, cap)):
        return None
    amount: Fraction = reduce(add, (reduce(mul, part) for part in parts))
    if run.trace is not None:
        formula = "+".join("×".join(map(shown, part)) for part in parts)
        run.tell(formula=formula, amount=shown(amount), cap=None if most is None else shown(most))
    return amount if most is None else min(amount, most)


def _factors(term: Expr) -> tuple[Expr, ...]:
    return term.parts if isinstance(term, Product) else (term,)


def _limit(run: Interpreter, cap: Expr) -> Fraction | None:
    if isinstance(cap, Pick):
        chosen = run.get(cap.label)
        found = next((then for option, then in cap.rows if option == chosen), None)
        return None if found is None else run.number(found)
    most: Fraction | None = run.number(cap)
    return most


def _is_open(run: Interpreter, cap: Expr) -> bool:
    """Whether an input that decides the cap is missing; an option without a cap of its own has none."""
    if isinstance(cap, Pick) and cap.label in run.values:
        return any(option == run.values[cap.label] and run.number(then) is None for option, then in cap.rows)
    return run.number(cap) is None


def _case(run: Interpreter, rule: Rule) -> Outcome | None:
    results = [(run.test(when), outcome) for when, outcome in rule.cases]
    found = next((outcome for held, outcome in results if held), None)
    if found is not None:
        return Outcome("outcome", found)
    return None if any(held is None for held, _ in results) else Outcome("not_met", None)


def _day(run: Interpreter, rule: Rule) -> Outcome | None:
    """The trace of a day is the day: what its own condition finds is not told."""
    told, run.trace = run.trace, None
    held = True if rule.day_if is None else run.test(rule.day_if)
    day = None if rule.day is None else run.number(rule.day)
    run.trace = told
    if held is None or any(label not in run.values for label in labels_of(rule.day or NOUGHT)):
        return None
    return Outcome("date", day) if held and day is not None else Outcome("not_met", None)
