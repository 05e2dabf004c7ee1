"""What an answer that makes sense keeps to, as far as an editor says nothing of it: one table for every input.

A sum that is far above all that the rules tell apart, a day before the text was issued, a quarter that ends in the
middle of a month: each is computed, and asked back (`doubts.py`, `rules-doubts.js`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from policyref.rules.expr import Compare, Const, Input, Later, Node, Step, Within
from policyref.rules.parse import month_of
from policyref.rules.program import Field, Rule, Sense
from policyref.rules.values import shown

_MOST = {"money": Fraction(10**9), "count": Fraction(10**5), "rate": Fraction(10)}
_MOST_OF_UNIT = {"个月": Fraction(600), "月": Fraction(600), "年": Fraction(100), "天": Fraction(36600)}
_TIMES = {"money": 1000, "count": 1000, "rate": 20}
"""Beyond so many times the greatest number that a rule compares with, nobody means what was typed."""
_WITH_UNIT = 100
_YEARS = 100
_ENDS = {"quarter": "季度?", "year": "年度?", "month": "月份?"}
_END = re.compile(
    "|".join(f"(?P<{name}>{words}(?:末|终了|最后一天)(?:日期?|时间|当[日天])?$)" for name, words in _ENDS.items())
)
"""Inputs that ask for the last day of something."""


def with_senses(inputs: Mapping[str, Field], rules: Iterable[Rule], issued: date | None) -> dict[str, Field]:
    """The inputs of a program with what is expected of each."""
    nodes = [node for rule in rules for node in rule.nodes]
    return {
        label: replace(one, senses=tuple(_senses(label, one, nodes, issued)))
        if one.type not in ("choice", "yesno")
        else one
        for label, one in inputs.items()
    }


def _senses(label: str, one: Field, nodes: list[Node], issued: date | None) -> Iterator[Sense]:
    if one.senses:
        yield from one.senses
    elif one.type in ("date", "month"):
        yield from _of_days(label, one, nodes, issued)
    elif one.type == "year":
        if issued:
            yield ("range", str(issued.year - _YEARS), str(issued.year + _YEARS))
    else:
        most = _MOST_OF_UNIT.get(one.unit or "", _MOST[one.type]) if one.type == "count" else _MOST[one.type]
        known = [abs(value) * _TIMES[one.type] for value in _compared(label, nodes) if isinstance(value, Fraction)]
        yield ("range", None, *_most(one, max([most, *known])))
    if one.type == "date" and (found := _END.search(label)) and found.lastgroup:
        yield ("end", found.lastgroup)


def _most(one: Field, most: Fraction) -> tuple[str, ...]:
    """Of a sum that is asked in 万元 much more with a unit than without: 1500000 may be meant in 元."""
    return (shown(most * _WITH_UNIT), shown(most)) if one.type == "money" and one.unit != "元" else (shown(most),)


def _of_days(label: str, one: Field, nodes: list[Node], issued: date | None) -> Iterator[Sense]:
    """A day that a rule looks at by itself is one after the text was issued, unless the text names one before."""
    if issued is None:
        return
    known = list(_compared(label, nodes))
    told = month_of(issued) if one.type == "month" else issued
    if any(isinstance(node, Within) and label in (node.start.label, node.end.label) for node in nodes):
        yield _around(one, issued, _YEARS)
    elif any(isinstance(node, Later) and node.start == Input(label) for node in nodes):
        yield _around(one, issued, 1)
    elif not any(value < told for value in known):  # type: ignore[operator]
        yield ("issued", issued.isoformat())


def _around(one: Field, issued: date, years: int) -> Sense:
    first, last = (issued.replace(year=issued.year + by, day=min(issued.day, 28)) for by in (-years, years))
    ends = (shown(month_of(end)) if one.type == "month" else end.isoformat() for end in (first, last))
    return ("range", *ends)


def _compared(label: str, nodes: list[Node]) -> Iterator[Fraction | date]:
    """Every constant that an input is compared with."""
    for node in nodes:
        match node:
            case Compare(_, Input(name), Const(value)) | Compare(_, Const(value), Input(name)) if name == label:
                yield value
            case Step(Input(name), rows) if name == label:
                yield from (row.reach.value for row in rows)
