"""The words of a rule that are the notice's, and where in the rule they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.rules import Rule
from generator.rules.words import SHARES

_NAMES = ("of", "over", "by", "times", "actual")
"""Keys of a pay that name inputs."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """`whole` words stand in the quote as they are, of others just the numbers. `origin`: what was derived of them."""

    key: str
    words: str
    whole: bool = True
    origin: str = ""


def phrases(rule: Rule, types: Mapping[str, str]) -> Iterator[Phrase]:
    """`types` are those of the inputs by key."""
    yield from _conditions("when", rule.when, types)
    for case in rule.cases:
        yield from _conditions("cases", case.when, types)
        yield Phrase("cases" if case.when else "outcome", case.outcome)
    yield from _pay(rule.pay, types)
    if rule.cap:
        yield from (Phrase(rule.cap.key, words) for words in rule.cap.sums.values())
    for name in ("latest", "add"):
        if name in rule.date:
            yield Phrase("date", rule.date[name])


def _conditions(key: str, when: Iterable[Mapping[str, Any]], types: Mapping[str, str]) -> Iterator[Phrase]:
    for entry in when:
        for name, words in entry.items():
            if name == "any":
                yield from _conditions(key, words, types)
            elif isinstance(words, Mapping):
                if "from" in words:
                    yield Phrase(key, words["from"], origin=words.get("derived", ""))
                if "words" in words:
                    yield Phrase(key, words["words"])
            elif isinstance(words, list):
                yield from (Phrase(key, one, whole=False) for one in words)
            else:
                yield Phrase(key, words, whole=types[name] not in ("choice", "yesno"))


def _pay(pay: Mapping[str, Any], types: Mapping[str, str]) -> Iterator[Phrase]:
    for key, value in pay.items():
        if key in _NAMES and not (key == "over" and value not in types):
            continue
        if key == "times_cap":
            yield Phrase("pay", value["from"], origin=value["derived"])
        elif key == "product":
            yield from (Phrase("pay", words, whole=words in SHARES) for words in value if words not in types)
        elif key == "tiers":
            yield from (Phrase("pay", words, whole=False) for tier in value for words in tier.values())
        elif key == "table":
            yield from (Phrase("pay", words, whole=False) for row in value.items() for words in row)
        else:
            found = value.values() if isinstance(value, Mapping) else [value]
            yield from (Phrase("pay", words, whole=words in SHARES) for words in found)
