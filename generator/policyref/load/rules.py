"""The rules of a measure and of its items, gathered from its benefits, answers and readings."""

from __future__ import annotations

from policyref.facts.record import put
from policyref.model.facts import Benefit
from policyref.model.measure import Measure
from policyref.model.rules import Answer, Case, Replacement, Rule, RuleFields, Rules
from policyref.rules.caps import Caps, Limit


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
    cap, caps = _limits(entry)
    return Rule(
        place=entry.place,
        item=owner.item,
        id=owner.id,
        label=entry.label or owner.id,
        name=owner.name,
        quote=owner.quote,
        span=owner.span,
        is_benefit=isinstance(owner, Benefit),
        when=entry.when,
        pay=entry.pay,
        cap=cap,
        caps=caps,
        bound=entry.bound,
        cases=_cases(entry),
        date=entry.date if isinstance(entry, Answer) else None,
        waived=entry.waived,
    )


def _limits(entry: RuleFields) -> tuple[Limit | None, Caps | None]:
    if isinstance(entry, Benefit):
        return entry.cap_words, entry.caps
    return (entry.cap, entry.caps) if isinstance(entry, Replacement) else (None, None)


def _cases(entry: RuleFields) -> tuple[Case, ...]:
    if not isinstance(entry, Answer):
        return ()
    if entry.outcome:
        return (Case(when=(), outcome=entry.outcome),)
    return entry.cases
