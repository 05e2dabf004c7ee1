"""What the measure asks about elsewhere, and the quote of a rule names, the rule asks about too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyref.check.rules.finding import Finding, Span
from policyref.check.rules.order import given_to
from policyref.check.rules.subject import Subject, in_text
from policyref.problems.problem import problem
from policyref.text.figures import spans_of
from policyref.text.sentences import squeeze


def check_conditions(one: Subject) -> Iterator[Finding]:
    """A condition in words has no number to be missed: 纳入统计库 is asked wherever it stands and is an input."""
    asked = one.lowered.labels
    for label, field in one.fields.items():
        if label in asked or one.replaces:
            continue
        named = [label] if field.type == "yesno" else _partly_named(one, field.options)
        for words in named:
            if spans := _apart(one, _spans(one, words), asked):
                place = one.rule.place.at("quote", near=words)
                yield Finding(one.rule, problem("Q606", place, found=words, label=label), tuple(spans))


def _apart(one: Subject, spans: list[Span], asked: Sequence[str]) -> list[Span]:
    """Those that are not words of what the rule does ask."""
    if not spans:
        return []
    covered = [span for label in asked for words in (label, *one.fields[label].options) for span in _spans(one, words)]
    return [span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in covered)]


def _spans(one: Subject, words: str) -> list[Span]:
    return spans_of([squeeze(words)], one.quote)


def _partly_named(one: Subject, options: tuple[str, ...]) -> list[str]:
    """Options that the text names alone, or gives another sum than to the rest."""
    named = [option for option in options if _spans(one, option)]
    if len(named) < 2:
        return named
    sums = {in_text(leaf.source) for leaf in one.leaves if leaf.role in ("paid", "cap") and leaf.const.value}
    said = given_to(one.quote, set(map(squeeze, named)), sums)
    mine = [option for option in named if said.get(squeeze(option), set()) & sums]
    return mine if 0 < len(mine) < len(named) else []
