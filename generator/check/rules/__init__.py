"""The rules of a measure can be read, follow the words that they rest on, leave no gap, and compute their examples."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.cases import check_cases, check_neighbours
from generator.check.rules.coverage import check_coverage
from generator.check.rules.examples import check_examples, tried
from generator.check.rules.finding import Finding, unwaived
from generator.check.rules.inputs import check_inputs
from generator.check.rules.limits import check_caps, check_thresholds, check_uncounted_caps
from generator.check.rules.wording import check_alternatives, check_total, check_words
from generator.model.library import Library
from generator.model.measure import Measure
from generator.problems.problem import Problem
from generator.rules.compile import Program, compile_measure


def check_rules(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        program, problems = compile_measure(measure)
        yield from problems or _measure(measure, program)


def _measure(measure: Measure, program: Program) -> Iterator[Problem]:
    yield from unwaived(measure.rules.rules, _findings(measure, program))
    yield from check_inputs(measure, program)
    yield from check_total(measure)
    yield from check_uncounted_caps(measure)
    examples = tried(measure, program)
    wrong = list(check_examples(examples, program))
    yield from wrong or check_coverage(measure, program, examples)


def _findings(measure: Measure, program: Program) -> Iterator[Finding]:
    everything = [
        *zip(measure.rules.rules, program["rules"], strict=True),
        *(
            (rule, reading["rules"][rule.id])
            for entry, reading in zip(measure.rules.readings, program["readings"], strict=True)
            for rule in entry.replace
        ),
    ]
    for rule, compiled in everything:
        yield from check_words(rule, measure)
        yield from check_thresholds(rule, compiled, program["inputs"])
        yield from check_caps(rule, compiled, program["inputs"])
        yield from check_cases(rule, compiled, program["inputs"])
    for rule in measure.rules.rules:
        yield from check_alternatives(rule, measure)
    yield from check_neighbours(measure, program)
