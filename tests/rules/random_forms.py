"""Rules that no notice has written yet, as an editor would write them: every form of a payment, a condition, a day.

A form without a line here fails `test_every_form_is_tried`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, get_args

import yaml
from hypothesis import assume
from hypothesis import strategies as st
from policyref.rules.conditions import Condition
from policyref.rules.days import Day
from policyref.rules.forms import Pay
from policyref.rules.one_of import members_of
from policyref.rules.program import Program

from tests.rules.programs import WORDS, given_of
from tests.rules.test_forms import TABLES
from tests.rules.written import INPUTS, read

Yaml = dict[str, Any]
Draw = st.DrawFn
ASKED = {one.key: one for one in INPUTS}
UNITS = {one.key: {"money": "元", "rate": "%"}.get(one.type, one.unit or "") for one in INPUTS}
_figures = st.integers(1, 60) | st.integers(1, 5000)
SUMS = st.integers(1, 9999).map(lambda one: f"{one}元") | st.integers(1, 200).map(lambda one: f"{one}万元")
RATES = st.integers(1, 120).map(lambda one: f"{one}%") | st.sampled_from(["减半", "0.5%", "全额", "2倍", "三成"])
LENGTHS = st.integers(1, 48).map(lambda one: f"{one}个月") | st.integers(1, 9).map(lambda one: f"{one}年")
PERIODS = st.sampled_from(["2023年6月30日前", "2022年12月至2023年3月", "2024年1月1日起", "2023年4月30日前"])
RISING = st.lists(_figures, min_size=2, max_size=4, unique=True).map(sorted)


def keys(*types: str) -> st.SearchStrategy[str]:
    return st.sampled_from([one.key for one in INPUTS if one.type in types])


def counted(key: str) -> st.SearchStrategy[str]:
    """A number as the text counts the input."""
    return SUMS if UNITS[key] == "元" else _figures.map(lambda one: f"{one}{UNITS[key]}")


def price(key: str) -> st.SearchStrategy[str]:
    return st.integers(1, 9000).map(lambda one: f"{one}元/{UNITS[key]}") | SUMS


def ranged(draw: Draw, unit: str) -> str:
    """200元—500元."""
    low, high = draw(st.lists(st.integers(1, 900), min_size=2, max_size=2, unique=True).map(sorted))
    return f"{low}{unit}—{high}{unit}"


def sums(draw: Draw) -> str:
    return ranged(draw, "元") if draw(st.integers(0, 4)) == 0 else draw(SUMS)


def some(draw: Draw, **more: Any) -> Yaml:
    """Some of what may be written besides."""
    return {key: value for key, value in more.items() if value and draw(st.booleans())}


def most(draw: Draw, *of: str) -> Yaml:
    return some(draw, most={key: draw(counted(key)) for key in of if key in UNITS})


def fixed(draw: Draw) -> Yaml:
    return {"fixed": sums(draw)}


def rate(draw: Draw) -> Yaml:
    of, other = draw(st.lists(keys("money"), min_size=2, max_size=2, unique=True))
    over = draw(SUMS | st.just(other))
    return {"rate": draw(RATES), "of": of, **some(draw, over=over, down_to=draw(RATES)), **most(draw, of)}


def each(draw: Draw) -> Yaml:
    found = draw(st.lists(keys("count"), min_size=1, max_size=2, unique=True))
    over = some(draw, over=draw(counted(found[0]))) if len(found) == 1 else {}
    return {"each": {key: draw(price(key)) for key in found}, **over, **most(draw, *found)}


def every(draw: Draw) -> Yaml:
    key = draw(keys("count", "money"))
    more = some(draw, times=f"{draw(st.integers(1, 9))}次", over=draw(counted(key)))
    return {"every": draw(counted(key)), "each": {key: sums(draw)}, **more, **most(draw, key)}


def product(draw: Draw) -> Yaml:
    found = draw(st.lists(keys("count", "rate"), min_size=1, max_size=3, unique=True))
    parts = [*found, draw(keys("money") | SUMS), *draw(st.lists(st.sampled_from(["60%", "6个月"]), max_size=1))]
    return {"product": list(draw(st.permutations(parts))), **most(draw, *parts)}


def actual(draw: Draw) -> Yaml:
    spent = draw(st.lists(keys("money"), min_size=1, max_size=2, unique=True))
    times = draw(st.sampled_from([[], ["months"], ["months", "heads"], ["rooms"]]))
    cap = {"times_cap": {"derived": "36个月", "from": "三年"}} if times[:1] == ["months"] else {}
    limits = some(draw, **cap) or most(draw, *spent, *times)
    return {"actual": spent, **({"times": times} if times else {}), **some(draw, over=draw(SUMS)), **limits}


def slices(draw: Draw) -> Yaml:
    of = draw(keys("money", "count"))
    paid = RATES if UNITS[of] == "元" else price(of)
    ends = [f"{one}{UNITS[of]}" for one in draw(RISING)]
    rows = [{"over": over, "up_to": up_to, "rate": draw(paid)} for over, up_to in itertools.pairwise(ends)]
    rows = [{"up_to": ends[0], "rate": draw(paid)}, *rows, {"over": ends[-1], "rate": draw(paid)}]
    return {"slices": rows, "of": of, **most(draw, of)}


def of_table(draw: Draw) -> Yaml:
    column = draw(st.sampled_from(["一次性补助（万元）", ["新增（元）", "place"], ["新增（元）", "城区"]]))
    whole = {"column": "运营补助（元/人·月）", "of": ["heads", "months"]}
    return {
        "of_table": "t1",
        "row": draw(st.sampled_from(["kind", "公办"])),
        **draw(st.sampled_from([{"column": column}, whole])),
    }


SIMPLE: dict[str, Callable[[Draw], Yaml]] = {
    "Fixed": fixed,
    "Rate": rate,
    "Each": each,
    "Every": every,
    "Product": product,
    "Actual": actual,
    "Slices": slices,
    "OfTable": of_table,
}


def one_of(draw: Draw, forms: dict[str, Callable[[Draw], Yaml]]) -> Yaml:
    return forms[draw(st.sampled_from(sorted(forms)))](draw)


def given(draw: Draw, of: str | None) -> Any:
    """What a row gives: a form, or words, which may be a rate or a price of something."""
    if draw(st.integers(0, 3)) == 0:
        return one_of(draw, SIMPLE)
    if of is None:
        return sums(draw)
    return draw(st.integers(1, 90).map(lambda one: f"{one}%") if UNITS[of] == "元" else price(of))


def _of(draw: Draw) -> tuple[Yaml, str | None]:
    of = draw(st.none() | keys("money", "count"))
    return ({"of": of, **most(draw, of)} if of else {}), of


def tiers(draw: Draw) -> Yaml:
    by = draw(keys("money", "rate", "count"))
    more, of = _of(draw)
    rows = [
        {draw(st.sampled_from(["reach", "above"])): f"{one}{UNITS[by]}", "pay": given(draw, of)} for one in draw(RISING)
    ]
    return {"tiers": rows, "by": by, **more}


def table(draw: Draw) -> Yaml:
    more, of = _of(draw)
    if draw(st.booleans()):
        return {"table": {option: given(draw, of) for option in ASKED["kind"].options}, "by": "kind", **more}
    ranges = draw(st.sampled_from([["前3名", "第4—10名"], ["第1名", "第2名", "第5名"]]))
    return {"table": {one: given(draw, of) for one in ranges}, "by": "rank", **more}


def between(draw: Draw) -> Yaml:
    more, of = _of(draw)
    unit = "元" if of is None or UNITS[of] != "元" else "%"
    return {"between": ranged(draw, unit), **more}


def top_up(draw: Draw) -> Yaml:
    target = one_of(draw, {**SIMPLE, "Table": table, "Tiers": tiers}) if draw(st.booleans()) else draw(SUMS)
    return {"top_up_to": target, "received": "got_before"}


PAYS = {**SIMPLE, "Tiers": tiers, "Table": table, "Between": between, "TopUp": top_up}


def more_than(draw: Draw) -> Yaml:
    one, other = draw(st.sampled_from([("sales", "sales_before"), ("output", "output_before"), ("hired_on", "due_on")]))
    return {one: {"more_than": other, "from": "有增长"}}


def derived(draw: Draw) -> Yaml:
    key = draw(keys("count"))
    return {key: {"derived": draw(counted(key)) + "以上", "from": "半年以上"}}


def since(draw: Draw) -> Yaml:
    return {"hired_on": {"since": "graduated_on", "words": "不足" + draw(LENGTHS)}}


def as_read(draw: Draw) -> Yaml:
    reading = draw(st.sampled_from(["含6月", "不含6月"]))
    return {draw(keys("date", "month")): {"words": "2023年6月前", "reading": reading}}


def compared(draw: Draw, key: str) -> str:
    one, other = draw(RISING)[:2]
    single = st.sampled_from(
        ["超过{}", "{}以上", "不足{}", "不超过{}", "达到{}", "{}以下", "{}以内", "低于{}", "{}以上（不含{}）"]
    )
    return draw(single).replace("{}", draw(counted(key))) if draw(st.integers(0, 3)) else f"{one}—{other}{UNITS[key]}"


def in_words(draw: Draw) -> Yaml:
    key = draw(keys("money", "count", "rate"))
    day = {draw(keys("date", "month")): draw(PERIODS)}
    return draw(st.sampled_from([{key: compared(draw, key)}, day, {"first": "是"}, {"year": "2023年"}]))


def words_in(draw: Draw) -> Yaml:
    words = compared(draw, "heads")
    return {"heads": {"words": words, "clause": "2", "quote": words}}


def options(draw: Draw) -> Yaml:
    return {"kind": draw(st.lists(st.sampled_from(ASKED["kind"].options), min_size=1, unique=True))}


CONDITIONS: dict[str, Callable[[Draw], Yaml]] = {
    "InWords": in_words,
    "WordsIn": words_in,
    "Options": options,
    "MoreThan": more_than,
    "DerivedComparison": derived,
    "Since": since,
    "AsRead": as_read,
}
DATES: dict[str, Callable[[Draw], Yaml]] = {
    "Latest": lambda draw: {"latest": "最长可延至2023年6月30日", "after": draw(keys("date"))},
    "Added": lambda draw: {"start": draw(keys("date")), "add": draw(LENGTHS)},
}


@st.composite
def entries(draw: Draw, depth: int = 2) -> Yaml:
    if depth and draw(st.integers(0, 3)) == 0:
        return {"any": draw(st.lists(entries(depth - 1), min_size=1, max_size=3))}
    return one_of(draw, CONDITIONS)


WHEN = st.lists(entries(), max_size=2)


@st.composite
def rules(draw: Draw) -> Yaml:
    rule: Yaml = {"when": draw(WHEN)}
    kind = draw(st.sampled_from(["pay", "pay", "pay", "cases", "date"]))
    if kind == "pay":
        rule["pay"] = one_of(draw, PAYS)
        caps = {"by": "stars", "table": {option: draw(SUMS) for option in ASKED["stars"].options}}
        limits: list[Yaml] = [
            {},
            {"cap": draw(SUMS)},
            {"caps": caps},
            {"cap": {"sum": draw(SUMS), "clause": "9", "quote": "x"}},
        ]
        rule |= draw(st.sampled_from(limits)) | some(draw, bound=draw(st.sampled_from(["at_most", "at_least"])))
    elif kind == "cases":
        rule["cases"] = [{"when": draw(WHEN), "outcome": draw(WORDS)} for _ in range(draw(st.integers(1, 3)))]
    else:
        rule["date"] = one_of(draw, DATES)
    return rule


@st.composite
def written_programs(draw: Draw) -> Program:
    """Up to three rules that the program of a measure may have."""
    found = [
        read(yaml.safe_dump(draw(rules()), allow_unicode=True), tables=TABLES) for _ in range(draw(st.integers(1, 3)))
    ]
    programs = [program for program, problems in found if program is not None and not problems]
    assume(programs)
    made = tuple(replace(one.rules[0], id=f"it{at}") for at, one in enumerate(programs))
    return replace(programs[0], rules=made, total=draw(st.sampled_from(["sum", "highest", "separate"])))


def untried() -> set[str]:
    """The forms that none of the above writes."""
    unions: Iterable[Any] = (get_args(one)[0] for one in (Pay, Day, Condition.__value__))
    return {name for union in unions for name in members_of(union)} - {*PAYS, *DATES, *CONDITIONS, "AnyOf"}


_nothing, _ = read("pay: {fixed: 1元}")
assert _nothing
GIVEN = given_of(_nothing.inputs)
"""What visitors fill in of what these rules ask."""
