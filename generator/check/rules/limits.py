"""Thresholds that decide nothing and caps that never, or always, bind within what the inputs can be."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.finding import Finding, about
from generator.check.rules.subject import Subject
from generator.check.rules.values import bounding, conjunction, of_constants, said_test
from generator.model.measure import Measure
from generator.problems.problem import Problem, problem
from generator.rules.expr import Const, Either, Pick, Test, walk
from generator.rules.ranges import Range, domain, interval, ordinal


def check_thresholds(one: Subject) -> Iterator[Finding]:
    """A comparison with a constant that, beside the others of its conjunction, always or never holds."""
    common = conjunction(one.lowered.when)
    yield from _idle(one, common, common, "when")
    for either in (node for node in walk(one.lowered.when) if isinstance(node, Either)):
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
    """A cap, and of caps by option each, is one that the sums of its option can reach, and need not."""
    for option, cap in _caps(one):
        low, high = _before_cap(one, option)
        limit, words = ordinal(cap.value), cap.source.words if cap.source else ""
        # What may be paid at most is the cap itself: 给予最高5万元.
        named = one.lowered.bound == "at_most" and low == high == limit
        if not named and (high <= limit or low >= limit):
            place = one.rule.place.at("caps" if option else "cap", near=words)
            what = "从不起作用" if high <= limit else "总是起作用"
            yield about(one.rule, words, problem("E609", place, found=option + words, what=what))


def _caps(one: Subject) -> Iterator[tuple[str, Const]]:
    match one.lowered.cap:
        case Const() as cap if one.lowered.amount:
            yield "", cap
        case Pick(_, rows) if one.lowered.amount:
            yield from ((option, then) for option, then in rows if isinstance(then, Const))


def _before_cap(one: Subject, option: str) -> Range:
    """Least and greatest sum that a cap is to limit, while the conditions hold and an option is chosen."""
    ranges = {label: domain(field) for label, field in one.fields.items()}
    ranges |= bounding(conjunction(one.lowered.when), one.fields)
    chosen = {one.lowered.cap.label: option} if isinstance(one.lowered.cap, Pick) else {}
    assert one.lowered.amount is not None
    return interval(one.lowered.amount, ranges, chosen)


def check_uncounted_caps(measure: Measure) -> Iterator[Problem]:
    """Caps by option are of a sum that is computed: nothing else asks which option is meant."""
    computed = {rule.id for rule in measure.rules.rules}
    for benefit in measure.benefits:
        if benefit.cap and benefit.cap.by and benefit.id not in computed:
            yield problem("E602", benefit.place.at("caps"), found="caps", wanted="有 pay 的规则的封顶")
