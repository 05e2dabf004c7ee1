"""The number itself is on the side of an edge that the text puts it on, and a derived number follows from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from policyref.check.reading import compared, numbers_of, places
from policyref.check.rules.finding import Finding
from policyref.check.rules.subject import Subject, in_text
from policyref.problems.problem import Problem, problem
from policyref.rules.comparisons import operator
from policyref.rules.expr import Compare, Const, Node, Source, Step, Within
from policyref.rules.values import months, read
from policyref.text.amounts import NumberPhrase, scan_numbers
from policyref.text.figures import spans_of
from policyref.text.numerals import NUMERAL_CHARACTERS
from policyref.words import REACHED

_BEFORE = {">": "<=", ">=": "<"}
_MONTHS = "个月"
_LENGTH = re.compile(rf"半年|(?:\d+|[{NUMERAL_CHARACTERS}]+)(?:个月|年半?)")


def check_sides(one: Subject) -> Iterator[Finding]:
    """Of every threshold and tier: 以上 includes, 超过 does not, and the text may settle it otherwise."""
    for node in one.lowered.nodes:
        for ops, const in _edges(node):
            if const.source and isinstance(const.value, Fraction) and _is_named(const.value, const.source):
                yield from _mistaken(one, ops, const.value, const.source)
        if isinstance(node, Within) and node.source and operator(node.source.words) != "<":
            yield Finding(one.rule, _other(one, node.source))


def _is_named(value: Fraction, source: Source) -> bool:
    """Whether the words name the number; where 前3名 begins, they do not."""
    named = [read(one)[0] for one in scan_numbers(source.words)]
    return not named or value in named


def _edges(node: Node) -> Iterator[tuple[tuple[str, ...], Const]]:
    """Constants with what the text may say of them; a step begins where another ends: > after 100平方米以下."""
    match node:
        case Compare(op, _, Const() as const):
            yield (op,), const
        case Step(_, rows):
            yield from (((row.op, _BEFORE[row.op]), row.reach) for row in rows)


def _mistaken(one: Subject, ops: tuple[str, ...], value: Fraction, source: Source) -> Iterator[Finding]:
    text, quotes = _text_around(one, source)
    words = in_text(source)
    spans = [(begin + start, begin + end) for begin, quote in quotes for start, end in places(words, quote)]
    found = [
        each
        for each in compared(text, one.definitions)
        if _is(each.number, value)
        and any(start <= each.number.start and each.number.end <= end for start, end in spans)
    ]
    said: list[str] = [each.operator for each in found] or [own for own in [operator(words)] if own]
    if said and not set(ops) & set(said):
        number = found[0].number.words if found else words
        wrong = _including(one, source, number, said[0]) if said[0][0] == ops[0][0] else _other(one, source)
        yield Finding(one.rule, wrong, tuple(places(words, one.text_of(source))))


def _is(phrase: NumberPhrase, value: Fraction) -> bool:
    return read(phrase)[0] == value


def _text_around(one: Subject, source: Source) -> tuple[str, list[tuple[int, str]]]:
    """All the words of the measure, whose neighbouring clauses settle edges; and where the quote stands in them."""
    text, quote = one.text, one.text_of(source)
    found = [(start, quote) for start, _ in spans_of([quote], text)]
    return (text, found) if found else (quote, [(0, quote)])


def _including(one: Subject, source: Source, edge: str, op: str) -> Problem:
    says, does = ("含", "不含") if op.endswith("=") else ("不含", "含")
    place = one.rule.place.at(source.key, near=source.words)
    right = REACHED[op] + edge
    found = {"found": source.words, "number": edge, "says": says, "does": does}
    return problem("E629", place, right=right, origin=source.origin or source.words, **found)


def _other(one: Subject, source: Source) -> Problem:
    """Another comparison than that of the words."""
    place = one.rule.place.at(source.key, near=source.words)
    return problem("E613", place, found=source.words, near=source.origin or source.words)


def check_derived(one: Subject) -> Iterator[Finding]:
    """6个月 follows from 半年, and 7个月 does not; what cannot be worked out is asked."""
    for source in one.lowered.sources:
        if not source.origin:
            continue
        words = in_text(source)
        derived, known = _amounts(source.words), _amounts(words)
        units = {unit for _, unit in known}
        if derived and all(each in known for each in derived):
            continue
        code = "E624" if derived and all(unit in units for _, unit in derived) else "Q602"
        place = one.rule.place.at(source.key, near=source.words)
        found = problem(code, place, asked=source.origin, found=source.words, origin=source.origin)
        yield Finding(one.rule, found, tuple(places(words, one.text_of(source))))


def _amounts(words: str) -> list[tuple[Fraction, str]]:
    """Every number and every length of time, in months, that some words have."""
    lengths = [(length, _MONTHS) for match in _LENGTH.finditer(words) if (length := _months(match.group()))]
    plain = _LENGTH.sub("", words) if lengths else words
    return [*lengths, *(read(phrase) for phrase in numbers_of(plain))]


def _months(words: str) -> Fraction | None:
    """`半年` → 6, `两年半` → 30."""
    whole, half, _ = words.partition("半")
    length = (months(whole) or 0) + (6 if half else 0)
    return Fraction(length) if length else None
