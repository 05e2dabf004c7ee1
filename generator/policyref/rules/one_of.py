"""Several records under one key: which of them is meant follows from the keys that are written."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from policyref.facts.record import field, record

R = TypeVar("R")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def form(about: str) -> Callable[[type[R]], type[R]]:
    """A record that is one of several. The first key of its own names it; `about` tells an editor what it is for."""

    def made(kind: type[R]) -> type[R]:
        kind = record(kind)
        extra: dict[str, Any] = {"additionalProperties": False, "description": about}
        kind.__pydantic_config__ = ConfigDict(extra="forbid", json_schema_extra=extra)  # type: ignore[attr-defined]
        kind.about = about  # type: ignore[attr-defined]
        return kind

    return made


class Form:
    """What the records of a union share."""

    about: ClassVar[str]


@dataclass(frozen=True)
class OneOf:
    """Beside a union: a mapping is the record whose name is among its keys; the one member that is no record is words.

    `called` is what the records are to an editor. `bare` chooses where several members are written without keys.
    """

    called: str
    bare: Callable[[Any], type | None] = lambda raw: None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        members = members_of(source)
        choices = {tag: handler.generate_schema(member) for tag, member in members.items()}
        choose = core_schema.tagged_union_schema(choices, lambda raw: self.tag(raw, members))
        return core_schema.no_info_before_validator_function(
            lambda raw: self._checked(raw, members), choose, json_schema_input_schema=choose
        )

    def tag(self, raw: Any, members: Mapping[str, Any]) -> str | None:
        """Which member is written; a record that has been made already is its own."""
        if dataclasses.is_dataclass(raw):
            return type(raw).__name__
        if isinstance(raw, Mapping):
            found = self._named(raw, members)
            return found[0] if len(found) == 1 else None
        chosen = self.bare(raw)
        return chosen.__name__ if chosen else WORDS if WORDS in members else None

    def _named(self, raw: Mapping[Any, Any], members: Mapping[str, Any]) -> list[str]:
        """The records whose name is written. One that has the names of the others among its keys is meant alone."""
        records = {tag: member for tag, member in members.items() if is_record(member)}
        found = [tag for tag, member in records.items() if name_of(member) in raw]
        names = {name_of(records[tag]) for tag in found}
        whole = [tag for tag in found if names <= _keys(records[tag])]
        return whole if len(whole) == 1 else found

    def _checked(self, raw: Any, members: Mapping[str, Any]) -> Any:
        """The same; refused where no record or more than one is written."""
        if isinstance(raw, Mapping):
            found = self._named(raw, members)
            if len(found) != 1:
                written = [name_of(members[tag]) for tag in found] or [str(key) for key in raw]
                options = {name_of(one): one.about for one in members.values() if is_record(one)}
                words = {"written": written, "called": self.called, "options": options}
                raise PydanticCustomError("one_of", "one_of", words)
        elif self.tag(raw, members) is None:
            raise PydanticCustomError("no_mapping", "no_mapping")
        return raw


WORDS = "words"
"""The tag of a member that is no record."""


@dataclass(frozen=True)
class Bare:
    """Beside a record of one field: it is written without the key."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        [one] = dataclasses.fields(source)
        value = handler.generate_schema(get_type_hints(source, include_extras=True)[one.name])
        return core_schema.no_info_after_validator_function(lambda written: source(**{one.name: written}), value)


def members_of(union: Any) -> dict[str, Any]:
    """The members of a union by the tag that errors name them by."""
    return {_tag(member): member for member in get_args(union)}


def _tag(member: Any) -> str:
    kind = get_args(member)[0] if get_origin(member) is not None or hasattr(member, "__metadata__") else member
    return kind.__name__ if dataclasses.is_dataclass(kind) else WORDS  # type: ignore[union-attr]


def is_record(member: Any) -> bool:
    """Whether a member is written with its keys."""
    return dataclasses.is_dataclass(member)


@cache
def name_of(kind: Any) -> str:
    """The first key of a record that is its own."""
    own = next(iter(inspect.get_annotations(kind)))
    return _key(next(one for one in dataclasses.fields(kind) if one.name == own))


@cache
def _keys(kind: Any) -> frozenset[str]:
    """What the fields of a record are written under."""
    return frozenset(_key(one) for one in dataclasses.fields(kind) if one.init)


def _key(one: dataclasses.Field[Any]) -> str:
    return str(one.metadata.get("alias", one.name))
