"""Rule engines of others make of the DMN files what the site says: every decision, on inputs at every boundary.

feelin counts in doubles, as most engines do; pySFeel is made to count exactly and must agree to the last digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from policyref.rules.evaluate import holds
from policyref.rules.expr import ALWAYS

from tests.exports import dmn_feelin, dmn_pysfeel
from tests.exports.dmn_cases import (
    Case,
    Difference,
    cases,
    differences,
    rules,
    same,
    same_in_doubles,
    spoiled,
)
from tests.exports.dmn_random import FIELDS, IN_DOUBLES, SHARES, random_cases, written_cases

FAULTS: dict[str, Callable[[str], str]] = {
    "more than becomes at least": lambda file: re.sub(r"&gt; (\d+\))", r"&gt;= \1", file),
    "every limit is a yuan higher": lambda file: re.sub(
        r"<text>(&lt;= |&gt; )?(\d{4,})</text>", lambda found: f"<text>{found[1] or ''}{int(found[2]) + 1}</text>", file
    ),
    "all becomes any": lambda file: file.replace(" and ", " or "),
}


def test_feelin_agrees() -> None:
    assert by_feelin(cases()) == []


def test_an_engine_that_counts_exactly_agrees_to_the_last_digit() -> None:
    assert by_pysfeel(cases()) == []


@pytest.mark.parametrize("seed", ["甲", "乙", pytest.param("丙" * 3, marks=pytest.mark.slow)])
def test_both_engines_agree_on_trees_of_all_primitives(seed: str) -> None:
    """What is missing is asked of feelin alone: pySFeel takes `null > null` for false."""
    count = 20 * len(seed) ** 2
    assert by_feelin(random_cases(seed, count, 12, IN_DOUBLES)) == []
    exact = random_cases(seed, count, 12, SHARES)
    known = [replace(case, inputs=[one for one in case.inputs if len(one) == len(FIELDS)]) for case in exact]
    assert sum(len(case.inputs) for case in known) > count
    assert differences(dmn_pysfeel.answers, same, known) == []


def test_both_engines_agree_on_every_form_that_an_editor_may_write() -> None:
    made = written_cases(40, 12)
    assert by_feelin(made) == []
    known = [replace(one, inputs=[each for each in one.inputs if len(each) == len(one.program.inputs)]) for one in made]
    assert differences(dmn_pysfeel.answers, same, known) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_both_engines_notice_a_wrong_rule(fault: str) -> None:
    # Cases that are tried in order may overlap without effect, and so may what leaves a total open.
    paying = [case for case in cases() if not any(rule.cases or rule.low for rule, _ in rules(case.program))]
    wrong = spoiled(paying, FAULTS[fault])
    assert wrong
    for judge in (by_feelin, by_pysfeel):
        assert {one.key for one in judge(wrong)} == {case.key for case in wrong}


def test_the_inputs_reach_both_sides_of_every_condition() -> None:
    for case in cases():
        for rule, _ in rules(case.program):
            reached = {holds(rule.when, values) for values in case.inputs}
            assert True in reached, (case.key, rule.label)
            assert False in reached or rule.when == ALWAYS, (case.key, rule.label)


def test_an_input_that_the_measure_does_not_know_is_refused() -> None:
    case = next(one for one in cases() if any(field.type == "yesno" for field in one.program.inputs.values()))
    asked = next(label for label, field in case.program.inputs.items() if field.type == "yesno")
    with pytest.raises(dmn_feelin.RefusedError, match="或许 is not among"):
        dmn_feelin.answers([case.file], [[{asked: "或许"}]])


def by_feelin(judged: list[Case] | tuple[Case, ...]) -> list[Difference]:
    return differences(dmn_feelin.answers, same_in_doubles, judged)


def by_pysfeel(judged: list[Case] | tuple[Case, ...]) -> list[Difference]:
    """At most one value missing, see `dmn_pysfeel`; and fewer of them, as it is slow."""
    few = [
        replace(case, inputs=[values for values in case.inputs if len(case.program.inputs) - len(values) <= 1][:45])
        for case in judged
    ]
    return differences(dmn_pysfeel.answers, same, few)
