"""Worked examples as sentences. A measure has one for every edge of its rules; a reader wants one of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from policyref.calc.programs import program_of
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.rules import TOTAL, Example, Rule
from policyref.rules.parse import NO, YES, parse
from policyref.rules.program import Program
from policyref.rules.say import say
from policyref.rules.values import ends, number
from policyref.text.dates import format_date, parse_date
from policyref.words import BOUND, EXAMPLE, EXPECTED, OUTCOME, yuan

_NOTHING = {"0元", EXPECTED["not_met"]}


@dataclass(frozen=True, slots=True)
class Worked:
    """One example in words, and the rules (by id) that it says something of."""

    sentence: str
    rules: frozenset[str]


def examples_of(measure: Measure, library: Library) -> list[Worked]:
    """Those that are shown, in the order of the data."""
    told = telling_examples(measure)
    return [_worked(one, measure, program_of(measure, library)) for one in told]


def telling_examples(measure: Measure) -> list[Example]:
    """Of the examples that fill in the same inputs, the first that comes to something; edges are in the tables."""
    groups: dict[tuple[str, ...], list[Example]] = {}
    for one in measure.rules.examples:
        groups.setdefault(tuple(one.given), []).append(one)
    return [next((one for one in group if set(one.expect.values()) - _NOTHING), group[0]) for group in groups.values()]


def _worked(one: Example, measure: Measure, program: Program) -> Worked:
    rules = {rule.label: rule for rule in measure.rules.rules}
    given = "、".join(_given(one.given, program))
    told = "，".join(_expected(one.expect, rules))
    total = TOTAL in one.expect
    named = {rule.id for label, rule in rules.items() if label in one.expect or (total and rule.is_benefit)}
    return Worked(EXAMPLE["of"].format(given=given, told=told), frozenset(named))


def _given(given: Mapping[str, str], program: Program) -> Iterator[str]:
    """`网络销售额300万元`, `服务业企业`, `首次创业：否`, `毕业日期2018年7月1日`."""
    for label, words in given.items():
        field = program.inputs.get(label)
        value = parse(words, field)[0] if field else None
        said = words if field is None or value is None else say(value, field)
        if field and field.type == "yesno":
            yield label if value == YES else f"{label}：{NO}"
        else:
            is_choice = field is not None and field.type == "choice"
            yield EXAMPLE["given"].format(label=label, value=said) if is_choice else label + said


def _expected(expect: Mapping[str, str], rules: Mapping[str, Rule]) -> Iterator[str]:
    for label, words in expect.items():
        if label in rules:
            yield _told(rules[label].name, words)
        elif label != TOTAL:
            yield EXAMPLE["reading"].format(name=label, result=_result(words))
        elif len(expect) > 1 or len([one for one in rules.values() if one.is_benefit]) > 1:
            yield EXAMPLE["total" if words != EXPECTED["separate"] else "separate"].format(result=_result(words))
        else:
            name = next((one.name for one in rules.values() if one.is_benefit), TOTAL)
            yield _told(name, words)


def _told(name: str, words: str) -> str:
    result = _result(words)
    is_bounded = words == EXPECTED["not_met"] or any(one and words.startswith(one) for one in BOUND.values())
    key = "bounded" if is_bounded else "amount" if number(words) or ends(words) else "rule"
    return EXAMPLE[key].format(name=name, result=result)


def _result(words: str) -> str:
    """What an editor expects, as pages say it: 20040元 is `20,040元`, 2023-06-30 a day."""
    if words == EXPECTED["not_met"]:
        return OUTCOME["not_met"]
    bound = next((one for one in BOUND.values() if one and words.startswith(one)), "")
    both = ends(words)
    found = number(words.removeprefix(bound))
    if both:
        return "至".join(yuan(amount) for amount, _ in both)
    if found and found[1] == "元":
        return bound + _sum(found[0])
    day = parse_date(words)
    return format_date(day) if day else words


def _sum(value: Fraction) -> str:
    return yuan(value) if value else EXAMPLE["nothing"]
