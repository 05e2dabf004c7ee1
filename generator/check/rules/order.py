"""Each option, tier, case or condition has the sum or the outcome that the text gives it, and not its neighbour's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from generator.check.rules.finding import Finding, Span
from generator.check.rules.leaves import leaves_of
from generator.check.rules.pairs import paired
from generator.check.rules.reading import numbers_of
from generator.check.rules.subject import Subject, in_text
from generator.problems.problem import problem
from generator.rules.expr import Compare, Const, Expr, Input, Is, Pick, Source, Step, Sum, Test, walk
from generator.rules.parse import NO, YES
from generator.rules.words import number, read
from generator.text.occurrences import occurrences
from generator.text.sentences import squeeze

_SHORTEST = 2
_PAID = re.compile("(?:给予|奖励|补助|补贴|奖补|资助|最高)[^，。；]{0,4}$")
_REACHED = re.compile("(?<!不)(?:超过|达到?|不?满|不足|低于|高于|大于|小于)$")
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
    for below in walk(node):
        match below:
            case Pick(_, options):
                yield [Row((option,), source) for option, then in options for source in _sums(then)]
            case Step(_, steps):
                yield [
                    Row((at.words,), source) for row in steps if (at := row.reach.source) for source in _sums(row.then)
                ]
            case Sum(terms) if len({label for term in terms for label in _labels(term)}) >= len(terms):
                yield [Row((label,), source) for term in terms for label in _labels(term) for source in _sums(term)]


def _sums(node: Expr) -> Iterator[Source]:
    """What is paid; 0元 in a table stands in no text."""
    yield from (leaf.source for leaf in leaves_of(node) if leaf.role in ("paid", "limit") and leaf.const.value)


def _labels(node: Expr) -> list[str]:
    return [one.label for one in walk(node) if isinstance(one, Input)]


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
    for node in walk(test):
        match node:
            case Is(_, options) if not set(options) <= {YES, NO}:
                yield from options
            case Compare(_, _, Const(_, Source() as source)):
                yield in_text(source)


def _named(one: Subject) -> Iterator[str]:
    """Options that others than those of the rule can have, and thresholds of the text: each draws its own sum."""
    asked = {node.label for node in one.lowered.nodes() if isinstance(node, Is | Pick)}
    yield from (option for label in asked for option in one.fields[label].options)
    for figure in numbers_of(one.quote):
        before, after = one.quote[: figure.start], one.quote[figure.end :]
        if not _PAID.search(before) and (_REACHED.search(before) or after.startswith(_OR_MORE)):
            yield figure.words


def _compared(one: Subject, rows: list[Row], others: Iterable[str], all_told: bool) -> Iterator[Finding]:
    """`all_told`: each row of a table is looked for, so what the text leaves open is asked."""
    named = [squeeze(words) for words in others]
    for quote in dict.fromkeys(one.text_of(row.source) for row in rows):
        here = [Row(tuple(map(squeeze, row.heads)), row.source) for row in rows if one.text_of(row.source) == quote]
        sums = {in_text(row.source) for row in here}
        if all_told and len(sums) < 2:
            continue
        said = given_to(quote, {*named, *(head for row in here for head in row.heads)}, sums)
        for row in here:
            found = {words for head in row.heads for words in said.get(head, ())}
            yield from _mistaken(one, row, found, all_told)


def given_to(quote: str, heads: set[str], sums: set[str]) -> dict[str, set[str]]:
    """What the text gives to each of the heads, which it may name by a part of theirs: 县内 for 县内人数."""
    names = {_in_text(head, heads, quote): head for head in sorted(heads)}
    spans = [span for name in names for span in occurrences(name, quote)]
    units = {found[1] for words in sums if (found := number(words))}
    given = {span: words for words in sums for span in _given(words, names, quote) if not _within(span, spans)}
    for figure in numbers_of(quote):
        span = (figure.start, figure.end)
        if read(figure)[1] in units and span not in spans and not _within(span, [*spans, *given]):
            given[span] = figure.words
    return {names[name]: said for name, said in paired(quote, names, given).items()}


def _given(words: str, names: Collection[str], quote: str) -> list[Span]:
    """Where a sum stands; one that is a tier too (达到1万元、2万元的，奖励1万元、2万元) stands in the latter half."""
    found = occurrences(words, quote)
    return found[len(found) // 2 :] if words in names else found


def _within(span: Span, longer: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in longer)


def _in_text(head: str, heads: Collection[str], quote: str) -> str:
    """The longest part of some words that the text has and that none of the others has; a number has no parts."""
    if head in quote or any(character.isdigit() for character in head):
        return head
    for length in range(len(head) - 1, _SHORTEST - 1, -1):
        for start in range(len(head) - length + 1):
            part = head[start : start + length]
            if part in quote and not any(part in other for other in heads if other != head):
                return part
    return head


def _mistaken(one: Subject, row: Row, said: set[str], all_told: bool) -> Iterator[Finding]:
    words, quote = in_text(row.source), one.text_of(row.source)
    if words in said or words not in quote or not (said or all_told):
        return
    if not said and not any(head in quote or not numbers_of(head) for head in row.heads):
        return  # another check says that these words are not the text's
    place = one.rule.place.at(row.source.key, near=row.source.words)
    head = "、".join(row.heads)
    told = problem("E621", place, found=words, head=head, near="、".join(sorted(said)))
    asked = problem("Q601", place, found=words, head=head)
    yield Finding(one.rule, told if said else asked, tuple(occurrences(words, quote)))
