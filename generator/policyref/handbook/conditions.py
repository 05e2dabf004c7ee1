"""Conditions of rules in words: for a worksheet, and for a table that takes some of them for granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from policyref.handbook.formulas import Formula, told, unit_of_field
from policyref.rules.comparisons import bounds
from policyref.rules.expr import All, Compare, Const, Either, Expr, Input, Is, Later, Test, Within
from policyref.rules.parse import NO, YES
from policyref.rules.program import Field
from policyref.rules.ranges import Fields
from policyref.words import DAYS, REACHED, THAN

_FLIPPED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
End = tuple[str, Const]
"""How an input is compared with a number or a day."""


def conditions(when: Test, fields: Fields) -> list[str]:
    """What must hold, one by one."""
    return [_one(test, fields) for test in _asked(when)]


def _asked(test: Test) -> Iterator[Test]:
    """The tests that all must hold; the two ends of a range are one."""
    if isinstance(test, All) and not _range(test):
        for part in test.parts:
            yield from _asked(part)
    else:
        yield test


def _range(test: Test) -> tuple[str, list[End]] | None:
    """The input and the ends between which it must lie, where both are read from the same words."""
    match test:
        case All((Compare(op, Input(label), Const() as low), Compare(other, Input(same), Const() as high))):
            if label == same and low.source is not None and low.source == high.source:
                return label, [(op, low), (other, high)]
    return None


def _one(test: Test, fields: Fields) -> str:
    match test:
        case Either(parts):
            return "，或者".join(_inner(part, fields) for part in parts) + "（任一即可）"
        case All() if found := _range(test):
            label, ends = found
            return label + _limits(ends, fields[label])
        case All(parts):
            return "，并且".join(_inner(part, fields) for part in parts)
        case Is(label, options):
            return _is(label, options, fields[label])
        case Within(start, end, months, source):
            length = source.words if source else f"{REACHED['<']}{months}个月"
            return f"从{start.label}到{end.label}{length}"
        case Compare(op, Const(), Input() as right):
            return _one(Compare(_FLIPPED[op], right, test.left, test.source), fields)
        case Compare(op, Input(label), Const() as right):
            return label + _limits([(op, right)], fields[label])
        case Compare(op, left, right):
            formula = Formula(fields)
            than = DAYS if _is_day(left, fields) else THAN
            return f"{formula.alone(left)}{than[op]}{formula.alone(right)}"


def _inner(test: Test, fields: Fields) -> str:
    """As a part of another condition."""
    words = _one(test, fields)
    is_several = isinstance(test, All | Either) and not _range(test)
    return f"（{words}）" if is_several else words


def _is(label: str, options: tuple[str, ...], field: Field) -> str:
    if field.type == "yesno" and len(options) == 1:
        return {YES: label, NO: f"没有“{label}”"}[options[0]]
    return f"{label}是{'或'.join(f'“{one}”' for one in options)}"


def _limits(ends: Sequence[End], field: Field) -> str:
    """The words that they were read from; and how they compare, where one could take the words for something else."""
    source, is_day = ends[0][1].source, field.type in ("date", "month", "year")
    if source and source.whole and is_day:
        return f"符合“{source.words}”"
    compared = "、".join((DAYS if is_day else REACHED)[op] + told(one, unit_of_field(field))[0] for op, one in ends)
    found = bounds(source.words) if source else ()
    if source is None or not found:
        return compared
    # The notice may have words of its own for what includes the number itself.
    meant = "" if [one.op for one in found] == [op for op, _ in ends] else f"（即{compared}）"
    return source.words + meant + (f"（原文：{source.origin}）" if source.origin else "")


def _is_day(node: Expr, fields: Fields) -> bool:
    match node:
        case Input(label):
            return fields[label].type in ("date", "month")
        case Const(value):
            return isinstance(value, date)
    return isinstance(node, Later)
