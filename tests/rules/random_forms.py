"""Rules that no notice has written yet, as an editor would write them: every form of a payment, a condition, a day.

A form without a line here fails `test_every_form_is_tried`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from hypothesis import strategies as st

from generator.facts.record import adapter
from generator.problems.problem import Place
from generator.rules.caps import Caps
from generator.rules.conditions import Condition, Conditions
from generator.rules.days import Day, DayForm
from generator.rules.forms import Pay
from generator.rules.forms.form import PayForm
from generator.rules.lower import lower
from generator.rules.one_of import members_of
from generator.rules.program import Program
from tests.rules.programs import FIELDS, OPTIONS, WORDS

Yaml = dict[str, Any]
NOWHERE = Place("")


@dataclass(frozen=True)
class Input:
    key: str
    label: str
    type: str
    unit: str | None
    min: str | None
    max: str | None
    options: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True)
class Case:
    when: Conditions
    outcome: str


@dataclass(frozen=True)
class Rule:
    id: str
    label: str
    is_benefit: bool
    bound: str
    when: Conditions
    pay: PayForm | None = None
    cap: str | None = None
    caps: Caps | None = None
    cases: Sequence[Case] = ()
    date: DayForm | None = None
    item: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Rules:
    rules: tuple[Rule, ...]
    total: str
    inputs: tuple[Input, ...] = field(
        default=tuple(
            Input(one.key, label, one.type, one.unit, one.min, one.max, one.options) for label, one in FIELDS.items()
        )
    )
    readings: tuple[Any, ...] = ()


def keys(*types: str) -> st.SearchStrategy[str]:
    return st.sampled_from([one.key for one in FIELDS.values() if one.type in types])


UNITS = {one.key: {"money": "元", "rate": "%"}.get(one.type, one.unit or "") for one in FIELDS.values()}
_figures = st.integers(1, 60) | st.integers(1, 5000)
SUMS = st.integers(1, 9999).map(lambda one: f"{one}元") | st.integers(1, 200).map(lambda one: f"{one}万元")
RATES = st.integers(1, 120).map(lambda one: f"{one}%") | st.sampled_from(["减半", "0.5%", "全额"])
LENGTHS = st.integers(1, 48).map(lambda one: f"{one}个月") | st.integers(1, 9).map(lambda one: f"{one}年")
DAYS = st.sampled_from(["2023年6月30日前", "2022年12月至2023年3月", "2024年1月1日起", "2023年4月30日前"])


def amount(key: str) -> st.SearchStrategy[str]:
    """A number as the text counts the input."""
    if UNITS[key] == "元":
        return SUMS
    return _figures.map(lambda one: f"{one}{UNITS[key]}")


def price(key: str) -> st.SearchStrategy[str]:
    return st.integers(1, 9000).map(lambda one: f"{one}元/{UNITS[key]}") | SUMS


def _most(draw: st.DrawFn, *counted: str) -> Yaml:
    limited = [key for key in counted if draw(st.integers(0, 3)) == 0]
    return {"most": {key: draw(amount(key)) for key in limited}} if limited else {}


def fixed(draw: st.DrawFn) -> Yaml:
    return {"fixed": draw(SUMS)}


def rate(draw: st.DrawFn) -> Yaml:
    of, other = draw(st.permutations(["sales", "cost"]))
    over = draw(st.none() | SUMS | st.just(other))
    down = draw(st.none() | RATES)
    more = {name: words for name, words in (("over", over), ("down_to", down)) if words}
    return {"rate": draw(RATES), "of": of, **more, **_most(draw, of)}


def each(draw: st.DrawFn) -> Yaml:
    counted = draw(st.lists(keys("count"), min_size=1, max_size=2, unique=True))
    return {"each": {key: draw(price(key)) for key in counted}, **_most(draw, *counted)}


def every(draw: st.DrawFn) -> Yaml:
    key = draw(keys("count", "money"))
    return {"every": draw(amount(key)), "each": {key: draw(SUMS)}, **_most(draw, key)}


def product(draw: st.DrawFn) -> Yaml:
    counted = draw(st.lists(keys("count", "rate"), min_size=1, max_size=3, unique=True))
    sums = draw(keys("money") | SUMS)
    parts = draw(st.permutations([*counted, sums, *draw(st.lists(RATES.filter(lambda one: "%" in one), max_size=1))]))
    return {"product": list(parts), **_most(draw, *(key for key in [*counted, sums] if key in UNITS))}


def actual(draw: st.DrawFn) -> Yaml:
    spent = draw(st.lists(keys("money"), min_size=1, max_size=2, unique=True))
    times = draw(st.none() | keys("count"))
    cap = {"times_cap": {"derived": "36个月", "from": "三年"}} if times == "months" and draw(st.booleans()) else {}
    return {"actual": spent, **({"times": times, **cap} if times else {})}


def _of(draw: st.DrawFn) -> tuple[Yaml, st.SearchStrategy[str]]:
    """What rows are multiplied with, if anything, and what they then give."""
    of = draw(st.none() | keys("money", "count"))
    if of is None:
        return {}, SUMS
    paid = st.integers(1, 90).map(lambda one: f"{one}%") if UNITS[of] == "元" else price(of)
    return {"of": of, **_most(draw, of)}, paid


def tiers(draw: st.DrawFn) -> Yaml:
    by = draw(keys("money", "rate", "count"))
    of, paid = _of(draw)
    reaches = sorted(draw(st.lists(_figures, min_size=1, max_size=4, unique=True)))
    rows = [{"reach": f"{reach}{UNITS[by]}", "pay": draw(paid)} for reach in reaches]
    return {"tiers": rows, "by": by, **of}


def table(draw: st.DrawFn) -> Yaml:
    of, paid = _of(draw)
    return {"table": {option: draw(paid) for option in OPTIONS}, "by": "kind", **of}


PAYS: dict[str, Callable[[st.DrawFn], Yaml]] = {
    "Fixed": fixed,
    "Rate": rate,
    "Each": each,
    "Every": every,
    "Product": product,
    "Actual": actual,
    "Tiers": tiers,
    "Table": table,
}


def more_than(draw: st.DrawFn) -> Yaml:
    one, other = draw(st.sampled_from([("sales", "cost"), ("cost", "sales"), ("end", "start")]))
    return {one: {"more_than": other, "from": "有增长"}}


def derived(draw: st.DrawFn) -> Yaml:
    key = draw(keys("count"))
    return {key: {"derived": draw(amount(key)) + "以上", "from": "半年以上"}}


def since(draw: st.DrawFn) -> Yaml:
    return {"end": {"since": "start", "words": "不足" + draw(LENGTHS)}}


def as_read(draw: st.DrawFn) -> Yaml:
    return {draw(keys("date")): {"words": "2023年6月前", "reading": draw(st.sampled_from(["含6月", "不含6月"]))}}


def in_words(draw: st.DrawFn) -> Yaml:
    key = draw(keys("money", "count", "rate"))
    said = draw(st.sampled_from(["超过{}", "{}以上", "不足{}", "不超过{}", "达到{}", "{}以下", "{}以内", "低于{}"]))
    day = {draw(keys("date")): draw(DAYS)}
    return draw(st.sampled_from([{key: said.format(draw(amount(key)))}, day, {"first": "是"}, {"year": "2023年"}]))


def options(draw: st.DrawFn) -> Yaml:
    return {"kind": draw(st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True))}


CONDITIONS: dict[str, Callable[[st.DrawFn], Yaml]] = {
    "InWords": in_words,
    "Options": options,
    "MoreThan": more_than,
    "DerivedComparison": derived,
    "Since": since,
    "AsRead": as_read,
}
DATES: dict[str, Callable[[st.DrawFn], Yaml]] = {
    "Latest": lambda draw: {"latest": "最长可延至2023年6月30日", "after": draw(keys("date"))},
    "Added": lambda draw: {"start": draw(keys("date")), "add": draw(LENGTHS)},
}


@st.composite
def entries(draw: st.DrawFn, depth: int = 2) -> Yaml:
    if depth and draw(st.integers(0, 4)) == 0:
        return {"any": draw(st.lists(entries(depth - 1), min_size=1, max_size=3))}
    made = [CONDITIONS[draw(st.sampled_from(sorted(CONDITIONS)))](draw) for _ in range(draw(st.integers(1, 2)))]
    return {key: words for one in made for key, words in one.items()}


CONDITION_LISTS = st.lists(entries(), max_size=3)


@st.composite
def rules(draw: st.DrawFn, name: str) -> Rule:
    when: Conditions = adapter(Conditions).validate_python(draw(CONDITION_LISTS))
    bound = draw(st.sampled_from(["equal", "at_most", "at_least"]))
    kind = draw(st.sampled_from(["pay", "pay", "pay", "cases", "date"]))
    more: dict[str, Any] = {}
    if kind == "pay":
        more["pay"] = adapter(Pay).validate_python(PAYS[draw(st.sampled_from(sorted(PAYS)))](draw))
        if draw(st.booleans()):
            more["cap"] = draw(SUMS)
        elif not when:
            caps = {option: draw(SUMS) for option in OPTIONS}
            more["caps"] = adapter(Caps).validate_python({"by": "kind", "table": caps})
    elif kind == "cases":
        asked = draw(st.lists(st.tuples(CONDITION_LISTS, WORDS), min_size=1, max_size=3))
        more["cases"] = tuple(Case(adapter(Conditions).validate_python(one), words) for one, words in asked)
    else:
        more["date"] = adapter(Day).validate_python(DATES[draw(st.sampled_from(sorted(DATES)))](draw))
    return Rule(name, name, draw(st.booleans()), bound, when, **more)


@st.composite
def written_programs(draw: st.DrawFn) -> Program:
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    total = draw(st.sampled_from(["sum", "highest", "separate"]))
    program, problems = lower(Rules(tuple(draw(rules(name)) for name in names), total))
    assert not [one for one in problems if one.code != "E603"], problems
    return program


def untried() -> set[str]:
    """The forms that none of the above writes."""
    unions = (get_args(one)[0] for one in (Pay, Day, Condition.__value__))
    return {name for union in unions for name in members_of(union)} - {*PAYS, *DATES, *CONDITIONS, "AnyOf"}
