"""Three words of absence: the text does not say (`原文没有`), nobody has entered it (no key), a list.

An empty list says neither that the text is silent nor that nobody has looked: it is as open as no key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

X = TypeVar("X")
State = Literal["none", "waived", "open", "entered"]
NOT_WRITTEN = "原文没有"


class NotWritten(tuple[Any, ...]):
    """Nothing, for the text has nothing: somebody has looked."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NotWritten)

    __hash__ = tuple.__hash__


class _Told:
    """A list, or the statement that the text has none. An empty value is refused: it could be either."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        of_list = handler.generate_schema(next(one for one in get_args(source) if one is not type(None)))
        return core_schema.no_info_wrap_validator_function(self._read, of_list)

    @staticmethod
    def _read(value: Any, read_list: core_schema.ValidatorFunctionWrapHandler) -> Any:
        return NotWritten() if value == NOT_WRITTEN else read_list(value)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"const": NOT_WRITTEN}]}


Told = Annotated[tuple[X, ...] | None, _Told()]


Own = tuple[Any, ...] | None


def told(found: Iterable[Any], own: Own, of_items: Iterable[Own] = ()) -> State:
    """What is said of what was `found` in all lists of a measure, its own and those of its items.

    An item that says nothing is as its measure says.
    """
    if any(True for _ in found):
        return "entered"
    silent = isinstance(own, NotWritten) and all(one is None or isinstance(one, NotWritten) for one in of_items)
    return "none" if silent else "open"
