"""Programs that no notice has written yet: every form of the grammar in generator/rules/compile.py."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from generator.rules.compile import Program
from generator.rules.words import shown
from tests.rules.questions import ODD

FIELDS: dict[str, dict[str, Any]] = {
    "甲额": {"type": "money", "unit": "万元", "min": None, "max": None},
    "乙额": {"type": "money", "unit": "元", "min": "0", "max": "50000000"},
    "人数": {"type": "count", "unit": "人", "min": None, "max": None},
    "月数": {"type": "count", "unit": "个月", "min": "1", "max": "60"},
    "增速": {"type": "rate", "unit": "%", "min": "-1", "max": None},
    "年份": {"type": "year", "unit": None, "min": "1990", "max": "2100"},
    "起日": {"type": "date", "unit": None, "min": None, "max": None},
    "止日": {"type": "date", "unit": None, "min": "2020-01-01", "max": "2030-12-31"},
    "类别": {"type": "choice", "unit": None, "min": None, "max": None, "options": ["大型", "中、小", "Ａ级"]},
    "首次": {"type": "yesno", "unit": None, "min": None, "max": None},
}
for _key, _field in FIELDS.items():
    _field.update({"options": _field.get("options", []), "key": _key})

MONEY = st.sampled_from(["甲额", "乙额"])
NUMBER = st.sampled_from(["甲额", "乙额", "人数", "月数", "增速", "年份"])
DAY = st.sampled_from(["起日", "止日"])
SIZES = st.integers(1, 10**7).map(str) | st.integers(1, 10**6).map(lambda one: shown(Fraction(one, 1000)))
RATES = st.integers(1, 999).map(lambda one: shown(Fraction(one, 1000))) | st.sampled_from(["1/3", "2/7", "0"])
DATES = st.dates(date(2021, 1, 1), date(2025, 12, 31)).map(date.isoformat)
WORDS = st.sampled_from(["企业自行组织", "属地验收", "<b>“引号”</b>\t\\"])

_comparison = st.tuples(st.sampled_from([">", ">=", "<", "<="]), NUMBER, SIZES).map(list)
_test = st.one_of(
    _comparison,
    st.lists(st.sampled_from(FIELDS["类别"]["options"]), min_size=1, unique=True).map(lambda one: ["is", "类别", *one]),
    st.sampled_from(
        [["is", "首次", "是"], ["more", "甲额", "乙额"], ["more", "人数", "月数"], ["more", "止日", "起日"]]
    ),
    st.tuples(st.sampled_from(["from", "to"]), DAY, DATES).map(list),
    st.tuples(st.just("within"), st.just("起日"), st.just("止日"), st.integers(1, 1200)).map(list),
)
_both = st.sampled_from(["all", "any"])
TESTS = st.recursive(
    _test, lambda some: st.tuples(_both, st.lists(some, max_size=3)).map(lambda one: [one[0], *one[1]])
)
WHEN = st.lists(TESTS, max_size=3).map(lambda tests: ["all", *tests])

_tiers = st.lists(st.integers(1, 10**7), min_size=1, max_size=5, unique=True).map(
    lambda found: [[str(reach), str(place * 1000)] for place, reach in enumerate(sorted(found), 1)]
)
_by_option = st.lists(SIZES, min_size=3, max_size=3).map(
    lambda found: ["table", "类别", dict(zip(FIELDS["类别"]["options"], found, strict=True))]
)
_factor = st.one_of(
    st.tuples(st.just("c"), RATES | RATES.map(lambda one: f"-{one}") | SIZES).map(list),
    st.tuples(st.just("v"), NUMBER).map(list),
    st.just(["minus", "甲额", "乙额"]),
    st.tuples(st.just("min"), st.just("月数"), st.integers(1, 36).map(str)).map(list),
    st.tuples(st.just("past"), NUMBER, SIZES, st.none()).map(list),
    st.tuples(st.just("past"), NUMBER, st.integers(1, 999).map(str), st.integers(1000, 9**9).map(str)).map(list),
    st.tuples(st.just("every"), NUMBER, SIZES).map(list),
    st.tuples(st.just("tiers"), NUMBER, _tiers).map(list),
    _by_option,
)
_simple = st.tuples(MONEY, RATES).map(lambda one: [[["v", one[0]], ["c", one[1]]]])
CAPS = st.none() | SIZES | _by_option
PAY = _simple | st.lists(st.lists(_factor, min_size=1, max_size=3), min_size=1, max_size=3)
_date = st.tuples(st.just("latest"), DATES, DAY).map(list) | st.tuples(st.just("add"), DAY, st.integers(1, 150000)).map(
    list
)


@st.composite
def _rules(draw: st.DrawFn, name: str) -> dict[str, Any]:
    form = draw(st.sampled_from(["pay", "pay", "pay", "cases", "date"]))
    return {
        "id": name,
        "label": name,
        "item": None,
        "benefit": draw(st.booleans()),
        "bound": draw(st.sampled_from(["equal", "at_most", "at_least"])),
        "when": draw(WHEN),
        "pay": draw(PAY) if form == "pay" else None,
        "cap": draw(CAPS) if form == "pay" else None,
        "cases": draw(st.lists(st.tuples(WHEN, WORDS).map(list), min_size=1, max_size=3)) if form == "cases" else None,
        "date": draw(_date) if form == "date" else None,
    }


@st.composite
def programs(draw: st.DrawFn) -> Program:
    ways = st.sampled_from(["sum", "highest", "separate"])
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    reading = {"name": "另一理解", "total": draw(st.none() | ways), "rules": {names[0]: draw(_rules(names[0]))}}
    return {
        "inputs": FIELDS,
        "rules": [draw(_rules(name)) for name in names],
        "total": draw(ways),
        "readings": [reading] if draw(st.booleans()) else [],
    }


_plain = st.integers(0, 10**9).map(str) | st.decimals(0, 10**7, places=2).map(str)
WORDS_GIVEN = {
    "money": _plain | st.tuples(_plain, st.sampled_from(["元", "万元", "亿"])).map("".join),
    "rate": st.integers(-200, 300).map(lambda one: f"{one}%"),
    "count": st.integers(0, 100).map(str),
    "year": st.integers(1980, 2110).map(str),
    "date": st.dates(date(2021, 1, 1), date(2025, 12, 31)).map(date.isoformat) | st.just("9999-12-31"),
    "choice": st.sampled_from(FIELDS["类别"]["options"]),
    "yesno": st.sampled_from(["是", "否"]),
}
_odd = st.sampled_from(ODD)
_answers = {label: st.one_of(*[WORDS_GIVEN[field["type"]]] * 8, _odd) for label, field in FIELDS.items()}
GIVEN = st.fixed_dictionaries({}, optional=_answers)
