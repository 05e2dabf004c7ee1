"""The table of thresholds of a rule: what there is just below, at and just above each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from policyref.rules.analysis import Edges, breakpoints
from policyref.rules.evaluate import Outcome, evaluate
from policyref.rules.expr import Compare, Input, Pick, Value, Within, nodes_of
from policyref.rules.fulfil import Met, fulfilled
from policyref.rules.program import Program, Rule
from policyref.rules.ranges import domain, options, step


@dataclass(frozen=True, slots=True)
class Boundaries:
    """(value of the input `label`, what comes of the rule) around every breakpoint, conditions being met.

    `chosen` are the options that a rate, a standard or a cap goes by. `others` are all other inputs with which it is
    so; of them `assumed` are those that the reader has to be told: no condition asks them of everybody (they keep
    another alternative from holding), or the sum depends on how much they are.
    """

    label: str
    chosen: tuple[str, ...]
    rows: tuple[tuple[Fraction, Outcome], ...]
    others: Mapping[str, Value]
    assumed: tuple[tuple[str, Value], ...]


def boundary_tables(program: Program, rule: Rule) -> Iterator[Boundaries]:
    """Nothing for an input that is compared with another, nor where one decides that no condition sets."""
    edges = Edges(rule, program.inputs)
    sums = [one for root in (rule.amount, rule.low, rule.cap) if root is not None for one in nodes_of(root)]
    choices = list(dict.fromkeys(one.label for one in sums if isinstance(one, Pick)))
    summed = {one.label for one in sums if isinstance(one, Input)}
    for picked in itertools.product(*(options(program.inputs[label]) for label in choices)):
        for label in _studied(edges) if sums else ():
            chosen = dict(zip(choices, picked, strict=True))
            met = fulfilled(rule.when, program.inputs, label, chosen)
            found = [_table(edges, label, chosen, one, summed) for one in met]
            yield from (table for at, table in enumerate(found) if table and table not in found[:at])


def _studied(edges: Edges) -> list[str]:
    """The numbers that the rule looks at for themselves."""
    pairs = [turn.of_left | turn.of_right for turn in edges.turns if isinstance(turn.node, Compare | Within)]
    compared = {label for pair in pairs if len(pair) > 1 for label in pair}
    counted = {label for label, field in edges.fields.items() if field.type in ("money", "rate", "count")}
    looked_at = set(edges.rule.labels)
    return [label for label in edges.fields if label in counted & looked_at - compared]


def _table(edges: Edges, label: str, chosen: Mapping[str, str], met: Met, summed: set[str]) -> Boundaries | None:
    by = step(edges.fields[label])
    low, high = domain(edges.fields[label])
    points = breakpoints(edges, label, met.values)
    near = sorted({point + shift for point in points for shift in (-by, Fraction(0), by)})
    rows = [(value, evaluate(edges.rule, {**met.values, label: value})) for value in near if low <= value <= high]
    # Where another input decides above the threshold, the rows below it alone would mislead.
    if any(row.kind == "incomplete" for _, row in rows) or not any(row.value for _, row in rows):
        return None
    told = {*met.assumed, *summed} - {*chosen}
    assumed = tuple((one, value) for one, value in met.values.items() if one in told)
    return Boundaries(label, tuple(chosen.values()), tuple(rows), met.values, assumed)
