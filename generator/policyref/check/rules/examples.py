"""Worked examples can be typed in as they are written, and come out as they were worked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policyref.model.measure import Measure
from policyref.model.rules import TOTAL, Example
from policyref.problems.near import near_miss
from policyref.problems.problem import Problem, problem
from policyref.rules.evaluate import Outcome, evaluate, read_inputs, row, total, total_as_read
from policyref.rules.expr import Value
from policyref.rules.program import Program, Rule
from policyref.rules.values import ends, shown
from policyref.text.amounts import parse_amount
from policyref.text.dates import parse_date
from policyref.words import BOUND, EXPECTED

_WRONG = {
    "unknown": "不是本措施的输入",
    "number": "不是能填的数", "integer": "应为整数", "negative": "不能小于零", "min": "小于最小值", "max": "大于最大值",
    "toobig": "太大", "date": "不是能填的日期", "month": "不是能填的月份", "option": "不是选项之一",
}  # fmt: skip
_NO_RESULT = "不是规则的短名、理解的名称或 合计"


@dataclass(slots=True)
class Tried:
    """An example with what could be read of its words, and the code of what could not, by label."""

    example: Example
    values: Mapping[str, Value]
    errors: Mapping[str, str]
    rules: Sequence[Rule]
    known: dict[int, Outcome] = field(default_factory=dict)

    def outcome(self, place: int) -> Outcome:
        """What comes of one of the rules; several checks ask for it."""
        if place not in self.known:
            self.known[place] = evaluate(self.rules[place], self.values)
        return self.known[place]


def tried(measure: Measure, program: Program) -> list[Tried]:
    return [Tried(one, *read_inputs(program, one.given), program.rules) for one in measure.rules.examples]


def check_examples(examples: Iterable[Tried], program: Program) -> Iterator[Problem]:
    for one in examples:
        for label, code in one.errors.items():
            near = near_miss(label, list(program.inputs)) if code == "unknown" else ""
            what = _WRONG[code] if code == "unknown" else f"填的“{one.example.given[label]}”{_WRONG[code]}"
            place = one.example.place.at("given", near=label)
            yield problem("E616", place, label=label, what=what, near=near)
        if not one.errors:
            yield from _results(one, program)


def _results(one: Tried, program: Program) -> Iterator[Problem]:
    for label, expect in one.example.expect.items():
        found, place = _found(program, label, one), one.example.place
        if found is None:
            readings = [one.name for one in program.readings]
            names = [*(rule.label for rule in program.rules), TOTAL, *readings]
            near = near_miss(label, list(dict.fromkeys(names)))
            yield problem("E616", place.at("expect", near=label), label=label, what=_NO_RESULT, near=near)
        elif _plain(expect) != found:
            yield problem("E604", place.at("expect", near=expect), label=label, found=found, expect=expect)


def _found(program: Program, label: str, tried: Tried) -> str | None:
    """What comes of the rule, the total or the reading that is called so; None where nothing is."""
    reading = next((one for one in program.readings if one.name == label), None)
    if reading or label == TOTAL:
        outcomes = {rule.id: tried.outcome(place) for place, rule in enumerate(program.rules)}
        amount = total_as_read(program, reading, tried.values, outcomes) if reading else total(program, outcomes)
        return EXPECTED["separate"] if amount is None else yuan(amount)
    places = [place for place, rule in enumerate(program.rules) if rule.label == label]
    return in_words(row(tried.outcome(places[-1]))) if places else None


def in_words(result: Mapping[str, Any]) -> str:
    """A result of `calculate` as an example states it: 42000元, 至多100000元, 200元至500元, 2023-06-30."""
    kind, value = result["kind"], result["value"]
    if kind == "between":
        return f"{yuan(result['low'])}至{yuan(value)}"
    if kind in BOUND:
        return BOUND[kind] + yuan(value)
    return EXPECTED.get(kind) or str(value)


def yuan(value: str) -> str:
    """42000.00 as 42000元."""
    return f"{value.rstrip('0').rstrip('.')}元"


def _plain(expect: str) -> str:
    """The one way to write what an editor may write in several: 4.2万元 as 42000元, 2023年6月30日 as 2023-06-30."""
    if both := ends(expect):
        return "至".join(f"{shown(amount)}元" for amount, _ in both)
    bound = next((words for words in BOUND.values() if words and expect.startswith(words)), "")
    amount = parse_amount(expect.removeprefix(bound))
    if amount and amount.unit == "元":
        return f"{bound}{shown(amount.value)}元"
    day = parse_date(expect)
    return day.isoformat() if day else expect
