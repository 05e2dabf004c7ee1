"""Every number, amount, percentage and date of the official text is used by a fact or waived with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policyref.check.claims import is_sum
from policyref.check.standing import OwnWords
from policyref.check.tables import coverage_of_tables
from policyref.check.waivers import check_waivers
from policyref.facts.spans import Cited, Quoted, Text, apart_in, quoted_in
from policyref.facts.told import NotWritten
from policyref.model.facts import Coverage, Waiver
from policyref.model.issuer import signed
from policyref.model.library import Library
from policyref.model.measure import Item, Measure
from policyref.model.memoized import memoized
from policyref.model.notice import Notice
from policyref.model.time import Effect, Said
from policyref.problems.problem import Place, Problem, problem
from policyref.text.act_words import act_words
from policyref.text.amounts import scan_all
from policyref.text.figures import Figure, covered, scan_figures, spans_of
from policyref.text.sentences import squeeze
from policyref.text.validity import mentions

_NAMES_NO_DATE = re.compile("每个?(?:年度?|半年|季度|月|周|星期|日|天)|全年")
"""What an amount is counted by: in its quote (每月3元, 全年超过100万元) it is part of the amount, no deadline."""
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of a text, `start:end` in its squeezed words. `value` is where the value begins that it stands in.

    `owner` is the measure or the item whose words it has.
    """

    owner: Measure | Item | Notice
    place: Place
    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Covers:
    """What may cover the dates and the numbers of a text."""

    dates: Spans
    numbers: Spans
    waivers: Sequence[Waiver]


@dataclass(frozen=True, slots=True)
class _State:
    """A figure, where it stands in the text, and what has become of it; `waiver` is the first that waives it."""

    block: _Block
    figure: Figure
    fact: bool
    waiver: Waiver | None

    @property
    def is_open(self) -> bool:
        return not self.fact and self.waiver is None

    @property
    def is_sum(self) -> bool:
        """Money or a share: what a benefit may give."""
        return any(is_sum(number) for number in scan_all(self.figure.words))


def check_figures(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        states = _notice_states(notice)
        facts = "deadlines、number、issued、based_on 等"
        if not notice.kept.without_quote:
            yield from _unused(notice.official, states, facts, facts)
            yield from _idle_waivers(notice.waived, states)
        yield from check_waivers(notice.waived, notice.official)
        for measure in notice.measures:
            yield from check_waivers(measure.waived, measure.official)
            if measure.kept.without_quote:
                continue  # what a fact rests on that cannot be read may be what is open
            states = [*_measure_states(measure, library)]
            denied = [*_denied(measure, states)]
            yield from (found for found, _ in denied)
            told = {id(one) for _, those in denied for one in those}
            states = [one for one in states if id(one) not in told]
            facts = "deadlines、benefits、answers 或 targets 的 quote"
            yield from _unused(measure.official, states, "deadlines", facts)
            yield from _idle_waivers(measure.waived, states)


def coverage(library: Library, notice: Notice) -> Coverage:
    """The figures of a notice, its measures included."""
    total = _count(_notice_states(notice))
    for measure in notice.measures:
        total += _count(_measure_states(measure, library))
    return total + coverage_of_tables(notice)


@memoized  # the check and the coverage look at the same figures, one after the other
def _measure_states(measure: Measure, library: Library) -> list[_State]:
    words = measure.official.words
    # A term that the glossary explains accounts for the number in its name: 三个一批, 七小.
    terms = spans_of(library.numbered_names, words)
    lost = [span for at, quote in measure.kept.quotes for span in _all_places(measure, at, quote)]
    elsewhere = _said_of_the_whole(measure, library) + _spans(_of_acts(measure))
    dates = _spans(measure.deadlines) + lost + elsewhere
    # What is computed and no benefit is a fact too: its rule uses every number of its quote, or says why not.
    answers = (one for owner in (measure, *measure.items) for one in owner.own_answers)
    facts: list[Cited] = [*measure.deadlines, *measure.benefits, *answers, *measure.targets, *measure.together]
    numbers = _spans([*facts, *apart_in(measure.records), *measure.cited])
    return _states(words, _measure_blocks(measure), _Covers(dates, numbers + terms + lost + elsewhere, measure.waived))


def _said_of_the_whole(measure: Measure, library: Library) -> Spans:
    """Words of a measure that are about its notice (第六条 本规定自…起施行), or about other documents."""
    notice = library.notice_by_id.get(measure.notice)
    facts = [one for one in notice.deadlines if one.kind == "force"] if notice else []
    quotes = [one.quote for one in (*facts, *(_of_acts(notice) if notice else ()))]
    return [(one.start, one.end) for quote in quotes for one in measure.official.find(squeeze(quote))]


def _of_acts(owner: Notice | Measure) -> list[Quoted]:
    """The words of acts on other documents, and those beside them: what goes on, from when, in which list."""
    return [one for one in quoted_in(owner.records) if isinstance(one, Effect | Said)]


def _all_places(measure: Measure, at: int | None, quote: str) -> Spans:
    """Of a fact that is left out: wherever its quote stands in the item that it is of."""
    items = [one.number for one in measure.items if one.place.path == ("items", at)]
    found = measure.official.find(squeeze(quote), items[0] if items else None)
    return [(span.start, span.end) for span in found]


def pieces(measure: Measure) -> list[str]:
    """The words of a measure in the pieces in which its figures are looked for."""
    return [measure.official.words[block.start : block.end] for block in _measure_blocks(measure)]


def _measure_blocks(measure: Measure) -> Iterator[_Block]:
    """Headings without their labels, paragraphs, items, in the order of the text."""
    blocks = _Blocks(measure.official)
    yield blocks.heading(measure, measure.place, measure.label)
    yield from blocks.value(measure, measure.place.at("text"), [len(one.sentences) for one in measure.passages])
    for item in measure.items:
        yield blocks.heading(item, item.place, item.label)
        yield from blocks.value(item, item.place.at("text"), [len(one.sentences) for one in item.passages])
    yield from blocks.value(measure, measure.place.at("closing"), [len(one.sentences) for one in measure.closing])


def _notice_blocks(notice: Notice) -> Iterator[_Block]:
    blocks = _Blocks(notice.official)
    for part in (*notice.opening, *notice.closing):
        yield from blocks.value(notice, part.place.at("text"), [1] * len(part.text.splitlines()))
    for section in notice.sections:
        yield from blocks.value(notice, section.place.at("title"), [1])
        yield from blocks.value(notice, section.place.at("text"), [1])
    for annex in notice.annexes:
        yield blocks.heading(notice, annex.place, annex.label)
        yield from blocks.value(notice, annex.place.at("text"), [1] * len(annex.text.splitlines()))


class _Blocks:
    """Gives the parts of a text to the values of the data that they stand in, one after the other."""

    def __init__(self, text: Text) -> None:
        self.edges = [*text.starts, len(text.words)]
        self.index = 0

    def heading(self, owner: Measure | Item | Notice, place: Place, label: str) -> _Block:
        self.index += 1
        start = self.edges[self.index - 1] + len(squeeze(label))
        return _Block(owner, place.at("title"), start, start, self.edges[self.index])

    def value(self, owner: Measure | Item | Notice, place: Place, counts: Iterable[int]) -> Iterator[_Block]:
        """Blocks of so many parts each."""
        value = self.edges[self.index]
        for count in counts:
            start, self.index = self.index, self.index + count
            yield _Block(owner, place, value, self.edges[start], self.edges[self.index])


def _notice_states(notice: Notice) -> list[_State]:
    words = notice.official.words
    record = [notice.official_title, notice.subject, notice.number, *signed(notice.issuers)]
    record += [notice.addressees, notice.copies_to]
    record += [one.value for one in notice.other_numbers]
    record += [words for basis in notice.based_on for words in (basis.title, basis.number)]
    own = OwnWords(notice)
    record += [own.printed_as(day) for day in (notice.issued, notice.printed) if day]
    spans = spans_of((squeeze(one) for one in record if one), words)
    spans += _spans((*notice.based_on, *notice.units_for_all, *notice.deadlines))
    spans += _spans([*notice.cited, *([notice.lead_rule] if notice.lead_rule else []), *_of_acts(notice)])
    spans += spans_of((squeeze(quote) for _, quote in notice.kept.quotes), words)
    return _states(words, _notice_blocks(notice), _Covers(spans, spans, notice.waived))


def _spans(facts: Iterable[Cited]) -> Spans:
    return [(fact.span.start, fact.span.end) for fact in facts if fact.span]


def _states(words: str, blocks: Iterable[_Block], covers: _Covers) -> list[_State]:
    """Each figure of a text with what has become of it."""
    found = []
    waivers = [(_spans([one]), one) for one in covers.waivers]
    for block in blocks:
        for one in scan_figures(words[block.start : block.end]):
            figure = Figure(one.start + block.start, one.end + block.start, one.words, one.is_date)
            is_date = figure.is_date and not _NAMES_NO_DATE.fullmatch(figure.words)
            fact = covered(figure, covers.dates if is_date else covers.numbers)
            waiver = next((one for spans, one in waivers if not fact and covered(figure, spans)), None)
            found.append(_State(block, figure, fact, waiver))
    return found


def _unused(text: Text, states: Iterable[_State], of_dates: str, of_numbers: str) -> Iterator[Problem]:
    """The figures that are open, each at its own place: the same words may stand there several times."""
    for state in states:
        if state.is_open:
            figure, block = state.figure, state.block
            before = spans_of([figure.words], text.words[block.value : figure.end - 1])
            place = Place(block.place.file, block.place.path, near=figure.words, skip=len(before))
            code, facts = ("E408", of_dates) if figure.is_date else ("E306", of_numbers)
            yield problem(code, place, found=figure.words, facts=facts)


def _denied(measure: Measure, states: Iterable[_State]) -> Iterator[tuple[Problem, list[_State]]]:
    """Where it is said that the text has none, and it has: a date that is open for deadlines, a sum for benefits.

    An item that says nothing is as its measure says.
    """
    said: dict[tuple[int | None, str], list[_State]] = {}
    for state in states:
        key = "deadlines" if state.figure.is_date else "benefits" if state.is_sum else None
        owner = state.block.owner
        if state.is_open and key and not isinstance(owner, Notice):
            own = getattr(owner, f"own_{key}")
            owner = measure if own is None else owner
            if isinstance(getattr(owner, f"own_{key}"), NotWritten):
                number = owner.number if isinstance(owner, Item) else None
                said.setdefault((number, key), []).append(state)
    for (number, key), those in said.items():
        place = next((item.place for item in measure.items if item.number == number), measure.place).at(key)
        found = "”“".join(dict.fromkeys(one.figure.words for one in those))
        yield problem("E342", place, found=found), those


def _count(states: Iterable[_State]) -> Coverage:
    rows = list(states)
    facts = sum(one.fact for one in rows)
    return Coverage(len(rows), facts, sum(one.waiver is not None for one in rows))


def _idle_waivers(waivers: Iterable[Waiver], states: Iterable[_State]) -> Iterator[Problem]:
    """A waiver that waives nothing: its words hold no figure, or facts or waivers before it use them all.

    Words of validity or of an act are waived without a figure, too. Words that do not occur at all are for
    `check_provenance` to find.
    """
    needed = {id(state.waiver) for state in states}
    for waiver in waivers:
        if waiver.span and not waiver.cells and id(waiver) not in needed and not _says_of_time(waiver):
            yield problem("E309", waiver.place.at("quote"), found=waiver.quote)


def _says_of_time(waiver: Waiver) -> bool:
    """Whether its words would be asked about if they were not waived: 失效的证照, 甲办法停止执行."""
    words = squeeze(waiver.quote)
    return waiver.kind == "别的事" and (any(mentions(words)) or any(act_words(words)))
