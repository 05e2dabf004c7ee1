"""The rules of a measure and of its items, gathered from its benefits, answers and readings."""

from __future__ import annotations

from generator.facts.record import put
from generator.model.facts import Benefit
from generator.model.measure import Measure
from generator.model.rules import Answer, Cap, Case, Replacement, Rule, RuleFields, Rules


def build_rules(measure: Measure) -> Rules:
    owners = (measure, *measure.items)
    said: list[Benefit | Answer] = []
    for owner in owners:
        said += [*(owner.own_benefits or ())]
        said += [*owner.own_answers]
    rules = tuple(_rule(one, one) for one in said if one.pay or isinstance(one, Answer))
    for key, asked in measure.inputs.items():
        put(asked, "key", key)
    ruled = {one.id: one for one in said}
    known = {rule.id for rule in rules}
    for reading in measure.readings:
        changed = reading.otherwise.replace.items()
        put(reading, "replace", tuple(_rule(new, ruled[rule_id]) for rule_id, new in changed if rule_id in known))
    return Rules(
        inputs=tuple(measure.inputs.values()),
        rules=rules,
        total=measure.total,
        readings=measure.readings,
        examples=measure.examples,
        not_computable=tuple(one for owner in owners for one in owner.own_not_computable),
    )


def _rule(entry: RuleFields, owner: Benefit | Answer) -> Rule:
    """What a benefit or an answer says, with the fields of another reading where they replace its own."""
    date = entry.date if isinstance(entry, Answer) else None
    return Rule(
        place=entry.place,
        item=owner.item,
        id=owner.id,
        label=entry.label or owner.id,
        name=owner.name,
        quote=owner.quote,
        span=owner.span,
        is_benefit=isinstance(owner, Benefit),
        when=tuple(entry.when),
        pay=entry.pay.model_dump(by_alias=True, exclude_none=True) if entry.pay else {},
        cap=_cap(entry),
        bound=entry.bound,
        cases=_cases(entry),
        date=date.model_dump(exclude_none=True) if date else {},
        waived=entry.waived,
    )


def _cap(entry: RuleFields) -> Cap | None:
    if isinstance(entry, Benefit):
        return entry.cap
    return Cap.of(entry.cap, entry.caps) if isinstance(entry, Replacement) else None


def _cases(entry: RuleFields) -> tuple[Case, ...]:
    if not isinstance(entry, Answer):
        return ()
    if entry.outcome:
        return (Case((), entry.outcome),)
    return tuple(Case(tuple(case.when), case.outcome) for case in entry.cases)
