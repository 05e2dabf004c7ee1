"""Every threshold, tier, cap and option of a rule has examples on all its sides that would show a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.check.rules.edges import Edge, Edges, Values, decides, number
from generator.check.rules.examples import Tried, in_words
from generator.check.rules.values import Fields, domain, labels_of, options, said, step, typed
from generator.model.measure import Measure
from generator.model.rules import TOTAL, Rule
from generator.problems.problem import Problem, problem
from generator.rules.compile import Program
from generator.rules.evaluate import calculate, evaluate
from generator.rules.parse import Value
from generator.rules.steps import fulfilled

Compiled = Mapping[str, Any]
_SIDES = {-1: "低于{}", 0: "恰为{}", 1: "高于{}"}
_DAYS = {-1: "早于{}", 0: "恰为{}", 1: "晚于{}"}


def check_coverage(measure: Measure, program: Program, examples: Sequence[Tried]) -> Iterator[Problem]:
    """Only of the reading that the site follows: another is shown beside it, not relied on."""
    fields: Fields = program["inputs"]
    for place, (rule, compiled) in enumerate(zip(measure.rules.rules, program["rules"], strict=True)):
        filled = [one for one in examples if _states(rule, one.example.expect)]
        known = [one.values for one in filled if one.outcome(place).kind != "incomplete"]
        if not known:
            yield _missing(rule, "、".join(labels_of(compiled)) or rule.label, "", "")
            continue
        yield from _edges(rule, compiled, program, known)
        for label in labels_of(compiled):
            if fields[label]["type"] in ("choice", "yesno"):
                yield from _options(rule, compiled, label, program, known)


def _states(rule: Rule, expect: Mapping[str, str]) -> bool:
    """Whether an example says what comes of a rule; a total does of every benefit."""
    return rule.label in expect or (rule.is_benefit and TOTAL in expect)


def _edges(rule: Rule, compiled: Compiled, program: Program, filled: Sequence[Values]) -> Iterator[Problem]:
    fields: Fields = program["inputs"]
    for (label, name), places in _all_edges(compiled, fields, filled).items():
        sides = _seen_sides(compiled, fields, places)
        if len(sides) == len(_SIDES) or (
            sides and all(_possible(place.edge, fields[label]) <= sides for place in places)
        ):
            continue
        told = next((one for one in reversed(places) if decides(compiled, one.edge, fields, one.values)), None)
        missing = sorted((_possible(told.edge, fields[label]) if told else {-1, 0, 1}) - sides)
        if missing:
            words = _DAYS if fields[label]["type"] == "date" else _SIDES
            sample = _sample(compiled, program, told.edge, told.values, missing[0]) if told else ""
            yield _missing(rule, label, "、".join(words[side].format(name) for side in missing), sample)


@dataclass(frozen=True, slots=True)
class _Place:
    """An edge as some values leave it to see, and the side of it that they show if they are an example beside it."""

    edge: Edge
    values: Values
    side: int | None


def _all_edges(compiled: Compiled, fields: Fields, filled: Sequence[Values]) -> dict[tuple[str, str], list[_Place]]:
    """By input and name: where every example sees an edge, and where values that just meet the conditions do."""
    places: dict[tuple[str, str], list[_Place]] = {}
    met = fulfilled(compiled["when"], "")
    edges = Edges(compiled, fields)
    for values in [met, *filled]:
        found = edges.seen(values)
        for edge in found:
            beside = edge.label in values and (values is not met or met in filled)
            beside = beside and _beside(edge, found, number(values[edge.label]))
            place = _Place(edge, values, _side(edge, values) if beside else None)
            places.setdefault((edge.label, edge.name), []).append(place)
    return places


def _seen_sides(compiled: Compiled, fields: Fields, places: list[_Place]) -> set[int]:
    """The sides of an edge on which an example stands that would come out otherwise across it."""
    sides: set[int] = set()
    for place in places:
        if place.side is not None and place.side not in sides and decides(compiled, place.edge, fields, place.values):
            sides.add(place.side)
    return sides


def _side(edge: Edge, values: Values) -> int:
    value = number(values[edge.label])
    return (value > edge.at) - (value < edge.at)


def _possible(edge: Edge, field: Mapping[str, Any]) -> set[int]:
    """The sides of an edge that an input can be on."""
    low, high = domain(field)
    return {side for side in _SIDES if low <= edge.at + side * step(field) <= high}


def _beside(edge: Edge, others: list[Edge], value: Any) -> bool:
    """Whether no other edge of the same input lies between an edge and a value."""
    low, high = (edge.at, value) if edge.at <= value else (value, edge.at)
    return not any(low < one.at < high for one in others if one.label == edge.label)


def _options(
    rule: Rule, compiled: Compiled, label: str, program: Program, filled: Sequence[Values]
) -> Iterator[Problem]:
    """Every option is chosen in an example in which another would have given something else."""
    field = program["inputs"][label]
    chosen: set[Value] = set()
    telling = None
    for values in filled:
        if label not in values or values[label] in chosen:
            continue
        results = [evaluate(compiled, {**values, label: one}) for one in options(field)]
        if len({one.value for one in results if one.kind != "incomplete"}) > 1:
            chosen.add(values[label])
            telling = values
    if missing := [one for one in options(field) if one not in chosen]:
        sample = _said(compiled, program, {**(telling or filled[0]), label: missing[0]})
        yield _missing(rule, label, f"为{'、'.join(missing)}", sample)


def _sample(compiled: Compiled, program: Program, edge: Edge, values: Values, side: int) -> str:
    field = program["inputs"][edge.label]
    return _said(compiled, program, {**values, edge.label: typed(edge.at + side * step(field), field)})


def _said(compiled: Compiled, program: Program, values: Values) -> str:
    """What the evaluator gives for some values, both in words."""
    fields: Fields = program["inputs"]
    given = {label: said(values[label], fields[label]) for label in labels_of(compiled) if label in values}
    row = calculate({**program, "rules": [compiled], "readings": []}, given)["benefits"][compiled["id"]]
    return f"照规则，{'，'.join(f'{label} {words}' for label, words in given.items())}：{in_words(row)}。"


def _missing(rule: Rule, label: str, sides: str, sample: str) -> Problem:
    return problem("E617", rule.place, rule=rule.label, label=label, sides=sides, sample=sample)
