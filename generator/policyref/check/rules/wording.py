"""A rule says what its quote says: the same numbers and comparators, the same alternatives, no sum of what excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from policyref.check.reading import figures_of, places
from policyref.check.rules.finding import Finding, Span
from policyref.check.rules.subject import Subject, in_text
from policyref.model.measure import Measure
from policyref.problems.problem import Place, Problem, problem
from policyref.rules.comparisons import parted, without_notes
from policyref.rules.expr import Either, Is, Source
from policyref.rules.program import Program
from policyref.rules.values import number
from policyref.text.figures import Figure, spans_of
from policyref.text.occurrences import occurrences
from policyref.text.sentences import squeeze

_NOTHING = frozenset("0０〇零")
_WHOLE = (Fraction(1), "%")
_PER = {"每年", "每月", "每季度", "每周", "每天", "每日"}
_AND = ("、", "和", "及", "或")
_OR = re.compile(r"或者?")
_ONCE = re.compile(
    r"就高不就低|就高不重复|从高不重复|择高不重复|不(?:得|可|能|予|再)?重复(?:享受|奖励|补助|补贴|兑现|计算)?"
    r"|不(?:得|可|能)?(?:叠加|累加|兼得|同时享受)"
)


def check_words(one: Subject) -> Iterator[Finding]:
    """Every word of what is computed is in the quote, beside its comparator; every number of the quote is computed."""
    used: dict[str, list[Span]] = {
        one.quote: [span for per in _PER & _asked_per(one) for span in occurrences(per, one.quote)]
    }
    for source in one.lowered.sources:
        quote = one.text_of(source)
        words = in_text(source)
        spans = occurrences(words, quote)
        figures = [figure for figure in figures_of(words) if not _is_nothing(figure)]
        parts = {figure.words: places(figure.words, quote) for figure in figures}
        used.setdefault(quote, []).extend([*spans, *(span for found in parts.values() for span in found)])
        yield from _mistaken(one, source, words, bool(spans), parts, quote)
    if not one.replaces:
        for quote, spans in used.items():
            yield from _unused(one, quote, spans)


def _asked_per(one: Subject) -> set[str]:
    """每月 is in the rule where a number of months is asked for, or stands in it."""
    units = [field.unit or "" for field in one.fields.values()]
    units += [found[1] for source in one.lowered.sources if (found := number(source.words))]
    return {f"每{unit.removeprefix('个')}" for unit in units}


def _unused(one: Subject, quote: str, used: list[Span]) -> Iterator[Finding]:
    for figure in figures_of(quote):
        if number(figure.words) == _WHOLE and not _has_rate(one):
            continue  # 全额给予 is what a rule without a rate does
        if not any(start < figure.end and figure.start < end for start, end in used):
            place = one.rule.place.at("quote", near=figure.words)
            yield Finding(one.rule, problem("E612", place, found=figure.words), ((figure.start, figure.end),))


def _has_rate(one: Subject) -> bool:
    return any((found := number(leaf.source.words)) and found[1] == "%" for leaf in one.leaves)


def _is_nothing(figure: Figure) -> bool:
    """`0元` in a table says that there is nothing; no official text has to."""
    if figure.words[0] not in _NOTHING and "分之" not in figure.words:
        return False  # whatever begins with another digit is something
    found = number(figure.words)
    return found is not None and found[0] == 0


def _mistaken(
    one: Subject, source: Source, words: str, verbatim: bool, parts: Mapping[str, list[Span]], quote: str
) -> Iterator[Finding]:
    if verbatim:
        return
    missing = [words for words, spans in parts.items() if not spans]
    if missing or not parts:
        if missing or source.whole:
            found = missing[0] if missing else words
            yield Finding(one.rule, problem("E611", place_of(one, source), found=found))
    elif source.whole:
        spans = next(iter(parts.values()))
        if not any(_shared_comparator(words, span, quote) for span in spans):
            start, end = spans[0]
            near = quote[max(0, start - 4) : end + 3]
            yield Finding(one.rule, problem("E613", place_of(one, source), found=words, near=near), tuple(spans))


def place_of(one: Subject, source: Source) -> Place:
    return one.rule.place.at(source.key, near=source.words)


def _shared_comparator(words: str, span: Span, quote: str) -> bool:
    """50%、100%以上 says 50%以上 too: the comparator of a list stands before or after all of it."""
    start, end = span
    figures = figures_of(quote)
    for figure in reversed(figures):
        start = figure.start if quote[figure.end : start] in _AND else start
    for figure in figures:
        end = figure.end if quote[end : figure.start] in _AND else end
    head, tail = parted(words)
    before, after = quote[:start], without_notes(quote[end:])
    negated = bool(head) and before.endswith("不" + head)
    return bool(head + tail) and before.endswith(head) and not negated and after.startswith(tail)


def check_alternatives(one: Subject) -> Iterator[Finding]:
    """Every 或 of the quote is an `any`, a list of options, part of one question, or another reading."""
    if one.replaces:
        return
    asked = [words for label, field in one.fields.items() for words in (label, *field.options)]
    covered = spans_of([squeeze(words) for words in asked], one.quote)
    spans = [match.span() for match in _OR.finditer(one.quote)]
    spans = [span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in covered)]
    for start, end in spans[_alternatives(one) :]:
        found = one.quote[max(0, start - 5) : end + 5]
        place = one.rule.place.at("quote", near=found)
        yield Finding(one.rule, problem("E614", place, found=found), ((start, end),))


def _alternatives(one: Subject) -> int:
    """How many 或 the conditions of a rule express."""
    return sum(
        len(node.parts if isinstance(node, Either) else node.options) - 1
        for node in one.lowered.nodes
        if isinstance(node, Either | Is)
    )


def check_total(measure: Measure, program: Program) -> Iterator[Problem]:
    """Where the text says that benefits do not add up, they are not added up."""
    benefits = [rule for rule in program.rules if rule.benefit]
    if program.total != "sum" or len(benefits) < 2 or any(one.total for one in program.readings):
        return
    if match := _ONCE.search(squeeze(measure.text)):
        yield problem("E615", measure.place.at("total"), found=match.group())
