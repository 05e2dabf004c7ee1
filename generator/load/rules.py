"""Input records of rules → model: the rules of a measure and of its items, gathered."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.facts import Cap, Waiver
from generator.model.rules import TOTAL, Case, Example, Input, NotComputable, Rule, RuleReading, Rules
from generator.problems.problem import Place
from generator.rules.said import words_of
from generator.schema.measure import Benefit, Facts, MeasureRecord
from generator.schema.rules import Answer, Replacement, RuleFields

Owners = list[tuple[int | None, Facts, Place]]


def build_rules(record: MeasureRecord, place: Place, facts: Owners) -> Rules:
    rules = tuple(rule for item, owner, here in facts for rule in _rules(item, owner, here))
    return Rules(
        inputs=tuple(
            Input(place=place.at("inputs", key), key=key, **{**entry.model_dump(), "options": tuple(entry.options)})
            for key, entry in record.inputs.items()
        ),
        rules=rules,
        total=record.total,
        readings=tuple(_readings(record, place, rules)),
        examples=tuple(_examples(record, place)),
        not_computable=tuple(
            NotComputable(here.at("not_computable", index), item, entry.quote, entry.why)
            for item, owner, here in facts
            for index, entry in enumerate(owner.not_computable)
        ),
    )


def _rules(item: int | None, owner: Facts, place: Place) -> Iterator[Rule]:
    for index, benefit in enumerate(owner.benefits):
        if benefit.pay:
            yield _rule(benefit, benefit, place.at("benefits", index), item)
    for index, answer in enumerate(owner.answers):
        yield _rule(answer, answer, place.at("answers", index), item)


def _rule(entry: RuleFields, owner: Benefit | Answer, place: Place, item: int | None) -> Rule:
    return Rule(
        place=place,
        item=item,
        id=owner.id,
        label=entry.label or owner.id,
        name=owner.name,
        quote=owner.quote,
        is_benefit=isinstance(owner, Benefit),
        when=entry.when,
        pay=entry.pay,
        cap=entry.cap if isinstance(entry, (Benefit, Replacement)) else None,
        caps=entry.caps if isinstance(entry, (Benefit, Replacement)) else None,
        bound=entry.bound,
        cases=_cases(entry),
        date=entry.date if isinstance(entry, Answer) else None,
        waived=tuple(
            Waiver(place.at("waived", index), item, one.quote, one.why) for index, one in enumerate(entry.waived)
        ),
    )


def build_cap(entry: Benefit | Replacement) -> Cap | None:
    if entry.caps:
        return Cap(entry.caps.by, {option: words_of(said) for option, said in entry.caps.table.items()})
    return Cap(None, {"": words_of(entry.cap)}) if entry.cap else None


def _cases(entry: RuleFields) -> tuple[Case, ...]:
    if not isinstance(entry, Answer):
        return ()
    if entry.outcome:
        return (Case((), entry.outcome),)
    return tuple(Case(case.when, case.outcome) for case in entry.cases)


def _readings(record: MeasureRecord, place: Place, rules: tuple[Rule, ...]) -> Iterator[RuleReading]:
    owners: dict[str, tuple[Benefit | Answer, int | None]] = {}
    for facts, item in [(record, None), *((entry, entry.number) for entry in record.items)]:
        owners |= {benefit.id: (benefit, item) for benefit in facts.benefits}
        owners |= {answer.id: (answer, item) for answer in facts.answers}
    known = {rule.id for rule in rules}
    for index, entry in enumerate(record.readings):
        here = place.at("readings", index)
        replaced = (
            _rule(new, owners[rule_id][0], here.at("otherwise", "replace", rule_id), owners[rule_id][1])
            for rule_id, new in entry.otherwise.replace.items()
            if rule_id in known
        )
        yield RuleReading(here, entry.question, entry.why, entry.otherwise.name, entry.otherwise.total, tuple(replaced))


def _examples(record: MeasureRecord, place: Place) -> Iterator[Example]:
    for index, entry in enumerate(record.examples):
        expect = entry.expect if isinstance(entry.expect, dict) else {TOTAL: entry.expect}
        yield Example(place.at("examples", index), entry.given, expect)
