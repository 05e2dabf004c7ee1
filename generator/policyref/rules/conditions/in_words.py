"""A comparison, a period or an option in the words of the text."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from policyref.facts.record import InRule, field, record
from policyref.rules.comparisons import bounds
from policyref.rules.conditions.condition import ConditionForm
from policyref.rules.expr import ALWAYS, All, Compare, Const, Is, Source, Test
from policyref.rules.lowering import Lowering
from policyref.rules.parse import NO, YES, month_of
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
        case "date" | "month" | "year":
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
    if one.type == "month" and not all(_is_whole(op, day) for op, day in ends):
        at.wrong(words, f"整月（“{one.label}”是{INPUT[one.type]}，月中的日子请用 type: date）")
    tests = tuple(Compare(op, at.input(key), Const(_counted(day, one.type), source)) for op, day in ends)
    return tests[0] if len(tests) == 1 else All(tests)


def _is_whole(op: str, day: date) -> bool:
    """Whether a period that begins or ends on a day has all of that month."""
    return (day if op == ">=" else day + timedelta(days=1)).day == 1


def _counted(day: date, type_: str) -> date | Fraction:
    """A day as an input of its type counts it."""
    return {"year": Fraction(day.year), "month": month_of(day)}.get(type_, day)
