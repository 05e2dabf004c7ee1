"""What comes of a rule, told by a few values that a person would think of: nothing · just above · typical · the most.

Between two edges the result either stays, and then all of that stretch is one row, or it grows, and then some round
values of it are. An editor may choose the values (`show`); else they are proposed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from policyref.rules.analysis import Edges, breakpoints
from policyref.rules.evaluate import evaluate, limit
from policyref.rules.expr import Compare, Input, Pick, Value, Within, nodes_of
from policyref.rules.fulfil import Met, fulfilled
from policyref.rules.outcome import Outcome
from policyref.rules.program import Field, Program, Rule
from policyref.rules.ranges import domain, down, options, step, up

_ROUND = tuple(Fraction(one) for one in ("1", "1.5", "2", "3", "5"))
_GROWING = 3
"""So many values of a stretch on which the result grows."""
_FAR = 20
"""A stretch that begins at nothing is told from a twentieth of its end on."""
_WIDE = 10
"""One without an end is told to ten times its begin."""
_OPEN: dict[str, tuple[Fraction | int, ...]] = {
    "元": (10**3, 10**4, 10**5), "万元": (10**6, 5 * 10**6, 10**7), "亿元": (10**8, 5 * 10**8, 10**9),
    "%": (Fraction(1, 10), Fraction(1, 2), 1), "": (1, 5, 10),
}  # fmt: skip
"""Values of an input for which nothing in the rule is large or small."""


class End(NamedTuple):
    """A value at which a stretch begins or ends, and whether it belongs to it."""

    at: Fraction
    included: bool


class Stretch(NamedTuple):
    """All values between two ends, or without an end; one value where both are the same. `is_most`: its cap."""

    low: End | None
    high: End | None
    outcome: Outcome
    is_most: bool = False


@dataclass(frozen=True, slots=True)
class Rounds:
    """What comes of the rule along the input `label`, conditions being met; or for each of its options.

    `chosen` are the options that a rate, a standard or a cap goes by. `others` are all other inputs with which it is
    so; of them `assumed` are those that the reader has to be told: no condition asks them of everybody (they keep
    another alternative from holding), or the sum depends on how much they are.
    """

    label: str
    chosen: tuple[str, ...]
    rows: tuple[Stretch, ...]
    by_option: tuple[tuple[str, Outcome], ...]
    others: Mapping[str, Value]
    assumed: tuple[tuple[str, Value], ...]


def round_tables(
    program: Program, rule: Rule, show: Mapping[str, Sequence[Fraction]] | None = None
) -> Iterator[Rounds]:
    """Nothing for an input that is compared with another, nor where one decides that no condition sets."""
    edges = Edges(rule, program.inputs)
    sums = [one for root in (rule.amount, rule.low, rule.cap) if root is not None for one in nodes_of(root)]
    choices = list(dict.fromkeys(one.label for one in sums if isinstance(one, Pick)))
    summed = {one.label for one in sums if isinstance(one, Input)} - {*choices}
    labels = studied(edges, summed) if sums or rule.cases else []
    if not labels and len(choices) == 1:
        yield from _by_option(program, rule, choices[0])
    for picked in itertools.product(*(options(program.inputs[label]) for label in choices)):
        for label in labels:
            chosen = dict(zip(choices, picked, strict=True))
            met = fulfilled(rule.when, program.inputs, label, chosen)
            values = (show or {}).get(label, ())
            found = [_table(edges, label, chosen, one, summed, values) for one in met]
            yield from (table for at, table in enumerate(found) if table and table not in found[:at])


def studied(edges: Edges, summed: set[str]) -> list[str]:
    """The numbers that a rule looks at for themselves; if the sum depends on any, only those."""
    pairs = [turn.of_left | turn.of_right for turn in edges.turns if isinstance(turn.node, Compare | Within)]
    compared = {label for pair in pairs if len(pair) > 1 for label in pair}
    counted = {label for label, field in edges.fields.items() if field.type in ("money", "rate", "count")}
    found = [label for label in edges.fields if label in counted & set(edges.rule.labels) - compared]
    return [label for label in found if label in summed] or ([] if summed else found)


def _by_option(program: Program, rule: Rule, label: str) -> Iterator[Rounds]:
    """A sum that goes by nothing but a choice."""
    rows = []
    for option in options(program.inputs[label]):
        met = next(fulfilled(rule.when, program.inputs, "", {label: option}), None)
        outcome = evaluate(rule, {**(met.values if met else {}), label: option})
        if outcome.kind == "incomplete":
            return
        rows.append((option, outcome))
    if any(outcome.value for _, outcome in rows):
        yield Rounds(label, (), (), tuple(rows), {}, ())


def _table(
    edges: Edges, label: str, chosen: Mapping[str, str], met: Met, summed: set[str], show: Sequence[Fraction]
) -> Rounds | None:
    nought = {one: Fraction(0) for one in edges.fields if one in summed - {label, *met.values}}
    line = _Line(edges, label, {**met.values, **nought})
    rows = line.chosen(show) if show else line.proposed()
    # Where another input decides above the threshold, the rows below it alone would mislead.
    if any(row.outcome.kind == "incomplete" for row in rows) or not any(row.outcome.value for row in rows):
        return None
    if all(row.low == row.high == (row.outcome.value, True) for row in rows):
        return None  # what was spent is paid: nobody needs a table for that
    told = {*met.assumed, *summed} - {*chosen, label}
    assumed = tuple((one, value) for one, value in line.values.items() if one in told)
    return Rounds(label, tuple(chosen.values()), tuple(rows), (), line.values, assumed)


class _Line:
    """The stretches of one input, the others being given."""

    def __init__(self, edges: Edges, label: str, values: Mapping[str, Value]) -> None:
        self.edges = edges
        self.label = label
        self.values = values
        self.field = edges.fields[label]
        by, (low, high) = step(self.field), domain(self.field)
        self.low, self.high = up(low, by), down(high, by)
        begins = [one for one in breakpoints(edges, label, values) if self.low < one <= self.high]
        exact = {
            edge.first: edge.at for edge in sorted(edges.of(label, values), key=lambda edge: edge.at, reverse=True)
        }
        self.ends = [End(exact.get(first, first), exact.get(first, first) == first) for first in begins]
        self.stretches = list(zip([self.low, *begins], [*(one - by for one in begins), self.high], strict=True))

    def at(self, value: Fraction) -> Outcome:
        return evaluate(self.edges.rule, {**self.values, self.label: value})

    def proposed(self) -> list[Stretch]:
        return [row for place in range(len(self.stretches)) for row in self.of(place)]

    def chosen(self, values: Iterable[Fraction]) -> list[Stretch]:
        """Of each value its stretch, or the value alone."""
        found = []
        for value in sorted(values):
            place = next((at for at, (_, last) in enumerate(self.stretches) if value <= last), len(self.stretches) - 1)
            found.append(self.whole(place) or _point(value, self.at(value)))
        return found

    def of(self, place: int) -> list[Stretch]:
        whole = self.whole(place)
        if whole:
            return [whole]
        first, last = self.stretches[place]
        bounds = (first, last if place + 1 < len(self.stretches) or self.field.max is not None else None)
        begins = [first] if place and self.ends[place - 1].included and self.at(first).value else []
        return [_point(value, self.at(value)) for value in (*begins, *typical(self.field, *bounds, but=len(begins)))]

    def whole(self, place: int) -> Stretch | None:
        """A stretch on which the result stays."""
        first, last = self.stretches[place]
        middle = down((first + last) / 2, step(self.field))
        outcomes = [self.at(value) for value in (first, middle, last)]
        if any(one != outcomes[0] for one in outcomes):
            return None
        if first == last:
            return _point(first, outcomes[0])
        low = self.ends[place - 1] if place else None
        high = End(self.ends[place].at, not self.ends[place].included) if place < len(self.ends) else None
        most = limit(self.edges.rule, {**self.values, self.label: first}) if high is None else None
        is_most = most is not None and outcomes[0].value == most
        if low and high is None:
            low = _rounder(low, self.field)
        return Stretch(low, high, outcomes[0], is_most)


def _point(value: Fraction, outcome: Outcome) -> Stretch:
    return Stretch(End(value, True), End(value, True), outcome)


def _rounder(low: End, field: Field) -> End:
    """Of 1,666,666.67元 and all above it 1.7 million is the first that anybody would say."""
    size = Fraction(1)
    while size * 1000 <= low.at:
        size *= 10
    near = -(-low.at // size) * size
    return low if near == low.at or field.type != "money" else End(near, True)


def typical(field: Field, first: Fraction, last: Fraction | None, but: int = 0) -> list[Fraction]:
    """Some round values between the first and the last of a stretch on which the result grows."""
    if last is None and first <= step(field):
        return [Fraction(one) for one in _OPEN.get(field.unit or "", _OPEN[""]) if first <= one]
    until = last if last is not None else first * _WIDE
    since = max(first, until / _FAR) if first <= step(field) else first
    found = [one for one in _rounds(since, until) if since < one < until and one == down(one, step(field))]
    found = [one for one in found if field.type != "count" or one.denominator == 1]
    many = _GROWING - but
    if len(found) <= many:
        return found
    gap = (len(found) - 1) / (many - 1)
    return [found[round(place * gap)] for place in range(many)]


def _rounds(since: Fraction, until: Fraction) -> Iterator[Fraction]:
    size = Fraction(1, 10**4)
    while size <= until:
        if size * 10 > since:
            yield from (one * size for one in _ROUND)
        size *= 10
