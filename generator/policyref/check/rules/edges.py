"""An edge of a rule, where its result may change: its name in words that hold for any values, and what is beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from policyref.check.rules.values import said
from policyref.rules.analysis import Edge, Values
from policyref.rules.evaluate import Outcome, evaluate
from policyref.rules.expr import Const, Input, Later, Minus, Most, Node, Pick, Within, nodes_of
from policyref.rules.program import Rule
from policyref.rules.ranges import Fields, domain, down, ordinal, step, typed


def name(edge: Edge, fields: Fields, values: Values) -> str:
    """`100万元`, `“上年营业额”`, `“毕业日期”后60个月`, `四星级的封顶处`."""
    if edge.at_cap:
        return f"{values[edge.node.label]}的封顶处" if isinstance(edge.node, Pick) else "封顶处"
    match edge.against:
        case Const(value, None) if ordinal(value) != edge.at and isinstance(edge.node, Most):
            return _deducted(edge, fields)
        case Const(value, source):
            formula = source is not None and ordinal(value) != edge.at
            return source.words if source and formula else said(value, fields[edge.label])
        case Later(Input(label), months):
            return f"“{label}”后{months}个月"
        case Input(label):
            if isinstance(edge.node, Within) and edge.at != ordinal(values[label]):
                return f"“{label}”前{edge.node.months}个月"
            return f"“{label}”"
    return "两个算式相等处"


def _deducted(edge: Edge, fields: Fields) -> str:
    """What the input is compared with where nothing is left of a difference."""
    assert isinstance(edge.node, Most)
    for part in edge.node.parts:
        if isinstance(part, Minus):
            sides = (part.first, part.second)
            others = [one for side in sides for one in nodes_of(side) if edge.label not in map(_label, nodes_of(side))]
            for one in others:
                if isinstance(one, Input):
                    return f"“{one.label}”"
                if isinstance(one, Const):
                    return said(one.value, fields[edge.label])
    return "没有差额处"


def _label(node: Node) -> str:
    return node.label if isinstance(node, Input) else ""


def beside(edge: Edge, fields: Fields) -> dict[int, Fraction]:
    """What the input can be just below (-1), at and just above an edge; at it only where that can be filled in."""
    field = fields[edge.label]
    by, (low, high) = step(field), domain(field)
    on_step = down(edge.at, by) == edge.at
    near = {-1: edge.at - by, 0: edge.at, 1: edge.at + by} if on_step else {-1: edge.first - by, 1: edge.first}
    return {side: value for side, value in near.items() if low <= value <= high}


def decides(rule: Rule, edge: Edge, near: Mapping[int, Fraction], fields: Fields, values: Values) -> bool:
    """Whether, all else as it is, the result differs somewhere across an edge, `near` being what is beside it."""
    field = fields[edge.label]
    return differ(evaluate(rule, {**values, edge.label: typed(value, field)}) for value in near.values())


def differ(results: Iterable[Outcome]) -> bool:
    """Whether something else comes of one than of another, as far as they are complete."""
    complete = ((found.value, found.low) for found in results if found.kind != "incomplete")
    first = next(complete, None)
    return any(found != first for found in complete)
