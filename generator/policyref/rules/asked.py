"""What a visitor is asked, as an editor describes it → the field of a program."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Annotated, Protocol

from pydantic import BeforeValidator

from policyref.facts.provenance import Neutral
from policyref.facts.record import shaped
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.parse import MONEY, fold, read_day, read_month, understood
from policyref.rules.program import Field, Sense
from policyref.rules.values import shown

Key = Annotated[str, shaped(r"^[a-z][a-z0-9_]*$", "小写英文字母、数字和下划线组成的短名"), Neutral()]
"""By what rules name an input."""

Keys = Annotated[
    tuple[Key, ...],
    BeforeValidator(lambda written: (written,) if isinstance(written, str) else written, Key | tuple[Key, ...]),
]
"""One input, or a list of them."""

_DECIMAL = re.compile(r"[+-]?[0-9]{1,16}(\.[0-9]{1,16})?(e[0-9]{1,2})?")
"""A plain number; one of a thousand digits, or 1e999999999, is somebody's slip."""


class Asked(Protocol):
    """An input as it is written. `unit` is meant where only a number is typed."""

    @property
    def place(self) -> Place: ...
    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def min(self) -> str | None: ...
    @property
    def max(self) -> str | None: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def sane(self) -> Sane | None: ...


class Sane(Protocol):
    """Between what an answer makes sense, as it is written."""

    @property
    def place(self) -> Place: ...
    @property
    def min(self) -> str | None: ...
    @property
    def max(self) -> str | None: ...


def unit_of(one: Asked) -> str:
    """The unit that numbers are compared in: sums in 元, shares in %."""
    return {"money": "元", "rate": "%"}.get(one.type) or one.unit or ""


def field(one: Asked, problems: list[Problem]) -> Field:
    unit = one.unit or {"money": "元", "rate": "%"}.get(one.type)
    if (one.type == "money" and unit not in MONEY) or (one.type == "choice") != bool(one.options):
        problems.append(problem("E602", one.place, found=one.unit or one.label, wanted="元、万元等单位，或选项"))
    lowest, highest = (_limit(one, name, problems) for name in ("min", "max"))
    if lowest is not None and highest is not None and lowest > highest:
        problems.append(problem("E602", one.place.at("max"), found=one.max, wanted="不小于 min 的数"))
    ends = (one.min, one.max)
    if one.type == "month":
        ends = (_plain(lowest), _plain(highest))
    found = Field(one.key, one.type, unit, *ends, one.options)
    return replace(found, senses=_senses(one, found, problems))


def _plain(end: Fraction | int | None) -> str | None:
    return None if end is None else shown(Fraction(end))


def _senses(one: Asked, field: Field, problems: list[Problem]) -> tuple[Sense, ...]:
    """What the editor says of it: the ends of `sane` in words with a unit, or as plain as those of min and max."""
    if one.sane is None:
        return ()
    if one.type in ("choice", "yesno"):
        problems.append(problem("E602", one.sane.place, found="sane", wanted="不写（只有数和日期才有太大、太小）"))
        return ()
    ends = []
    for name, words in (("min", one.sane.min), ("max", one.sane.max)):
        found = _sane_end(words, field) if words else None
        if words and found is None:
            wanted = "能填进这一格的数（带单位，例如 10亿元）或日期"
            problems.append(problem("E602", one.sane.place.at(name), found=words[:40], wanted=wanted))
        ends.append(found)
    return (("range", *ends),)


def _sane_end(words: str, field: Field) -> str | None:
    match field.type:
        case "date":
            day = read_day(fold(words))
            return day.isoformat() if day else None
        case "month":
            month = read_month(fold(words))
            return None if month is None else shown(month)
    if _DECIMAL.fullmatch(words):
        return shown(Fraction(words))
    number = understood(fold(words), field)
    return None if number is None else shown(number.value)


def _limit(one: Asked, name: str, problems: list[Problem]) -> Fraction | int | None:
    """The value of min or max, which are written as plain decimals or days; of a day its number."""
    words = one.min if name == "min" else one.max
    if words is None:
        return None
    if one.type == "date":
        found: Fraction | int | None = _ordinal(words)
    elif one.type == "month":
        found = read_month(words)
    else:
        found = Fraction(words) if _DECIMAL.fullmatch(words) else None
    if found is None:
        wanted = {"date": "2023-04-30 这样的日期", "month": "2023-04 这样的月份"}
        plain = "不带单位的数（金额按元，5% 写 0.05）"
        problems.append(problem("E602", one.place.at(name), found=words[:40], wanted=wanted.get(one.type, plain)))
    return found


def _ordinal(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal() if len(iso) == len("2023-04-30") else None
    except ValueError:
        return None
