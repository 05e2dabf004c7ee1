"""What a check of rules finds, which words of the official text it is about, and which of them an editor has waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policyref.model.rules import Rule
from policyref.problems.problem import Problem, problem
from policyref.text.figures import spans_of
from policyref.text.sentences import squeeze

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a rule that a waiver of the rule settles when it covers one of `spans` of the squeezed quote."""

    rule: Rule
    problem: Problem
    spans: tuple[Span, ...] = ()


def about(rule: Rule, words: str, found: Problem) -> Finding:
    """A finding about words that may stand anywhere in the quote."""
    return Finding(rule, found, tuple(spans_of([squeeze(words)], squeeze(rule.quote))))


def unwaived(rules: Iterable[Rule], findings: Iterable[Finding]) -> Iterator[Problem]:
    """The problems that stand; and one for every waiver that settles nothing."""
    idle = {waiver.place: waiver for rule in rules for waiver in rule.waived}
    for finding in findings:
        settled = [
            waiver
            for waiver in finding.rule.waived
            for start, end in spans_of([squeeze(waiver.quote)], squeeze(finding.rule.quote))
            if any(start <= first and last <= end for first, last in finding.spans)
        ]
        for waiver in settled:
            idle.pop(waiver.place, None)
        if not settled:
            yield finding.problem
    for place, waiver in idle.items():
        yield problem("E618", place.at("quote"), found=waiver.quote)
