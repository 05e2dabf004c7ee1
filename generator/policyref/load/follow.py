"""Where pydantic found a fault → the path of keys and indexes that an editor wrote, and the record that it is in.

Of a union whose members are told apart (`policyref.rules.one_of`), pydantic names the member on the way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from typing_extensions import TypeAliasType

from policyref.facts.provenance import Declared, declared
from policyref.rules.one_of import Bare, OneOf, members_of


class Way(NamedTuple):
    """`record` has, or should have, the last step of the path; `on_key`: that step itself is at fault."""

    path: tuple[str | int, ...]
    record: Any
    on_key: bool = False


def follow(kind: Any, location: tuple[str | int, ...]) -> Way:
    path: list[str | int] = []
    hint, record = kind, None
    on_key = location[-1:] == ("[key]",)
    for step in location[: -1 if on_key else None]:
        hint, members = _plain(hint)
        if members and step in members:
            hint = members[str(step)]
            continue
        path.append(step)
        record = hint if _is_record(hint) else None
        hint = _inside(hint, step)
    return Way(tuple(path), record, on_key)


def keys_of(record: Any) -> dict[str, Declared]:
    """The keys of a record by name; none of what is no record."""
    return {one.key: one for one in declared(record)} if _is_record(record) else {}


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def _plain(hint: Any) -> tuple[Any, dict[str, Any]]:
    """A hint without what only checks or describes; and the members of a union that are told apart."""
    while True:
        marks = getattr(hint, "__metadata__", ())
        if any(isinstance(mark, OneOf) for mark in marks):
            return hint, members_of(get_args(hint)[0])
        if any(isinstance(mark, Bare) for mark in marks):
            [one] = declared(get_args(hint)[0])
            hint = one.hint
        elif get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        elif isinstance(hint, TypeAliasType):
            hint = hint.__value__
        elif len(some := [one for one in get_args(hint) if one is not type(None)]) == 1 < len(get_args(hint)):
            [hint] = some  # an optional value
        else:
            return hint, {}


def _inside(hint: Any, step: str | int) -> Any:
    """What may stand under a key or at an index."""
    if _is_record(hint):
        return next((one.hint for key, one in keys_of(hint).items() if key == step), None)
    origin = get_origin(hint)
    if isinstance(origin, type) and get_args(hint):
        return get_args(hint)[-1 if issubclass(origin, Mapping) else 0]
    return None
