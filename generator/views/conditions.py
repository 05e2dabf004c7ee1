"""Conditions of rules in words: for a worksheet, and for a table that takes some of them for granted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.rules.expr import All, Compare, Const, Either, Expr, Input, Is, Later, Test, Within
from generator.rules.parse import NO, YES
from generator.rules.program import Field
from generator.rules.ranges import Fields
from generator.rules.words import comparison
from generator.views.formulas import REACHED, Formula, constant, unit_of_field

_FLIPPED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_THAN = {">": "多于", ">=": "不少于", "<": "少于", "<=": "不多于"}
_DAYS = {">": "晚于", ">=": "不早于", "<": "早于", "<=": "不晚于"}


def conditions(when: Test, fields: Fields) -> list[str]:
    """What must hold, one by one."""
    return [_one(test, fields) for test in _asked(when)]


def _asked(test: Test) -> Iterator[Test]:
    """The tests that all must hold; the ends of one period are one."""
    if isinstance(test, All) and not _is_period(test):
        for part in test.parts:
            yield from _asked(part)
    else:
        yield test


def _is_period(test: All) -> bool:
    """From one day to another, read from the same words."""
    read = [
        (one.left, one.right.source) for one in test.parts if isinstance(one, Compare) and isinstance(one.right, Const)
    ]
    return len(read) == len(test.parts) == 2 and read[0] == read[1] and read[0][1] is not None


def _one(test: Test, fields: Fields) -> str:
    match test:
        case Either(parts):
            return "，或者".join(_inner(part, fields) for part in parts) + "（任一即可）"
        case All(parts) if _is_period(test):
            return _one(parts[0], fields)
        case All(parts):
            return "，并且".join(_inner(part, fields) for part in parts)
        case Is(label, options):
            return _is(label, options, fields[label])
        case Within(start, end, months, source):
            return f"从{start.label}到{end.label}{source.words if source else f'不足{months}个月'}"
        case Compare(op, Const(), Input() as right):
            return _one(Compare(_FLIPPED[op], right, test.left, test.source), fields)
        case Compare(op, Input(label), Const() as right):
            return label + _limit(op, right, fields[label])
        case Compare(op, left, right):
            formula = Formula(fields)
            than = _DAYS if _is_day(left, fields) else _THAN
            return f"{formula.alone(left)}{than[op]}{formula.alone(right)}"


def _inner(test: Test, fields: Fields) -> str:
    """As a part of another condition."""
    words = _one(test, fields)
    is_several = isinstance(test, Either) or (isinstance(test, All) and not _is_period(test))
    return f"（{words}）" if is_several else words


def _is(label: str, options: tuple[str, ...], field: Field) -> str:
    if field.type == "yesno" and len(options) == 1:
        return {YES: label, NO: f"没有“{label}”"}[options[0]]
    return f"{label}是{'或'.join(f'“{one}”' for one in options)}"


def _limit(op: str, one: Const, field: Field) -> str:
    """The words that it was read from, if they compare; else how it compares, and the number."""
    source, is_day = one.source, field.type in ("date", "year")
    if source and source.whole and is_day:
        return f"符合“{source.words}”"
    found = comparison(source.words) if source else None
    if source is None or found is None:
        return (_DAYS if is_day else REACHED)[op] + constant(one, unit_of_field(field))
    # The notice may have words of its own for what includes the number itself.
    itself = "" if found[0] == op else "（含本数）" if op in (">=", "<=") else "（不含本数）"
    return source.words + itself + (f"（原文：{source.origin}）" if source.origin else "")


def _is_day(node: Expr, fields: Fields) -> bool:
    match node:
        case Input(label):
            return fields[label].type == "date"
        case Const(value):
            return isinstance(value, date)
    return isinstance(node, Later)
