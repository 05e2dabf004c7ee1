"""Plausible slips in a rule: each gives the rule as it would be computed after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple

from policyref.rules import expr
from policyref.rules.program import Field, Rule
from policyref.text.amounts import scan_numbers

Fields = Mapping[str, Field]
_BESIDE = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_WORDS = {">": "超过", ">=": "达到", "<": "不足", "<=": "不超过"}


class Slip(NamedTuple):
    what: str
    rule: Rule


def slips(rule: Rule, fields: Fields) -> Iterator[Slip]:
    yield from _of_bound(rule)
    if rule.cap is not None:
        stated = tuple(source for source in rule.stated if source.key != "cap")
        yield Slip("cap left out", replace(rule, cap=None, stated=stated))
    conditions = rule.when.parts if isinstance(rule.when, expr.All) else ()
    for part in conditions:
        parts = tuple(one for one in conditions if one is not part)
        yield Slip(f"condition left out: {_shown(part)}", replace(rule, when=expr.All(parts)))
    if len(rule.cases) > 1:
        (one, first), (two, second), *rest = rule.cases
        yield Slip("outcomes exchanged", replace(rule, cases=((one, second), (two, first), *rest)))
    yield from _uncounted(rule, fields)
    for what, change in _CHANGES.items():
        for old in dict.fromkeys(rule.nodes):
            yield from (Slip(what, _with(rule, old, new)) for new in change(old, fields))


def _of_bound(rule: Rule) -> Iterator[Slip]:
    if rule.amount is None:
        return
    for bound in {"equal", "at_most", "at_least"} - {rule.bound}:
        yield Slip(f"{rule.bound} → {bound}", replace(rule, bound=bound, low=None))


def _with(one: Any, old: expr.Node, new: expr.Node) -> Any:
    """The same with another node in the place of an old one."""
    if one == old:
        return new
    if isinstance(one, tuple):
        return type(one)(_with(part, old, new) for part in one)
    if is_dataclass(one) and not isinstance(one, type | expr.Source):
        changed = {name: _with(getattr(one, name), old, new) for name in one.__dataclass_fields__}
        return replace(one, **changed)
    return one


def _exchanged(node: expr.Node, fields: Fields) -> Iterator[expr.Node]:
    """The first two sums of a table, of tiers or of terms change places."""
    match node:
        case expr.Pick(_, ((one, first), (two, second), *rest)):
            yield replace(node, rows=((one, second), (two, first), *rest))
        case expr.Step(_, rows) if len(paying := [row for row in rows if row.then != expr.NOUGHT]) > 1:
            other = {id(paying[0]): paying[1].then, id(paying[1]): paying[0].then}
            yield replace(node, rows=tuple(replace(row, then=other.get(id(row), row.then)) for row in rows))
        case expr.Sum(
            (expr.Product((one, expr.Const() as first)), expr.Product((two, expr.Const() as second)), *rest)
        ) if one != two:
            yield expr.Sum((expr.Product((one, second)), expr.Product((two, first)), *rest))


def _scaled(node: expr.Node, fields: Fields) -> Iterator[expr.Node]:
    """Ten times as much, in words that a clerk would type: 5万元 → 50万元."""
    if isinstance(node, expr.Const) and isinstance(node.value, Fraction) and node.value and node.source:
        words = node.source.words
        digits = next((one for one in scan_numbers(words) if any(c.isdigit() for c in one.words)), None)
        if digits:
            at = next(i for i in range(digits.start, len(words)) if not (words[i].isdigit() or words[i] == "."))
            yield expr.Const(node.value * 10, replace(node.source, words=f"{words[:at]}0{words[at:]}"))


def _beside(node: expr.Node, fields: Fields) -> Iterator[expr.Node]:
    """The number itself counts on the other side; written as derived of the same words. Of months nobody can."""
    match node:
        case expr.Compare(_, expr.Input(label), _) if fields[label].type == "month":
            return
        case expr.Compare(op, expr.Input(), expr.Const(Fraction() as value, expr.Source() as source)):
            words = _WORDS[_BESIDE[op]] + scan_numbers(source.words)[0].words
            derived = replace(source, words=words, origin=source.origin or source.words)
            yield replace(node, op=_BESIDE[op], right=expr.Const(value, derived))
        case expr.Step(_, rows):
            for at, row in enumerate(rows):
                yield replace(node, rows=(*rows[:at], expr.Row(_BESIDE[row.op], row.reach, row.then), *rows[at + 1 :]))


def _opposite(node: expr.Node, fields: Fields) -> Iterator[expr.Node]:
    match node:
        case expr.Compare(op, expr.Input(), expr.Const(Fraction() as value, expr.Source() as source)):
            words = _WORDS[_OPPOSITE[op]] + scan_numbers(source.words)[0].words
            yield replace(node, op=_OPPOSITE[op], right=expr.Const(value, replace(source, words=words)))


def _unlimited(node: expr.Node, fields: Fields) -> Iterator[expr.Node]:
    if isinstance(node, expr.Least) and any(isinstance(one, expr.Const) for one in node.parts):
        yield from (one for one in node.parts if not isinstance(one, expr.Const))


def _uncounted(rule: Rule, fields: Fields) -> Iterator[Slip]:
    """What is for each of something is paid once."""
    for label in rule.labels:
        products = [one for one in rule.nodes if isinstance(one, expr.Product) and expr.Input(label) in one.parts]
        if fields[label].type == "count" and products:
            once = rule
            for one in products:
                once = _with(once, one, expr.Product(tuple(part for part in one.parts if part != expr.Input(label))))
            yield Slip(f"paid once: {label}", once)


def _of_another(node: expr.Node, fields: Fields) -> Iterator[expr.Node]:
    """A rate of another sum that is asked."""
    if isinstance(node, expr.Product) and any(isinstance(one, expr.Const) for one in node.parts):
        for at, one in enumerate(node.parts):
            if isinstance(one, expr.Input) and fields[one.label].type == "money":
                others = [label for label, field in fields.items() if field.type == "money" and label != one.label]
                yield from (
                    expr.Product((*node.parts[:at], expr.Input(label), *node.parts[at + 1 :])) for label in others[:1]
                )


def _shown(test: expr.Node) -> str:
    return next((one.label for one in expr.children(test) if isinstance(one, expr.Input)), type(test).__name__)


_CHANGES: Mapping[str, Callable[[expr.Node, Fields], Iterator[expr.Node]]] = {
    "sums exchanged": _exchanged,
    "ten times as much": _scaled,
    "the number itself on the other side": _beside,
    "the opposite comparison": _opposite,
    "limit of what counts left out": _unlimited,
    "of another sum": _of_another,
}
