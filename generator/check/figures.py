"""Every number, amount, percentage and date of the official text is used by a fact or waived with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.facts.spans import Quoted
from generator.model.facts import Coverage, Waiver
from generator.model.kept import kept
from generator.model.library import Library
from generator.model.measure import Measure
from generator.model.notice import Notice
from generator.model.rules import Rule
from generator.problems.problem import Place, Problem, problem
from generator.text.figures import Figure, covered, scan_figures, spans_of
from generator.text.sentences import squeeze

_NAMES_NO_DATE = re.compile("每个?(?:年度?|半年|季度|月|周|星期|日|天)|全年")
"""What an amount is counted by: in its quote (每月3元, 全年超过100万元) it is part of the amount, no deadline."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of official text with the quotes that may cover its dates and its numbers.

    `record` says that it is the notice's own, whose facts are the keys of notice.yml.
    """

    place: Place
    text: str
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    waived: tuple[str, ...]
    record: bool = False


_Seen = tuple[_Block, list[tuple[Figure, str | None]]]
"""A block and what has become of each of its figures."""


def check_figures(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        blocks = _seen(_notice_blocks(notice))
        yield from _unused(blocks)
        yield from _idle_waivers(notice.waived, blocks)
        for measure in notice.measures:
            blocks = _seen_measure(measure, library)
            yield from _unused(blocks)
            yield from _idle_waivers(measure.waived, blocks)


def coverage(library: Library, notice: Notice) -> Coverage:
    """The figures of a notice, its measures included."""
    total = Coverage(0, 0, 0)
    for measure in notice.measures:
        total += _count(_seen_measure(measure, library))
    return total + _count(_seen(_notice_blocks(notice)))


@kept  # the check and the coverage look at the same figures, one after the other
def _seen_measure(measure: Measure, library: Library) -> list[_Seen]:
    return _seen(_measure_blocks(measure, library))


def _measure_blocks(measure: Measure, library: Library) -> Iterator[_Block]:
    # A term that the glossary explains accounts for the number in its name: 三个一批, 七小.
    terms = [words for term in library.terms for words in term.written]
    yield _block(measure, None, measure.place.at("title"), measure.heading.removeprefix(measure.label), terms)
    for passage in measure.passages:
        yield _block(measure, None, measure.place.at("text"), passage.text, terms)
    for item in measure.items:
        if item.title:
            yield _block(measure, item.number, item.place.at("title"), item.title, terms)
        yield _block(measure, item.number, item.place.at("text"), item.text, terms)
    for passage in measure.closing:
        yield _block(measure, None, measure.place.at("closing"), passage.text, terms)


def _block(measure: Measure, item: int | None, place: Place, text: str, terms: list[str]) -> _Block:
    def quotes(*facts: Quoted | Rule) -> list[str]:
        return [squeeze(fact.quote) for fact in facts if fact.item is None or fact.item == item]

    text = squeeze(text)
    dates = quotes(*measure.deadlines)
    # What is computed and no benefit is a fact too: its rule uses every number of its quote, or says why not.
    answers = (rule for rule in measure.rules.rules if not rule.is_benefit)
    numbers = dates + quotes(*measure.benefits, *answers, *measure.targets, *measure.together)
    numbers += [term for term in terms if term in text]
    return _Block(place, text, tuple(dates), tuple(numbers), tuple(quotes(*measure.waived)))


def _notice_blocks(notice: Notice) -> Iterator[_Block]:
    record = [notice.title, notice.subject, notice.number, notice.issuer, notice.addressees, notice.copies_to]
    record += [one.value for one in notice.other_numbers]
    record += [words for basis in notice.based_on for words in (basis.title, basis.number, basis.quote)]
    record += [entry.quote for entry in notice.units_for_all] + [entry.quote for entry in notice.deadlines]
    record += [notice.lead_rule.quote] if notice.lead_rule else []
    record += [f"{day.year}年{day.month}月{day.day}日" for day in (notice.issued, notice.printed) if day]
    quotes = tuple(squeeze(words) for words in record if words)
    waived = tuple(squeeze(waiver.quote) for waiver in notice.waived)
    for part in (*notice.opening, *notice.closing):
        for line in part.text.splitlines():
            yield _Block(part.place.at("text"), squeeze(line), quotes, quotes, waived, record=True)
    for section in notice.sections:
        yield _Block(section.place.at("title"), section.title, quotes, quotes, waived, record=True)
        yield _Block(section.place.at("text"), squeeze(section.text), quotes, quotes, waived, record=True)


def _unused(blocks: Iterable[_Seen]) -> Iterator[Problem]:
    for block, states in blocks:
        for figure, state in states:
            if state is None:
                # The words after it tell one 5万元 from another.
                near = block.text[figure.start : figure.end + 6]
                place = Place(block.place.file, block.place.path, near=near, width=len(figure.words))
                facts = "deadlines" if figure.is_date else "deadlines、benefits、answers 或 targets 的 quote"
                facts = "deadlines、number、issued、based_on 等" if block.record else facts
                yield problem("E408" if figure.is_date else "E306", place, found=figure.words, facts=facts)


def _seen(blocks: Iterable[_Block]) -> list[_Seen]:
    return [(block, _states(block)) for block in blocks]


def _states(block: _Block) -> list[tuple[Figure, str | None]]:
    """Each figure of a block: `fact`, `waived` or None."""
    spans = {True: spans_of(block.dates, block.text), False: spans_of(block.numbers, block.text)}
    waived = spans_of(block.waived, block.text)

    def state(figure: Figure) -> str | None:
        is_date = figure.is_date and not _NAMES_NO_DATE.fullmatch(figure.words)
        if covered(figure, spans[is_date]):
            return "fact"
        return "waived" if covered(figure, waived) else None

    return [(figure, state(figure)) for figure in scan_figures(block.text)]


def _count(blocks: Iterable[_Seen]) -> Coverage:
    states = [state for _, figures in blocks for _, state in figures]
    return Coverage(len(states), states.count("fact"), states.count("waived"))


def _idle_waivers(waivers: Sequence[Waiver], blocks: list[_Seen]) -> Iterator[Problem]:
    """A waiver that waives nothing: its words hold no figure, or facts use them all.

    Words that do not occur at all are for `check_quotes` to find.
    """
    if not waivers:
        return
    whole = "".join(block.text for block, _ in blocks)
    needed = set()
    for block, states in blocks:
        idle = [figure for figure, state in states if state == "waived"]
        for quote in block.waived:
            if any(covered(figure, spans_of([quote], block.text)) for figure in idle):
                needed.add(quote)
    for waiver in waivers:
        if squeeze(waiver.quote) in whole and squeeze(waiver.quote) not in needed:
            yield problem("E309", waiver.place.at("quote"), found=waiver.quote)
