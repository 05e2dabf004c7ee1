"""Formulas of rules in words, as one writes them on paper. Only primitives are known here, no form of a rule."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from policyref.rules import expr
from policyref.rules.program import Field
from policyref.rules.ranges import Fields, options
from policyref.rules.values import SHARES, number, read, shown
from policyref.text.amounts import scan_numbers
from policyref.text.dates import format_date
from policyref.words import REACHED, UNIT

_TIER = {">=": ("达到的最高一档", "达不到"), ">": ("超过的最高一档", "没有超过")}
"""Which tier counts, and how none does."""


def constant(one: expr.Const, unit: str = "") -> str:
    """`30万元`; `36个月（原文：三年）` where the words do not show the number."""
    said, original = told(one, unit)
    return f"{said}（原文：{original}）" if original else said


def told(one: expr.Const, unit: str = "") -> tuple[str, str]:
    """The number in the words that it was read from: of 2%—4% and 100万元以上 those of the number alone. Where they do
    not show it: the number, and the words behind it. `unit` is for a number that has none of its own."""
    if isinstance(one.value, date):
        return format_date(one.value), ""
    sign, value = "－" if one.value < 0 else "", abs(one.value)
    if one.source is None:
        return sign + _with_unit(value, unit), ""
    words, origin = one.source.words, one.source.origin
    found = number(words) if words not in SHARES else None
    if found and found[0] == value and found[1]:
        return sign + words, origin
    for part in scan_numbers(words) if words not in SHARES else ():
        amount, own = read(part)
        if amount == value:
            is_whole = own and number(part.words) == (value, own)
            return sign + (part.words if is_whole else _with_unit(value, own or unit)), origin
    return sign + _with_unit(value, "%" if words in SHARES else unit), origin or words


def _with_unit(value: Fraction, unit: str) -> str:
    if unit == "%":
        return f"{shown(value * 100)}%"
    in_wan = unit == "元" and value >= 10000 and (value / 1000).denominator == 1
    return f"{shown(value / 10000)}万元" if in_wan else f"{shown(value)}{unit}"


def unit_of_field(one: Field) -> str:
    """What an input is asked in."""
    return UNIT.get(one.type, one.unit or "")


def unit_of(node: expr.Expr, fields: Fields) -> str:
    """What a formula counts; empty for a share or where it is not known."""
    match node:
        case expr.Const(_, source):
            found = number(source.words) if source else None
            return found[1] if found else ""
        case expr.Input(label):
            return unit_of_field(fields[label])
        case expr.Product(parts):
            units = [unit for unit in (unit_of(one, fields) for one in parts) if unit not in ("", "%")]
            money = [unit for unit in units if unit.partition("/")[0] == "元"]
            return "元" if money else units[0] if len(units) == 1 else ""
        case expr.Sum(parts) | expr.Least(parts) | expr.Most(parts):
            return next((unit for one in parts if (unit := unit_of(one, fields))), "")
        case expr.Minus(first):
            return unit_of(first, fields)
        case expr.Step(_, rows):
            return unit_of(rows[0].then, fields)
        case expr.Pick(_, picked):
            return unit_of(picked[0][1], fields)
    return ""


class Formula:
    """A formula in one line. What a line cannot take in stands in brackets; a worksheet gives it a line of its own."""

    counts_as = "算"
    """What a limit says of a number beyond it."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields

    def say(self, node: expr.Expr) -> str:
        return _SAID[type(node)](self, node)

    def factor(self, node: expr.Expr) -> str:
        """As one of several that are multiplied, or as what is taken away."""
        words = self.say(node)
        return f"（{words}）" if _is_sum(words) else words

    def term(self, node: expr.Expr) -> str:
        """As one of several that are added; a look-up is too long to stand beside others."""
        return self.alone(node) if isinstance(node, expr.Step | expr.Pick) else self.say(node)

    def input(self, label: str) -> str:
        return label

    def apart(self, words: str, unit: str) -> str:
        """Words that nothing can stand beside."""
        return f"（{words}）"

    def unit(self, node: expr.Expr) -> str:
        return unit_of(node, self.fields)

    def say_sum(self, node: expr.Sum) -> str:
        common = _common(node.parts)
        if not common:
            return self.added(node.parts)
        rests = [_without(factors(one), common) for one in node.parts]
        added = f"（{self.added(rests)}）" if factors(node.parts[0])[0] not in common else ""
        times = " × ".join(map(self.factor, common))
        return f"{added} × {times}" if added else f"{times} × （{self.added(rests)}）"

    def added(self, terms: Sequence[expr.Expr]) -> str:
        """Terms with ＋ between them; those below zero are taken away."""
        words = ""
        for one in terms:
            if _is_negative(one):
                words += f" － {self.factor(_without_sign(one))}"
            else:
                words += f"{words and ' ＋ '}{self.term(one) if len(terms) > 1 else self.say(one)}"
        return words.strip()

    def say_product(self, node: expr.Product) -> str:
        return " × ".join(map(self.factor, factors(node)))

    def say_least(self, node: expr.Least) -> str:
        first, *others = constants_last(node.parts)
        if isinstance(first, expr.Whole) and others and all(isinstance(one, expr.Const) for one in others):
            return f"{self.say(first).removesuffix('）')}，最多算{'、'.join(map(self.say, others))}）"
        return self._nearest(first, others, REACHED[">"], "较小")

    def say_most(self, node: expr.Most) -> str:
        first, *others = constants_last(node.parts)
        if others == [expr.NOUGHT] and isinstance(first, expr.Minus):
            return f"（{self.say(first)}，不足的填0）"
        return self._nearest(first, others, REACHED["<"], "较大")

    def _nearest(self, first: expr.Expr, others: Sequence[expr.Expr], beyond: str, better: str) -> str:
        if not others:
            return self.say(first)
        if not isinstance(first, expr.Const) and all(isinstance(one, expr.Const) for one in others):
            limits = "；".join(
                self.limit(beyond, one, self.unit(first)) for one in others if isinstance(one, expr.Const)
            )
            return self.apart(f"{self.alone(first)}（{limits}）", self.unit(first))
        parts = "、".join(self.alone(one) for one in (first, *others))
        return self.apart(f"{parts}中{better}的", self.unit(first))

    def limit(self, beyond: str, one: expr.Const, unit: str) -> str:
        words = constant(one, unit)
        return f"{beyond}{words}的{self.counts_as}{words}"

    def alone(self, node: expr.Expr) -> str:
        """A formula as one word: an input, a constant, or what stands apart."""
        return (
            self.factor(node)
            if isinstance(node, expr.Input | expr.Const)
            else self.apart(self.say(node), self.unit(node))
        )

    def say_whole(self, node: expr.Whole) -> str:
        return f"（{self.factor(node.of)} ÷ {constant(node.size, self.unit(node.of))}，只取整数）"

    def say_step(self, node: expr.Step) -> str:
        """Tiers of which the highest counts; where they end before the next begins, from where to where each goes."""
        of, unit = self.alone(node.of), self.unit(node.of)
        nothing = "0元" if self.unit(node) == "元" else "0"
        ops = {row.op for row in node.rows}
        if len(ops) > 1 or any(row.then == expr.NOUGHT for row in node.rows):
            rows = [f"{band}得{self.say(then)}" for band, then in _bands(node.rows, unit)]
            return f"按{of}查（{'，'.join(rows)}，其他为{nothing}）"
        rows = [f"{REACHED[row.op]}{constant(row.reach, unit)}得{self.say(row.then)}" for row in node.rows]
        best, short = _TIER[ops.pop()]
        if len(rows) == 1:
            return f"按{of}查（{rows[0]}，{short}的为{nothing}）"
        return f"按{of}查（{'，'.join(rows)}；取{best}，都{short}的为{nothing}）"

    def say_pick(self, node: expr.Pick) -> str:
        of = self.input(node.label)
        rows = [f"{option}为{self.say(then)}" for option, then in node.rows]
        if len(node.rows) < len(options(self.fields[node.label])):
            rows.append("其他为0")
        return f"按{of}查（{'，'.join(rows)}）"


def _bands(rows: Sequence[expr.Row], unit: str) -> Iterator[tuple[str, expr.Expr]]:
    """From where to where each row goes; rows that give nothing are left out."""
    for row, after in itertools.zip_longest(rows, rows[1:]):
        if row.then == expr.NOUGHT:
            continue
        low = told(row.reach, unit)[0]
        if after is None:
            yield REACHED[row.op] + low, row.then
            continue
        high = told(after.reach, unit)[0]
        if row.op == ">=" and after.op == ">":
            yield low if row.reach.value == after.reach.value else f"{low}至{high}", row.then
        else:
            yield f"{REACHED[row.op]}{low}、{REACHED['<=' if after.op == '>' else '<']}{high}", row.then


def constants_last(parts: tuple[expr.Expr, ...]) -> list[expr.Expr]:
    found: list[expr.Expr] = list(parts)
    found.sort(key=lambda one: isinstance(one, expr.Const))
    return found


def factors(node: expr.Expr) -> tuple[expr.Expr, ...]:
    return tuple(factor for one in node.parts for factor in factors(one)) if isinstance(node, expr.Product) else (node,)


def _without(parts: tuple[expr.Expr, ...], taken: Sequence[expr.Expr]) -> expr.Expr:
    left = [one for one in parts if one not in taken]
    return left[0] if len(left) == 1 else expr.Product(tuple(left))


def _common(terms: tuple[expr.Expr, ...]) -> Sequence[expr.Expr]:
    """What all terms are multiplied with, if each has something else besides; none that stands twice in a term."""
    found = [factors(one) for one in terms]
    common = [
        one for one in found[0] if not isinstance(one, expr.Const) and all(parts.count(one) == 1 for parts in found)
    ]
    is_shared = len(terms) > 1 and all(len(parts) > len(common) for parts in found)
    return common if is_shared else []


def _is_negative(node: expr.Expr) -> bool:
    constants = [one.value for one in factors(node) if isinstance(one, expr.Const)]
    return sum(isinstance(value, Fraction) and value < 0 for value in constants) % 2 == 1


def _is_sum(words: str) -> bool:
    """Whether a ＋ or － stands outside of all brackets."""
    depth = 0
    for character in words:
        depth += (character == "（") - (character == "）")
        if not depth and character in "＋－":
            return True
    return False


def _without_sign(node: expr.Expr) -> expr.Expr:
    match node:
        case expr.Const(Fraction() as value, source):
            return expr.Const(abs(value), source)
        case expr.Product(parts):
            return expr.Product(tuple(map(_without_sign, parts)))
    return node


_SAID: Mapping[type, Callable[[Formula, Any], str]] = {
    expr.Const: lambda formula, node: constant(node),
    expr.Input: lambda formula, node: formula.input(node.label),
    expr.Sum: lambda formula, node: formula.say_sum(node),
    expr.Minus: lambda formula, node: f"{formula.term(node.first)} － {formula.factor(node.second)}",
    expr.Product: lambda formula, node: formula.say_product(node),
    expr.Least: lambda formula, node: formula.say_least(node),
    expr.Most: lambda formula, node: formula.say_most(node),
    expr.Whole: lambda formula, node: formula.say_whole(node),
    expr.Step: lambda formula, node: formula.say_step(node),
    expr.Pick: lambda formula, node: formula.say_pick(node),
    expr.Later: lambda formula, node: f"{formula.say(node.start)}之后{node.months}个月",
}
