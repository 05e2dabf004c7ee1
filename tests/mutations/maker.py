"""Plausible wrong values for every field of a data file, made of its raw YAML: what a tired editor might write.

A mutation has a name that is the same in every run: where it is, and what is there instead.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, get_args

from policyref.model.facts import BenefitKind, Certainty, DeadlineKind, Payer
from policyref.model.passages import Role
from policyref.model.rules import Total
from policyref.text.dates import parse_date
from policyref.text.sentences import split_sentences

Steps = tuple[str | int, ...]
_CHOICES: dict[str, tuple[str, ...]] = {
    "payer": get_args(Payer),
    "role": get_args(Role),
    "certainty": get_args(Certainty),
    "total": get_args(Total),
    "bound": ("equal", "at_most", "at_least"),
    "draft": ("true", "false"),
    "numbering_restarts": ("true", "false"),
}
_KINDS = {"benefits": get_args(BenefitKind), "deadlines": get_args(DeadlineKind)}
# Keys that an editor chooses: names of inputs, options of tables.
_OWN_KEYS = {"inputs", "table", "given", "expect", "when", "each", "rules", "any"}
_TEXT = {"text", "closing"}
_QUOTES = {"quote", "from"}
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SWAPS = (
    ("超过", "达到"),
    ("不足", "不超过"),
    ("以上", "以下"),
    ("以内", "以上"),
    ("最高", ""),
    ("不超过", ""),
    ("不低于", ""),
    ("至少", ""),
    ("每年", "每月"),
    ("每月", "每季度"),
    ("万元", "元"),
    ("人", "户"),
    ("省", "市"),
    ("企业", "个人"),
)


@dataclass(frozen=True)
class Mutation:
    """`field` is the way to the field without the numbers in it; `raw` the file with the wrong value."""

    field: str
    name: str
    raw: Mapping[str, Any]


def mutations(raw: Mapping[str, Any]) -> Iterator[Mutation]:
    sentences = split_sentences("\n".join(_texts(raw)))
    seen = set()
    for steps, value in _walk(raw, ()):
        for said, wrong in _wrong(steps, value, sentences):
            name = f"{'.'.join(map(str, steps))} {said}"
            if name not in seen:
                seen.add(name)
                yield Mutation(_field(steps), name, _with(raw, steps, wrong))


_GONE = object()


def _walk(value: Any, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    """Every value below a value, lists and mappings too."""
    below = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, one in below:
        yield (*steps, step), one
        yield from _walk(one, (*steps, step))


def _texts(raw: Mapping[str, Any]) -> Iterator[str]:
    """The official words of a measure or of a notice."""
    for _, one in _walk(raw, ()):
        if isinstance(one, Mapping) and isinstance(one.get("text"), str):
            yield one["text"]
    yield from (raw[key] for key in ("text", "closing") if isinstance(raw.get(key), str))


def _field(steps: Steps) -> str:
    """`benefits.when.*.derived`: keys that an editor chooses are all the same."""
    names: list[str] = []
    for step in steps:
        if isinstance(step, str):
            names.append("*" if names and names[-1] in _OWN_KEYS else step)
    return ".".join(names)


def _with(raw: Mapping[str, Any], steps: Steps, wrong: Any) -> Mapping[str, Any]:
    changed = copy.deepcopy(raw)
    owner: Any = changed
    for step in steps[:-1]:
        owner = owner[step]
    if wrong is _GONE:
        del owner[steps[-1]]
    else:
        owner[steps[-1]] = wrong
    return changed


def _wrong(steps: Steps, value: Any, sentences: list[str]) -> Iterator[tuple[str, Any]]:
    key = steps[-1]
    yield "gone", _GONE
    if isinstance(value, list):
        if len(value) > 1:
            yield "first two swapped", [value[1], value[0], *value[2:]]
    elif isinstance(value, Mapping):
        names = list(value)
        if len(names) > 1 and all(isinstance(one, str) for one in value.values()) and names[0] not in ("quote", "id"):
            first, second = names[:2]
            yield f"{first} and {second} swapped", {**value, first: value[second], second: value[first]}
    elif isinstance(value, str):
        yield from _wrong_words(steps, str(key), value, sentences)


def _wrong_words(steps: Steps, key: str, value: str, sentences: list[str]) -> Iterator[tuple[str, Any]]:
    options = _CHOICES.get(key, ())
    if key == "kind":
        options = _KINDS.get(next((step for step in reversed(steps) if step in _KINDS), ""), ())
    for option in options:
        if option != value:
            yield f"= {option}", option
    if day := parse_date(value):
        yield from _wrong_days(day)
        return
    if key in _QUOTES:
        yield from _wrong_quotes(value, sentences)
    elif key in _TEXT:
        yield "without its last sentence", "".join(split_sentences(value)[:-1]) or "无"
    yield from _wrong_figures(value)
    if key not in (*_QUOTES, *_TEXT):
        for one, other in _SWAPS:
            if one in value and value != one:
                yield f"{one} → {other or '—'}", value.replace(one, other, 1)


def _wrong_days(day: date) -> Iterator[tuple[str, Any]]:
    for said, wrong in (
        ("a day later", day + timedelta(days=1)),
        ("a year later", day + timedelta(days=365)),
        ("a month earlier", day - timedelta(days=30)),
    ):
        yield said, wrong.isoformat()
    yield "null", None


def _wrong_quotes(value: str, sentences: list[str]) -> Iterator[tuple[str, Any]]:
    other = next((one for one in sentences if value not in one and len(one) > 4), None)
    if other:
        yield "another sentence", other.rstrip("。")
    clauses = re.split("(?<=[，；、])", value)
    if len(clauses) > 1:
        yield "without its last clause", "".join(clauses[:-1]).rstrip("，；、")
        yield "without its first clause", "".join(clauses[1:])


def _wrong_figures(value: str) -> Iterator[tuple[str, Any]]:
    found = list(_FIGURE.finditer(value))
    for index, one in enumerate(found):

        def put(words: str, one: re.Match[str] = one) -> str:
            return value[: one.start()] + words + value[one.end() :]

        if float(one[0]):
            yield f"number {index} × 10", put(f"{one[0]}0")
        yield (
            f"number {index} = another",
            put(str(9 - int(one[0][0])) + one[0][1:] if one[0][0] != "9" else f"1{one[0][1:]}"),
        )
    if len(found) > 1 and found[0][0] != found[1][0]:
        a, b = found[:2]
        swapped = value[: a.start()] + b[0] + value[a.end() : b.start()] + a[0] + value[b.end() :]
        yield "first two numbers swapped", swapped
