"""The forms in which a condition is written: each is a record that lowers to a test, in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypeAliasType

from policyref.facts.record import field, record
from policyref.rules.asked import Key
from policyref.rules.conditions.as_read import AsRead
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.conditions.derived import DerivedComparison
from policyref.rules.conditions.in_words import InWords
from policyref.rules.conditions.more_than import MoreThan
from policyref.rules.conditions.options import Options
from policyref.rules.conditions.since import Since
from policyref.rules.conditions.words_in import WordsIn
from policyref.rules.expr import ALWAYS, All, Either, Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import Bare, OneOf

ANY = "any"
"""The key of alternatives, which therefore no input may have."""

WHEN = (
    "条件，须同时满足：{输入: 原文的比较词和数}，或 {输入: 是}、{输入: [选项]}、"
    "{输入: {more_than: 另一输入, from: 原词}}、"
    "{输入: {derived: 6个月以上, from: 半年以上}}、{输入: {since: 起始日期的输入, words: 不足5年}}、"
    "{输入: {words: 原词, clause: 条号, quote: 那一条的原词}}、{any: [条件, …]}"
)


@record
class AnyOf(ConditionForm):
    """when: [{any: [{taxed: 是}, {insured: 是}]}]"""

    parts: Annotated[tuple[Entry, ...], Field(min_length=1)] = field("几个条件，满足一个即可")

    def lower(self, at: Lowering, key: str) -> Test:
        if key != ANY:
            at.wrong(key, "比较词和数、日期或选项；几样选一样的写 any")
        return Either(tuple(lower_entry(entry, at.at(index)) for index, entry in enumerate(self.parts)))


def _bare(raw: Any) -> type:
    """What is written without keys."""
    if isinstance(raw, list | tuple):
        return AnyOf if raw and isinstance(raw[0], Mapping) else Options
    return InWords


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[InWords, Bare()]
        | Annotated[Options, Bare()]
        | Annotated[AnyOf, Bare()]
        | MoreThan
        | DerivedComparison
        | Since
        | AsRead
        | WordsIn,
        OneOf("条件", _bare),
    ],
)
Entry = TypeAliasType("Entry", Annotated[dict[Key, Condition], Field(min_length=1)])
"""Conditions by the input that they are about, or `any`; all must hold."""

Conditions = tuple[Entry, ...]


def lower_all(when: Sequence[Entry], at: Lowering) -> All:
    """Conditions that must hold together; `at` is where they are written."""
    return All(
        tuple(test for index, entry in enumerate(when) for test in _tests(entry, at.at(index))),
    )


def lower_entry(entry: Entry, at: Lowering) -> Test:
    tests = tuple(_tests(entry, at))
    return tests[0] if len(tests) == 1 else All(tests)


def _tests(entry: Entry, at: Lowering) -> list[Test]:
    return [_test(key, condition, at.at(key)) for key, condition in entry.items()]


def _test(key: str, condition: Condition, at: Lowering) -> Test:
    if key == ANY and not isinstance(condition, AnyOf):
        at.wrong(ANY, "几个条件")
        return ALWAYS
    return condition.lower(at, key)
