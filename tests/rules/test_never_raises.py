"""Whatever an editor writes as a rule, there is a program or a problem in words, and a program always answers."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, get_args

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from policyref.rules.evaluate import calculate
from policyref.rules.forms import Pay
from policyref.rules.program import plain

from tests.rules.test_forms import TABLES
from tests.rules.written import INPUTS, read

ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")
FORMS: tuple[Any, ...] = get_args(get_args(Pay)[0])
KEYS = sorted({one.metadata.get("alias", one.name) for form in FORMS for one in dataclasses.fields(form) if one.init})
NAMES = [one.key for one in INPUTS]
_ROWS = ["reach", "above", "pay", "quote", "up_to", "sum", "clause", "derived", "from"]
OTHER_KEYS = [*_ROWS, "公办", "五星级", "300平方米以上", "any"]
_NUMBERS = "5万元 1% 300元/人 300元/人·月 100标箱 3次 2%—4% 200—500元/人 0元 6个月 减半 10人 -5元 元 % 以上 5 九九 1/0"
_COMPARED = "300平方米以上 100—300平方米（含300平方米） 前3名 第1名 不足5年 2023年6月30日前 2022年起 半年以上"
WORDS = st.sampled_from(
    [*NAMES, *_NUMBERS.split(), *_COMPARED.split(), "", " ", "1" * 30 + "元", "t1", "公办", "是", "五星级"]
)
_ANY_KEY = st.sampled_from(KEYS + NAMES + OTHER_KEYS)


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(_ANY_KEY, inner, max_size=4)


VALUES = st.recursive(WORDS | st.none() | st.text(max_size=4), _nested, max_leaves=8)
CONDITIONS = st.lists(st.dictionaries(st.sampled_from([*NAMES, "any"]), VALUES, max_size=2), max_size=3)
TIERS = st.lists(st.fixed_dictionaries({"reach": WORDS, "pay": WORDS}), max_size=3)
SLICES = st.lists(st.fixed_dictionaries({"rate": WORDS}, optional={"over": WORDS, "up_to": WORDS}), max_size=3)
BY_INPUT = st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=2)


def _like(form: Any) -> st.SearchStrategy[dict[str, Any]]:
    """The keys of a form, mostly with what may stand there."""
    likely = {"tiers": TIERS, "slices": SLICES, "table": st.dictionaries(WORDS, WORDS, max_size=3), "each": BY_INPUT}
    likely |= {"most": BY_INPUT, "product": st.lists(WORDS, max_size=4), "between": st.lists(WORDS, max_size=2)}
    fields = [one for one in dataclasses.fields(form) if one.init]
    required = {one.name for one in fields if one.default is one.default_factory is dataclasses.MISSING}
    values = {one.name: st.one_of(*[likely.get(one.name, WORDS)] * 6, VALUES) for one in fields}
    return st.fixed_dictionaries(
        {name: value for name, value in values.items() if name in required},
        optional={name: value for name, value in values.items() if name not in required},
    )


PAYMENTS = st.one_of(*map(_like, FORMS), st.dictionaries(_ANY_KEY, VALUES, max_size=4), VALUES)
RULES = st.fixed_dictionaries(
    {"pay": PAYMENTS},
    optional={
        "when": CONDITIONS,
        "cap": VALUES,
        "caps": st.fixed_dictionaries({"by": WORDS, "table": VALUES}),
        "bound": VALUES | st.just("at_most"),
        "date": VALUES,
    },
)
GIVEN = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from(["0", "3", "1000", "5万", "是", "公办", "2023-01-31", "30%"])
)


@settings(max_examples=400)
@given(RULES, GIVEN)
def test_any_rule_is_a_program_or_has_problems_in_the_language_of_editors(raw: Any, given: dict[str, str]) -> None:
    program, problems = read(yaml.safe_dump(raw, allow_unicode=True), tables=TABLES)
    assert program is not None or problems
    assert not ENGLISH.search("".join(one.message + one.hint for one in problems))
    if program is not None and not problems:
        plain(program)
        calculate(program, given)
