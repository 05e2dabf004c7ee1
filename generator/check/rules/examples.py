"""Worked examples can be typed in as they are written, and come out as they were worked by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from generator.model.measure import Measure
from generator.model.rules import TOTAL, Example
from generator.problems.near import near_miss
from generator.problems.problem import Problem, problem
from generator.rules.compile import Program
from generator.rules.evaluate import calculate
from generator.rules.words import shown
from generator.text.amounts import parse_amount
from generator.text.dates import parse_date

_BOUND = {"equal": "", "at_most": "至多", "at_least": "至少"}
_WRONG = {
    "unknown": "不是本措施的输入",
    "number": "不是能填的数", "integer": "应为整数", "negative": "不能小于零", "min": "小于最小值", "max": "大于最大值",
    "toobig": "太大", "date": "不是能填的日期", "option": "不是选项之一",
}  # fmt: skip
_NO_RESULT = "不是规则的短名、理解的名称或 合计"
SEPARATE = "分列"
NOT_MET = "不符合"
UNKNOWN = "还不能算"


def check_examples(measure: Measure, program: Program) -> Iterator[Problem]:
    for example in measure.rules.examples:
        result = calculate(program, example.given)
        for label, code in result["errors"].items():
            near = near_miss(label, list(program["inputs"])) if code == "unknown" else ""
            what = _WRONG[code] if code == "unknown" else f"填的“{example.given[label]}”{_WRONG[code]}"
            place = example.place.at("given", near=label)
            yield problem("E616", place, label=label, what=what, near=near)
        if not result["errors"]:
            yield from _results(example, program, result)


def _results(example: Example, program: Program, result: Mapping[str, Any]) -> Iterator[Problem]:
    rows = {rule["label"]: result["benefits"][rule["id"]] for rule in program["rules"]}
    found = {label: in_words(row) for label, row in rows.items()}
    totals = {TOTAL: result["total"], **result["readings"]}
    found |= {name: SEPARATE if total is None else yuan(total) for name, total in totals.items()}
    for label, expect in example.expect.items():
        place = example.place.at("expect", near=expect)
        if label not in found:
            near = near_miss(label, list(found))
            yield problem("E616", place.at(near=label), label=label, what=_NO_RESULT, near=near)
        elif _plain(expect) != found[label]:
            yield problem("E604", place, label=label, found=found[label], expect=expect)


def in_words(row: Mapping[str, Any]) -> str:
    """A result of `calculate` as an example states it: 42000元, 至多10万元 as 至多100000元, a day as 2023-06-30."""
    kind, value = row["kind"], row["value"]
    if kind in _BOUND:
        return _BOUND[kind] + yuan(value)
    return {"not_met": NOT_MET, "incomplete": UNKNOWN}.get(kind) or str(value)


def yuan(value: str) -> str:
    return f"{shown(Fraction(value))}元"


def _plain(expect: str) -> str:
    """The one way to write what an editor may write in several: 4.2万元 as 42000元, 2023年6月30日 as 2023-06-30."""
    bound = next((words for words in _BOUND.values() if words and expect.startswith(words)), "")
    amount = parse_amount(expect.removeprefix(bound))
    if amount and amount.unit == "元":
        return f"{bound}{shown(amount.value)}元"
    day = parse_date(expect)
    return day.isoformat() if day else expect
