"""A comparison, a period or an option in the words of the text."""

from __future__ import annotations

from fractions import Fraction

from policyref.facts.record import InRule, field, record
from policyref.rules.comparisons import bounds
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.expr import ALWAYS, All, Compare, Const, Is, Source, Test
from policyref.rules.lowering import Lowering
from policyref.rules.parse import NO, YES
from policyref.rules.values import days
from policyref.words import INPUT


@record
class InWords(ConditionForm):
    """when: [{sales: 超过100万元}, {applied_on: 2023年6月前}, {first_time: 是}]"""

    words: InRule = field("原文的比较词和数、日期，或 是、否、选项")

    def lower(self, at: Lowering, key: str) -> Test:
        return said_of(at, key, self.words)


def said_of(at: Lowering, key: str, words: str) -> Test:
    """What some words say of an input, by its type."""
    match at.type_of(key):
        case "":
            at.input(key)
            return ALWAYS
        case "choice" | "yesno":
            return chosen(at, key, (words,))
        case "date" | "year":
            return dated(at, key, words)
    return compared(at, key, words, at.source(words, whole=True))


def chosen(at: Lowering, key: str, options: tuple[str, ...]) -> Test:
    one = at.asked[key]
    known = one.options if one.type == "choice" else (YES, NO)
    if unknown := [option for option in options if option not in known]:
        at.wrong(unknown[0], f"{one.label} 的选项：{'、'.join(known)}")
    return Is(one.label, options, tuple(at.source(option) for option in options))


def compared(at: Lowering, key: str, words: str, source: Source) -> Test:
    """A comparison with a number, or with the two ends of a range."""
    tests = [Compare(one.op, at.input(key), Const(one.value, source)) for one in at.bounds(words, key)]
    return tests[0] if len(tests) == 1 else All(tuple(tests))


def dated(at: Lowering, key: str, words: str, reading: str | None = None) -> Test:
    """The first and the last day that the words allow."""
    one = at.asked[key]
    found = days(words, reading)
    if found is None:
        if other := bounds(words):
            at.mismatch(words, f"“{one.label}”是{INPUT[one.type]}", other[0].unit)
        else:
            at.wrong(words, "写明起止的日期")
        return ALWAYS
    source = at.source(words, whole=True)
    ends = [(op, day) for op, day in zip((">=", "<="), found, strict=True) if day]
    values = [(op, Fraction(day.year) if one.type == "year" else day) for op, day in ends]
    tests = tuple(Compare(op, at.input(key), Const(value, source)) for op, value in values)
    return tests[0] if len(tests) == 1 else All(tests)
