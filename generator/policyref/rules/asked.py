"""What a visitor is asked, as an editor describes it → the field of a program."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Protocol

from pydantic import BeforeValidator

from policyref.facts.provenance import Neutral
from policyref.facts.record import shaped
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.parse import MONEY
from policyref.rules.program import Field

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
    return Field(one.key, one.type, unit, one.min, one.max, one.options)


def _limit(one: Asked, name: str, problems: list[Problem]) -> Fraction | int | None:
    """The value of min or max, which are written as plain decimals or days; of a day its number."""
    words = one.min if name == "min" else one.max
    if words is None:
        return None
    if one.type == "date":
        found: Fraction | int | None = _ordinal(words)
    else:
        found = Fraction(words) if _DECIMAL.fullmatch(words) else None
    if found is None:
        wanted = "2023-04-30 这样的日期" if one.type == "date" else "不带单位的数（金额按元，5% 写 0.05）"
        problems.append(problem("E602", one.place.at(name), found=words[:40], wanted=wanted))
    return found


def _ordinal(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal() if len(iso) == len("2023-04-30") else None
    except ValueError:
        return None
