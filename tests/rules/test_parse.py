"""What a visitor types is read exactly or refused, and what the rules make of it never surprises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.rules.evaluate import calculate, evaluate, limit, money
from policyref.rules.expr import NOUGHT, Compare, Const, Input, Is, Minus, Node, Pick, Test, nodes_of
from policyref.rules.fulfil import fulfilled
from policyref.rules.parse import LARGEST, parse
from policyref.rules.program import Program, Rule
from policyref.rules.say import say
from policyref.rules.values import shown

from tests.rules.both import real_programs
from tests.rules.programs import FIELDS, GIVEN, programs

MONEY = replace(FIELDS["甲额"], unit="元")
CENTS = st.integers(0, LARGEST * 100).map(lambda cents: Fraction(cents, 100))


@given(CENTS)
def test_an_amount_said_by_the_page_is_read_as_the_same_amount(value: Fraction) -> None:
    assert parse(say(value, MONEY), MONEY) == (value, None)
    assert parse(shown(value), MONEY) == (value, None)
    assert parse(f"{shown(value / 10000)}万元", MONEY) == (value, None)


@given(st.dates())
def test_a_day_said_by_the_page_is_read_as_the_same_day(value: Any) -> None:
    if value.year >= 1000:  # years are written with four digits
        assert parse(say(value, FIELDS["起日"]), FIELDS["起日"]) == (value, None)
    assert parse(value.isoformat(), FIELDS["起日"]) == (value, None)


@given(st.text(), st.sampled_from(sorted(FIELDS)))
def test_a_value_an_error_or_nothing_but_never_two_of_them(words: str, label: str) -> None:
    value, error = parse(words, FIELDS[label])
    assert value is None or error is None


@given(st.text(st.characters(exclude_categories=("Nd", "No", "Nl", "Lo")), min_size=1))
def test_no_number_comes_from_text_without_a_figure(words: str) -> None:
    assert parse(words, MONEY)[0] is None


@pytest.mark.parametrize(
    "words",
    ["1e6", "1,23,4", "12,34", "12 34", "1,000 000", "1.2.3", "0x10", "½", ".5", "--5", "一百五", "1万5", "1.5万5000"],
)
def test_what_could_be_another_number_is_refused(words: str) -> None:
    value, error = parse(words, MONEY)
    # NFKC makes ½ of 1⁄2; neither is a number that a page would show.
    assert (value, error) == (None, "number")


@given(GIVEN, st.sampled_from(sorted(FIELDS)), st.sampled_from(["1e6", "一百五", "<b>1</b>", "1\u00002", "9" * 41]))
def test_bad_input_never_gives_a_total(words: dict[str, str], label: str, bad: str) -> None:
    for program in real_programs():
        asked = {next(iter(program.inputs)): bad, **words}
        answer = calculate(program, asked)
        assert answer["errors"] and answer["total"] is None
        assert not any(answer["readings"].values())


@given(st.data(), CENTS, CENTS)
def test_more_of_what_is_rewarded_never_earns_less(data: st.DataObject, one: Fraction, other: Fraction) -> None:
    """Where an amount only has to exceed thresholds and is paid in shares or tiers, up to a cap."""
    program = data.draw(st.sampled_from([program for program in real_programs() if _amounts(program)]))
    rule, label = data.draw(st.sampled_from(_amounts(program)))
    low, high = sorted((one, other))
    [met, *_] = fulfilled(rule.when, program.inputs, label)
    others = dict(met.values)
    if isinstance(rule.cap, Pick):
        others.setdefault(rule.cap.label, rule.cap.rows[0][0])
    most = limit(rule, others)
    before, after = (evaluate(rule, {**others, label: value}, []).value for value in (low, high))
    assert isinstance(before, Fraction) and isinstance(after, Fraction)
    assert 0 <= before <= after <= (after if most is None else most)


@given(st.fractions(-(10**9), 10**9))
def test_money_is_rounded_half_up_and_only_once(value: Fraction) -> None:
    nearest = Fraction(money(value))
    assert abs(nearest - value) <= Fraction(1, 200)
    if abs(nearest - value) == Fraction(1, 200):
        assert abs(nearest) > abs(value)


@given(programs(), GIVEN)
def test_every_answer_is_plain_data(program: Program, words: dict[str, str]) -> None:
    answer = calculate(program, words)
    assert json.loads(json.dumps(answer)) == answer
    assert (answer["total"] is None) or not answer["errors"]


def _amounts(program: Program) -> list[tuple[Rule, str]]:
    """Rules that pay by one amount, and that amount; other conditions are yes-and-no questions."""
    found = []
    for rule in program.rules:
        asked = {one.label for one in _inputs(rule.amount or NOUGHT)}
        plain = all(isinstance(test, Is) or _is_threshold(test, asked) for test in rule.when.parts)
        if any(isinstance(one, Minus) and list(_inputs(one.second)) for one in nodes_of(rule.amount or NOUGHT)):
            continue  # what was received already is taken away
        if len(asked) == 1 and plain and program.inputs[label := asked.pop()].type == "money":
            found.append((rule, label))
    return found


def _inputs(node: Node) -> Iterator[Input]:
    return (one for one in nodes_of(node) if isinstance(one, Input))


def _is_threshold(test: Test, labels: set[str]) -> bool:
    is_of_one = isinstance(test, Compare) and isinstance(test.left, Input) and test.left.label in labels
    return is_of_one and isinstance(test, Compare) and isinstance(test.right, Const) and test.op[0] == ">"
