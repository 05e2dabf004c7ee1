"""Every threshold, tier, cap and option of a rule has examples on all its sides that would show a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.check.rules.edges import Edge, Values, decides, edges, number
from generator.check.rules.examples import in_words
from generator.check.rules.values import Fields, domain, labels_of, options, said, step, typed
from generator.model.measure import Measure
from generator.model.rules import TOTAL, Rule
from generator.problems.problem import Problem, problem
from generator.rules.compile import Program
from generator.rules.evaluate import calculate, evaluate, read_inputs
from generator.rules.parse import Value
from generator.rules.steps import fulfilled

Compiled = Mapping[str, Any]
_SIDES = {-1: "低于{}", 0: "恰为{}", 1: "高于{}"}
_DAYS = {-1: "早于{}", 0: "恰为{}", 1: "晚于{}"}


def check_coverage(measure: Measure, program: Program) -> Iterator[Problem]:
    """Only of the reading that the site follows: another is shown beside it, not relied on."""
    fields: Fields = program["inputs"]
    for rule, compiled in zip(measure.rules.rules, program["rules"], strict=True):
        filled = [read_inputs(program, one.given)[0] for one in measure.rules.examples if _states(rule, one.expect)]
        known = [values for values in filled if evaluate(compiled, values, []).kind != "incomplete"]
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


def _edges(rule: Rule, compiled: Compiled, program: Program, filled: list[dict[str, Value]]) -> Iterator[Problem]:
    fields: Fields = program["inputs"]
    seen: dict[tuple[str, str], set[int]] = {}
    telling: dict[tuple[str, str], tuple[Edge, Values]] = {}
    for values in [fulfilled(compiled["when"], ""), *filled]:
        found = edges(compiled, fields, values)
        for edge in found:
            sides = seen.setdefault((edge.label, edge.name), set())
            if decides(compiled, edge, fields, values):
                telling[edge.label, edge.name] = edge, values
                if values in filled and edge.label in values and _beside(edge, found, number(values[edge.label])):
                    sides.add(_side(edge, values))
    for (label, name), sides in seen.items():
        told = telling.get((label, name))
        missing = sorted(_possible(told[0], fields[label]) - sides if told else {-1, 0, 1} - sides)
        if missing:
            words = _DAYS if fields[label]["type"] == "date" else _SIDES
            sample = _sample(compiled, program, *told, missing[0]) if told else ""
            yield _missing(rule, label, "、".join(words[side].format(name) for side in missing), sample)


def _side(edge: Edge, values: Values) -> int:
    value = number(values[edge.label])
    return (value > edge.at) - (value < edge.at)


def _possible(edge: Edge, field: Mapping[str, Any]) -> set[int]:
    """The sides of an edge that an input can be on."""
    low, high = domain(field)
    return {side for side in _SIDES if low <= edge.at + side * step(field) <= high}


def _beside(edge: Edge, others: list[Edge], value: Any) -> bool:
    """Whether no other edge of the same input lies between an edge and a value."""
    low, high = sorted((edge.at, value))
    return not any(low < one.at < high for one in others if one.label == edge.label)


def _options(
    rule: Rule, compiled: Compiled, label: str, program: Program, filled: list[dict[str, Value]]
) -> Iterator[Problem]:
    """Every option is chosen in an example in which another would have given something else."""
    field = program["inputs"][label]
    chosen: set[Value] = set()
    for values in filled:
        results = {evaluate(compiled, {**values, label: one}, []) for one in options(field)}
        if len({one.value for one in results if one.kind != "incomplete"}) > 1 and label in values:
            chosen.add(values[label])
    if missing := [one for one in options(field) if one not in chosen]:
        sample = _said(compiled, program, {**filled[0], label: missing[0]})
        yield _missing(rule, label, f"为{'、'.join(missing)}", sample)


def _sample(compiled: Compiled, program: Program, edge: Edge, values: Values, side: int) -> str:
    field = program["inputs"][edge.label]
    return _said(compiled, program, {**values, edge.label: typed(edge.at + side * step(field), field)})


def _said(compiled: Compiled, program: Program, values: Values) -> str:
    """What the evaluator gives for some values, both in words."""
    fields: Fields = program["inputs"]
    needed = [label for label in labels_of(compiled) if label in values]
    given = {label: said(values[label], fields[label]) for label in needed}
    row = calculate({**program, "rules": [compiled], "readings": []}, given)["benefits"][compiled["id"]]
    return f"照规则，{'，'.join(f'{label} {words}' for label, words in given.items())}：{in_words(row)}。"


def _missing(rule: Rule, label: str, sides: str, sample: str) -> Problem:
    return problem("E617", rule.place, rule=rule.label, label=label, sides=sides, sample=sample)
