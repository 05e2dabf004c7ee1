"""What a condition asks is what the quote asks: of the same input, of one or of all, of those who are or are not, of
the same options. Which words mean which input is understood, not read: what looks otherwise is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyref.check.reading import numbers_of, places
from policyref.check.rules.finding import Finding, Span
from policyref.check.rules.naming import named_in
from policyref.check.rules.order import given_to
from policyref.check.rules.subject import Subject, in_text
from policyref.problems.problem import problem
from policyref.rules.expr import Compare, Const, Either, Input, Is, Source, nodes_of
from policyref.rules.parse import NO, YES
from policyref.rules.program import Field
from policyref.text.bounds import clause_before
from policyref.text.figures import spans_of
from policyref.text.sentences import squeeze

_ANY = re.compile("或|之一|任一|任意|任何|其中|[一1]项|均可|都可")
_NOT = re.compile("(?:未|不|无|没有|没|非|除|排除|不含|不包括)[^，。；、]{0,6}$")
_EXCEPT = re.compile("(?:除|不含|不包括|排除)[^，。；]{0,12}$")
_TELLING = 2


def check_asked(one: Subject) -> Iterator[Finding]:
    if one.replaces:
        return
    yield from _of_another(one)
    for node in nodes_of(one.lowered.when):
        if isinstance(node, Either) and not _ANY.search(one.quote):
            place = one.rule.place.at("when", near="any")
            yield Finding(one.rule, problem("Q608", place, asked=one.rule.quote), ((0, len(one.quote)),))
        elif isinstance(node, Is) and set(node.options) <= {YES, NO}:
            yield from _opposite(one, node)
        elif isinstance(node, Is):
            yield from _other_options(one, node)


def _of_another(one: Subject) -> Iterator[Finding]:
    """利润100万元以上 compared with what is filled in as 销售额."""
    for node in one.lowered.nodes:
        match node:
            case Compare(_, Input(label), Const(_, Source() as source)) if one.text_of(source) == one.quote:
                spans = places(in_text(source), one.quote)
            case _:
                continue
        kind = _kind(one.fields[label])
        labels = [name for name, field in one.fields.items() if _kind(field) == kind]
        named = [_named(clause_before(one.quote, start, numbers_of(one.quote)), labels) for start, _ in spans]
        if named and all(other not in ("", label) for other in named):
            place = one.rule.place.at(source.key, near=source.words)
            found = problem("Q607", place, found=source.words, label=label, other=named[0])
            yield Finding(one.rule, found, tuple(spans))


def _kind(field: Field) -> tuple[str, str | None]:
    return field.type, field.unit if field.type == "count" else None


def _named(clause: str, labels: list[str]) -> str:
    """Which of some inputs a clause names; empty where it names none or several alike."""
    lengths = {label: _common(squeeze(label), clause) for label in labels}
    longest = max(lengths.values(), default=0)
    found = [label for label, length in lengths.items() if length == longest]
    return found[0] if longest >= _TELLING and len(found) == 1 else ""


def _common(words: str, text: str) -> int:
    """The length of the longest piece that both have."""
    pieces = ((end - start, words[start:end]) for start in range(len(words)) for end in range(start, len(words) + 1))
    return max((length for length, piece in pieces if piece in text), default=0)


def _opposite(one: Subject, node: Is) -> Iterator[Finding]:
    """未享受补贴的 needs 否, 享受补贴的 是."""
    spans = spans_of([squeeze(node.label)], one.quote)
    if not spans or len(node.options) != 1:
        return
    denied = [_NOT.search(one.quote[:start]) for start, _ in spans]
    if all(denied) if node.options == (YES,) else not any(denied):
        start, end = spans[0]
        begin = denied[0].start() if denied[0] else start
        place = one.rule.place.at("when", near=node.label)
        words = one.quote[begin:end]
        found = problem("Q609", place, asked=words, label=node.label, value=node.options[0], found=words)
        yield Finding(one.rule, found, ((begin, end),))


def _other_options(one: Subject, node: Is) -> Iterator[Finding]:
    """国家级、省级示范店 are these two and no other."""
    every = {squeeze(option) for option in one.fields[node.label].options}
    mine = {squeeze(option) for option in node.options}
    stand = {span: head for span, head in named_in(one.quote, every).items() if head in one.quote}
    said = {head for span, head in stand.items() if not _EXCEPT.search(one.quote[: span[0]])}
    sums = {in_text(leaf.source) for leaf in one.leaves if leaf.role in ("paid", "cap") and leaf.const.value}
    given = given_to(one.quote, said, sums) if len(said) > 1 and sums else {}
    said = {head for head in said if not given or not given.get(head) or given[head] & sums}
    excepted = {head for head in stand.values() if head not in said} & mine
    wrong = excepted or ((mine - said) if said else set()) or (said - mine if said & mine else set())
    if stand and wrong:
        spans: tuple[Span, ...] = tuple(stand)
        place = one.rule.place.at("when", near=node.options[0])
        words = {"label": node.label, "found": "、".join(node.options), "said": "、".join(sorted(said)) or "除外"}
        yield Finding(one.rule, problem("Q610", place, asked=next(iter(stand.values())), **words), spans)
