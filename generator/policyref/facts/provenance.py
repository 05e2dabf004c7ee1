"""Whose words a field holds. It is declared where the field is, and every check looks at the declaration.

A field of words has exactly one; a date, a number or a choice needs none, for it says itself what it may be.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from typing_extensions import TypeAliasType


@dataclass(frozen=True, slots=True)
class Official:
    """Words of the text."""


@dataclass(frozen=True, slots=True)
class OfQuote:
    """Words of the record's own quote; with `amount` a sum that can be read."""

    amount: bool = False


@dataclass(frozen=True, slots=True)
class OfRule:
    """Words of a rule: the check of rules holds what is computed with them against the quote."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Ours, about what the text says. Its numbers, dates and units are those of the text `of` which it is.

    `sentence`: of those in which the record's quote stands; `quote`: of the quote alone. `counts`: it may say how many
    there are of something (38条措施).
    """

    of: Literal["text", "sentence", "quote"] = "text"
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Ours, about the text itself. It may count and compare; sums, rates and dates in it are those of the notice.

    `derives`: it tells how a day was worked out, and may name days that only a person can know (春节). Where no person
    is asked about the day, the check of deadlines holds it against the notice.
    """

    derives: bool = False


@dataclass(frozen=True, slots=True)
class Neutral:
    """No statement: an id, a choice, a form that something is written in, the name of something else."""


_A_RECORD = "__dataclass_fields__"
Whose = Official | OfQuote | OfRule | Claim | Remark | Neutral


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of a record: its name, the key that it is written under, whose words it holds, records in it."""

    name: str
    key: str
    about: str
    hint: Any
    whose: Whose | None
    record: type | None
    meanwhile: Any


@cache
def declared(kind: Any) -> tuple[Declared, ...]:
    """The fields that an editor writes, in their order."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        Declared(
            name=one.name,
            key=one.metadata.get("alias", one.name),
            about=one.metadata.get("description", ""),
            hint=hints[one.name],
            whose=_whose(hints[one.name]),
            record=_record_in(hints[one.name]),
            meanwhile=one.metadata.get("meanwhile"),
        )
        for one in dataclasses.fields(kind)
        if one.init
    )


def holds(hint: Any, kind: type) -> bool:
    """Whether a value of a type is of a kind, or may be, or has such values in it."""
    return hint is kind or any(holds(one, kind) for one in get_args(hint))


def _whose(hint: Any) -> Whose | None:
    """The declaration in an annotation; of a mapping it is that of the values."""
    for one in getattr(hint, "__metadata__", ()):
        if isinstance(one, Whose):
            return one
    if get_origin(hint) is dict:
        return _whose(get_args(hint)[1])
    return next((found for one in get_args(hint) if (found := _whose(one))), None)


def _record_in(hint: Any) -> type | None:
    if isinstance(hint, TypeAliasType):
        return _record_in(hint.__value__)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return hint
    return next((found for one in get_args(hint) if (found := _record_in(one))), None)


@cache
def _nested(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.key) for one in declared(kind) if one.record)


Way = tuple[str | int, ...]


def below(record: Any) -> list[tuple[Way, Any]]:
    """The records right within a record, each with the way to it: key, and index or key of the entry."""
    kind: Any = type(record)
    found: list[tuple[Way, Any]] = []
    for name, key in _nested(kind):
        if value := getattr(record, name):
            _gather(value, (key,), found)
    return found


def _gather(value: Any, way: Way, found: list[tuple[Way, Any]]) -> None:
    """A record, or those of a list, of a mapping, of a list of mappings."""
    if isinstance(value, str):
        return
    if hasattr(value, _A_RECORD):
        found.append((way, value))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            _gather(one, (*way, index), found)
    elif isinstance(value, dict):
        for key, one in value.items():
            _gather(one, (*way, key), found)
