"""A rule says what its quote says: the same numbers and comparators, the same alternatives, no sum of what excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.check.rules.finding import Finding, Span
from generator.check.rules.phrases import Phrase, phrases
from generator.model.measure import Measure
from generator.model.rules import Rule
from generator.problems.problem import Problem, problem
from generator.rules.words import COMPARISON, INCLUDED, number, operator
from generator.text.figures import Figure, scan_figures, spans_of
from generator.text.sentences import squeeze

_DIGITS = frozenset("0123456789０１２３４５６７８９.．〇零一二两三四五六七八九十百千万亿")
_NOTHING = frozenset("0０〇零")
_NEGATIONS = frozenset("不未")
_PER = {"每年", "每月", "每季度", "每周", "每天", "每日"}
_AND = ("、", "和", "及", "或")
_OR = re.compile(r"或者?")
_ONCE = re.compile(
    r"就高不就低|就高不重复|从高不重复|择高不重复|不(?:得|可|能|予|再)?重复(?:享受|奖励|补助|补贴|兑现|计算)?"
    r"|不(?:得|可|能)?(?:叠加|累加|兼得|同时享受)"
)


def check_words(rule: Rule, measure: Measure) -> Iterator[Finding]:
    """Every word of the rule is in the quote, beside its comparator; every number of the quote is in the rule."""
    quote = squeeze(rule.quote)
    used: list[Span] = [span for words in _PER & _asked_per(measure) for span in _occurrences(words, quote)]
    for phrase in phrases(rule, {one.key: one.type for one in measure.rules.inputs}):
        words = squeeze(phrase.words)
        spans = _occurrences(words, quote)
        figures = [figure for figure in scan_figures(words) if not _is_nothing(figure)]
        parts = {figure.words: _occurrences(figure.words, quote) for figure in figures}
        used += [*spans, *(span for found in parts.values() for span in found)]
        yield from _mistaken(rule, phrase, bool(spans), parts, quote)
    if _is_replacement(rule, measure):
        return
    for figure in scan_figures(quote):
        if not any(start < figure.end and figure.start < end for start, end in used):
            place = rule.place.at("quote", near=figure.words)
            yield Finding(rule, problem("E612", place, found=figure.words), ((figure.start, figure.end),))


def _asked_per(measure: Measure) -> set[str]:
    """每月 is in the rule where a number of months is asked for."""
    return {f"每{(one.unit or '').removeprefix('个')}" for one in measure.rules.inputs}


def _is_replacement(rule: Rule, measure: Measure) -> bool:
    """Another reading may leave words of the quote out: that is its point."""
    return any(rule is one for reading in measure.rules.readings for one in reading.replace)


def _is_nothing(figure: Figure) -> bool:
    """`0元` in a table says that there is nothing; no official text has to."""
    if figure.words[0] not in _NOTHING and "分之" not in figure.words:
        return False  # whatever begins with another digit is something
    found = number(figure.words)
    return found is not None and found[0] == 0


def _occurrences(words: str, text: str) -> list[Span]:
    """Where words stand in a text as they are: not within a longer number, nor 超过 within 不超过."""
    before = _DIGITS if words[:1] in _DIGITS else _NEGATIONS
    after: frozenset[str] = _DIGITS if words[-1:] in _DIGITS else frozenset()
    found = []
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        apart = text[start - 1 : start] not in before and text[end : end + 1] not in after
        if apart:
            found.append((start, end))
        start = text.find(words, end if apart else start + 1)
    return found


def _mistaken(
    rule: Rule, phrase: Phrase, verbatim: bool, parts: Mapping[str, list[Span]], quote: str
) -> Iterator[Finding]:
    if phrase.origin and operator(phrase.words) not in (None, operator(phrase.origin)):
        yield Finding(rule, problem("E613", _at(rule, phrase), found=phrase.origin, near=phrase.words))
    if verbatim:
        return
    missing = [words for words, spans in parts.items() if not spans]
    if missing or not parts:
        if missing or phrase.whole:
            found = missing[0] if missing else phrase.words
            yield Finding(rule, problem("E611", _at(rule, phrase), found=found))
    elif phrase.whole:
        spans = next(iter(parts.values()))
        if not any(_shared_comparator(squeeze(phrase.words), span, quote) for span in spans):
            start, end = spans[0]
            near = quote[max(0, start - 4) : end + 3]
            yield Finding(rule, problem("E613", _at(rule, phrase), found=phrase.words, near=near), tuple(spans))


def _at(rule: Rule, phrase: Phrase) -> Any:
    return rule.place.at(phrase.key, near=phrase.origin or phrase.words)


def _shared_comparator(words: str, span: Span, quote: str) -> bool:
    """50%、100%以上 says 50%以上 too: the comparator of a list stands before or after all of it."""
    match = COMPARISON.fullmatch(INCLUDED.sub("", words))
    start, end = span
    figures = scan_figures(quote)
    for one in reversed(figures):
        start = one.start if quote[one.end : start] in _AND else start
    for one in figures:
        end = one.end if quote[end : one.start] in _AND else end
    head, tail = (match[1] or "", match[3] or "") if match else ("", "")
    before, after = quote[:start], INCLUDED.sub("", quote[end:])
    negated = bool(head) and before.endswith("不" + head)
    return bool(head + tail) and before.endswith(head) and not negated and after.startswith(tail)


def check_alternatives(rule: Rule, measure: Measure) -> Iterator[Finding]:
    """Every 或 of the quote is an `any`, a list of options, part of one question, or another reading."""
    if any(one.id == rule.id for reading in measure.rules.readings for one in reading.replace):
        return
    quote = squeeze(rule.quote)
    asked = [words for one in measure.rules.inputs for words in (one.label, *one.options)]
    covered = spans_of([squeeze(words) for words in asked], quote)
    spans = [match.span() for match in _OR.finditer(quote)]
    spans = [span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in covered)]
    for start, end in spans[_alternatives(rule.when) + sum(_alternatives(case.when) for case in rule.cases) :]:
        found = quote[max(0, start - 5) : end + 5]
        place = rule.place.at("quote", near=found)
        yield Finding(rule, problem("E614", place, found=found), ((start, end),))


def _alternatives(when: Any) -> int:
    """How many 或 some conditions express."""
    count = 0
    for entry in when:
        for key, words in entry.items():
            if isinstance(words, list):
                count += len(words) - 1
                count += _alternatives(words) if key == "any" else 0
    return count


def check_total(measure: Measure) -> Iterator[Problem]:
    """Where the text says that benefits do not add up, they are not added up."""
    benefits = [rule for rule in measure.rules.rules if rule.is_benefit]
    if measure.rules.total != "sum" or len(benefits) < 2 or any(one.total for one in measure.rules.readings):
        return
    parts = [measure.text, *(item.text for item in measure.items), *(passage.text for passage in measure.closing)]
    text = squeeze("".join(parts))
    if match := _ONCE.search(text):
        yield problem("E615", measure.place.at("total"), found=match.group())
