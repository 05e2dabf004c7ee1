"""What every input record shares: how its values are written and how strict it is.

The reader hands over strings, lists, mappings and nulls only (no YAML 1.1 guesses), so every other type is made here.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from generator.text.dates import parse_date


def _to_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = parse_date(value)
    if found is None or not 1900 <= found.year <= 2199:  # a slip of the finger; the day after has to exist, too
        raise ValueError("date")
    return found


class Record(BaseModel):
    """A mapping in a data file. Unknown keys are refused; field descriptions become the editors' help."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"additionalProperties": False})


Words = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Day = Annotated[
    date,
    BeforeValidator(_to_date),
    Field(json_schema_extra={"type": "string", "format": "", "examples": ["2023年4月30日", "2023-04-30"]}),
]
Number = Annotated[int, Field(ge=1, le=9999)]
