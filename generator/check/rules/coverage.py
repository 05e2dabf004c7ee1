"""Every threshold, tier, cap and option of a rule has examples on all its sides that would show a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.check.rules.edges import beside, decides, name
from generator.check.rules.examples import Tried, in_words
from generator.check.rules.subject import Subject
from generator.check.rules.values import said
from generator.model.rules import TOTAL, Rule
from generator.problems.problem import Problem, problem
from generator.rules.analysis import Edge, Edges, Values
from generator.rules.evaluate import evaluate, row
from generator.rules.expr import Const, Value
from generator.rules.fulfil import fulfilled
from generator.rules.ranges import options, ordinal, typed

_SIDES = {-1: "低于{}", 0: "恰为{}", 1: "高于{}"}
_DAYS = {-1: "早于{}", 0: "恰为{}", 1: "晚于{}"}


def check_coverage(place: int, one: Subject, examples: Sequence[Tried]) -> Iterator[Problem]:
    """Of the rule at one place of the program; another reading is shown beside it, not relied on."""
    stating = [tried for tried in examples if _states(one.rule, tried.example.expect)]
    known = [tried.values for tried in stating if tried.outcome(place).kind != "incomplete"]
    labels = one.lowered.labels()
    if not known:
        yield _missing(one, "、".join(labels) or one.rule.label, "", "")
        return
    yield from _edges(one, known)
    for label in labels:
        if one.fields[label].type in ("choice", "yesno"):
            yield from _options(one, label, known)


def _states(rule: Rule, expect: Mapping[str, str]) -> bool:
    """Whether an example says what comes of a rule; a total does of every benefit."""
    return rule.label in expect or (rule.is_benefit and TOTAL in expect)


def _edges(one: Subject, examples: Sequence[Values]) -> Iterator[Problem]:
    for (label, called), seen in _all_edges(one, examples).items():
        shown = _shown(one, seen)
        if shown and all(beside(place.edge, one.fields).keys() <= shown for place in seen):
            continue
        told = next((place for place in reversed(seen) if decides(one.lowered, place.edge, one.fields, place.values)), None)
        if told is None and not isinstance(seen[0].edge.against, Const):
            continue  # where two formulas meet, neither counts
        near = beside((told or seen[0]).edge, one.fields)
        if missing := sorted(near.keys() - shown):
            words = _DAYS if one.fields[label].type == "date" else _SIDES
            value = typed(near[missing[0]], one.fields[label])
            sample = _sample(one, {**told.values, label: value}) if told else ""
            yield _missing(one, label, "、".join(words[side].format(called) for side in missing), sample)


@dataclass(frozen=True, slots=True)
class _Seen:
    """An edge as some values leave it to see, and the side of it that they show if they are an example beside it."""

    edge: Edge
    values: Values
    side: int | None


def _all_edges(one: Subject, examples: Sequence[Values]) -> dict[tuple[str, str], list[_Seen]]:
    """By input and name: where values that just meet the conditions see an edge, and where every example does."""
    found: dict[tuple[str, str], list[_Seen]] = {}
    edges = Edges(one.lowered, one.fields)
    for label in one.lowered.labels():
        if one.fields[label].type not in ("choice", "yesno"):
            for met in fulfilled(one.lowered.when, one.fields, label):
                _add(found, one, edges.of(label, met.values), met.values)
    for values in examples:
        _add(found, one, edges.every(values), values)
    return found


def _add(found: dict[tuple[str, str], list[_Seen]], one: Subject, edges: list[Edge], values: Values) -> None:
    for edge in edges:
        value = values.get(edge.label)
        at = None if value is None else ordinal(value)
        side = None if at is None or _parted(edge, edges, at) else (at > edge.at) - (at < edge.at)
        found.setdefault((edge.label, name(edge, one.fields, values)), []).append(_Seen(edge, values, side))


def _parted(edge: Edge, others: list[Edge], value: Fraction) -> bool:
    """Whether another edge of the same input lies between an edge and a value."""
    low, high = sorted((edge.at, value))
    return any(low < one.at < high for one in others if one.label == edge.label)


def _shown(one: Subject, seen: list[_Seen]) -> set[int]:
    """The sides of an edge on which an example stands that would come out otherwise across it."""
    sides: set[int] = set()
    for place in seen:
        if place.side is not None and place.side not in sides:
            sides |= {place.side} if decides(one.lowered, place.edge, one.fields, place.values) else set()
    return sides


def _options(one: Subject, label: str, examples: Sequence[Values]) -> Iterator[Problem]:
    """Every option is chosen in an example in which another would have given something else."""
    choices = options(one.fields[label])
    chosen: set[Value] = set()
    telling = None
    for values in examples:
        if label not in values or values[label] in chosen:
            continue
        results = [evaluate(one.lowered, {**values, label: choice}) for choice in choices]
        if len({(found.value, found.low) for found in results if found.kind != "incomplete"}) > 1:
            chosen.add(values[label])
            telling = values
    if missing := [choice for choice in choices if choice not in chosen]:
        sample = _sample(one, {**(telling or examples[0]), label: missing[0]})
        yield _missing(one, label, f"为{'、'.join(missing)}", sample)


def _sample(one: Subject, values: Values) -> str:
    """What the evaluator gives for some values, both in words."""
    given = [(label, said(values[label], one.fields[label])) for label in one.lowered.labels() if label in values]
    found = in_words(row(evaluate(one.lowered, values)))
    return f"照规则，{'，'.join(f'{label} {words}' for label, words in given)}：{found}。"


def _missing(one: Subject, label: str, sides: str, sample: str) -> Problem:
    return problem("E617", one.rule.place, rule=one.rule.label, label=label, sides=sides, sample=sample)
