"""A comparison, a period or an option in the words of the text."""

from __future__ import annotations

from fractions import Fraction

from generator.facts.record import Words, field, record
from generator.rules.asked import TYPES
from generator.rules.conditions.condition import ConditionForm
from generator.rules.expr import ALWAYS, All, Compare, Const, Is, Source, Test
from generator.rules.lowering import Lowering
from generator.rules.parse import NO, YES
from generator.rules.words import comparison, days


@record
class InWords(ConditionForm):
    """when: [{sales: 超过100万元}, {applied_on: 2023年6月前}, {first_time: 是}]"""

    words: Words = field("原文的比较词和数、日期，或 是、否、选项")

    def lower(self, at: Lowering, key: str) -> Test:
        match at.type_of(key):
            case "":
                at.input(key)
                return ALWAYS
            case "choice" | "yesno":
                return chosen(at, key, (self.words,))
            case "date" | "year":
                return dated(at, key, self.words)
        return compared(at, key, self.words, Source(at.key, self.words, whole=True))


def chosen(at: Lowering, key: str, options: tuple[str, ...]) -> Test:
    one = at.asked[key]
    known = one.options if one.type == "choice" else (YES, NO)
    if unknown := [option for option in options if option not in known]:
        at.wrong(unknown[0], f"{one.label} 的选项：{'、'.join(known)}")
    return Is(one.label, options, tuple(Source(at.key, option) for option in options))


def compared(at: Lowering, key: str, words: str, source: Source) -> Test:
    """A comparison with a number, on the unit of the input."""
    one, unit = at.asked[key], at.unit(key)
    found = comparison(words)
    if found is None:
        at.wrong(words, f"比较词（超过、以上、不超过……）和以{unit}计的数")
        return ALWAYS
    op, value, written = found
    if written != unit:
        at.mismatch(words, f"“{one.label}”以{unit}计", written)
        return ALWAYS
    return Compare(op, at.input(key), Const(value, source))


def dated(at: Lowering, key: str, words: str, reading: str | None = None) -> Test:
    """The first and the last day that the words allow."""
    one = at.asked[key]
    found = days(words, reading)
    if found is None:
        if other := comparison(words):
            at.mismatch(words, f"“{one.label}”是{TYPES[one.type]}", other[2])
        else:
            at.wrong(words, "写明起止的日期")
        return ALWAYS
    source = Source(at.key, words, whole=True)
    ends = [(op, day) for op, day in zip((">=", "<="), found, strict=True) if day]
    values = [(op, Fraction(day.year) if one.type == "year" else day) for op, day in ends]
    tests = tuple(Compare(op, at.input(key), Const(value, source)) for op, value in values)
    return tests[0] if len(tests) == 1 else All(tests)
