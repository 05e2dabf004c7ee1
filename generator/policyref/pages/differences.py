"""What an amendment has changed: in the words, as the act spells it out, in the amounts, and in what somebody gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from policyref.calc.programs import lowered
from policyref.model.facts import Benefit
from policyref.model.library import Library
from policyref.model.version import Version
from policyref.rules.evaluate import calculate
from policyref.rules.program import Program
from policyref.text.amending import Edit
from policyref.time.amended import Amended, Flow
from policyref.time.versions import amended
from policyref.words import AMOUNTS, BOUND, KIND, OUTCOME, PAYER, yuan

_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 800, 1000, 2000, 5000, 10000)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence: of both texts, of the old one alone or of the new one alone."""

    text: str
    is_old: bool = True
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Amount:
    """A benefit whose `what` was otherwise; it had none, or has none, where a side is empty."""

    benefit: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The same question, and what each text gives."""

    given: Mapping[str, str]
    benefit: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Differences:
    """`added` and `gone` are names of benefits."""

    sentences: tuple[tuple[Words, ...], ...]
    amounts: tuple[Amount, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    asked: Asked | None


def differences(version: Version, library: Library) -> Differences:
    """Between a text and the one that it amends."""
    found = amended(version, library)
    sentences = _by_edits(found) if found and found.holds else _by_names(version)
    before = {one.id: one for one in version.before.benefits}
    after = {one.id: one for one in version.benefits}
    amounts = [one for key in before if key in after for one in _amounts(before[key], after[key])]
    added, gone = (
        [one.name for key, one in own.items() if key not in others]
        for own, others in ((after, before), (before, after))
    )
    return Differences(tuple(sentences), (*amounts,), (*added,), (*gone,), _asked(version, library))


def _by_edits(found: Amended) -> Iterator[tuple[Words, ...]]:
    """The sentences that edits touch, each with what goes and what comes; those that one edit joins are one."""
    starts = [0, *accumulate(len(one.words) for one in found.old.pieces)]
    rows: list[tuple[int, int, list[Edit]]] = []
    for edit in sorted(found.edits):
        low = max(start for start in starts[:-1] if start <= min(edit.start, max(starts[-1] - 1, 0)))
        if edit.start == edit.end and edit.start > 0:  # what is added behind a sentence stands behind it
            low = max((start for start in starts[:-1] if start < edit.start), default=0)
        high = min((end for end in starts[1:] if end >= edit.end and end > low), default=starts[-1])
        if rows and rows[-1][1] > low:
            low, rows[-1] = rows[-1][0], (rows[-1][0], max(high, rows[-1][1]), [*rows[-1][2], edit])
        else:
            rows.append((low, high, [edit]))
    for low, high, edits in rows:
        yield tuple(_words(found.old.words, low, high, edits))


def _words(text: str, low: int, high: int, edits: Sequence[Edit]) -> Iterator[Words]:
    at = low
    for edit in edits:
        if edit.start > at:
            yield Words(text[at : edit.start])
        if edit.end > edit.start:
            yield Words(text[edit.start : edit.end], is_new=False)
        if edit.words:
            yield Words(edit.words, is_old=False)
        at = edit.end
    if high > at:
        yield Words(text[at:high])


def _by_names(version: Version) -> Iterator[tuple[Words, ...]]:
    """Where nobody spelt it out: the sentences that only one of the texts has."""
    old, new = ({one.name: one.words for one in Flow(text).pieces if one.name} for text in (version.before, version))
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield (Words(old[name], is_new=False),)
        elif name not in old:
            yield (Words(new[name], is_old=False),)


def _amounts(old: Benefit, new: Benefit) -> Iterator[Amount]:
    for key, what in AMOUNTS.items():
        before, after = _said(old, key), _said(new, key)
        if before != after and not (key == "headline" and _said(old, "cap") != _said(new, "cap")):
            yield Amount(new.name, what, before, after)


def _said(benefit: Benefit, key: str) -> str:
    match key:
        case "cap":
            return benefit.cap.words if benefit.cap else ""
        case "kind":
            return KIND[benefit.kind]
        case "payer":
            return PAYER[benefit.payer]
        case _:
            return str(getattr(benefit, key))


def _asked(version: Version, library: Library) -> Asked | None:
    """An example, or else one with a round number in its place, to which the two texts give different answers."""
    (old, wrong), (new, false) = lowered(version.before, library), lowered(version, library)
    if wrong or false or not old.rules or not new.rules:
        return None
    examples = [dict(one.given) for text in (version, version.before) for one in text.rules.examples]
    tried = [*examples, *(other for one in examples[:3] for other in _rounded(one, new))]
    names = {rule.id: rule.name for rule in version.rules.rules}
    for given in tried:
        both = calculate(old, given), calculate(new, given)
        if any(one["errors"] for one in both):
            continue
        for rule, name in names.items():
            before, after = (one["benefits"].get(rule) for one in both)
            if before and after and _is_told(before, after):
                return Asked(given, name, _result(before), _result(after))
    return None


def _rounded(given: Mapping[str, str], program: Program) -> Iterator[dict[str, str]]:
    for label, field in program.inputs.items():
        if label in given and field.type in ("money", "count"):
            unit = given[label].lstrip("0123456789.")
            yield from ({**given, label: f"{number}{unit}"} for number in _ROUND)


def _is_told(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    known = {*BOUND, "not_met", "between"}
    return before["kind"] in known and after["kind"] in known and _result(before) != _result(after)


def _result(row: Mapping[str, Any]) -> str:
    """`5万元`, `至多5万元`, or that the conditions are not met."""
    if row["kind"] == "not_met":
        return str(OUTCOME["not_met"])
    return f"{BOUND.get(row['kind'], '')}{yuan(str(row['value']))}"
