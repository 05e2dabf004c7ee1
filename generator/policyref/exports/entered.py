"""Records as other programs read them: what an editor has written, under the keys of the data files.

Whatever a record may hold goes along by its declaration, so a new field is exported the day it is declared. What is
left out says nothing: a value that is empty, or that is the default.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from policyref.facts.provenance import declared
from policyref.facts.told import NOT_WRITTEN, NotWritten
from policyref.rules.conditions import AnyOf
from policyref.rules.conditions.in_words import InWords
from policyref.rules.conditions.options import Options

_WRITTEN_BARE = (InWords, Options, AnyOf)
_FORMATS_OF_DATES = {"", "date"}


def entered(record: Any, but: Collection[str] = ()) -> dict[str, Any]:
    """A record by the keys it is written with; `but` are keys that something else tells."""
    found = {}
    kind: Any = type(record)
    for name, key, default in _fields(kind):
        value = getattr(record, name)
        if key not in but and value not in (None, "", (), {}) and value != default:
            found[key] = _plain(value)
    return found


@cache
def _fields(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Name, key and default of each field; a default that is a choice of ours says something of the text."""
    told = {one.name: one.key for one in declared(kind)}
    return tuple(
        (one.name, told[one.name], one.default if isinstance(one.default, bool) else None)
        for one in dataclasses.fields(kind)
        if one.name in told
    )


def checked_without(record: Any) -> list[str]:
    """The lists of which somebody has entered that the text has nothing for them."""
    kind: Any = type(record)
    return [key for name, key, _ in _fields(kind) if isinstance(getattr(record, name), NotWritten)]


def _plain(value: Any) -> Any:
    if isinstance(value, _WRITTEN_BARE):
        kind: Any = type(value)
        [(name, _, _)] = _fields(kind)
        return _plain(getattr(value, name))
    if dataclasses.is_dataclass(value):
        return entered(value)
    if isinstance(value, NotWritten):
        return NOT_WRITTEN
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value


def with_entered(schema: dict[str, Any], records: dict[str, Any], of_records: Mapping[str, str]) -> dict[str, Any]:
    """The schema of rows with what the records say of the keys that rows take from them; open to keys that come.

    `records` is the schema of the records, `of_records` the record of each row. What a row says itself counts.
    """
    rows = schema["$defs"]
    for row, record in of_records.items():
        told = records["$defs"][record]["properties"]
        rows[row]["properties"] = {**told, **rows[row]["properties"]}
    schema["$defs"] = {**records["$defs"], **rows}
    _open(schema)
    return schema


def _open(node: Any) -> None:
    if isinstance(node, list):
        for child in node:
            _open(child)
    elif isinstance(node, dict):
        if node.get("additionalProperties") is False:
            del node["additionalProperties"]
        if "oneOf" in node:  # with keys to come a value may be of several
            node["anyOf"] = node.pop("oneOf")
            node.pop("discriminator", None)
        if isinstance(node.get("format"), str) and node["format"] in _FORMATS_OF_DATES:
            node["format"] = "date"
        if "properties" in node and str(node.get("description", ""))[:1].isascii():
            node.pop("description", None)  # of the program, not of what is written
        for child in list(node.values()):
            _open(child)
