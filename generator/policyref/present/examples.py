"""Which worked examples are shown: a measure has one for every edge of its rules, a reader wants one of each kind."""

from __future__ import annotations

from policyref.model.measure import Measure
from policyref.model.rules import Example
from policyref.words import EXPECTED

_NOTHING = {"0元", EXPECTED["not_met"]}


def telling_examples(measure: Measure) -> list[Example]:
    """Of the examples that fill in the same inputs, the first that comes to something; the edges are in the tables."""
    groups: dict[tuple[str, ...], list[Example]] = {}
    for one in measure.rules.examples:
        groups.setdefault(tuple(one.given), []).append(one)
    return [next((one for one in group if set(one.expect.values()) - _NOTHING), group[0]) for group in groups.values()]
