"""The days and lengths of time that belong to one benefit or answer of a measure."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.facts import Benefit, Deadline
from policyref.model.measure import Measure
from policyref.model.rules import Rule


def times_of(fact: Benefit | Rule, text: Measure) -> Iterator[Deadline]:
    """Those entered for it; those of the sentence that it stands in; and for a benefit those of its item or measure
    that stand in the sentence of none. A rule that gives nothing has no days but those of its own words."""
    named = {sentence for one in text.benefits for sentence in _sentences(one, text)}
    own = _sentences(fact, text)
    fact_is_benefit = isinstance(fact, Benefit) or fact.is_benefit
    for one in text.deadlines:
        if one.kind == "force":
            continue
        stands = _sentences(one, text)
        is_near = bool(stands & own) or (fact_is_benefit and not stands & named)
        if fact.id in one.of if one.of else one.item in (None, fact.item) and is_near:
            yield one


def days_of(fact: Benefit | Rule, text: Measure) -> tuple[Deadline, ...]:
    """The days by which people have to do something for it alone: entered for it, or in the words that it is taken
    from. Told without what they are for, those of its neighbours would say of it what is not so; where a measure gives
    nothing, they bind departments."""
    own = _sentences(fact, text)
    return tuple(
        one
        for one in times_of(fact, text)
        if text.benefits and one.counts and (fact.id in one.of if one.of else _sentences(one, text) & own)
    )


def _sentences(fact: Benefit | Rule | Deadline, text: Measure) -> set[int]:
    """The parts of the text that a quote reaches into."""
    return {index for index, _, _ in text.official.within(fact.span)} if fact.span else set()
