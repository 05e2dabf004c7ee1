"""Thresholds that decide nothing and caps that never, or always, bind within what the inputs can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from policyref.check.rules.finding import Finding, about
from policyref.check.rules.subject import Subject
from policyref.check.rules.values import bounding, conjunction, of_constants, said_test
from policyref.model.measure import Measure
from policyref.problems.problem import Problem, problem
from policyref.rules.expr import Const, Either, Pick, Source, Test, nodes_of
from policyref.rules.ranges import Range, domain, interval, ordinal
from policyref.rules.values import number


def check_thresholds(one: Subject) -> Iterator[Finding]:
    """A comparison with a constant that, beside the others of its conjunction, always or never holds."""
    common = conjunction(one.lowered.when)
    yield from _idle(one, common, common, "when")
    for either in (node for node in nodes_of(one.lowered.when) if isinstance(node, Either)):
        for part in either.parts:
            tests = conjunction(part)
            yield from _idle(one, tests, [*common, *tests], "when")
    for when, _ in one.lowered.cases:
        tests = conjunction(when)
        yield from _idle(one, tests, [*common, *tests], "cases")


def _idle(one: Subject, tests: list[Test], together: list[Test], key: str) -> Iterator[Finding]:
    for label, test in of_constants(tests):
        field = one.fields[label]
        own = bounding([test], one.fields)[label]
        others = bounding((each for each in together if each is not test), one.fields).get(label, domain(field))
        low, high = max(own[0], others[0]), min(own[1], others[1])
        what = "不可能成立" if low > high else "总是成立" if (low, high) == others else ""
        if what:
            words = said_test(test, field)
            place = one.rule.place.at(key, near=field.key)
            yield about(one.rule, words, problem("E608", place, label=label, found=words, what=what))


def check_caps(one: Subject) -> Iterator[Finding]:
    """A cap, of caps by option each, is one that the sums of its option can reach, and need not."""
    for option, source, limit, (low, high) in _caps(one):
        # What may be paid at most is the cap itself: 给予最高5万元.
        named = one.lowered.bound == "at_most" and low == high == limit
        if not named and (high <= limit or low >= limit):
            place = one.rule.place.at(source.key, near=source.words)
            what = "从不起作用" if high <= limit else "总是起作用"
            yield about(one.rule, source.words, problem("E609", place, found=option + source.words, what=what))


def _caps(one: Subject) -> Iterator[tuple[str, Source, Fraction, Range]]:
    """Every cap with its option, and the least and greatest that it is to limit."""
    match one.lowered.cap:
        case Const(value, Source() as source):
            yield "", source, ordinal(value), _before_cap(one, {})
        case Pick(label, rows):
            for option, then in rows:
                if isinstance(then, Const) and then.source:
                    yield option, then.source, ordinal(then.value), _before_cap(one, {label: option})
    for source in one.lowered.stated:
        found = number(source.words) if source.key == "cap" else None
        for leaf in one.leaves if found else ():
            standard = number(leaf.source.words)
            if standard and found and standard[1] == found[1]:
                yield "", source, found[0], (standard[0], standard[0])


def _before_cap(one: Subject, chosen: Mapping[str, str]) -> Range:
    """What the sum can come to while the conditions hold and an option is chosen."""
    ranges = {label: domain(field) for label, field in one.fields.items()}
    ranges |= bounding(conjunction(one.lowered.when), one.fields)
    assert one.lowered.amount is not None
    return interval(one.lowered.amount, ranges, chosen)


def check_uncounted_caps(measure: Measure) -> Iterator[Problem]:
    """Caps by option are of a sum that is computed: nothing else asks which option is meant."""
    computed = {rule.id for rule in measure.rules.rules}
    for benefit in measure.benefits:
        if benefit.cap and benefit.cap.by and benefit.id not in computed:
            yield problem("E602", benefit.place.at("caps"), found="caps", wanted="有 pay 的规则的封顶")
