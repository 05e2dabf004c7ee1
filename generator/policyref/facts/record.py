"""A record is what an editor writes and what the program reads: a frozen dataclass that pydantic validates.

The reader hands over strings, lists, mappings and nulls only (no YAML 1.1 guesses), so every other type is made here.
"""

from __future__ import annotations

import dataclasses
from copy import copy as copy_of
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter

from policyref.facts.provenance import Claim, Neutral, Official, OfQuote, OfRule, Remark
from policyref.problems.problem import Place
from policyref.text.dates import parse_date

R = TypeVar("R")
_STRICT = ConfigDict(extra="forbid", json_schema_extra={"additionalProperties": False})
SHAPES: dict[str, str] = {}
"""Pattern → what a value of that shape is called when another is refused."""


def field(about: str, *, default: Any = dataclasses.MISSING, key: str | None = None, meanwhile: Any = None) -> Any:
    """What an editor writes. `about` explains it; `key` is what it is written under, where that is not its name.

    `meanwhile` stands for what is needed, while it is missing or wrong, so that the rest can be looked at.
    """
    metadata = {"description": about, "meanwhile": meanwhile} | ({"alias": key} if key else {})
    if default in ((), {}):
        return dataclasses.field(default_factory=type(default), metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def attached(*, init: Literal[False] = False) -> Any:
    """What the loader finds out and puts beside what is written: `attach` for the places, `put` for the rest.

    It does not count where records are compared.
    """
    return dataclasses.field(init=init, repr=False, compare=False)


put = object.__setattr__
"""Gives a record something that is attached to it."""


def changed(record: R, **what: Any) -> R:
    """A copy with other values, which keeps everything that is attached; `dataclasses.replace` would lose it.

    What the record has worked out from its old values is forgotten.
    """
    copy = copy_of(record)
    for name in [*copy.__dict__]:
        if isinstance(getattr(type(copy), name, None), cached_property):
            del copy.__dict__[name]
    for name, value in what.items():
        put(copy, name, value)
    return copy


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field, attached))
def record(kind: type[R]) -> type[R]:
    """A mapping of a data file. Unknown keys are refused; what fields are about becomes the editors' help."""
    kind.__pydantic_config__ = _STRICT  # type: ignore[attr-defined]
    return dataclasses.dataclass(frozen=True, kw_only=True)(kind)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The validator of a record."""
    return TypeAdapter(kind)


@record
class Record:
    """`place` is where it is written, `within` the fact with a quote of which it is a part, if so."""

    place: Place = attached()
    within: Any = attached()


def shaped(pattern: str, called: str) -> StringConstraints:
    """Words of one shape, and how that is called where others are refused."""
    SHAPES[pattern] = called
    return StringConstraints(pattern=pattern)


def listed(value: Any) -> Any:
    """A list with one entry may be written without the brackets."""
    return [value] if isinstance(value, str) else value


def _to_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = parse_date(value)
    if found is None or not 1900 <= found.year <= 2199:  # a slip of the finger; the day after has to exist, too
        raise ValueError("date")
    return found


Words = Annotated[str, shaped(r"\S", "不为空的文字")]
Slug = Annotated[str, shaped(r"^[a-z0-9]+(-[a-z0-9]+)*$", "小写英文字母、数字和连字符组成的短名"), Neutral()]
Name = Annotated[Words, Neutral()]
OfficialWords = Annotated[Words, Official()]
InQuote = Annotated[Words, OfQuote()]
InRule = Annotated[Words, OfRule()]
Sum = Annotated[Words, OfQuote(amount=True)]
OurWords = Annotated[Words, Claim()]
OurSummary = Annotated[Words, Claim(counts=True)]
OurWordsOnQuote = Annotated[Words, Claim("sentence")]
OurSum = Annotated[Words, Claim("quote")]
OurRemark = Annotated[Words, Remark()]
OurBasis = Annotated[Words, Remark(derives=True)]
LISTED = BeforeValidator(listed, json_schema_input_type=Name | tuple[Name, ...])
"""A name alone stands for a list of one."""
Day = Annotated[
    date,
    BeforeValidator(_to_date),
    Field(json_schema_extra={"type": "string", "format": "", "examples": ["2023年4月30日", "2023-04-30"]}),
]
Number = Annotated[int, Field(ge=1, le=9999)]
