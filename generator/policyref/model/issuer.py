"""Who issued a notice: as it is signed or headed, or as another source names it where the text bears no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from policyref.facts.provenance import Neutral
from policyref.facts.record import Name, Record, Words, field, record
from policyref.words import unsigned

_BETWEEN = re.compile(r"[、，\s]+")


@record
class Issuer(Record):
    """`source` is where the name is from if not from the text; the check holds a name without one against the text."""

    name: Annotated[Words, Neutral()] = field("发文机关的名称，照原文（没有署名的照所据的登记）写")
    source: Name | None = field("原文没有署名、名称另有来源的，写明来源，例如 网站登记；原文有署名的不写", default=None)

    @property
    def names(self) -> list[str]:
        """Each body that is named; as printed, several may stand in one line."""
        return [name for name in _BETWEEN.split(self.name) if name]


class _Issuers:
    """Beside a list: one name, or one mapping, may be written without it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    @staticmethod
    def _listed(value: Any) -> Any:
        if value is None or (isinstance(value, str) and not value.strip()):
            raise PydanticCustomError("string_too_short", "no name")  # of the key, not of an entry of its list
        entries = value if isinstance(value, list) else [value]
        return [{"name": entry} if isinstance(entry, str) else entry for entry in entries]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(schema)
        one = [{"type": "string", "pattern": r"\S"}, listed["items"]]
        return {"anyOf": [*one, {**listed, "items": {"anyOf": one}}]}


Issuers = Annotated[tuple[Issuer, ...], Field(min_length=1), _Issuers()]


def named(issuers: tuple[Issuer, ...]) -> str:
    """Their names alone, for programs and for what has no room to say more."""
    return "、".join(one.name for one in issuers)


def shown(issuers: tuple[Issuer, ...]) -> str:
    """Their names for a reader, who is told which of them the text does not bear."""
    return "、".join(unsigned(one.name, one.source) if one.source else one.name for one in issuers)


def signed(issuers: tuple[Issuer, ...]) -> Iterator[str]:
    """The names that the text must bear."""
    return (name for one in issuers if not one.source for name in one.names)
