"""A program → the inputs and decisions of a DMN model.

A rule `甲` becomes `甲_条件` (true, false, or null while inputs are missing) and `甲`, its result. Of money,
`甲_算得` is before the limit, `甲` exact (0 where the condition does not hold) and `甲_到分` rounded; where the text
leaves a sum between two, `甲_下限` is the lower. Totals are `合计` (exact) and `合计_到分`. Another reading of the text
has decisions of its own beside these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policyref.exports.dmn import feel
from policyref.exports.dmn.graph import Graph
from policyref.exports.dmn.model import Decision, InputData, Table, string
from policyref.exports.dmn.nodes import Nodes
from policyref.rules.expr import Expr, Pick
from policyref.rules.program import Program, Rule
from policyref.words import BOUND, TOTAL

_TOTAL = TOTAL["sum"]
Quotes = Mapping[tuple[str | None, str], str]


@dataclass(frozen=True, slots=True)
class Paid:
    """The names of what a rule comes to: its condition, the sum, and the lower sum where there are two."""

    holds: str
    exact: str
    low: str | None


def decisions(program: Program, quotes: Quotes) -> tuple[list[InputData], list[Decision]]:
    """`quotes` gives the words of the notice by (name of the reading or None, id of the rule)."""
    builder = _Builder(program, quotes)
    paid = {rule.id: builder.rule(rule, None) for rule in program.rules}
    builder.total(paid, program.total, None)
    for reading in program.readings:
        other = {key: builder.rule(rule, reading.name) for key, rule in reading.rules.items()}
        builder.total(paid | other, reading.total or program.total, reading.name)
    return list(builder.graph.inputs.values()), builder.graph.decisions


class _Builder:
    def __init__(self, program: Program, quotes: Quotes) -> None:
        self.graph = Graph(program)
        self.quotes = quotes
        self.paying = [rule.id for rule in program.rules if rule.benefit and rule.amount is not None]

    def rule(self, rule: Rule, reading: str | None) -> Paid | None:
        """The decisions of a rule; their names where it is one that pays."""
        label = f"{rule.label}（另一种理解：{reading}）" if reading else rule.label
        base = f"{rule.label}_另一种理解" if reading else rule.label
        made = _Rule(rule, Nodes(self.graph, base, label), self.quotes[reading, rule.id])
        if rule.amount is not None:
            return made.pay(rule.amount)
        made.cases() if rule.cases else made.day()
        return None

    def total(self, paid: Mapping[str, Paid | None], way: str, reading: str | None) -> None:
        """Nothing where benefits must not be added up; null where one of them lies between two sums."""
        found = [one for key in self.paying if (one := paid[key])]
        if not found or (way == "separate" and len(self.paying) > 1):
            return
        name, label = (f"{_TOTAL}_另一种理解", f"{_TOTAL}（另一种理解：{reading}）") if reading else (_TOTAL, _TOTAL)
        function = "max" if way == "highest" else "sum"
        added = f"{function}([{', '.join(one.exact for one in found)}][item != null])"
        is_open = [f"(({one.holds} = true) and ({one.low} != null))" for one in found if one.low]
        logic = Table(((feel.joined("or", is_open), "boolean"),), (("false", added),)) if is_open else added
        exact = self.graph.add(name, f"{label}（元）", "number", logic)
        self.graph.rounded(f"{name}_到分", f"{label}（元，四舍五入到分）", exact)


class _Rule:
    """One rule: its condition, then its result."""

    def __init__(self, rule: Rule, nodes: Nodes, quote: str) -> None:
        self.rule = rule
        self.nodes = nodes
        self.graph = nodes.graph
        self.quote = quote
        self.holds = self.graph.add(
            f"{nodes.base}_条件", f"{nodes.label}：条件", "boolean", nodes.feel(rule.when), quote
        )

    def pay(self, amount: Expr) -> Paid:
        base, label = self.nodes.base, self.nodes.label
        computed = self.graph.add(f"{base}_算得", f"{label}：算得金额（元）", "number", self.nodes.feel(amount))
        if self.rule.low is None:
            return Paid(self.holds, self.sum(base, BOUND[self.rule.bound], computed, None), None)
        low = self.graph.add(
            f"{base}_下限_算得", f"{label}：算得的下限（元）", "number", self.nodes.feel(self.rule.low)
        )
        exact = self.sum(base, BOUND["at_most"], computed, low)
        return Paid(self.holds, exact, self.sum(f"{base}_下限", BOUND["at_least"], low, computed))

    def sum(self, name: str, bound: str, computed: str, other: str | None) -> str:
        """The sum within its limit, where the condition holds and the `other` of two sums is known as well."""
        cap = self.cap(computed)
        within = [(f"<= {cap}", computed), (f"> {cap}", cap)] if cap else [("-", computed)]
        rows: list[tuple[str, ...]] = [*(("true", *row) for row in within), ("false", "-", "0")]
        columns: tuple[tuple[str, str], ...] = ((self.holds, "boolean"), (computed, "number"))
        if other:
            columns = (*columns, (f"({other} != null)", "boolean"))
            rows = [(holds, cell, "true" if holds == "true" else "-", then) for holds, cell, then in rows]
        said = f"{self.nodes.label}：{bound}金额（元"
        exact = self.graph.add(name, f"{said}）", "number", Table(columns, tuple(rows)), self.quote)
        self.graph.rounded(f"{name}_到分", f"{said}，四舍五入到分）", exact)
        return exact

    def cap(self, computed: str) -> str | None:
        """The limit of the sum. An option that has none is limited by what is computed, and so not at all."""
        cap = self.rule.cap
        if not isinstance(cap, Pick):
            return None if cap is None else self.nodes.named(cap)
        return self.nodes.decide("封顶", "封顶", self.nodes.options(cap, computed))

    def cases(self) -> None:
        cases = self.rule.cases
        tests = [
            self.nodes.decide(f"情形{place}", f"情形{place}", self.nodes.feel(when), "boolean")
            for place, (when, _) in enumerate(cases, 1)
        ]
        rows = tuple(
            ("true", *("true" if one == place else "-" for one in range(len(cases))), string(outcome))
            for place, (_, outcome) in enumerate(cases)
        )
        columns = tuple((one, "boolean") for one in (self.holds, *tests))
        self.graph.add(self.nodes.base, self.nodes.label, "string", Table(columns, rows, "FIRST"), self.quote)

    def day(self) -> None:
        assert self.rule.day is not None
        columns, cells = [(self.holds, "boolean")], ["true"]
        if self.rule.day_if is not None:
            columns.append((self.nodes.feel(self.rule.day_if), "boolean"))
            cells.append("true")
        table = Table(tuple(columns), ((*cells, self.nodes.feel(self.rule.day)),))
        self.graph.add(self.nodes.base, self.nodes.label, "date", table, self.quote)
