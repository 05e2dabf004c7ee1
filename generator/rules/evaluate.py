"""A compiled program and a visitor's words → results, with the trace of every comparison and formula if asked for.

Sums are exact `Fraction`s; only what is shown is rounded, half up to 0.01 yuan. Logic has three values: a condition on
an input that is missing is neither true nor false, so a partial input gets a partial answer.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import add, mul
from typing import Any, cast

from generator.rules.parse import Value, parse
from generator.rules.words import exact, shown

Trace = list[dict[str, Any]]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`kind` is equal, at_most, at_least, outcome, date, not_met or incomplete; `value` is exact and unrounded."""

    kind: str
    value: Fraction | date | str | None
    needs: tuple[str, ...] = ()


def read_inputs(program: Mapping[str, Any], given: Mapping[str, str]) -> tuple[dict[str, Value], dict[str, str]]:
    """Values by label, and error codes by label; a label that the measure does not have is `unknown`."""
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for label, words in given.items():
        field = program["inputs"].get(label)
        value, error = parse(words, field) if field else (None, "unknown")
        if error:
            errors[label] = error
        elif value is not None:
            values[label] = value
    return values, errors


def calculate(program: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """The answer in the shape that `policyref calc --json` promises. Bad input never gives a total."""
    values, errors = read_inputs(program, given)
    trace: Trace = []
    outcomes = {rule["id"]: evaluate(rule, values, trace) for rule in program["rules"]}
    readings = {
        reading["name"]: None if errors else total_as_read(program, reading, values, outcomes)
        for reading in program["readings"]
    }
    return {
        "total": None if errors else total(program, outcomes),
        "benefits": {key: row(outcome) for key, outcome in outcomes.items()},
        "readings": readings,
        "errors": errors,
        "trace": trace,
    }


def under(program: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The program as the reading `name` has it: `calculate` then gives that reading's own benefits and trace."""
    reading = next(one for one in program["readings"] if one["name"] == name)
    rules = [reading["rules"].get(rule["id"], rule) for rule in program["rules"]]
    return {**program, "rules": rules, "total": reading["total"] or program["total"], "readings": []}


def total(program: Mapping[str, Any], outcomes: Mapping[str, Outcome], way: str | None = None) -> str | None:
    """Yuan as text; None where benefits must not be added up, or where nothing can be computed yet."""
    way = way or program["total"]
    benefits = [rule["id"] for rule in program["rules"] if rule["benefit"] and rule["pay"] is not None]
    known = [outcomes[key].value for key in benefits if outcomes[key].kind != "incomplete"]
    amounts = [value for value in known if isinstance(value, Fraction)]
    if not amounts or (way == "separate" and len(benefits) > 1):
        return None
    return money(max(amounts) if way == "highest" else sum(amounts, Fraction(0)))


def total_as_read(
    program: Mapping[str, Any], reading: Mapping[str, Any], values: Values, outcomes: Mapping[str, Outcome]
) -> str | None:
    """The total under another reading, `outcomes` being those of the program's own rules."""
    other = {key: evaluate(rule, values) for key, rule in reading["rules"].items()}
    return total(program, {**outcomes, **other}, reading["total"])


def evaluate(rule: Mapping[str, Any], values: Values, trace: Trace | None = None) -> Outcome:
    """What comes of a rule; how, is added to `trace`. Without one no words are made, which are most of the work."""
    run = _Run(rule["id"], values, trace)
    holds = run.test(rule["when"])
    if holds is False:
        return Outcome("not_met", Fraction(0) if rule["pay"] is not None else None)
    if rule["pay"] is not None:
        amount = run.pay(rule)
        if holds is None or amount is None:
            return Outcome("incomplete", None, tuple(dict.fromkeys(run.missing)))
        return Outcome(rule["bound"], amount)
    result = run.cases(rule["cases"]) if rule["cases"] is not None else run.date(rule["date"])
    if result and holds:
        return result
    return Outcome("incomplete", None, tuple(dict.fromkeys(run.missing)))


def limit(rule: Mapping[str, Any], values: Values) -> Fraction | None:
    """The cap of a sum; of caps by option that of the option chosen, or none while none is."""
    cap = rule["cap"]
    words = cap[2].get(values.get(cap[1])) if isinstance(cap, list) else cap
    return exact(words) if words else None


def money(value: Fraction) -> str:
    """Yuan to 0.01, half up."""
    whole, parts = abs(value.numerator), value.denominator
    cents = (200 * whole + parts) // (2 * parts)
    return f"{'-' if value < 0 and cents else ''}{cents // 100}.{cents % 100:02}"


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day: 11-30 plus 3 is 02-28 or 02-29."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as `policyref calc --json` shows it."""
    value = outcome.value
    text = money(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value
    needs = {"needs": list(outcome.needs)} if outcome.needs else {}
    return {"kind": outcome.kind, "value": text, **needs}


class _Run:
    """One rule applied to some values; remembers which inputs were missing."""

    def __init__(self, rule_id: str, values: Values, trace: Trace | None) -> None:
        self.id = rule_id
        self.values = values
        self.trace = trace
        self.missing: list[str] = []

    def get(self, label: str) -> Any:
        value = self.values.get(label)
        if value is None:
            self.missing.append(label)
        return value

    def test(self, test: list[Any]) -> bool | None:
        operator = test[0]
        if operator == "all" or operator == "any":
            results = [self.test(one) for one in test[1:]]
            decided = operator == "any"
            return decided if decided in results else None if None in results else not decided
        value = self.get(test[1])
        other = self.get(test[2]) if operator in _BETWEEN_INPUTS else test[2]
        holds = None if value is None or other is None else _COMPARES[operator](value, other, test)
        if self.trace is not None:
            self.trace.append(self.told(test, value, other, holds))
        return holds

    def told(self, test: list[Any], value: Value | None, other: Any, holds: bool | None) -> dict[str, Any]:
        operator, label, *options = test
        against = _text(other) if operator in _BETWEEN_INPUTS else other
        return {
            "benefit": self.id,
            "input": label,
            "value": _text(value),
            "test": operator,
            "against": options if operator == "is" else against,
            "holds": holds,
        }

    def pay(self, rule: Mapping[str, Any]) -> Fraction | None:
        parts = [[self.factor(factor) for factor in term] for term in rule["pay"]]
        known = [[value for value in part if value is not None] for part in parts]
        open_cap = isinstance(rule["cap"], list) and self.get(rule["cap"][1]) is None
        if known != parts or open_cap:
            return None
        amount = reduce(add, [reduce(mul, part) for part in known])
        cap = limit(rule, self.values)
        if self.trace is not None:
            formula = "+".join("×".join(map(shown, part)) for part in known)
            self.trace.append(
                {
                    "benefit": self.id,
                    "formula": formula,
                    "amount": shown(amount),
                    "cap": None if cap is None else shown(cap),
                }
            )
        return amount if cap is None else min(amount, cap)

    def factor(self, factor: list[Any]) -> Fraction | None:
        kind, *rest = factor
        if kind == "c":
            return exact(rest[0])
        value = self.get(rest[0])
        if kind == "minus":
            other = self.get(rest[1])
            return None if value is None or other is None else value - other
        if value is None:
            return None
        if kind == "min":
            return min(cast(Fraction, value), exact(rest[1]))
        if kind == "past":
            counted: Fraction = min(value, exact(rest[2])) if rest[2] else value
            return max(counted - exact(rest[1]), Fraction(0))
        if kind == "every":
            return Fraction(value // exact(rest[1]))
        if kind == "tiers":
            return max((exact(pay) for reach, pay in rest[1] if value >= exact(reach)), default=Fraction(0))
        amount: Fraction = exact(rest[1][value]) if kind == "table" else value
        return amount

    def cases(self, cases: list[list[Any]]) -> Outcome | None:
        results = [(self.test(when), outcome) for when, outcome in cases]
        found = next((outcome for holds, outcome in results if holds), None)
        if found is not None:
            return Outcome("outcome", found)
        return None if any(holds is None for holds, _ in results) else Outcome("not_met", None)

    def date(self, rule: list[Any]) -> Outcome | None:
        if rule[0] == "latest":
            value, latest = self.get(rule[2]), date.fromisoformat(rule[1])
            if value is None:
                return None
            return Outcome("date", latest) if value < latest else Outcome("not_met", None)
        value = self.get(rule[1])
        try:
            return None if value is None else Outcome("date", add_months(value, rule[2]))
        except ValueError:  # past the last year that the calendar knows
            return Outcome("not_met", None)


def _within(start: date, end: date, count: int) -> bool:
    try:
        return start <= end < add_months(start, count)
    except ValueError:
        return start <= end


_BETWEEN_INPUTS = ("more", "within")
_COMPARES: Mapping[str, Callable[[Any, Any, list[Any]], bool]] = {
    "is": lambda value, _, test: value in test[2:],
    "more": lambda value, other, _: value > other,
    "from": lambda value, day, _: value >= date.fromisoformat(day),
    "to": lambda value, day, _: value <= date.fromisoformat(day),
    "within": lambda value, other, test: _within(value, other, test[3]),
    ">": lambda value, number, _: value > exact(number),
    ">=": lambda value, number, _: value >= exact(number),
    "<": lambda value, number, _: value < exact(number),
    "<=": lambda value, number, _: value <= exact(number),
}


def _text(value: Value | None) -> str | None:
    return shown(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value


def holds(test: list[Any], values: Values) -> bool | None:
    """Whether a compiled test holds; None where an input that decides it is missing."""
    return _Run("", values, None).test(test)
