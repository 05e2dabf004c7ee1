"""Every quote occurs in the text it is about, and every value occurs in its quote."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.nearest import nearest_sentence
from generator.facts.spans import Quoted
from generator.model.facts import Benefit
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.model.rules import Cap, Rule
from generator.problems.problem import Problem, problem
from generator.text.amounts import parse_amount
from generator.text.sentences import split_sentences, squeeze


def quoted_facts(measure: Measure) -> Iterator[Quoted | Rule]:
    """Everything in a measure that carries a quote."""
    yield from measure.deadlines
    yield from measure.benefits
    yield from measure.targets
    yield from measure.notes
    yield from measure.waived
    yield from measure.confirmed
    yield from measure.suits
    yield from measure.together
    yield from (rule for rule in measure.rules.rules if not rule.is_benefit)
    yield from measure.rules.not_computable


def check_quotes(library: Library) -> Iterator[Problem]:
    for measure in library.measures:
        yield from _measure_quotes(measure)
    for notice in library.notices:
        yield from _notice_quotes(notice)


def _measure_quotes(measure: Measure) -> Iterator[Problem]:
    whole = measure.heading + "\n" + measure.text
    scopes: dict[int | None, str] = {None: squeeze(whole)}
    for item in measure.items:
        scopes[item.number] = squeeze(item.heading + item.text)
    for fact in quoted_facts(measure):
        if squeeze(fact.quote) not in scopes[fact.item]:
            where = "这条措施的原文" if fact.item is None else f"第（{fact.item}）项的原文"
            near = nearest_sentence(fact.quote, split_sentences(whole))
            yield problem("E301", fact.place.at("quote"), where=where, near=near)
    for benefit in measure.benefits:
        yield from _words_of_quote(benefit, gives=benefit.gives)
        if benefit.cap:
            yield from _cap_of_quote(benefit, benefit.cap)
    for together in measure.together:
        yield from _words_of_quote(together, at_most=together.at_most)
        if together.at_most and parse_amount(together.at_most) is None:
            yield problem("E314", together.place.at("at_most"), found=together.at_most)
    for target in measure.targets:
        yield from _words_of_quote(target, value=target.value)


def _cap_of_quote(benefit: Benefit, cap: Cap) -> Iterator[Problem]:
    for words in cap.sums.values():
        yield from _words_of_quote(benefit, **{cap.key: words})
        if parse_amount(words) is None:
            yield problem("E314", benefit.place.at(cap.key, near=words), found=words)


def _words_of_quote(fact: Quoted, **values: str | None) -> Iterator[Problem]:
    for key, words in values.items():
        if words and squeeze(words) not in squeeze(fact.quote):
            yield problem("E313", fact.place.at(key), found=words, key=key)


def _notice_quotes(notice: Notice) -> Iterator[Problem]:
    source = squeeze(notice.source)
    quotes = [(entry.place, entry.quote) for entry in notice.based_on]
    quotes += [(entry.place, entry.quote) for entry in notice.notes]
    quotes += [(entry.place, entry.quote) for entry in notice.waived]
    quotes += [(entry.place, entry.quote) for entry in notice.units_for_all]
    if notice.lead_rule:
        quotes.append((notice.lead_rule.place, notice.lead_rule.quote))
    for place, quote in quotes:
        if squeeze(quote) not in source:
            near = nearest_sentence(quote, split_sentences(notice.source))
            yield problem("E301", place.at("quote"), where=" source.txt ", near=near)
    own = squeeze(notice.own_text)
    for deadline in notice.deadlines:
        if squeeze(deadline.quote) not in own:
            near = nearest_sentence(deadline.quote, split_sentences(notice.own_text))
            yield problem("E301", deadline.place.at("quote"), where="文件各条措施之外的原文", near=near)
