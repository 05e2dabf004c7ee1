"""The rules of a measure can be read, follow the words that they rest on, leave no gap, and compute their examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from policyref.calc.programs import definitions_of, lowered
from policyref.check.rules.asked import check_asked
from policyref.check.rules.bounds import check_bounds, check_parts
from policyref.check.rules.cases import check_cases, check_neighbours
from policyref.check.rules.conditions import check_conditions
from policyref.check.rules.coverage import check_coverage
from policyref.check.rules.examples import check_examples, tried
from policyref.check.rules.finding import Finding, unwaived
from policyref.check.rules.inputs import check_inputs
from policyref.check.rules.limits import check_caps, check_thresholds, check_uncounted_caps
from policyref.check.rules.order import check_order, check_slices
from policyref.check.rules.show import check_show
from policyref.check.rules.sides import check_derived, check_sides
from policyref.check.rules.standards import check_bases, check_ranges, check_standards
from policyref.check.rules.subject import Subject, subjects
from policyref.check.rules.wording import check_alternatives, check_total, check_words
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.problems.problem import Problem
from policyref.rules.program import Program

OF_A_RULE: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    check_words,
    check_alternatives,
    check_conditions,
    check_asked,
    check_order,
    check_slices,
    check_bounds,
    check_parts,
    check_sides,
    check_derived,
    check_standards,
    check_bases,
    check_ranges,
    check_thresholds,
    check_caps,
    check_cases,
)


def check_rules(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        program, problems = lowered(measure, library)
        if problems:
            yield from problems
        else:
            definitions = definitions_of(measure, library) if program.rules else ()
            every = list(subjects(measure, program, definitions))
            yield from against_words(measure, program, every)
            yield from _against_examples(measure, program, every)


def against_words(measure: Measure, program: Program, every: Sequence[Subject]) -> Iterator[Problem]:
    """What the text says otherwise, or leaves open."""
    yield from unwaived(measure.rules.rules, _findings(every))
    yield from check_inputs(measure, program)
    yield from check_show(measure, program)
    yield from check_total(measure, program)
    yield from check_uncounted_caps(measure)


def _findings(every: Sequence[Subject]) -> Iterator[Finding]:
    for one in every:
        for check in OF_A_RULE:
            yield from check(one)
    yield from check_neighbours(every)


def _against_examples(measure: Measure, program: Program, every: Sequence[Subject]) -> Iterator[Problem]:
    """What comes out otherwise than it was worked by hand; and what nobody has worked."""
    examples = tried(measure, program)
    wrong = list(check_examples(examples, program))
    yield from wrong
    for place, one in enumerate(every if not wrong else ()):
        if not one.replaces:
            yield from check_coverage(place, one, examples)
