"""Where a rule's result changes: its breakpoints, how far the next ones are, the curve, and the table for print."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from generator.rules.compile import allowed
from generator.rules.evaluate import evaluate, limit
from generator.rules.parse import Value
from generator.rules.words import exact

_DRAWN = 24  # of whole shares that are drawn as steps
_STEP = {"money": Fraction(1, 100), "rate": Fraction(1, 10000)}


def breakpoints(rule: Mapping[str, Any], values: Mapping[str, Value], label: str, step: Fraction) -> list[Fraction]:
    """The first values of an input at which something new holds: past a threshold, at a bend, at the cap."""
    found = {*_of_tests(rule["when"], label, step), *_bends(rule, label)}
    if isinstance(now := values.get(label), Fraction):
        found |= {(now // size + 1) * size for size in _shares(rule, label)}
    if limit(rule, values) is not None:
        found |= {math.ceil(at / step) * step for at in at_cap(rule, values, label, step)}
    return sorted(found)


def _bends(rule: Mapping[str, Any], label: str) -> Iterator[Fraction]:
    """Where the formula itself bends: a tier, a limit of what counts, the first whole share."""
    for kind, *rest in (factor for term in rule["pay"] or () for factor in term if factor[1] == label):
        if kind == "tiers":
            yield from (exact(reach) for reach, _ in rest[1])
        elif kind in ("min", "past"):
            yield from (exact(one) for one in rest[1:] if one)
        elif kind == "every":
            yield exact(rest[1])


def _shares(rule: Mapping[str, Any], label: str) -> list[Fraction]:
    """The sizes of the whole shares in which an input counts."""
    return [exact(factor[2]) for term in rule["pay"] or () for factor in term if factor[:2] == ["every", label]]


def at_cap(rule: Mapping[str, Any], values: Mapping[str, Value], label: str, step: Fraction) -> Iterator[Fraction]:
    """Between two bends the sum grows evenly, or by whole shares: where it comes to the cap there, if it does."""
    free, cap = {**rule, "when": ["all"], "cap": None}, limit(rule, values)
    corners = sorted({Fraction(0), *(bend for bend in _bends(rule, label) if bend > 0)})
    shares = _shares(rule, label)
    by = shares[0] if shares else step
    for low, high in itertools.zip_longest(corners, corners[1:]):
        if high is not None and low + by >= high:
            continue
        first, then = (evaluate(free, {**values, label: at}).value for at in (low, low + by))
        if isinstance(first, Fraction) and isinstance(then, Fraction) and cap is not None and then > first:
            more = (cap - first) / (then - first)
            at = low + (math.ceil(more) if shares else more) * by
            if low < at and (high is None or at < high):
                yield at


def _of_tests(test: list[Any], label: str, step: Fraction) -> Iterator[Fraction]:
    if test[0] in ("all", "any"):
        for one in test[1:]:
            yield from _of_tests(one, label, step)
    elif test[0] in (">", ">=", "<", "<=") and test[1] == label:
        yield exact(test[2]) + (step if test[0] in (">", "<=") else 0)


def next_steps(
    program: Mapping[str, Any], rule: Mapping[str, Any], values: Mapping[str, Value], label: str
) -> list[tuple[Fraction, Fraction]]:
    """(how much more of the input, the benefit then) for every breakpoint ahead that raises the benefit."""
    now = values.get(label)
    if not isinstance(now, Fraction):
        return []
    step = _STEP.get(program["inputs"][label]["type"], Fraction(1))
    best = evaluate(rule, values).value
    found = []
    for point in breakpoints(rule, values, label, step):
        then = evaluate(rule, {**values, label: point}).value
        if point > now and isinstance(then, Fraction) and isinstance(best, Fraction) and then > best:
            found.append((point - now, then))
            best = then
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """`more` of the input `label` and the benefit `rule` is `then`: its `cap`, or another tier or threshold."""

    rule: str
    label: str
    more: Fraction
    then: Fraction
    capped: bool


def until(program: Mapping[str, Any], values: Mapping[str, Value]) -> list[Step]:
    """The steps ahead of every number that was filled in, for every benefit."""
    labels = [label for label in values if program["inputs"][label]["type"] in ("money", "rate", "count")]
    return [
        Step(rule["id"], label, more, then, then == limit(rule, values))
        for rule in program["rules"]
        for label in labels
        for more, then in next_steps(program, rule, values, label)
    ]


def curve(
    program: Mapping[str, Any],
    rule: Mapping[str, Any],
    values: Mapping[str, Value],
    label: str,
    ends: tuple[Fraction, Fraction],
) -> list[tuple[Fraction, Fraction]]:
    """Corners (input, benefit) of the line between two values, other inputs as given; none where no amount is known.

    A cliff has two corners: the last value before it and the first after.
    """
    step = _STEP.get(program["inputs"][label]["type"], Fraction(1))
    corners = breakpoints(rule, values, label, step)
    corners += [count * size for size in _shares(rule, label) for count in range(1, _DRAWN + 1)]
    around = {point - shift for point in corners for shift in (step, 0)}
    points = sorted({*ends, *(point for point in around if ends[0] < point < ends[1])})
    found = [(point, evaluate(rule, {**values, label: point}).value) for point in points]
    return [(point, then) for point, then in found if isinstance(then, Fraction)]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """(value, benefit) just below, at and just above every breakpoint of the input `label`, conditions being met.

    `chosen` are the options with which it is so, where a rate, a standard or a cap goes by them.
    """

    label: str
    chosen: tuple[str, ...]
    rows: tuple[tuple[Fraction, Fraction], ...]


def boundary_tables(program: Mapping[str, Any], rule: Mapping[str, Any]) -> Iterator[Boundaries]:
    """Nothing for rules that another number or a date decides too."""
    choices = list(dict.fromkeys(_choices(rule)))
    options = [allowed(rule["when"], label, program["inputs"][label]["options"]) for label in choices]
    for chosen in itertools.product(*options):
        yield from _with_chosen(program, rule, dict(zip(choices, chosen, strict=True)))


def _choices(rule: Mapping[str, Any]) -> Iterator[str]:
    """What the sum is looked up by."""
    factors = [factor for term in rule["pay"] or () for factor in term]
    yield from (one[1] for one in [*factors, rule["cap"]] if isinstance(one, list) and one[0] == "table")


def _with_chosen(
    program: Mapping[str, Any], rule: Mapping[str, Any], chosen: Mapping[str, Value]
) -> Iterator[Boundaries]:
    numeric = [label for label in program["inputs"] if program["inputs"][label]["type"] in ("money", "rate", "count")]
    for label in numeric:
        step = _STEP.get(program["inputs"][label]["type"], Fraction(1))
        others = {**fulfilled(rule["when"], label), **chosen}
        points = breakpoints(rule, others, label, step)
        if not points:
            continue
        values = sorted({point + shift for point in points for shift in (-step, Fraction(0), step)})
        shown = []
        for value in values:
            outcome = evaluate(rule, {**others, label: value})
            if isinstance(outcome.value, Fraction):
                shown.append((value, outcome.value))
        # Where another input decides above the threshold, the rows below it alone would mislead.
        if len(shown) == len(values):
            yield Boundaries(label, tuple(str(one) for one in chosen.values()), tuple(shown))


def fulfilled(test: list[Any], but: str) -> dict[str, Value]:
    """Values with which the yes-and-no and choice conditions, and thresholds of other inputs, just hold."""
    if test[0] == "any":
        return fulfilled(test[1], but)
    if test[0] == "all":
        return {label: value for one in test[1:] for label, value in fulfilled(one, but).items()}
    if test[0] == "is":
        return {test[1]: test[2]}
    return {test[1]: exact(test[2])} if test[0] in (">=", "<=") and test[1] != but else {}
