"""Every word of the data is what it is declared to be: of the text, of its quote, or ours and then held against them.

The loader has looked for the quotes; here is said which have not been found, or stand in several places. Nothing here
knows a field by its name: what is looked at is the declaration beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import chain
from typing import Any

from policyref.calc.programs import definitions_of
from policyref.check.claims import Scope, foreign_dates, foreign_numbers, swapped, unsaid
from policyref.check.figures import pieces
from policyref.check.named import Named
from policyref.check.nearest import nearest_sentence
from policyref.check.told import told_otherwise
from policyref.facts.provenance import Claim, Declared, OfQuote, Remark, Way, declared, holds
from policyref.facts.spans import Cited, InTable, Quoted, Text, apart_in, quoted_in
from policyref.model.facts import Deadline, Related
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.problem import Place, Problem, problem
from policyref.text.amounts import parse_amount
from policyref.text.dates import format_date
from policyref.text.definitions import Definition
from policyref.text.figures import may_have_figures
from policyref.text.procedure_words import preferred, untold
from policyref.text.sentences import split_sentences, squeeze
from policyref.text.validity import says_of_whole


@dataclass(frozen=True)
class _Around:
    """What the words of a record are held against: those of its measure or notice, and those of its quote.

    `days` are those of the notice's record, which a remark may name; `own_years` those of its dates (明年). `general`
    is what a notice says outside of its measures: that may tell how something is had.
    """

    official: Text
    text: Scope
    notice: Scope
    days: list[str]
    own_years: list[str] = field(default_factory=list)
    general: str = ""
    definitions: tuple[Definition, ...] = ()
    named: Named | None = None


@dataclass(frozen=True)
class _Quote:
    """The fact that words belong to, if they do, and the text in which its quote stands."""

    quoted: Quoted | None
    official: Text

    @cached_property
    def quote(self) -> Scope | None:
        return Scope("引文", squeeze(self.quoted.said)) if self.quoted else None

    @cached_property
    def sentence(self) -> Scope | None:
        """All the sentences in which the quote stands."""
        if self.quoted is None or self.quoted.span is None or self.quoted.cells:
            return None
        parts = [self.official.parts[index].words for index, *_ in self.official.within(self.quoted.span)]
        return Scope("引文所在的句子", "\n".join(parts))

    def scope(self, claim: Claim) -> Scope | None:
        """Of a claim; one that quotes nothing has none of its own."""
        return self.quote if claim.of == "quote" else self.sentence if claim.of == "sentence" else None


def check_provenance(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _quotes_of_notice(notice)
        names = library.unit_names(notice)
        whole, days = Scope("这份文件", squeeze(notice.source)), days_of(notice)
        yield from _words(notice.records, _Around(notice.official, whole, whole, days))
        for measure in notice.measures:
            yield from _quotes_of_measure(measure)
            text = Scope("原文", measure.official.words, pieces(measure))
            definitions = definitions_of(measure, library)
            years = sorted({f"{day.partition('年')[0]}年" for one in measure.deadlines for day in days_of(one)})
            general = squeeze(notice.own_text)
            named = Named(squeeze(measure.heading + measure.text + notice.own_text), names, notice.region)
            around = _Around(measure.official, text, whole, days, years, general, definitions, named)
            yield from _words(measure.records, around)
        yield from _quotes_of_clauses(notice)


def check_related(library: Library) -> Iterator[Problem]:
    """Why another measure is related is told with the numbers of both."""
    for measure in library.measures:
        for related in measure.related:
            if other := library.measure_by_key.get(related.key):
                both = Scope("两条措施的原文", measure.official.words + "\n" + other.official.words)
                around = _Around(measure.official, both, both, [])
                yield from _claimed(squeeze(related.why), Claim(), around, related.place.at("why"))


def _quotes_of_measure(measure: Measure) -> Iterator[Problem]:
    cited: list[Cited] = [*quoted_in(measure.records), *apart_in(measure.records)]
    for one in cited:
        if not _is_placed(one):
            where = "这条措施的原文" if one.item is None else f"{measure.part_called(one.item)}的原文"
            yield from _place_of(one, where, measure.heading + "\n" + measure.text)


def _quotes_of_clauses(notice: Notice) -> Iterator[Problem]:
    """What quotes another clause of the notice; of clauses of other notices `check_references` knows."""
    by_key = {measure.key: measure for measure in notice.measures}
    for measure in notice.measures:
        for one in measure.elsewhere:
            clause = by_key.get(one.key)
            if one.of_notice:
                yield from _place_of(one, "文件各条措施之外的原文", notice.own_text)
            elif clause:
                yield from _place_of(one, f"{clause.full_label}的原文", clause.heading + "\n" + clause.text)
            elif one.key.startswith(f"{notice.id}/") and notice.is_read:
                yield problem("E206", one.place.at("clause"), found=one.clause)


def _quotes_of_notice(notice: Notice) -> Iterator[Problem]:
    for one in quoted_in(notice.records):
        if isinstance(one, Deadline) and not _is_of_whole(one, notice):
            yield from _of_own_words(one, notice)
        else:
            yield from _place_of(one, " source.txt ", notice.source)


def _of_own_words(deadline: Deadline, notice: Notice) -> Iterator[Problem]:
    where = "文件各条措施之外的原文"
    if deadline.cell or squeeze(deadline.quote) in squeeze(notice.own_text):
        yield from _place_of(deadline, where, notice.own_text)
    else:
        near = nearest_sentence(deadline.quote, split_sentences(notice.own_text))
        yield problem("E301", deadline.place.at("quote"), where=where, near=near)


def _is_of_whole(deadline: Deadline, notice: Notice) -> bool:
    """Whether a measure says it of the whole notice, as the last article of rules does: 第六条 本规定自…起施行."""
    quote = squeeze(deadline.quote)
    whole = (squeeze(one.text) for one in notice.measures)
    return deadline.kind == "force" and any(quote in text and says_of_whole(text) for text in whole)


def _is_placed(one: Cited) -> bool:
    return one.times == 1 and one.which in (None, 1)


def _place_of(one: Cited, where: str, whole: str) -> Iterator[Problem]:
    """A quote stands in its text, and it is plain which of several places is meant."""
    if isinstance(one, Quoted) and one.cell:
        if not one.times and one.cell.of:
            yield problem(
                "E301", one.place.at("quote"), where=f"表“{one.cell.table}”的那一格", near=_cell_meant(one.cell)
            )
    elif not one.times:
        near = nearest_sentence(one.quote or "", split_sentences(whole))
        yield problem("E301", one.place.at("quote"), where=where, near=near)
    elif one.which is None and one.times > 1:
        yield problem("E340", one.place.at("quote"), where=where, times=one.times, what="没有写明是哪一处")
    elif one.which is not None and one.which > one.times:
        what = f"which 写的是第 {one.which} 处"
        yield problem("E340", one.place.at("which"), where=where, times=one.times, what=what)


def _cell_meant(place: InTable) -> str:
    """Why a quote finds no cell: its row or column may mean none, or several."""
    rows = place.of.ways(place.row) if place.row else 1
    columns = len(place.of.columns_named(place.column)) if place.column else 1
    if rows > 1:
        return f"这样的行有 {rows} 行，请把 row 写成列表，例如 [城区, 公办]。"
    if columns > 1:
        return f"这样的列有 {columns} 列，请把 column 写成列表，从上到下写各层表头。"
    if not rows:
        return f"表里的行有：{'、'.join(place.of.rows())}。"
    return "" if columns else f"表里的列有：{'；'.join('、'.join(heads) for heads in place.of.heads)}。"


def _words(records: Sequence[Any], around: _Around) -> Iterator[Problem]:
    """Everything that is written in some records; what is told of a cell cannot be held against one not found."""
    quote = _Quote(None, around.official)
    for record in records:
        kind: Any = type(record)
        if held := _held(kind):
            quoted = record if isinstance(record, Quoted) else record.within
            if quoted is not quote.quoted:
                quote = _Quote(quoted, around.official)
            if not _lacks_cell(quoted):
                yield from _of_record(record, held, quote, around)


def _lacks_cell(quoted: Quoted | None) -> bool:
    return quoted is not None and (bool(quoted.cell and not quoted.cells) or _lacks_cell(quoted.within))


def _of_record(record: Any, held: Sequence[Declared], quote: _Quote, around: _Around) -> Iterator[Problem]:
    for one in held:
        for way, words in _values(record, one):
            if isinstance(one.whose, OfQuote):
                yield from _of_quote(words, quote.quote, record, way, one.whose)
            elif isinstance(one.whose, Claim):
                yield from _claimed(words, one.whose, around, record.place.at(*way), quote.scope(one.whose))
            elif may_have_figures(words):
                place = record.place.at(*way)
                yield from not_of(around.notice, foreign_numbers(words, around.notice, counts=True), place)
                if one.whose != Remark(derives=True):
                    days = [*around.days, *days_of(record)]
                    yield from not_of(around.notice, foreign_dates(words, around.notice, days, remark=True), place)


@cache
def _held(kind: Any) -> tuple[Declared, ...]:
    """The fields of a record whose words are held against others. `check_related` looks at those of `Related`."""
    if kind is Related:
        return ()
    return tuple(one for one in declared(kind) if isinstance(one.whose, (OfQuote, Claim, Remark)))


def days_of(record: Any) -> list[str]:
    """The dates of a record, in words."""
    kind: Any = type(record)
    days = (getattr(record, name) for name in _dated(kind))
    return [format_date(day) for day in days if day]


@cache
def _dated(kind: Any) -> tuple[str, ...]:
    """The fields of a record that hold a date."""
    return tuple(one.name for one in declared(kind) if holds(one.hint, date))


def _values(record: Any, field: Declared) -> list[tuple[Way, str]]:
    """The words of a field without white space, each with the way to it: one value, a list or a mapping of them."""
    value = getattr(record, field.name)
    if isinstance(value, str):
        return [((field.key,), squeeze(value))]
    if isinstance(value, tuple):
        return [((field.key, index), squeeze(one)) for index, one in enumerate(value) if isinstance(one, str)]
    if isinstance(value, dict):
        return [((field.key, at), squeeze(one)) for at, one in value.items() if isinstance(one, str)]
    return []


def _of_quote(words: str, quote: Scope | None, record: Any, way: Way, whose: OfQuote) -> Iterator[Problem]:
    if quote and words not in quote.words:
        yield problem("E313", record.place.at(*way), found=words, key=way[0])
    if whose.amount and parse_amount(words) is None:
        yield problem("E314", record.place.at(*way), found=words)


def _claimed(words: str, whose: Claim, around: _Around, place: Place, narrow: Scope | None = None) -> Iterator[Problem]:
    """Of words about the text: everything in them that it, or what the claim is about, may say otherwise."""
    scope = narrow or around.text
    figures = may_have_figures(words)
    if not figures and words in scope.words:
        return  # they are the text's own
    for found in around.named.foreign(words) if around.named else ():
        yield problem("E348", Place(place.file, place.path, near=found), found=found)
    yield from not_of(scope, unsaid(words, scope), place)
    yield from _procedure(words, around, place)
    if figures:
        days = around.own_years if scope is around.text else ()
        yield from not_of(scope, foreign_numbers(words, scope, whose.counts), place)
        yield from not_of(scope, foreign_dates(words, scope, days), place)
        yield from told_otherwise(words, scope, place, around.definitions)
        for before, ours, official in swapped(words, around.text):
            here = Place(place.file, place.path, near=ours.words)
            yield problem("E341", here, before=before, found=ours.words, printed=official.words)


def _procedure(words: str, around: _Around, place: Place) -> Iterator[Problem]:
    """How something is had, and by whom, in words that the text does not carry (先到先得, 所有企业)."""
    official = around.text.words
    for one in chain(untold(words, official, around.general), preferred(words, official)):
        here = Place(place.file, place.path, near=one.words)
        if one.perhaps:
            yield problem("Q339", here, asked=one.perhaps, found=one.words, near=one.perhaps)
        else:
            yield problem("E380", here, found=one.words)


def not_of(scope: Scope, words: Iterable[str], place: Place) -> Iterator[Problem]:
    """What ours has and the scope has not."""
    for found in words:
        yield problem("E307", Place(place.file, place.path, near=found), found=found, where=scope.called)
