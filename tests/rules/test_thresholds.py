"""The table of thresholds says what the calculator says, row by row, and of what it takes for granted it tells."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policyref.rules.evaluate import calculate, evaluate, row
from policyref.rules.expr import ALWAYS, All, Compare, Const, Either, Expr, Input, Is, Least, Most, Pick, Product, Test
from policyref.rules.program import Program, Rule
from policyref.rules.ranges import domain
from policyref.rules.thresholds import Boundaries, boundary_tables

from tests.rules.both import real_programs
from tests.rules.programs import FIELDS, programs
from tests.rules.questions import typed_in
from tests.rules.random_forms import written_programs

PEOPLE, MONTHS, YUAN = Input("人数"), Input("月数"), Input("乙额")


def number(value: int | str) -> Const:
    return Const(Fraction(value))


def tables(when: Test, amount: Expr, cap: Expr | None = None) -> list[Boundaries]:
    rule = Rule("one", "one", None, True, "equal", when, amount=amount, cap=cap)
    return list(boundary_tables(Program(FIELDS, (rule,), "sum"), rule))


def told(table: Boundaries) -> list[tuple[int, int]]:
    return [(int(value), int(row.value)) for value, row in table.rows if isinstance(row.value, Fraction)]


def assumed(table: Boundaries) -> dict[str, str]:
    return {label: str(value) for label, value in table.assumed}


def test_of_alternatives_the_others_are_taken_not_to_hold_and_that_is_told() -> None:
    """毕业3年以内或者失业6个月以上."""
    when = Either((Compare("<=", PEOPLE, number(3)), Compare(">=", MONTHS, number(6))))
    first, second = tables(when, number(4000))
    assert (first.label, told(first), assumed(first)) == ("人数", [(3, 4000), (4, 0), (5, 0)], {"月数": "5"})
    assert (second.label, told(second), assumed(second)) == ("月数", [(5, 0), (6, 4000), (7, 4000)], {"人数": "4"})


def test_an_alternative_of_yes_or_no_is_taken_not_to_hold_too() -> None:
    [table] = tables(Either((Is("首次", ("是",)), Compare(">=", MONTHS, number(6)))), number(4000))
    assert (told(table), assumed(table)) == ([(5, 0), (6, 4000), (7, 4000)], {"首次": "否"})


def test_what_all_conditions_ask_need_not_be_told() -> None:
    [table] = tables(All((Is("首次", ("是",)), Compare(">=", MONTHS, number(6)))), number(4000))
    assert (told(table), table.others, table.assumed) == ([(5, 0), (6, 4000), (7, 4000)], {"首次": "是"}, ())


def test_a_number_on_which_the_sum_depends_is_told() -> None:
    when = All((Compare(">=", YUAN, number(100)), Compare(">=", MONTHS, number(6))))
    amount = Product((YUAN, number("0.1")))
    [table] = [one for one in tables(when, amount) if one.label == "月数"]
    assert (told(table), assumed(table)) == ([(5, 0), (6, 10), (7, 10)], {"乙额": "100"})


def test_an_input_that_is_compared_with_another_has_no_table_though_one_could_be_assumed() -> None:
    when = All((Compare(">=", YUAN, number(100)), Compare(">", YUAN, Input("甲额"))))
    assert tables(when, number(5)) == []


def test_where_another_number_decides_and_nothing_says_what_it_is_there_is_no_table() -> None:
    assert tables(Compare(">", PEOPLE, MONTHS), number(5)) == []
    assert [one.label for one in tables(ALWAYS, Least((PEOPLE, MONTHS)))] == []


def test_every_option_has_its_table_unless_the_conditions_exclude_it() -> None:
    caps = Pick("类别", (("大型", number(30)), ("中、小", number(20))))
    found = tables(Is("类别", ("大型", "中、小")), PEOPLE, caps)
    assert [(one.chosen, told(one)) for one in found] == [
        (("大型",), [(29, 29), (30, 30), (31, 30)]), (("中、小",), [(19, 19), (20, 20), (21, 20)]),
    ]  # fmt: skip


def test_no_row_has_a_value_that_the_calculator_refuses() -> None:
    [table] = tables(ALWAYS, Most((MONTHS, number(2))))
    assert told(table) == [(1, 2), (2, 2), (3, 3)]


def test_every_table_of_the_notices_says_what_the_calculator_says() -> None:
    rows = 0
    for program in real_programs():
        for rule in program.rules:
            for table in boundary_tables(program, rule):
                given = {label: typed_in(value, program.inputs[label]) for label, value in table.others.items()}
                for value, outcome in table.rows:
                    asked = {**given, table.label: typed_in(value, program.inputs[table.label])}
                    answer = calculate(program, asked)
                    assert (answer["errors"], answer["benefits"][rule.id]) == ({}, row(outcome))
                    rows += 1
    assert rows > 80


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs() | written_programs())
def test_every_row_is_what_the_rule_gives_with_the_values_assumed(program: Program) -> None:
    for rule in program.every_rule():
        for table in boundary_tables(program, rule):
            low, high = domain(program.inputs[table.label])
            for value, outcome in table.rows:
                assert low <= value <= high
                assert evaluate(rule, {**table.others, table.label: value}) == outcome
            assert set(dict(table.assumed)) <= set(table.others)


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
        assert {row.kind for _, row in table.rows} == {"equal", "not_met"}
        assert len(table.assumed) == len(alternatives) - 1
