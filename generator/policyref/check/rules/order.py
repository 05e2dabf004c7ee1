"""Each option, tier, case or condition has the sum or the outcome that the text gives it, and not its neighbour's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from policyref.check.reading import numbers_of, places
from policyref.check.rules.finding import Finding, Span
from policyref.check.rules.leaves import leaves_of
from policyref.check.rules.naming import named_in
from policyref.check.rules.pairs import paired
from policyref.check.rules.subject import Subject, in_text
from policyref.problems.problem import problem
from policyref.rules.expr import Compare, Const, Expr, Is, Pick, Source, Step, Sum, Test, labels_of, nodes_of
from policyref.rules.parse import NO, YES
from policyref.rules.values import number, read
from policyref.text.sentences import squeeze

_DIGITS = re.compile(r"\d")
_PAID = re.compile("(?:给予|奖励|补助|补贴|奖补|资助|最高)[^，。；]{0,4}$")
_REACHED = re.compile("(?<!不)(?:超过|达到?|不?满|不足|低于|高于|大于|小于)$")
_NEAR = 6  # as long as the longer of these
_OR_MORE = ("以上", "以下", "及以上", "及以下", "（含）以", "(含)以")


class Row(NamedTuple):
    """`heads` are words of an option, a tier or the conditions, one of which the text names right beside the sum."""

    heads: tuple[str, ...]
    source: Source


def check_order(one: Subject) -> Iterator[Finding]:
    """Where the text gives each of several sums to somebody, and so does the rule: to the same."""
    roots = [root for root in (one.lowered.amount, one.lowered.low, one.lowered.cap) if root]
    tables = [table for root in roots for table in _tables(root)]
    for rows in tables:
        yield from _compared(one, rows, _named(one), all_told=True)
    if not tables:
        yield from _compared(one, list(_of_conditions(one)), _named(one), all_told=False)
    yield from _compared(one, list(_of_cases(one)), (), all_told=True)


def _tables(node: Expr) -> Iterator[list[Row]]:
    for below in nodes_of(node):
        match below:
            case Pick(_, options):
                yield [Row((option,), source) for option, then in options for source in _sums(then)]
            case Step(_, steps):
                yield [
                    Row((at.words,), source) for row in steps if (at := row.reach.source) for source in _sums(row.then)
                ]
            case Sum(terms) if len({label for term in terms for label in labels_of(term)}) >= len(terms):
                yield [Row((label,), source) for term in terms for label in labels_of(term) for source in _sums(term)]


def _sums(node: Expr) -> Iterator[Source]:
    """What is paid; 0元 in a table stands in no text."""
    yield from (leaf.source for leaf in leaves_of(node) if leaf.role == "paid" and leaf.const.value)


def _of_conditions(one: Subject) -> Iterator[Row]:
    heads = tuple(_words_of(one.lowered.when))
    for leaf in one.leaves if heads else ():
        if leaf.role in ("paid", "cap") and leaf.const.value:
            yield Row(heads, leaf.source)


def _of_cases(one: Subject) -> Iterator[Row]:
    for when, outcome in one.lowered.cases if len(one.lowered.cases) > 1 else ():
        yield Row(tuple(_words_of(when)), Source("cases", outcome))


def _words_of(test: Test) -> Iterator[str]:
    """The options and thresholds of some conditions as the text writes them."""
    for node in nodes_of(test):
        match node:
            case Is(_, options) if not set(options) <= {YES, NO}:
                yield from options
            case Compare(_, _, Const(_, Source() as source)):
                yield in_text(source)


def _named(one: Subject) -> Iterator[str]:
    """Options that others than those of the rule can have, and thresholds of the text: each draws its own sum."""
    asked = {node.label for node in one.lowered.nodes if isinstance(node, Is | Pick)}
    yield from (option for label in asked for option in one.fields[label].options)
    for figure in numbers_of(one.quote):
        before, after = one.quote[max(0, figure.start - _NEAR) : figure.start], one.quote[figure.end :]
        if not _PAID.search(before) and (_REACHED.search(before) or after.startswith(_OR_MORE)):
            yield figure.words


def _compared(one: Subject, rows: list[Row], others: Iterable[str], all_told: bool) -> Iterator[Finding]:
    """`all_told`: each row of a table is looked for, so what the text leaves open is asked."""
    rows = [Row(tuple(map(squeeze, row.heads)), row.source) for row in rows]
    named = {*map(squeeze, others), *(head for row in rows for head in row.heads)}
    for quote in dict.fromkeys(one.text_of(row.source) for row in rows):
        here = [row for row in rows if one.text_of(row.source) == quote]
        sums = {in_text(row.source) for row in here}
        if quote in sums or (all_told and len(sums) < 2 and quote == one.quote):
            continue  # the cell of a table; one sum for all
        said = given_to(quote, named, sums)
        told = [(row, {words for head in row.heads for words in said.get(head, ())}) for row in here]
        yield from (_exchanged(one, row, found) for row, found in told if found and _differs(row, found, quote))
        unsaid = [row for row, found in told if not found and _is_text(row, quote)]
        if quote != one.quote:
            yield from (_of_another(one, row, said) for row in unsaid if said)
            continue
        left = {in_text(row.source) for row in unsaid} - set().union(*(found for _, found in told))
        if all_told and unsaid and not (len(unsaid) == 1 and left):  # one is left of each, and they belong together
            yield _open(one, unsaid)


def given_to(quote: str, heads: set[str], sums: set[str]) -> dict[str, set[str]]:
    """What the text gives to each of the heads."""
    named = named_in(quote, heads)
    units = {found[1] for words in sums if (found := number(words))}
    given = {span: words for words in sums for span in _given(words, heads, quote) if not _within(span, named)}
    for figure in numbers_of(quote):
        span = (figure.start, figure.end)
        if read(figure)[1] in units and span not in named and not _within(span, [*named, *given]):
            given[span] = figure.words
    named = {span: head for span, head in named.items() if not any(_meet(span, other) for other in given)}
    return paired(quote, named, given)


def _given(words: str, heads: Collection[str], quote: str) -> list[Span]:
    """Where a sum stands; one that is a tier too (达到1万元、2万元的，奖励1万元、2万元) stands in the latter half."""
    found = places(words, quote)
    return found[len(found) // 2 :] if words in heads else found


def _within(span: Span, longer: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in longer)


def _meet(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _is_text(row: Row, quote: str) -> bool:
    """Whether its words may be the text's; that they are not is for another check to say."""
    return in_text(row.source) in quote and any(head in quote or not _DIGITS.search(head) for head in row.heads)


def _differs(row: Row, said: set[str], quote: str) -> bool:
    return in_text(row.source) in quote and in_text(row.source) not in said


def _exchanged(one: Subject, row: Row, said: set[str]) -> Finding:
    place = one.rule.place.at(row.source.key, near=row.source.words)
    words = {"found": in_text(row.source), "head": "、".join(row.heads), "near": "、".join(sorted(said))}
    return Finding(one.rule, problem("E621", place, **words), _spans(one, [row]))


def _of_another(one: Subject, row: Row, said: Mapping[str, set[str]]) -> Finding:
    """A row whose own words are of another row."""
    named = {f"{head}{words}" for head, found in said.items() for words in found}
    return _exchanged(one, row, named)


def _open(one: Subject, rows: list[Row]) -> Finding:
    place = one.rule.place.at(rows[0].source.key, near=rows[0].source.words)
    found = "、".join(dict.fromkeys(in_text(row.source) for row in rows))
    heads = "、".join(dict.fromkeys(head for row in rows for head in row.heads))
    return Finding(one.rule, problem("Q601", place, found=found, head=heads), _spans(one, rows))


def _spans(one: Subject, rows: Iterable[Row]) -> tuple[Span, ...]:
    return tuple(span for row in rows for span in places(in_text(row.source), one.text_of(row.source)))


def check_slices(one: Subject) -> Iterator[Finding]:
    """The rates of slices (超额累进) stand in the order of the slices, from the lowest or from the highest."""
    sums = [node for node in nodes_of(one.lowered.amount) if isinstance(node, Sum)] if one.lowered.amount else []
    for node in sums:
        rates = list(dict.fromkeys(source for term in node.parts for source in _sums(term)))
        labels = {label for term in node.parts for label in labels_of(term)}
        if len(rates) < 2 or len(labels) >= len(node.parts) or len(set(map(one.text_of, rates))) > 1:
            continue
        stand = [places(in_text(source), one.text_of(source)) for source in rates]
        starts = [spans[0][0] for spans in stand if spans]
        if starts not in (sorted(starts), sorted(starts, reverse=True)):
            place = one.rule.place.at("pay", near=rates[0].words)
            found = problem("E630", place, found="、".join(source.words for source in rates))
            yield Finding(one.rule, found, tuple(span for spans in stand for span in spans))
