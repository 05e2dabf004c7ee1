"""Questions a visitor, a clerk or a mischief-maker might put: mostly sound, around every breakpoint, and some odd."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from policyref.rules.analysis import Edges
from policyref.rules.evaluate import read_inputs
from policyref.rules.expr import Value
from policyref.rules.parse import MONEY, as_month
from policyref.rules.program import Field, Program
from policyref.rules.ranges import NUMBERS, domain, step, typed
from policyref.rules.values import shown
from policyref.text.numerals import to_chinese

from tests.rules.both import Question
from tests.rules.odd import ODD


def questions(programs: Sequence[Program], count: int, seed: int) -> Iterator[Question]:
    """`count` questions of every kind over the programs, the same for the same seed."""
    random = Random(seed)
    points = [_points(program) for program in programs]
    edges = [[Edges(rule, program.inputs) for rule in program.every_rule()] for program in programs]
    for _ in range(count):
        index = random.randrange(len(programs))
        program = programs[index]
        given = _given(random, program, points[index])
        if random.random() < 0.2:
            given |= _at_an_edge(random, program, random.choice(edges[index]), given)
        yield _question(random, index, program, given)


def _question(random: Random, index: int, program: Program, given: dict[str, str]) -> Question:
    kind = random.choices(("calculate", "read", "under", "until"), (77, 10, 6, 7))[0]
    if kind == "under" and program.readings:
        return "under", index, given, random.choice(program.readings).name
    if kind == "read":
        return "read", index, {label: words for label, words in given.items() if label in program.inputs}
    return "until" if kind == "until" else "calculate", index, given


def _given(random: Random, program: Program, points: dict[str, list[Fraction]]) -> dict[str, str]:
    odd = random.random() < 0.3
    given = {}
    for label, field in program.inputs.items():
        if random.random() < 0.93:
            given[label] = (
                random.choice(ODD) if odd and random.random() < 0.3 else _words(random, field, points.get(label, []))
            )
    if random.random() < 0.01:
        given[random.choice(("没有的一项", "toString", "<b>"))] = "1"
    return given


def _at_an_edge(random: Random, program: Program, edges: Edges, given: dict[str, str]) -> dict[str, str]:
    """An input at, or just beside, where something changes as the other inputs have it."""
    values, _ = read_inputs(program, given)
    numeric = [one for one in edges.rule.labels if program.inputs[one].type not in ("choice", "yesno")]
    found = [edge for label in numeric for edge in edges.of(label, values)]
    if not found:
        return {}
    edge = random.choice(found)
    field = program.inputs[edge.label]
    at = (edge.first if random.random() < 0.5 else edge.at) + random.choice((-1, 0, 1)) * step(field)
    low, high = domain(field)
    return {edge.label: typed_in(typed(min(max(at, low), high), field), field)}


def typed_in(value: Value, field: Field) -> str:
    """A value as a visitor may write it."""
    if not isinstance(value, Fraction):
        return str(value)
    if field.type == "month":
        return as_month(value)
    return {"money": f"{shown(value)}元", "rate": f"{shown(value * 100)}%"}.get(field.type, shown(value))


def _words(random: Random, field: Field, points: list[Fraction]) -> str:
    kind = field.type
    if kind == "yesno":
        return "是" if random.random() < 0.85 else "否"
    if kind == "choice":
        return str(random.choice(field.options))
    if kind == "date":
        return _day(random, date(2022, 6, 1) + timedelta(random.randrange(500)))
    if kind == "month":
        day = date(2022, 6, 1) + timedelta(random.randrange(500))
        return random.choice((f"{day.year}年{day.month}月", f"{day:%Y-%m}", f"{day}", f"{day.year}/{day.month}"))
    if kind == "year":
        return random.choice(("2021", "2022", "2022年", "2023"))
    by = step(field)
    near = random.choice(points) + random.choice((-2, -1, 0, 1, 2)) * by
    value = near if random.random() < 0.6 else random.randrange(10 ** random.randrange(1, 11)) * by
    return _written(random, abs(value) if random.random() < 0.98 else value, field)


_SUFFIXES = (("元", 1), ("万元", 10**4), ("万", 10**4), ("亿元", 10**8), ("千元", 10**3), ("w", 10**4), ("块", 1))


def _written(random: Random, value: Fraction, field: Field) -> str:
    scale = Fraction(1, MONEY[str(field.unit)]) if field.type == "money" else 100 if field.type == "rate" else 1
    way = random.randrange(8)
    if field.type == "money" and way < 3:
        suffix, size = random.choice(_SUFFIXES)
        return shown(value / size) + suffix
    text = shown(value * scale)
    if way == 3:
        whole, dot, part = text.partition(".")
        return f"{int(whole):,}{dot}{part}"
    if way == 6:
        return f"{text.partition('.')[0]}."
    if way == 7 and value.denominator == 1 and 0 < value < 10**8:
        return f"{to_chinese(int(value))}{field.unit if field.type == 'count' else ''}"
    if way == 4:
        return text.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789.,-"})
    return text + (field.unit or "" if way == 5 else "")


def _day(random: Random, day: date) -> str:
    edges = (date(2022, 12, 15), date(2023, 2, 28), date(2023, 4, 30), date(2023, 6, 30), date(2023, 12, 31))
    if random.random() < 0.5:
        day = random.choice(edges) + timedelta(random.choice((-1, 0, 1)))
    return random.choice((f"{day}", f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}"))


def _points(program: Program) -> dict[str, list[Fraction]]:
    """Every number at which something may change."""
    edges = [Edges(rule, program.inputs) for rule in program.every_rule()]
    return {
        label: sorted({edge.first for one in edges for edge in one.of(label, {})}) or [Fraction(1)]
        for label, field in program.inputs.items()
        if field.type in NUMBERS
    }
