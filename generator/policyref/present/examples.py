"""Worked examples as sentences. A measure has one for every edge of its rules; a reader wants one of each kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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


def examples_of(measure: Measure, library: Library, rules: Collection[Rule] | None = None) -> list[str]:
    """Those that are shown, in the order of the data; of some rules what they have to do with these, each once."""
    program = program_of(measure, library)
    found = [_worked(one, measure, program, rules) for one in telling_examples(measure)]
    return list(dict.fromkeys(one for one in found if one))


def telling_examples(measure: Measure) -> list[Example]:
    """Of the examples that fill in the same inputs, the first that comes to something; edges are in the tables."""
    groups: dict[tuple[str, ...], list[Example]] = {}
    for one in measure.rules.examples:
        groups.setdefault(tuple(one.given), []).append(one)
    return [next((one for one in group if set(one.expect.values()) - _NOTHING), group[0]) for group in groups.values()]


def _worked(one: Example, measure: Measure, program: Program, among: Collection[Rule] | None) -> str:
    every = measure.rules.rules
    rules = {rule.label: rule for rule in (every if among is None else among)}
    others = {} if among is None else {rule.label for rule in every} - {*rules}
    has_total = sum(rule.is_benefit for rule in rules.values()) == sum(rule.is_benefit for rule in every)
    expect = {label: words for label, words in one.expect.items() if label not in others}
    if not has_total:
        expect = {label: words for label, words in expect.items() if label in rules}
    asked = {label for rule in program.every_rule() if rule.label in rules for label in rule.labels}
    given = {label: words for label, words in one.given.items() if among is None or label in asked}
    told = "，".join(_expected(expect, rules))
    return EXAMPLE["of"].format(given="、".join(_given(given, program)), told=told) if told and given else ""


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
