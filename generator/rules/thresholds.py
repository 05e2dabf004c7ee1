"""The table of thresholds of a rule: what there is just below, at and just above each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.rules.analysis import Edges, breakpoints
from generator.rules.evaluate import Outcome, evaluate
from generator.rules.expr import Input, Pick, Value, walk
from generator.rules.fulfil import Met, fulfilled
from generator.rules.program import Program, Rule
from generator.rules.ranges import domain, options, step


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
    """Nothing where another input decides too, and no condition says what it is."""
    edges = Edges(rule, program.inputs)
    roots = [one for one in (rule.amount, rule.low, rule.cap) if one is not None]
    choices = list(dict.fromkeys(node.label for root in roots for node in walk(root) if isinstance(node, Pick)))
    labels = [one for one in program.inputs if program.inputs[one].type in ("money", "rate", "count")]
    looked_at = set(rule.labels())
    for picked in itertools.product(*(options(program.inputs[label]) for label in choices)):
        for label in labels if rule.amount is not None else ():
            if label in looked_at:
                chosen = dict(zip(choices, picked, strict=True))
                found = [
                    _table(edges, label, chosen, met) for met in fulfilled(rule.when, program.inputs, label, chosen)
                ]
                yield from (table for at, table in enumerate(found) if table and table not in found[:at])


def _table(edges: Edges, label: str, chosen: Mapping[str, str], met: Met) -> Boundaries | None:
    by = step(edges.fields[label])
    low, high = domain(edges.fields[label])
    points = breakpoints(edges, label, met.values)
    near = sorted({point + shift for point in points for shift in (-by, Fraction(0), by)})
    rows = [(value, evaluate(edges.rule, {**met.values, label: value})) for value in near if low <= value <= high]
    # Where another input decides above the threshold, the rows below it alone would mislead.
    if any(row.kind == "incomplete" for _, row in rows) or not any(row.value for _, row in rows):
        return None
    told = {*met.assumed, *_beside(edges, label)} - {*chosen}
    assumed = tuple((one, value) for one, value in met.values.items() if one in told)
    return Boundaries(label, tuple(chosen.values()), tuple(rows), met.values, assumed)


def _beside(edges: Edges, label: str) -> set[str]:
    """The inputs that a sum is made of, or that an input is compared with."""
    rule = edges.rule
    roots = [one for one in (rule.amount, rule.low, rule.cap) if one is not None]
    found = {node.label for root in roots for node in walk(root) if isinstance(node, Input)}
    compared = [turn.of_left | turn.of_right for turn in edges.turns]
    return found.union(*(one for one in compared if label in one))
