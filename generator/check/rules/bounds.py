"""最高、不超过、以内 is a bound, a limit or a cap; 不低于、至少 is a bound from below; and each of these has such words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.finding import Finding
from generator.check.rules.leaves import Role, leaves
from generator.check.rules.subject import Subject, in_text
from generator.problems.problem import Problem, problem
from generator.rules.expr import sources
from generator.rules.program import Source
from generator.text.bounds import Bound, bounds_of, says
from generator.text.occurrences import occurrences

_NEEDS: dict[Role, tuple[Bound, str]] = {
    "cap": (Bound.MOST, "封顶"),
    "limit": (Bound.MOST, "最多计算的数"),
    "least": (Bound.LEAST, "最少计算的数"),
    "deducted": (Bound.PASSED, "超过才计算的数"),
    "reduced": (Bound.REDUCED, "降到的数"),
    "share": (Bound.SHARE, "每满才计算一份的数"),
}
_COMPUTED = re.compile("按照?|据实|实际|全额|报销|返还")
"""The text says how much of what is paid, so that what it calls the most limits that."""
_ALLOWED = {"at_most": {Bound.MOST}, "at_least": {Bound.LEAST}, "between": {Bound.MOST, Bound.LEAST}}
_PROMISED = {"at_most": (Bound.MOST, "至多"), "at_least": (Bound.LEAST, "至少")}


def check_bounds(one: Subject) -> Iterator[Finding]:
    """Of every number that is paid or limits what is paid, as the text says it."""
    every = [leaf for leaf in leaves(one.lowered) if leaf.const.value]
    paid = [leaf.source for leaf in every if leaf.role == "paid"]
    for leaf in every:
        said = said_of(one, leaf.source)
        if said is None:
            continue
        if leaf.role == "paid" or (leaf.role == "cap" and not paid and not _COMPUTED.search(one.quote)):
            for bound in sorted({Bound.MOST, Bound.LEAST} & said - _ALLOWED.get(one.lowered.bound, set())):
                yield _found(one, leaf.source, "E622", said=bound)
        if leaf.role in _NEEDS and _NEEDS[leaf.role][0] not in said:
            needed, role = _NEEDS[leaf.role]
            yield _found(one, leaf.source, "E623", role=role, needed=needed)
    caps = [leaf.source for leaf in every if leaf.role == "cap"]
    days = list(sources(one.lowered.day)) if one.lowered.day else []
    yield from _promised(one, paid or caps or days)


def said_of(one: Subject, source: Source) -> set[Bound] | None:
    """What the text says of a number wherever it stands; None where it does not stand."""
    quote = one.text_of(source)
    found = [bounds_of(quote, *span, of_sum=True) for span in occurrences(in_text(source), quote)]
    return set.intersection(*map(set, found)) if found else None


def _promised(one: Subject, told: list[Source]) -> Iterator[Finding]:
    """A rule that says 至多 or 至少 of its result has it of the words of that: of a rate, where the text gives one, and
    not of its cap."""
    if one.lowered.bound not in _PROMISED:
        return
    needed, role = _PROMISED[one.lowered.bound]
    if told and not any(needed in (said_of(one, source) or ()) for source in told):
        yield _found(one, told[-1], "E623", role=role, needed=needed)
    elif not told and not says(one.quote, needed):
        place = one.rule.place.at("bound")
        found = problem("E623", place, found=one.rule.label, role=role, needed=needed)
        yield Finding(one.rule, found, ((0, len(one.quote)),))


def _found(one: Subject, source: Source, code: str, **words: str) -> Finding:
    place = one.rule.place.at(source.key, near=source.words)
    found: Problem = problem(code, place, found=source.words, **words)
    return Finding(one.rule, found, tuple(occurrences(in_text(source), one.text_of(source))))
