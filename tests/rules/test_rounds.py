"""A few round values tell what a rule gives, each as the calculator says; what is taken for granted is told."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policyref.rules.evaluate import calculate, evaluate, row
from policyref.rules.expr import (
    ALWAYS,
    All,
    Compare,
    Const,
    Either,
    Expr,
    Input,
    Is,
    Least,
    Most,
    Pick,
    Product,
    Row,
    Step,
    Sum,
    Test,
)
from policyref.rules.program import Program, Rule
from policyref.rules.ranges import domain, options, step
from policyref.rules.rounds import Rounds, Stretch, round_tables

from tests.rules.both import real_programs
from tests.rules.programs import FIELDS, programs
from tests.rules.questions import typed_in
from tests.rules.random_forms import written_programs

PEOPLE, MONTHS, YUAN, SALES = Input("人数"), Input("月数"), Input("乙额"), Input("甲额")


def number(value: int | str) -> Const:
    return Const(Fraction(value))


def tables(
    when: Test, amount: Expr, cap: Expr | None = None, show: dict[str, list[Fraction]] | None = None
) -> list[Rounds]:
    rule = Rule("one", "one", None, True, "equal", when, amount=amount, cap=cap)
    return list(round_tables(Program(FIELDS, (rule,), "sum"), rule, show))


def said(row: Stretch) -> str:
    """`..100]` up to and with it, `..100)` below it, `[100..` from it on, `(100..` above it, `100` alone."""
    if row.low and row.low == row.high:
        return str(row.low.at)
    low = f"{'[' if row.low.included else '('}{row.low.at}" if row.low else ""
    high = f"{row.high.at}{']' if row.high.included else ')'}" if row.high else ""
    return f"{low}..{high}"


def told(table: Rounds) -> dict[str, int]:
    return {said(one): int(one.outcome.value) for one in table.rows if isinstance(one.outcome.value, Fraction)}


def assumed(table: Rounds) -> dict[str, str]:
    return {label: str(value) for label, value in table.assumed}


def test_nothing_then_some_values_then_the_most() -> None:
    """超过100万元的按1%奖励，最高5万元."""
    [table] = tables(Compare(">", SALES, number(1_000_000)), Product((SALES, number("0.01"))), number(50_000))
    assert told(table) == {
        "..1000000]": 0, "1500000": 15_000, "2000000": 20_000, "3000000": 30_000, "[5000000..": 50_000,
    }  # fmt: skip
    assert [one.is_most for one in table.rows] == [False, False, False, False, True]


def test_where_the_edge_itself_is_paid_it_is_a_row() -> None:
    """100万元以上的按1%奖励: who reaches it just, gets already something."""
    [table] = tables(Compare(">=", SALES, number(1_000_000)), Product((SALES, number("0.01"))), number(50_000))
    assert list(told(table)) == ["..1000000)", "1000000", "1500000", "3000000", "[5000000.."]


def test_tiers_are_rows_of_their_own() -> None:
    rows = (Row(">=", number(100), number(5)), Row(">", number(500), number(9)))
    [table] = tables(ALWAYS, Step(PEOPLE, rows))
    assert told(table) == {"..100)": 0, "[100..500]": 5, "(500..": 9}


def test_the_values_of_an_editor_stand_for_their_stretch_or_for_themselves() -> None:
    when, amount = Compare(">", SALES, number(1_000_000)), Product((SALES, number("0.01")))
    show = {"甲额": [Fraction(one) for one in (800_000, 1_200_000, 9_000_000)]}
    [table] = tables(when, amount, number(50_000), show)
    assert told(table) == {"..1000000]": 0, "1200000": 12_000, "[5000000..": 50_000}


def test_a_cap_that_is_reached_at_no_round_value_is_told_from_the_next_round_one_on() -> None:
    """3%，最高5万元: 1,666,666.67元 is nobody's number."""
    [table] = tables(ALWAYS, Product((SALES, number("0.03"))), number(50_000))
    assert list(told(table))[-1] == "[1670000.."


def test_what_has_no_edge_is_told_by_plain_numbers_of_its_unit() -> None:
    [people] = tables(ALWAYS, Product((PEOPLE, number(800))))
    assert told(people) == {"1": 800, "5": 4000, "10": 8000}


def test_of_several_counts_the_others_are_nought_and_that_is_told() -> None:
    amount = Sum((Product((PEOPLE, number(300))), Product((SALES, number("0.1")))))
    first, second = tables(ALWAYS, amount)
    assert {first.label, second.label} == {"人数", "甲额"}
    assert assumed(first) == {"人数": "0"} or assumed(first) == {"甲额": "0"}


def test_where_all_must_be_known_there_is_no_table() -> None:
    assert tables(ALWAYS, Product((PEOPLE, MONTHS, YUAN))) == []
    assert tables(Compare(">", PEOPLE, MONTHS), number(5)) == []
    assert tables(ALWAYS, Least((PEOPLE, MONTHS))) == []


def test_what_was_spent_needs_no_table() -> None:
    assert tables(ALWAYS, SALES) == []


def test_a_sum_that_goes_by_a_choice_has_a_row_for_each_option() -> None:
    first, second, *_ = options(FIELDS["类别"])
    [table] = tables(ALWAYS, Pick("类别", ((first, number(7)), (second, number(3)))))
    assert [(option, outcome.value) for option, outcome in table.by_option][:2] == [(first, 7), (second, 3)]


def test_of_alternatives_the_others_are_taken_not_to_hold_and_that_is_told() -> None:
    """毕业3年以内或者失业6个月以上."""
    when = Either((Compare("<=", PEOPLE, number(3)), Compare(">=", MONTHS, number(6))))
    first, second = tables(when, number(4000))
    assert (first.label, told(first), assumed(first)) == ("人数", {"..3]": 4000, "(3..": 0}, {"月数": "5"})
    assert (second.label, told(second), assumed(second)) == ("月数", {"..6)": 0, "[6..": 4000}, {"人数": "4"})


def test_an_alternative_of_yes_or_no_is_taken_not_to_hold_too() -> None:
    [table] = tables(Either((Is("首次", ("是",)), Compare(">=", MONTHS, number(6)))), number(4000))
    assert (told(table), assumed(table)) == ({"..6)": 0, "[6..": 4000}, {"首次": "否"})


def test_what_all_conditions_ask_need_not_be_told() -> None:
    [table] = tables(All((Is("首次", ("是",)), Compare(">=", MONTHS, number(6)))), number(4000))
    assert (told(table), table.others, table.assumed) == ({"..6)": 0, "[6..": 4000}, {"首次": "是"}, ())


def test_an_input_that_is_compared_with_another_has_no_table_though_one_could_be_assumed() -> None:
    when = All((Compare(">=", YUAN, number(100)), Compare(">", YUAN, SALES)))
    assert tables(when, number(5)) == []


def test_every_option_has_its_table_unless_the_conditions_exclude_it() -> None:
    caps = Pick("类别", (("大型", number(30)), ("中、小", number(20))))
    found = tables(Is("类别", ("大型", "中、小")), PEOPLE, caps)
    assert [(one.chosen, list(told(one))[-1]) for one in found] == [(("大型",), "[30.."), (("中、小",), "[20..")]


def test_no_row_has_a_value_that_the_calculator_refuses() -> None:
    """Of 月数 there are 60 at most."""
    [table] = tables(ALWAYS, Product((Most((MONTHS, number(2))), number(10))))
    assert all(one.low is None or one.low.at <= 60 for one in table.rows)


def values_of(program: Program, table: Rounds) -> list[tuple[Fraction, Stretch]]:
    """Values of each row: of a stretch its ends and one between."""
    field = program.inputs[table.label]
    by, (low, high) = step(field), domain(field)
    found = []
    for one in table.rows:
        first = low if one.low is None else one.low.at if one.low.included else one.low.at + by
        last = high if one.high is None else one.high.at if one.high.included else one.high.at - by
        found += [(value, one) for value in {first, last} if value % by == 0 and low <= value <= high]
    return found


def test_every_row_of_the_notices_says_what_the_calculator_says() -> None:
    rows = 0
    for program in real_programs():
        for rule in program.rules:
            for table in round_tables(program, rule):
                given = {label: typed_in(value, program.inputs[label]) for label, value in table.others.items()}
                for option, outcome in table.by_option:
                    assert outcome.kind != "incomplete" and option in options(program.inputs[table.label])
                for value, one in values_of(program, table):
                    asked = {**given, table.label: typed_in(value, program.inputs[table.label])}
                    answer = calculate(program, asked)
                    assert (answer["errors"], answer["benefits"][rule.id]) == ({}, row(one.outcome))
                    rows += 1
    assert rows > 150


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs() | written_programs())
def test_every_row_is_what_the_rule_gives_with_the_values_assumed(program: Program) -> None:
    for rule in program.every_rule():
        for table in round_tables(program, rule):
            for value, one in values_of(program, table):
                assert evaluate(rule, {**table.others, table.label: value}) == one.outcome
            assert set(dict(table.assumed)) <= set(table.others)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_rows_rise_and_do_not_overlap(program: Program) -> None:
    for rule in program.rules:
        for table in round_tables(program, rule):
            for one, other in pairwise(table.rows):
                assert one.high is not None and other.low is not None
                assert one.high.at < other.low.at or (
                    one.high.at == other.low.at and not (one.high.included and other.low.included)
                )


ALTERNATIVES = st.lists(
    st.builds(Compare, st.sampled_from([">", ">=", "<", "<="]), st.sampled_from([PEOPLE, MONTHS, YUAN]),
              st.integers(5, 50).map(lambda one: Const(Fraction(one)))),
    min_size=2, max_size=3, unique_by=lambda one: one.left,
)  # fmt: skip


@settings(max_examples=100)
@given(ALTERNATIVES, st.sampled_from([ALWAYS, Is("首次", ("是",))]))
def test_each_alternative_decides_in_its_own_table(alternatives: list[Test], always: Test) -> None:
    """Across its threshold the benefit begins or ends: no other alternative pays meanwhile."""
    found = tables(All((Either(tuple(alternatives)), always)), number(4000))
    assert len(found) == len(alternatives)
    for table in found:
        assert {one.outcome.kind for one in table.rows} == {"equal", "not_met"}
        assert len(table.assumed) == len(alternatives) - 1
