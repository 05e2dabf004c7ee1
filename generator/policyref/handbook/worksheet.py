"""The calculation of a benefit for pen and paper: lines with blanks to fill, in the order in which they are filled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from policyref.calc.programs import program_of
from policyref.handbook.conditions import conditions
from policyref.handbook.formulas import Formula, constant, constants_last, factors, told, unit_of_field
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.rules.expr import NOUGHT, Const, Expr, Input, Least, Minus, Most, Node, Pick, Sum, nodes_of
from policyref.rules.program import Rule
from policyref.rules.ranges import NUMBERS, Fields
from policyref.words import BOUND, FILL, GETS, REACHED, RESULT

BLANK = FILL


@dataclass(frozen=True, slots=True)
class Worksheet:
    """`lines` begin with ①, ② …, by which later lines name them."""

    benefit: str
    lines: tuple[str, ...]


def worksheets(measure: Measure, library: Library) -> list[Worksheet]:
    """One for every benefit whose amount takes a sum; a fixed sum or a look-up by choice needs no paper."""
    if not measure.rules.rules:
        return []
    program = program_of(measure, library)
    names = {rule.id: rule.name for rule in measure.rules.rules}
    return [
        Worksheet(names[rule.id], lines(rule, program.inputs))
        for rule in program.rules
        if any(program.inputs[one].type in NUMBERS for one in _labels(rule))
    ]


def lines(rule: Rule, fields: Fields) -> tuple[str, ...]:
    return tuple(_Sheet(rule, fields).made())


def mark(place: int) -> str:
    """①, ② … ㊿; the numbers that have no circle stand in brackets."""
    for first, count, start in ((0, 20, "①"), (20, 15, "㉑"), (35, 15, "㊱")):
        if first <= place < first + count:
            return chr(ord(start) + place - first)
    return f"〔{place + 1}〕"


def _sums(rule: Rule) -> Iterator[Node]:
    """All nodes of what is paid."""
    for root in (rule.amount, rule.low, rule.cap):
        yield from nodes_of(root) if root is not None else ()


def _labels(rule: Rule) -> list[str]:
    return [node.label for node in _sums(rule) if isinstance(node, Input)]


@dataclass(frozen=True, slots=True)
class _Slice:
    """The part of an input above one number and up to another."""

    label: str
    low: Const | None
    high: Const | None


def _slice(node: Node) -> _Slice | None:
    match node:
        case Most((Minus(of, Const() as low), zero)) if zero == NOUGHT:
            match of:
                case Input(label):
                    return _Slice(label, low, None)
                case Least((Input(label), Const() as high)):
                    return _Slice(label, low, high)
        case Least((Input(label), Const() as high)):
            return _Slice(label, None, high)
    return None


class _Sheet(Formula):
    counts_as = "填"

    def __init__(self, rule: Rule, fields: Fields) -> None:
        super().__init__(fields)
        self.rule = rule
        self.lines: list[str] = []
        self.marks: dict[str, str] = {}
        self.sliced = _sliced(rule)
        self.most = _counted_up_to(rule)

    def made(self) -> list[str]:
        for words in conditions(self.rule.when, self.fields):
            self.line(f"{words}：□是 □否（选“否”的不适用）")
        bound = BOUND[self.rule.bound]
        said = f"{bound}{GETS}" if self.rule.benefit else bound or RESULT
        if self.rule.low is None:
            self.result(said, self.rule.amount)
        else:
            low, high = self.result("最低", self.rule.low), self.result("最高", self.rule.amount)
            self.line(f"{said}：{low}至{high}之间")
        return self.lines

    def line(self, words: str) -> str:
        """Adds a line and gives its mark."""
        found = mark(len(self.lines))
        self.lines.append(f"{found} {words}")
        return found

    def result(self, said: str, amount: Expr | None) -> str:
        """The line of a sum, with what limits it in brackets."""
        assert amount is not None
        limits: list[str] = []
        while isinstance(amount, Least) and not self.is_asked_whole(amount):
            first, *others = constants_last(amount.parts)
            if not all(isinstance(one, Const) for one in others):
                break
            limits += [self.limit(REACHED[">"], one, "元") for one in others if isinstance(one, Const)]
            amount = first
        formula = self.say(amount)
        limits += self.cap()
        if limits and formula not in self.marks.values():
            formula = self.apart(formula, "元")
        limit = f"（{'；'.join(limits)}）" if limits else ""
        return self.line(f"{said}：{formula}{limit} ＝ {BLANK}元")

    def cap(self) -> list[str]:
        match self.rule.cap:
            case None:
                return []
            case Const() as cap:
                return [self.limit(REACHED[">"], cap, "元")]
            case Pick(_, rows):
                return [f"{option}的，{self.limit_by(then)}" for option, then in rows]
            case cap:
                return [self.limit_by(cap)]

    def limit_by(self, cap: Expr) -> str:
        if isinstance(cap, Const):
            return self.limit(REACHED[">"], cap, "元")
        found = self.alone(cap)
        return f"{REACHED['>']}{found}的填{found}"

    def is_asked_whole(self, node: Expr) -> bool:
        """An input that counts only up to a number wherever it stands, or a slice of it, is asked as such."""
        found = _slice(node)
        return found is not None and (found.label in self.sliced or (found.label in self.most and found.low is None))

    def input(self, label: str) -> str:
        if label not in self.marks:
            one = self.fields[label]
            hint = ""
            if label in self.most:
                most, original = told(self.most[label], unit_of_field(one))
                hint = f"（最多算{most}{original and f'，原文：{original}'}）"
            self.marks[label] = self.line(f"{label}{hint}：{BLANK}{unit_of_field(one)}")
        return self.marks[label]

    def apart(self, words: str, unit: str) -> str:
        if words in self.marks.values():
            return words
        if words not in self.marks:
            self.marks[words] = self.line(f"{words} ＝ {BLANK}{unit}")
        return self.marks[words]

    def say_least(self, node: Least) -> str:
        found = _slice(node)
        if found and self.is_asked_whole(node):
            return self.slice(found) if found.label in self.sliced else self.input(found.label)
        return super().say_least(node)

    def say_most(self, node: Most) -> str:
        found = _slice(node)
        return self.slice(found) if found and found.label in self.sliced else super().say_most(node)

    def slice(self, one: _Slice) -> str:
        unit = unit_of_field(self.fields[one.label])
        ends = [REACHED[">"] + constant(one.low, unit)] if one.low else []
        ends += [REACHED["<="] + constant(one.high, unit)] if one.high else []
        words = f"{self.input(one.label)}中{'、'.join(ends)}的部分{'（没有的填0）' if one.low else ''}"
        if words not in self.marks:
            self.marks[words] = self.line(f"{words}：{BLANK}{unit}")
        return self.marks[words]


def _sliced(rule: Rule) -> set[str]:
    """The inputs of which a sum takes several slices."""
    found: dict[str, set[Expr]] = defaultdict(set)
    for node in _sums(rule):
        for term in node.parts if isinstance(node, Sum) else ():
            for factor in factors(term):
                if one := _slice(factor):
                    found[one.label].add(factor)
    return {label for label, slices in found.items() if len(slices) > 1}


def _counted_up_to(rule: Rule) -> dict[str, Const]:
    """The inputs that count only up to a number, wherever they stand."""
    nodes = list(_sums(rule))
    uses = Counter(node.label for node in nodes if isinstance(node, Input))
    limits: dict[str, list[Const]] = defaultdict(list)
    for node in nodes:
        match node:
            case Least((Input(label), Const() as most)):
                limits[label].append(most)
    return {label: found[0] for label, found in limits.items() if len(found) == uses[label] and len(set(found)) == 1}
