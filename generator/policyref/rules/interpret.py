"""One node and a visitor's values → a number, a day or a truth; None where an input that decides it is missing."""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Any

from policyref.rules import expr
from policyref.rules.values import shown

Trace = list[dict[str, Any]]
Values = Mapping[str, expr.Value]
OPS: Mapping[str, Callable[[Any, Any], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le}
DAY_TESTS = {">=": "from", "<=": "to", ">": "after", "<": "before"}
"""What a trace calls a comparison with a day."""


class Interpreter:
    """Some values, what is told of each comparison, and which inputs were missing, in the order of asking."""

    def __init__(self, values: Values, trace: Trace | None = None, rule: str = "") -> None:
        self.values = values
        self.trace = trace
        self.rule = rule
        self.missing: dict[str, None] = {}

    def get(self, label: str) -> Any:
        value = self.values.get(label)
        if value is None:
            self.missing[label] = None
        return value

    def number(self, node: expr.Expr) -> Any:
        """A number or a day; None also where the calendar has no such day."""
        return _NUMBER[type(node)](self, node)

    def test(self, node: expr.Test) -> bool | None:
        return _TRUTH[type(node)](self, node)

    def tell(self, **found: Any) -> None:
        """One line of the trace. Without one no words are made, which are most of the work."""
        if self.trace is not None:
            self.trace.append({"benefit": self.rule, **found})

    def told(self, label: str, value: expr.Value | None, test: str, against: Any, holds: bool | None) -> bool | None:
        if self.trace is not None:
            self.tell(input=label, value=_text(value), test=test, against=against, holds=holds)
        return holds


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day: 11-30 plus 3 is 02-28 or 02-29.

    Raises:
        ValueError: past the last year that the calendar knows.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _picked(run: Interpreter, node: expr.Pick) -> Any:
    chosen = run.get(node.label)
    if chosen is None:
        return None
    return next((run.number(then) for option, then in node.rows if option == chosen), Fraction(0))


def _stepped(run: Interpreter, node: expr.Step) -> Any:
    at = run.number(node.of)
    if at is None:
        return None
    found = next((one.then for one in reversed(node.rows) if OPS[one.op](at, one.reach.value)), None)
    return Fraction(0) if found is None else run.number(found)


def _whole(run: Interpreter, node: expr.Whole) -> Any:
    at = run.number(node.of)
    return None if at is None else Fraction(at // node.size.value)


def _minus(run: Interpreter, node: expr.Minus) -> Any:
    first, second = run.number(node.first), run.number(node.second)
    return None if first is None or second is None else first - second


def _later(run: Interpreter, node: expr.Later) -> Any:
    day = run.number(node.start)
    try:
        return None if day is None else add_months(day, node.months)
    except (ValueError, OverflowError):  # past the last year that the calendar knows
        return None


def _folded(fold: Callable[[list[Any]], Any]) -> Callable[[Interpreter, Any], Any]:
    def number(run: Interpreter, node: Any) -> Any:
        parts = [run.number(one) for one in node.parts]
        return None if any(one is None for one in parts) else fold(parts)

    return number


_NUMBER: Mapping[type, Callable[[Interpreter, Any], Any]] = {
    expr.Const: lambda run, node: node.value,
    expr.Input: lambda run, node: run.get(node.label),
    expr.Sum: _folded(sum),
    expr.Minus: _minus,
    expr.Product: _folded(math.prod),
    expr.Least: _folded(min),
    expr.Most: _folded(max),
    expr.Whole: _whole,
    expr.Pick: _picked,
    expr.Step: _stepped,
    expr.Later: _later,
}


def _compared(run: Interpreter, node: expr.Compare) -> bool | None:
    left, right = run.number(node.left), run.number(node.right)
    holds = None if left is None or right is None else OPS[node.op](left, right)
    if run.trace is not None:
        label = node.left.label if isinstance(node.left, expr.Input) else ""
        test = DAY_TESTS[node.op] if isinstance(right, date) and isinstance(node.right, expr.Const) else node.op
        test = "more" if isinstance(node.right, expr.Input) and node.op == ">" else test
        run.told(label, left, test, _text(right), holds)
    return holds


def _within(run: Interpreter, node: expr.Within) -> bool | None:
    start, end = run.get(node.start.label), run.get(node.end.label)
    holds = None if start is None or end is None else _less_than(start, end, node.months)
    return run.told(node.start.label, start, "within", _text(end), holds)


def _less_than(start: date, end: date, months: int) -> bool:
    try:
        return start <= end < add_months(start, months)
    except (ValueError, OverflowError):
        return start <= end


def _is(run: Interpreter, node: expr.Is) -> bool | None:
    value = run.get(node.label)
    holds = None if value is None else value in node.options
    if run.trace is not None:
        run.told(node.label, value, "is", list(node.options), holds)
    return holds


def _all(run: Interpreter, node: expr.All | expr.Either) -> bool | None:
    results = [run.test(one) for one in node.parts]
    decided = isinstance(node, expr.Either)
    return decided if decided in results else None if None in results else not decided


_TRUTH: Mapping[type, Callable[[Interpreter, Any], bool | None]] = {
    expr.Compare: _compared,
    expr.Within: _within,
    expr.Is: _is,
    expr.All: _all,
    expr.Either: _all,
}


def _text(value: expr.Value | None) -> str | None:
    return shown(value) if isinstance(value, Fraction) else value.isoformat() if isinstance(value, date) else value
