"""Programs that no notice has written yet: trees of all the primitives in generator/policyref/rules/expr.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from policyref.rules import expr
from policyref.rules.parse import month_of
from policyref.rules.program import Field, Program, Reading, Rule, Sense

from tests.rules.odd import ODD

OPTIONS = ("大型", "中、小", "Ａ级")


def field(key: str, type_: str, unit: str | None = None, least: str | None = None, most: str | None = None) -> Field:
    return Field(key, type_, unit, least, most, OPTIONS if type_ == "choice" else (), SENSES.get(type_, ()))


SENSES: dict[str, tuple[Sense, ...]] = {
    "money": (("range", "1000", "100000000", "5000000"),), "count": (("range", None, "40"),),
    "rate": (("range", "0.05", "10"),),
    "date": (("end", "quarter"), ("issued", "2023-03-15")), "month": (("issued", "2023-03-15"),),
    "year": (("range", "2000", None),),
}  # fmt: skip
FIELDS: dict[str, Field] = {
    "甲额": field("sales", "money", "万元"),
    "乙额": field("cost", "money", "元", "0", "50000000"),
    "人数": field("people", "count", "人"),
    "月数": field("months", "count", "个月", "1", "60"),
    "增速": field("growth", "rate", "%", "-1"),
    "年份": field("year", "year", None, "1990", "2100"),
    "月份": field("month", "month", None, "24000"),
    "起日": field("start", "date"),
    "止日": field("end", "date", None, "2020-01-01", "2030-12-31"),
    "类别": field("kind", "choice"),
    "首次": field("first", "yesno"),
}
COUNTED = ["甲额", "乙额", "人数", "月数", "增速"]
SIZES = st.one_of(
    st.integers(1, 100).map(Fraction),
    st.integers(1, 10**7).map(Fraction),
    st.integers(1, 10**6).map(lambda one: Fraction(one, 1000)),
)
RATES = st.integers(1, 999).map(lambda one: Fraction(one, 1000)) | st.sampled_from(
    [Fraction(1, 3), Fraction(2, 7), Fraction(0)]
)
DATES = st.dates(date(2021, 1, 1), date(2025, 12, 31))
WORDS = st.sampled_from(["企业自行组织", "属地验收", "<b>“引号”</b>\t\\"])
OPS = st.sampled_from([">", ">=", "<", "<="])
MONTHS = st.integers(1, 1200)

NUMBERS: st.SearchStrategy[expr.Expr] = st.one_of(
    st.sampled_from([*COUNTED, "年份"]).map(expr.Input),
    st.sampled_from(COUNTED).map(expr.Input),
    (RATES | SIZES | RATES.map(lambda one: -one)).map(expr.Const),
)


def _steps(some: st.SearchStrategy[expr.Expr]) -> st.SearchStrategy[expr.Expr]:
    reaches = st.lists(SIZES, min_size=1, max_size=4, unique=True).map(sorted)
    rows = reaches.flatmap(
        lambda found: st.tuples(
            *(st.builds(expr.Row, st.sampled_from([">", ">="]), st.just(expr.Const(one)), some) for one in found)
        )
    )
    return st.builds(expr.Step, some, rows)


def _picked(some: st.SearchStrategy[expr.Expr]) -> st.SearchStrategy[expr.Expr]:
    def by(label: str, options: tuple[str, ...]) -> st.SearchStrategy[expr.Expr]:
        kept = st.lists(st.sampled_from(options), min_size=1, unique=True)
        rows = kept.flatmap(lambda found: st.tuples(*(st.tuples(st.just(one), some) for one in found)))
        return st.builds(expr.Pick, st.just(label), rows)

    return by("类别", OPTIONS) | by("首次", ("是", "否"))


def _compound(some: st.SearchStrategy[expr.Expr]) -> st.SearchStrategy[expr.Expr]:
    parts = st.lists(some, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(expr.Sum, parts),
        st.builds(expr.Minus, some, some),
        st.builds(expr.Product, parts),
        st.builds(expr.Least, parts),
        st.builds(expr.Most, parts),
        st.builds(expr.Whole, some, SIZES.map(expr.Const)),
        _picked(some),
        _steps(some),
    )


FORMULAS: st.SearchStrategy[expr.Expr] = st.recursive(NUMBERS, _compound, max_leaves=8)
_DAY = st.sampled_from(["起日", "止日"]).map(expr.Input)
DAYS: st.SearchStrategy[expr.Expr] = st.recursive(
    _DAY | DATES.map(expr.Const),
    lambda some: st.builds(expr.Later, some, st.integers(1, 150000) | st.integers(1, 60)),
    max_leaves=2,
)
_test: st.SearchStrategy[expr.Test] = st.one_of(
    st.builds(expr.Compare, OPS, st.sampled_from([*COUNTED, "年份"]).map(expr.Input), SIZES.map(expr.Const)),
    st.builds(expr.Compare, OPS, FORMULAS, FORMULAS),
    st.builds(expr.Compare, OPS, _DAY, DATES.map(expr.Const)),
    st.builds(expr.Compare, OPS, st.just(expr.Input("月份")), DATES.map(month_of).map(expr.Const)),
    st.builds(expr.Compare, OPS, DAYS, DAYS),
    st.builds(expr.Within, _DAY, _DAY, MONTHS),
    st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True).map(lambda one: expr.Is("类别", tuple(one))),
    st.sampled_from([expr.Is("首次", ("是",)), expr.Compare(">", expr.Input("甲额"), expr.Input("乙额"))]),
)
TESTS: st.SearchStrategy[expr.Test] = st.recursive(
    _test,
    lambda some: (
        st.builds(expr.All, st.lists(some, max_size=3).map(tuple))
        | st.builds(expr.Either, st.lists(some, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=5,
)
WHEN = st.lists(TESTS, max_size=3).map(lambda tests: expr.All(tuple(tests)))
CAPS = st.none() | SIZES.map(expr.Const) | _picked(SIZES.map(expr.Const)) | FORMULAS


@st.composite
def rules(draw: st.DrawFn, name: str = "one") -> Rule:
    form = draw(st.sampled_from(["amount", "amount", "amount", "cases", "day"]))
    bound = draw(st.sampled_from(["equal", "at_most", "at_least", "between" if form == "amount" else "equal"]))
    more: dict[str, Any] = {}
    if form == "amount":
        more = {"amount": draw(FORMULAS), "cap": draw(CAPS), "low": draw(FORMULAS) if bound == "between" else None}
    elif form == "cases":
        more = {"cases": tuple(draw(st.lists(st.tuples(WHEN, WORDS), min_size=1, max_size=3)))}
    else:
        more = {"day": draw(DAYS), "day_if": draw(st.none() | TESTS)}
    return Rule(name, name, None, draw(st.booleans()), bound, draw(WHEN), **more)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    ways = st.sampled_from(["sum", "highest", "separate"])
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    reading = Reading("另一理解", draw(st.none() | ways), {names[0]: draw(rules(names[0]))})
    return Program(
        FIELDS, tuple(draw(rules(name)) for name in names), draw(ways), (reading,) if draw(st.booleans()) else ()
    )


def capped_by_choice() -> Program:
    """Ten people and more get 500, of one of the options no more than 300, twice over or, as another reading has it,
    once: chance seldom asks how far off a cap is, and what two sums come to by another reading."""
    amount = expr.Step(expr.Input("人数"), (expr.Row(">=", expr.Const(Fraction(10)), expr.Const(Fraction(500))),))
    cap = expr.Pick("类别", ((OPTIONS[0], expr.Const(Fraction(300))),))
    one = Rule("one", "one", None, True, "equal", expr.All(()), amount=amount, cap=cap)
    return Program(FIELDS, (one, replace(one, id="two", label="two")), "sum", (Reading("另一理解", "highest", {}),))


_plain = st.integers(0, 10**7).map(str) | st.decimals(0, 10**7, places=2).map(str) | st.integers(0, 100).map(str)
WORDS_GIVEN = {
    "money": _plain | st.tuples(_plain, st.sampled_from(["元", "万元", "亿"])).map("".join),
    "rate": st.integers(-100, 300).map(lambda one: f"{one}%"),
    "count": st.integers(1, 60).map(str),
    "year": st.integers(1990, 2100).map(str),
    "month": DATES.map(lambda day: f"{day.year}年{day.month}月") | DATES.map(date.isoformat),
    "date": DATES.map(date.isoformat) | st.just("2030-12-31"),
    "yesno": st.sampled_from(["是", "否"]),
}


def given_of(fields: Mapping[str, Field]) -> st.SearchStrategy[dict[str, str]]:
    """What visitors fill in: mostly everything, some leave something out, some write what nobody can read."""
    sound = {
        label: st.sampled_from(one.options) if one.options else WORDS_GIVEN[one.type] for label, one in fields.items()
    }
    odd = {label: st.one_of(*[answer] * 8, st.sampled_from(ODD)) for label, answer in sound.items()}
    return st.one_of(
        *[st.fixed_dictionaries(sound)] * 3,
        st.fixed_dictionaries({}, optional=sound),
        st.fixed_dictionaries({}, optional=odd),
    )


GIVEN = given_of(FIELDS)
VALUES = st.fixed_dictionaries(
    {
        "甲额": SIZES, "乙额": SIZES, "人数": st.integers(0, 100).map(Fraction),
        "月数": st.integers(1, 60).map(Fraction), "增速": RATES, "年份": st.integers(1990, 2100).map(Fraction),
        "起日": DATES, "止日": DATES, "月份": DATES.map(month_of),
        "类别": st.sampled_from(OPTIONS), "首次": st.sampled_from(["是", "否"]),
    }
)  # fmt: skip
"""A value for every input, all in order."""
