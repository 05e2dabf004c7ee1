"""An input as an editor describes it → the field of a compiled program."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from generator.model.rules import Input
from generator.problems.problem import Problem, problem
from generator.rules.parse import MONEY

TYPES = {
    "money": "金额", "count": "个数", "rate": "比率", "date": "日期", "year": "年份", "choice": "选项", "yesno": "是否",
}  # fmt: skip


def field(one: Input, problems: list[Problem]) -> dict[str, Any]:
    unit = one.unit or {"money": "元", "rate": "%"}.get(one.type)
    if (one.type == "money" and unit not in MONEY) or (one.type == "choice") != bool(one.options):
        problems.append(problem("E602", one.place, found=one.unit or one.label, wanted="元、万元等单位，或选项"))
    lowest, highest = (_limit(one, name, problems) for name in ("min", "max"))
    if lowest is not None and highest is not None and lowest > highest:
        problems.append(problem("E602", one.place.at("max"), found=one.max, wanted="不小于 min 的数"))
    return {
        "key": one.key, "type": one.type, "unit": unit, "min": one.min, "max": one.max, "options": list(one.options),
    }  # fmt: skip


def _limit(one: Input, name: str, problems: list[Problem]) -> Any:
    """The value of min or max, which are written as plain decimals or days."""
    words = one.min if name == "min" else one.max
    if words is None:
        return None
    try:
        return date.fromisoformat(words) if one.type == "date" else Fraction(words)
    except ValueError:
        wanted = "2023-04-30 这样的日期" if one.type == "date" else "不带单位的数（金额按元，5% 写 0.05）"
        problems.append(problem("E602", one.place.at(name), found=words, wanted=wanted))
        return None
