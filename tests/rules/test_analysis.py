"""Where the result of a rule changes is found wherever it does, whatever the rule is made of."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from policyref.rules.analysis import Edges, at_cap, breakpoints
from policyref.rules.evaluate import evaluate, holds, number_of
from policyref.rules.expr import (
    ALWAYS,
    NOUGHT,
    All,
    Compare,
    Const,
    Either,
    Expr,
    Input,
    Is,
    Later,
    Least,
    Minus,
    Most,
    Node,
    Pick,
    Product,
    Row,
    Step,
    Sum,
    Test,
    Value,
    Whole,
    Within,
    nodes_of,
)
from policyref.rules.fulfil import fulfilled
from policyref.rules.program import Field, Rule
from policyref.rules.ranges import Fields, domain, interval, ordinal

from tests.rules.programs import FIELDS, FORMULAS, TESTS, VALUES, rules

NINE = Const(Fraction(9))
PEOPLE, YUAN, YEARS = Input("人数"), Input("乙额"), Input("月数")
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def number(value: int | str) -> Const:
    return Const(Fraction(value))


def paying(amount: Expr, when: Test = ALWAYS, cap: Expr | None = None, **more: Any) -> Rule:
    return Rule("one", "one", None, True, more.pop("bound", "equal"), when, amount=amount, cap=cap, **more)


def points(rule: Rule, label: str = "人数", fields: Fields = FIELDS, **values: Value) -> list[str]:
    return [str(one) for one in breakpoints(Edges(rule, fields), label, values)]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (paying(number(5), Compare(">=", PEOPLE, number(10))), ["10"]),
        (paying(number(5), Compare(">", PEOPLE, number(10))), ["11"]),
        (paying(number(5), Compare("<", PEOPLE, number(10))), ["10"]),
        (paying(number(5), Compare("<=", PEOPLE, number(10))), ["11"]),
        (paying(number(5), Compare("<", number(10), PEOPLE)), ["11"]),
        (paying(number(5), Compare(">", Sum((PEOPLE, PEOPLE)), number(9))), ["5"]),
        (paying(number(5), Either((Compare("<", PEOPLE, number(3)), Compare(">", PEOPLE, number(6))))), ["3", "7"]),
        (paying(Least((PEOPLE, number(8)))), ["8"]),
        (paying(Most((Minus(PEOPLE, number(8)), NOUGHT))), ["8"]),
        (paying(Product((Most((Minus(Least((PEOPLE, number(20))), number(8)), NOUGHT)), number(3)))), ["8", "20"]),
        (paying(Step(PEOPLE, (Row(">=", number(5), number(1)), Row(">", number(9), number(2))))), ["5", "10"]),
        (paying(Step(Product((PEOPLE, number("0.1"))), (Row(">=", number(1), number(7)),))), ["10"]),
        (paying(Whole(PEOPLE, number(50))), ["50"]),
        (paying(Whole(Most((Minus(PEOPLE, number(10)), NOUGHT)), number(50))), ["60"]),
        (paying(Product((PEOPLE, number(3))), cap=number(100)), ["34"]),
        (paying(Product((Whole(PEOPLE, number(50)), number(3))), cap=number(10)), ["50", "200"]),
        (paying(Product((PEOPLE, number(3))), cap=Sum((PEOPLE, number(20)))), ["10"]),
        (paying(PEOPLE), []),
        (paying(number(5), Compare(">=", YUAN, number(10))), []),
    ],
)  # fmt: skip
def test_the_first_value_of_what_is_new_is_found(rule: Rule, found: list[str]) -> None:
    assert points(rule, 乙额=Fraction(0)) == found


def test_another_input_sets_a_limit_as_a_number_of_the_text_does() -> None:
    rule = paying(number(5), Compare(">", PEOPLE, YEARS))
    assert points(rule, 月数=Fraction(7)) == ["8"]
    assert points(rule, "月数", 人数=Fraction(7)) == ["7"]
    assert points(rule) == []


def test_what_can_be_filled_in_bounds_what_is_told() -> None:
    at_least_one = paying(number(5), All((Compare(">=", YEARS, number(1)), Compare("<=", YEARS, number(60)))))
    assert points(at_least_one, "月数") == []
    assert points(paying(YEARS, cap=number(59)), "月数") == ["59"]
    assert points(paying(YEARS, cap=number(61)), "月数") == []


def test_what_a_cap_hides_is_no_breakpoint() -> None:
    tiers = Step(PEOPLE, (Row(">=", number(5), number(100)), Row(">=", number(9), number(200))))
    assert points(paying(tiers)) == ["5", "9"]
    assert points(paying(tiers, cap=number(100))) == ["5"]


def test_a_range_changes_where_either_end_does() -> None:
    rule = paying(Product((PEOPLE, number(5))), cap=number(100), bound="between", low=Product((PEOPLE, number(2))))
    assert points(rule) == ["20", "50"]


def test_each_option_has_the_edges_of_its_own_row() -> None:
    caps = Pick("类别", (("大型", number(100)), ("中、小", number(50))))
    edges = Edges(paying(PEOPLE, cap=caps), FIELDS)
    assert at_cap(edges, "人数", {"类别": "大型"}) == [100]
    assert at_cap(edges, "人数", {"类别": "中、小"}) == [50]
    assert at_cap(edges, "人数", {"类别": "Ａ级"}) == at_cap(edges, "人数", {}) == []


def test_the_place_is_exact_though_nobody_can_fill_it_in() -> None:
    edges = Edges(paying(Product((PEOPLE, number(3))), cap=number(100)), FIELDS)
    assert [(edge.at, edge.first) for edge in edges.of("人数", {})] == [(Fraction(100, 3), Fraction(34))]


def test_days_have_edges_on_both_sides() -> None:
    rule = paying(number(5), Within(Input("起日"), Input("止日"), 60))
    begun, ended = date(2022, 5, 31), date(2027, 5, 31)
    edges = Edges(rule, FIELDS)
    assert [date.fromordinal(int(edge.at)) for edge in edges.of("止日", {"起日": begun})] == [begun, ended]
    assert [date.fromordinal(int(edge.first)) for edge in edges.of("起日", {"止日": ended})] == [
        date(2027, 6, 1), date(2022, 6, 1),
    ]  # fmt: skip
    late = Rule("one", "one", None, True, "equal", ALWAYS, day=Later(Input("起日"), 3),
                day_if=Compare("<", Input("起日"), Const(ended)))  # fmt: skip
    assert [edge.at for edge in Edges(late, FIELDS).of("起日", {})] == [ended.toordinal()]


def small(expr: Node) -> bool:
    """Whether no input is multiplied by itself: of such a formula not all edges are promised."""
    products = (one for one in nodes_of(expr) if isinstance(one, Product))
    return all(
        len(found) == len(set(found))
        for one in products
        for found in [[part.label for whole in one.parts for part in {*nodes_of(whole)} if isinstance(part, Input)]]
    )


def result(rule: Rule, values: Mapping[str, Value], people: Fraction) -> tuple[object, object]:
    outcome = evaluate(rule, {**values, "人数": people})
    return outcome.value, outcome.low


def even(
    one: tuple[object, object], other: tuple[object, object], between: tuple[object, object], share: Fraction
) -> bool:
    return all(
        mid == first + (last - first) * share
        if isinstance(first, Fraction) and isinstance(last, Fraction) and isinstance(mid, Fraction)
        else first == last == mid
        for first, last, mid in zip(one, other, between, strict=True)
    )


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(rules(), VALUES)
def test_between_two_breakpoints_nothing_changes(rule: Rule, values: dict[str, Value]) -> None:
    """Every number up to sixty is looked at: from each breakpoint to the last value before the next all is even."""
    assume(all(small(root) for root in rule.roots()) and PEOPLE in rule.nodes)
    fields = {**FIELDS, "人数": Field("人数", "count", "人", "0", "60", ())}
    edges = Edges(rule, fields)
    shares = {one for one in edges.shares("人数", values, range(-200, 200)) if 0 < one <= 60}
    assume(len(shares) < 20)
    corners = sorted({Fraction(0), *shares, *breakpoints(edges, "人数", values)})
    for start, then in itertools.zip_longest(corners, corners[1:], fillvalue=Fraction(61)):
        assert start is not None and then is not None
        first, last = result(rule, values, start), result(rule, values, then - 1)
        for at in range(int(start) + 1, int(then) - 1):
            share = (at - start) / (then - 1 - start)
            assert even(first, last, result(rule, values, Fraction(at)), share), (at, corners)


@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
@given(FORMULAS, VALUES)
def test_a_formula_stays_within_its_bounds(formula: Expr, values: dict[str, Value]) -> None:
    ranges = {label: domain(one) for label, one in FIELDS.items() if one.type not in ("choice", "yesno")}
    chosen = {label: str(value) for label, value in values.items() if label in ("类别", "首次")}
    low, high = interval(formula, ranges, chosen)
    assert low <= number_of(formula, values) <= high
    exact = {label: (ordinal(values[label]), ordinal(values[label])) for label in ranges}
    assert interval(formula, exact, chosen) == (number_of(formula, values),) * 2


@pytest.mark.parametrize(
    ("formula", "bounds"),
    [
        (Step(PEOPLE, (Row(">=", number(10), number(7)), Row(">=", number(20), number(9)))), (7, 9)),
        (Step(PEOPLE, (Row(">", number(10), number(7)), Row(">=", number(21), number(9)))), (0, 7)),
        (Product((PEOPLE, Step(PEOPLE, (Row(">=", number(5), number(7)), Row(">=", NINE, number(2)))))), (20, 40)),
        (Step(PEOPLE, (Row(">=", number(5), Product((PEOPLE, number(3)))), Row(">=", number(16), PEOPLE))), (16, 48)),
        (Pick("类别", (("大型", number(3)), ("中、小", number(5)))), (3, 5)),
        (Minus(PEOPLE, number(15)), (-5, 5)),
    ],
)  # fmt: skip
def test_bounds_are_no_wider_than_they_must_be(formula: Expr, bounds: tuple[int, int]) -> None:
    low, high = interval(formula, {"人数": (Fraction(10), Fraction(20))})
    assert (int(low), int(high)) == bounds


def asked(test: Test, but: str = "") -> list[dict[str, str]]:
    return [{label: str(value) for label, value in one.values.items()} for one in fulfilled(test, FIELDS, but)]


def test_conditions_are_just_met() -> None:
    test = All((Compare(">", PEOPLE, number(9)), Compare("<=", PEOPLE, number(30)), Compare("<", YUAN, number(5)),
                Is("类别", ("中、小", "大型")), Compare("<=", Input("止日"), Const(date(2024, 5, 1)))))  # fmt: skip
    assert asked(test) == [{"人数": "10", "乙额": "499/100", "类别": "中、小", "止日": "2024-05-01"}]


def test_of_alternatives_the_one_that_is_looked_at_holds_alone() -> None:
    graduated, idle = Compare("<=", PEOPLE, number(3)), Compare(">=", YEARS, number(6))
    test = All((Either((graduated, idle)), Is("首次", ("是",))))
    [met] = fulfilled(test, FIELDS, "月数")
    assert met.values == {"人数": 4, "首次": "是"} and met.assumed == ("人数",)
    [met] = fulfilled(test, FIELDS, "人数")
    assert met.values == {"月数": 5, "首次": "是"} and met.assumed == ("月数",)
    [met] = fulfilled(test, FIELDS, "乙额")
    assert met.values == {"人数": 3, "首次": "是"} and met.assumed == ()


def test_every_alternative_with_the_input_is_looked_at() -> None:
    test = Either((All((Compare(">=", PEOPLE, number(10)), Is("首次", ("是",)))),
                   All((Compare(">=", PEOPLE, number(5)), Is("类别", ("大型",))))))  # fmt: skip
    assert asked(test, "人数") == [{"首次": "是", "类别": "中、小"}, {"类别": "大型", "首次": "否"}]


def test_what_contradicts_itself_is_met_by_nothing() -> None:
    assert asked(All((Is("首次", ("是",)), Is("首次", ("否",))))) == []
    assert asked(All((Compare(">", PEOPLE, number(9)), Compare("<", PEOPLE, number(9))))) == []


@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
@given(TESTS)
def test_what_is_to_meet_conditions_meets_them(test: Test) -> None:
    """A comparison of two formulas is left open, and a length of time too."""
    compared = [one for one in nodes_of(test) if isinstance(one, Compare)]
    known = all(isinstance(one.left, Input) and isinstance(one.right, Const) for one in compared)
    for met in fulfilled(test, FIELDS):
        assert holds(test, met.values) is not False or not known
