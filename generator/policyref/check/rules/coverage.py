"""Every threshold, tier, cap and option of a rule has examples on all its sides that would show a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from policyref.check.rules.edges import beside, decides, differ, name
from policyref.check.rules.examples import Tried, in_words
from policyref.check.rules.subject import Subject
from policyref.check.rules.values import said
from policyref.model.rules import TOTAL, Rule
from policyref.problems.problem import Problem, problem
from policyref.rules.analysis import Edge, Edges, Values
from policyref.rules.evaluate import evaluate, row
from policyref.rules.expr import Const, Value
from policyref.rules.fulfil import fulfilled
from policyref.rules.ranges import options, ordinal, typed

_SIDES = {-1: "低于{}", 0: "恰为{}", 1: "高于{}"}
_DAYS = {-1: "早于{}", 0: "恰为{}", 1: "晚于{}"}


def check_coverage(place: int, one: Subject, examples: Sequence[Tried]) -> Iterator[Problem]:
    """Of the rule at one place of the program; another reading is shown beside it, not relied on."""
    stating = [tried for tried in examples if _states(one.rule, tried.example.expect)]
    known = [tried for tried in stating if tried.outcome(place).kind != "incomplete"]
    labels = one.lowered.labels
    if not known:
        yield _missing(one, "、".join(labels) or one.rule.label, "", "")
        return
    yield from _Seen(one, known).missing()
    for label in labels:
        if one.fields[label].type in ("choice", "yesno"):
            yield from _options(one, label, known, place)


def _states(rule: Rule, expect: Mapping[str, str]) -> bool:
    """Whether an example says what comes of a rule; a total does of every benefit."""
    return rule.label in expect or (rule.is_benefit and TOTAL in expect)


class _Place(NamedTuple):
    """An edge as some values leave it to see, and the side of it that they show if they are an example beside it.

    `others` tells the values of the other inputs apart.
    """

    edge: Edge
    values: Values
    others: tuple[object, ...]
    side: int | None


class _Seen:
    """The edges of a rule as its examples see them. Examples mostly differ in one input: what is so with the same
    values of the others is worked out once."""

    def __init__(self, one: Subject, examples: Sequence[Tried]) -> None:
        self.one = one
        self.examples = examples
        self.edges = Edges(one.lowered, one.fields)
        self.labels = one.lowered.labels
        compared = [label for label in self.labels if self.edges.in_turns[label]]
        self.numeric = [label for label in compared if one.fields[label].type not in ("choice", "yesno")]
        self.called: dict[Edge, str] = {}
        self.near: dict[Edge, dict[int, Fraction]] = {}
        self.decided: dict[tuple[object, ...], bool] = {}

    def missing(self) -> Iterator[Problem]:
        fields = self.one.fields
        for (label, called), seen in self.places().items():
            shown = self.shown(seen)
            if shown and all(self.near[place.edge].keys() <= shown for place in seen):
                continue
            told = next((place for place in reversed(seen) if self.decides(place)), None)
            if told is None and not isinstance(seen[0].edge.against, Const):
                continue  # where two formulas meet, neither counts
            near = self.near[(told or seen[0]).edge]
            if told is None and -1 not in near and not shown:
                continue  # nothing lies below the least that can be filled in
            if missing := sorted(near.keys() - shown):
                words = _DAYS if fields[label].type in ("date", "month") else _SIDES
                value = typed(near[missing[0]], fields[label])
                sample = _sample(self.one, {**told.values, label: value}) if told else ""
                yield _missing(self.one, label, "、".join(words[side].format(called) for side in missing), sample)

    def places(self) -> dict[tuple[str, str], list[_Place]]:
        """By input and name: where values that just meet the conditions see an edge, and where every example does."""
        found: dict[tuple[str, str], list[_Place]] = {}
        for label in self.numeric:
            for met in fulfilled(self.one.lowered.when, self.one.fields, label):
                self.add(found, label, met.values, tuple(met.values.items()))
            for tried in self.examples:
                given = tried.example.given
                self.add(found, label, tried.values, tuple(given.get(one) for one in self.labels if one != label))
        return found

    def add(
        self, found: dict[tuple[str, str], list[_Place]], label: str, values: Values, others: tuple[object, ...]
    ) -> None:
        edges = self.edges.of(label, values)
        at = ordinal(values[label]) if edges and label in values else None
        sides = [None if at is None else (at > edge.at) - (at < edge.at) for edge in edges]
        # What lies beyond the nearest edge on a side shows nothing of the others.
        below = max((edge.at for edge, side in zip(edges, sides, strict=True) if side == 1), default=None)
        above = min((edge.at for edge, side in zip(edges, sides, strict=True) if side == -1), default=None)
        for edge, side in zip(edges, sides, strict=True):
            parted = side and edge.at != (below if side == 1 else above)
            place = _Place(edge, values, others, None if parted else side)
            if edge not in self.called:
                self.called[edge] = name(edge, self.one.fields, values)
                self.near[edge] = beside(edge, self.one.fields)
            found.setdefault((label, self.called[edge]), []).append(place)

    def shown(self, seen: list[_Place]) -> set[int]:
        """The sides of an edge on which an example stands that would come out otherwise across it."""
        sides: set[int] = set()
        for place in seen:
            if place.side is not None and place.side not in sides and self.decides(place):
                sides.add(place.side)
        return sides

    def decides(self, place: _Place) -> bool:
        key = (place.edge.label, place.edge.at, *place.others)
        if key not in self.decided:
            self.decided[key] = decides(
                self.one.lowered, place.edge, self.near[place.edge], self.one.fields, place.values
            )
        return self.decided[key]


def _options(one: Subject, label: str, examples: Sequence[Tried], place: int) -> Iterator[Problem]:
    """Every option is chosen in an example in which another would have given something else."""
    choices = options(one.fields[label])
    chosen: set[Value] = set()
    telling = None
    for tried in examples:
        values = tried.values
        if label not in values or values[label] in chosen:
            continue
        others = ({**values, label: choice} for choice in choices if choice != values[label])
        if differ(chain([tried.outcome(place)], (evaluate(one.lowered, other) for other in others))):
            chosen.add(values[label])
            telling = values
    if missing := [choice for choice in choices if choice not in chosen]:
        sample = _sample(one, {**(telling or examples[0].values), label: missing[0]})
        yield _missing(one, label, f"为{'、'.join(missing)}", sample)


def _sample(one: Subject, values: Values) -> str:
    """What the evaluator gives for some values, both in words."""
    given = [(label, said(values[label], one.fields[label])) for label in one.lowered.labels if label in values]
    found = in_words(row(evaluate(one.lowered, values)))
    return f"照规则，{'，'.join(f'{label} {words}' for label, words in given)}：{found}。"


def _missing(one: Subject, label: str, sides: str, sample: str) -> Problem:
    return problem("E617", one.rule.place, rule=one.rule.label, label=label, sides=sides, sample=sample)
