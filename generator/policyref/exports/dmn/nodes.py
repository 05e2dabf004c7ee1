"""The primitives of rules → FEEL, one function for each.

What is missing is null and makes what needs it null, as in the program: FEEL's `and`, `or` and comparisons have three
values too. But `if` takes null for false, and engines disagree on `min`, `max` and `=` of null. So whatever chooses –
between two numbers, by an option, by a tier – is a decision with a table of its own, of which no row fits null.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from policyref.exports.dmn import feel
from policyref.exports.dmn.graph import Graph
from policyref.exports.dmn.model import Logic, Table, string
from policyref.rules import expr

_OTHER_SIDE = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


class Nodes:
    """The nodes of one rule. `base` and `label` are how the decisions that they need are named."""

    def __init__(self, graph: Graph, base: str, label: str) -> None:
        self.graph = graph
        self.base = base
        self.label = label
        self._made: dict[expr.Node, str] = {}

    def feel(self, node: expr.Expr | expr.Test) -> str:
        """An expression; a node that stands twice in a rule is decided once."""
        if node not in self._made:
            self._made[node] = _FEEL[type(node)](self, node)
        return self._made[node]

    def named(self, node: expr.Expr, kind: str = "number") -> str:
        """An expression that is a name or a number."""
        found = self.feel(node)
        return found if feel.is_simple(found) else self.decide("算式", f"算式 {found}", found, kind)

    def decide(self, name: str, said: str, logic: Logic, kind: str = "number") -> str:
        return self.graph.add(f"{self.base}_{name}", f"{self.label}：{said}", kind, logic)

    def name(self, label: str) -> str:
        return self.graph.inputs[label].name

    def options(self, node: expr.Pick, otherwise: str) -> Logic:
        """A row for every option of the choice: naming those without a row in the rule keeps null out."""
        rows = dict.fromkeys(self.graph.options[node.label], otherwise)
        rows |= {option: self.feel(then) for option, then in node.rows}
        return Table(((self.name(node.label), "string"),), tuple((string(one), then) for one, then in rows.items()))


def _const(nodes: Nodes, node: expr.Const) -> str:
    return feel.day(node.value) if isinstance(node.value, date) else feel.number(node.value)


def _sum(nodes: Nodes, node: expr.Sum) -> str:
    return feel.joined("+", [nodes.feel(one) for one in node.parts]) if node.parts else "0"


def _product(nodes: Nodes, node: expr.Product) -> str:
    return feel.product(list(_factors(nodes, node)))


def _factors(nodes: Nodes, node: expr.Expr) -> list[str | Fraction]:
    if isinstance(node, expr.Product):
        return [factor for one in node.parts for factor in _factors(nodes, one)]
    return [node.value] if isinstance(node, expr.Const) and isinstance(node.value, Fraction) else [nodes.feel(node)]


def _whole(nodes: Nodes, node: expr.Whole) -> str:
    assert isinstance(node.size.value, Fraction)
    return f"floor({feel.product([*_factors(nodes, node.of), 1 / node.size.value])})"


def _extreme(operator: str, name: str) -> Callable[[Nodes, Any], str]:
    """The least or most of some numbers, two by two; constants are what the others are compared with."""

    def say(nodes: Nodes, node: expr.Least | expr.Most) -> str:
        first, *others = sorted(node.parts, key=lambda one: isinstance(one, expr.Const))
        found = nodes.feel(first)
        for one in others:
            other = nodes.named(one)
            rows = ((f"{operator} {other}", found), (f"{_OTHER_SIDE[operator]} {other}", other))
            found = nodes.decide(name, f"{name}（{found}，{other}）", Table(((found, "number"),), rows))
        return found

    return say


def _pick(nodes: Nodes, node: expr.Pick) -> str:
    return nodes.decide("对照", f"按{node.label}对照", nodes.options(node, "0"))


def _step(nodes: Nodes, node: expr.Step) -> str:
    of, (first, *_), last = nodes.feel(node.of), node.rows, node.rows[-1]
    rows = [
        (f"{_OTHER_SIDE[first.op]} {_reach(nodes, first)}", "0"),
        *((_interval(nodes, *pair), nodes.feel(pair[0].then)) for pair in itertools.pairwise(node.rows)),
        (f"{last.op} {_reach(nodes, last)}", nodes.feel(last.then)),
    ]
    return nodes.decide("分档", f"按{of}分档", Table(((of, "number"),), tuple(rows)))


def _interval(nodes: Nodes, low: expr.Row, high: expr.Row) -> str:
    begin, end = "[" if low.op == ">=" else "(", ")" if high.op == ">=" else "]"
    return f"{begin}{_reach(nodes, low)}..{_reach(nodes, high)}{end}"


def _reach(nodes: Nodes, row: expr.Row) -> str:
    return nodes.feel(row.reach)


def _later(nodes: Nodes, node: expr.Later) -> str:
    start = nodes.named(node.start, "date")
    said = node.start.label if isinstance(node.start, expr.Input) else start
    return nodes.graph.later(start, said, node.months)


def _compare(nodes: Nodes, node: expr.Compare) -> str:
    return f"({nodes.feel(node.left)} {node.op} {nodes.feel(node.right)})"


def _within(nodes: Nodes, node: expr.Within) -> str:
    start, end = nodes.feel(node.start), nodes.feel(node.end)
    return f"(({start} <= {end}) and ({end} < {nodes.feel(expr.Later(node.start, node.months))}))"


def _tests(word: str, of_none: str) -> Callable[[Nodes, Any], str]:
    def say(nodes: Nodes, node: expr.All | expr.Either) -> str:
        return feel.joined(word, [nodes.feel(one) for one in node.parts]) if node.parts else of_none

    return say


_FEEL: Mapping[type, Callable[[Nodes, Any], str]] = {
    expr.Const: _const,
    expr.Input: lambda nodes, node: nodes.name(node.label),
    expr.Sum: _sum,
    expr.Minus: lambda nodes, node: f"({nodes.feel(node.first)} - {nodes.feel(node.second)})",
    expr.Product: _product,
    expr.Least: _extreme("<=", "取小"),
    expr.Most: _extreme(">=", "取大"),
    expr.Whole: _whole,
    expr.Pick: _pick,
    expr.Step: _step,
    expr.Later: _later,
    expr.Compare: _compare,
    expr.Within: _within,
    expr.Is: lambda nodes, node: feel.given(nodes.name(node.label), node.options),
    expr.All: _tests("and", "true"),
    expr.Either: _tests("or", "false"),
}
